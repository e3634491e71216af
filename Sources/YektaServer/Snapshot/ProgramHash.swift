import YektaCore

/// The hash of the program's own file.
enum ProgramHash {
    private static let pieceWords = 1 << 15

    /// Nil if the file cannot be read, and where the system does not say which it is.
    static let own: UInt64? = {
        guard let file = try? SnapshotFile(reading: "/proc/self/exe"),
            let length = try? file.byteCount()
        else { return nil }
        // The last few bytes, if they do not make up a word, say nothing that the others do not.
        var piece = [UInt64](repeating: 0, count: pieceWords)
        var (hash, offset) = (UInt64(length), 0)
        while length - offset >= 8 {
            if length - offset < piece.count * 8 {
                piece = [UInt64](repeating: 0, count: (length - offset) / 8)
            }
            var isRead = false
            SnapshotWords.fill(&piece) { bytes in
                isRead = (try? file.read(into: &bytes, at: offset)) ?? false
            }
            guard isRead else { return nil }
            hash = SnapshotWords.hash(piece, seed: hash)
            offset += piece.count * 8
        }
        return hash
    }()
}
