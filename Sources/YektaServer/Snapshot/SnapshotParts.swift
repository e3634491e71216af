import YektaCore

/// Where a part of a snapshot lies in its file, in four words of eight bytes.
struct SnapshotEntry {
    static let wordCount = 4

    var part: UInt64
    var offset: UInt64
    var byteCount: UInt64
    var hash: UInt64

    var words: [UInt64] { [part, offset, byteCount, hash] }
}

/// Writes the parts of a snapshot one behind the other, then the table of them, the header last.
struct SnapshotWriter: SnapshotSink {
    private let file: SnapshotFile
    private let isWanted: () -> Bool
    private var entries: [SnapshotEntry] = []
    private var end = SnapshotHeader.byteCount

    /// About what is written in a millisecond.
    private static let pieceBytes = 2 << 20

    /// - Parameter isWanted: asked every few milliseconds whether to go on.
    init(_ file: SnapshotFile, isWanted: @escaping () -> Bool) {
        self.file = file
        self.isWanted = isWanted
    }

    mutating func pause() throws(SnapshotError) {
        if !isWanted() { throw .interrupted }
    }

    mutating func append(_ part: SnapshotPart, _ bytes: RawSpan) throws(SnapshotError) {
        for start in stride(from: 0, to: bytes.byteCount, by: Self.pieceBytes) {
            try pause()
            let piece = bytes.extracting(start..<min(start + Self.pieceBytes, bytes.byteCount))
            try file.write(piece, at: end + start)
        }
        entries.append(
            SnapshotEntry(
                part: UInt64(part.rawValue),
                offset: UInt64(end),
                byteCount: UInt64(bytes.byteCount),
                hash: Hash64.xxh3(bytes, seed: UInt64(part.rawValue))
            )
        )
        end += bytes.byteCount
    }

    /// Writes the rest.
    func finish(_ header: SnapshotHeader) throws(SnapshotError) {
        let table = entries.flatMap(\.words)
        try SnapshotWords.read(table) { bytes throws(SnapshotError) in
            try file.write(bytes, at: end)
        }
        var header = header
        header.tableOffset = UInt64(end)
        header.tableCount = UInt64(entries.count)
        header.tableHash = SnapshotWords.hash(table, seed: 0)
        try SnapshotWords.read(header.words) { bytes throws(SnapshotError) in
            try file.write(bytes, at: 0)
        }
    }
}

/// Reads the parts of a snapshot, and gives out none that is not as it was written.
struct SnapshotReader: SnapshotSource {
    let header: SnapshotHeader
    private let file: SnapshotFile
    private let parts: [SnapshotPart: [SnapshotEntry]]

    /// Reads header and table.
    init(_ file: SnapshotFile) throws(SnapshotError) {
        self.file = file
        let length = try file.byteCount()
        let words = try Self.words(file, at: 0, count: SnapshotHeader.wordCount)
        header = try SnapshotHeader(words: words)
        let offset = Int(clamping: header.tableOffset)
        let rest = length - min(length, offset)
        guard header.tableCount == UInt64(rest / (8 * SnapshotEntry.wordCount)),
            rest % (8 * SnapshotEntry.wordCount) == 0
        else { throw .foreign(.format) }
        let table = try Self.words(file, at: offset, count: rest / 8)
        guard SnapshotWords.hash(table, seed: 0) == header.tableHash else {
            throw .foreign(.format)
        }
        var parts: [SnapshotPart: [SnapshotEntry]] = [:]
        for start in stride(from: 0, to: table.count, by: SnapshotEntry.wordCount) {
            let entry = SnapshotEntry(
                part: table[start],
                offset: table[start + 1],
                byteCount: table[start + 2],
                hash: table[start + 3]
            )
            guard let part = SnapshotPart(rawValue: UInt32(truncatingIfNeeded: entry.part)),
                entry.offset <= header.tableOffset,
                entry.byteCount <= header.tableOffset - entry.offset
            else { throw .foreign(.format) }
            parts[part, default: []].append(entry)
        }
        self.parts = parts
    }

    /// All parts, in the order of their kinds.
    var entries: [SnapshotEntry] {
        SnapshotPart.allCases.flatMap { parts[$0] ?? [] }
    }

    func count(of part: SnapshotPart) -> Int { parts[part]?.count ?? 0 }

    func byteCount(of part: SnapshotPart, _ number: Int) -> Int {
        guard let entries = parts[part], number < entries.count else { return 0 }
        return Int(entries[number].byteCount)
    }

    func read(
        _ part: SnapshotPart,
        _ number: Int,
        into bytes: inout MutableRawSpan
    ) throws(SnapshotError) {
        guard let entries = parts[part], number < entries.count,
            bytes.byteCount == Int(entries[number].byteCount),
            try file.read(into: &bytes, at: Int(entries[number].offset)),
            Hash64.xxh3(bytes.bytes, seed: UInt64(part.rawValue)) == entries[number].hash
        else { throw .damaged(part) }
    }

    private static func words(
        _ file: SnapshotFile,
        at offset: Int,
        count: Int
    ) throws(SnapshotError) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: count)
        try SnapshotWords.fill(&words) { bytes throws(SnapshotError) in
            guard try file.read(into: &bytes, at: offset) else { throw .foreign(.format) }
        }
        return words
    }
}
