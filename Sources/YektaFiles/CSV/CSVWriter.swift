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
        try flushWhenFull()
    }

    /// Appends a row of a first cell and those of a row that was read.
    package mutating func write(_ first: String, _ row: CSVRow) throws(FileError) {
        Self.append(first, row, delimiter: delimiter, to: &buffer)
        try flushWhenFull()
    }

    private mutating func flushWhenFull() throws(FileError) {
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

    /// The bytes of a first cell and those of a row that was read.
    static func bytes(_ first: String, _ row: CSVRow, delimiter: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        append(first, row, delimiter: delimiter, to: &bytes)
        return bytes
    }

    private static func append(
        _ first: String,
        _ row: CSVRow,
        delimiter: UInt8,
        to bytes: inout [UInt8]
    ) {
        append(first, delimiter: delimiter, to: &bytes)
        bytes.append(delimiter)
        if row.isPlain(delimiter: delimiter) {
            bytes.append(contentsOf: row.bytes.dropLast())
        } else {
            for index in 0..<row.count {
                if index > 0 { bytes.append(delimiter) }
                append(row.text(index), delimiter: delimiter, to: &bytes)
            }
        }
        bytes.append(.newline)
    }

    private static func append(_ row: [String], delimiter: UInt8, to bytes: inout [UInt8]) {
        if row.count == 1, row[0].isEmpty {
            // An empty line would be no row.
            bytes += [.quote, .quote]
        } else {
            for (index, cell) in row.enumerated() {
                if index > 0 { bytes.append(delimiter) }
                append(cell, delimiter: delimiter, to: &bytes)
            }
        }
        bytes.append(.newline)
    }

    private static func append(_ cell: String, delimiter: UInt8, to bytes: inout [UInt8]) {
        guard mustQuote(cell, delimiter) else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(.quote)
        for byte in cell.utf8 {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
    }

    private static func mustQuote(_ cell: String, _ delimiter: UInt8) -> Bool {
        cell.utf8.contains {
            $0 == delimiter || $0 == .quote || $0 == .newline || $0 == .carriageReturn
        }
    }
}
