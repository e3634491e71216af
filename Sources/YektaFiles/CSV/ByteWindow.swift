/// A window that slides over a file's bytes, so that a file of any size needs little memory.
struct ByteWindow: ~Copyable {
    private static let chunkBytes = 256 << 10

    /// The bytes in sight.
    private(set) var bytes: [UInt8]
    /// How many bytes of the file have been read so far.
    private(set) var bytesRead: Int
    /// Whether the bytes can be read again by opening the same path.
    let canReopen: Bool
    private let source: FileDescriptor?
    /// Where the file's next bytes land before the window moves.
    private var chunk: [UInt8]

    init(path: String) throws(FileError) {
        let file = try FileDescriptor(reading: path)
        canReopen = file.isRegularFile
        source = consume file
        chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        bytes = []
        bytesRead = 0
    }

    init(bytes: [UInt8]) {
        source = nil
        canReopen = false
        chunk = []
        self.bytes = bytes
        bytesRead = bytes.count
    }

    /// The end of what is in sight.
    var end: Int { bytes.count }

    /// Drops the bytes before `start`, which becomes 0, and takes more behind the rest.
    ///
    /// Returns false, leaving the window as it was, when the file has no more.
    mutating func slide(to start: Int) throws(FileError) -> Bool {
        guard let count = try source?.read(into: &chunk), count > 0 else { return false }
        bytes.removeSubrange(..<start)
        bytes.append(contentsOf: chunk[..<count])
        bytesRead += count
        return true
    }
}
