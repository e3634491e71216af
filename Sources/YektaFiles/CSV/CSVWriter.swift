/// Writes a CSV file that appears whole or not at all.
///
/// Rows go to a file beside the target, which takes the target's place when `finish()` is called. A
/// writer that is dropped before leaves the target as it was. A target that is a pipe, a terminal
/// or a link is written in place. Cells are quoted only when they must be; lines end in LF.
package struct CSVWriter: ~Copyable {
    private static let bufferBytes = 64 << 10

    private let target: String
    /// The file being written; the target itself where that cannot be replaced.
    private let path: String
    private let file: FileDescriptor
    private let delimiter: UInt8
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - path: The file that will be there once finished.
    ///   - delimiter: The byte between cells.
    ///   - byteOrderMark: Whether to begin with a byte order mark, which Excel needs to see UTF-8.
    package init(
        path target: String,
        delimiter: UInt8 = UInt8(ascii: ","),
        byteOrderMark: Bool = false
    ) throws(FileError) {
        self.target = target
        self.delimiter = delimiter
        path = FileDescriptor.isReplaceable(target) ? FileDescriptor.pathBeside(target) : target
        file = try Self.begin(path, inPlaceOf: target)
        if byteOrderMark { buffer = [0xEF, 0xBB, 0xBF] }
    }

    /// A store in the way is a slip of the hand that nothing could make good.
    private static func begin(
        _ path: String,
        inPlaceOf target: String
    ) throws(FileError) -> FileDescriptor {
        guard path == target || (try? head(of: target)) != databaseMark else {
            throw lost(target)
        }
        return try FileDescriptor(writing: path)
    }

    private static func lost(_ target: String) -> FileError {
        FileError(
            .cannotWrite,
            file: target,
            "is a database, which would be lost",
            remedy: "name another file to write"
        )
    }

    private static func head(of path: String) throws(FileError) -> [UInt8] {
        let file = try FileDescriptor(reading: path)
        var head = [UInt8](repeating: 0, count: databaseMark.count)
        let count = try file.read(into: &head)
        return Array(head.prefix(count))
    }

    /// How every SQLite file begins.
    private static let databaseMark = Array("SQLite format 3".utf8)

    deinit {
        if !isFinished && path != target { FileDescriptor.remove(path) }
    }

    /// Appends a row.
    package mutating func write(_ row: [String]) throws(FileError) {
        Self.append(row, delimiter: delimiter, to: &buffer)
        guard buffer.count >= Self.bufferBytes else { return }
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Puts the file in its place once its bytes are on the disk.
    package consuming func finish() throws(FileError) {
        try file.write(buffer)
        try file.synchronize()
        if path != target { try FileDescriptor.rename(path, to: target) }
        isFinished = true
    }

    /// The bytes of rows, for those who write elsewhere.
    package static func bytes(_ rows: [[String]], delimiter: UInt8 = .init(ascii: ",")) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows { append(row, delimiter: delimiter, to: &bytes) }
        return bytes
    }

    private static func append(_ row: [String], delimiter: UInt8, to bytes: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            if mustQuote(cell, delimiter) || (row.count == 1 && cell.isEmpty) {
                bytes.append(.quote)
                for byte in cell.utf8 {
                    if byte == .quote { bytes.append(.quote) }
                    bytes.append(byte)
                }
                bytes.append(.quote)
            } else {
                bytes.append(contentsOf: cell.utf8)
            }
        }
        bytes.append(.newline)
    }

    private static func mustQuote(_ cell: String, _ delimiter: UInt8) -> Bool {
        cell.utf8.contains {
            $0 == delimiter || $0 == .quote || $0 == .newline || $0 == .carriageReturn
        }
    }
}
