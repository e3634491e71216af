/// Writes a CSV file that appears whole or not at all.
///
/// Cells are quoted only when they must be; lines end in LF.
package struct CSVWriter: ~Copyable {
    private static let bufferBytes = 64 << 10

    private let file: FileReplacement
    private let delimiter: UInt8
    private var buffer: [UInt8] = []

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
        self.delimiter = delimiter
        file = try FileReplacement(of: target)
        if byteOrderMark { buffer = [0xEF, 0xBB, 0xBF] }
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
        try file.finish()
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
