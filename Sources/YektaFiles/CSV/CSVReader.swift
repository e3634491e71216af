/// Reads a CSV file row by row, as RFC 4180 describes it and as programs really write it.
///
/// Comma, semicolon or tab, whichever the header uses most; LF, CRLF or CR; a byte order mark;
/// quoted cells with newlines; empty lines (skipped); a last line without a newline. A row that is
/// short is filled with empty cells; extra cells are an error unless they are empty. Invalid UTF-8
/// is repaired cell by cell and counted, because one bad byte must not cost a file.
/// Memory is bounded by the longest cell, whatever the size of the file.
package struct CSVReader: ~Copyable {
    /// The longest cell that is read, in bytes.
    package static let fieldBytesMax = 1 << 20
    /// The widest row that is read, in columns.
    package static let columnsMax = 4096

    /// The path, or the name given for bytes in memory.
    package let file: String
    /// The cells of the first row, trimmed.
    package private(set) var header: [String] = []
    /// The byte between cells: a comma, a semicolon or a tab.
    package private(set) var delimiter: UInt8 = .comma
    /// The line on which the row last returned begins, counted from 1.
    package internal(set) var line = 1
    /// How many cells held invalid UTF-8 and were repaired with U+FFFD.
    package private(set) var repairedCells = 0

    var window: ByteWindow
    /// The next unread byte of the window.
    var position = 0
    var nextLine = 1
    /// Where the cells of the line last looked at end; kept for its room.
    var ends: [Int] = []
    /// The content of the quoted cell being read.
    private var quoted: [UInt8] = []

    /// Opens a file and reads its header.
    package init(path: String) throws(FileError) {
        try self.init(file: path, window: ByteWindow(path: path))
    }

    /// Reads bytes in memory; `name` stands for the file in errors.
    package init(bytes: [UInt8], name: String = "memory") throws(FileError) {
        try self.init(file: name, window: ByteWindow(bytes: bytes))
    }

    private init(file: String, window: consuming ByteWindow) throws(FileError) {
        self.file = file
        self.window = window
        try readHeader()
    }

    /// How many bytes of the file have been read, for a progress bar.
    package var bytesRead: Int { window.bytesRead }

    /// Whether the file can be read again by opening its path: it is no pipe.
    var canReopen: Bool { window.canReopen }

    /// The next row, with as many cells as the header; nil at the end of the file.
    package mutating func next() throws(FileError) -> [String]? {
        guard var row = try nextRow() else { return nil }
        if row.count < header.count {
            row.append(contentsOf: repeatElement("", count: header.count - row.count))
        } else if row.count > header.count {
            try dropEmptyCells(of: &row)
        }
        return row
    }

    private func dropEmptyCells(of row: inout [String]) throws(FileError) {
        guard row[header.count...].allSatisfy(\.isEmpty) else {
            throw FileError(
                .tooManyCells,
                file: file,
                line: line,
                "the row has \(row.count) cells and the header \(header.count)",
                remedy: "quote the cells that hold the delimiter"
            )
        }
        row.removeSubrange(header.count...)
    }

    /// The next row that is not an empty line.
    private mutating func nextRow() throws(FileError) -> [String]? {
        while true {
            line = nextLine
            guard try hasByte() else { return nil }
            if try skipNewline() { continue }
            var row: [String] = []
            row.reserveCapacity(header.count)
            var ending = Ending.delimiter
            while ending == .delimiter {
                guard row.count < Self.columnsMax else { throw tooManyColumns() }
                ending = try readCell(into: &row)
            }
            return row
        }
    }
}

// MARK: - Cells

extension CSVReader {
    private enum Ending {
        case delimiter, row
    }

    private mutating func readCell(into row: inout [String]) throws(FileError) -> Ending {
        let column = row.count + 1
        if try hasByte(), window.bytes[position] == .quote {
            try readQuoted(column: column)
            let tail = try scanPlain(column: column)
            quoted.append(contentsOf: window.bytes[tail])
            row.append(decode(quoted[...]))
        } else {
            let range = try scanPlain(column: column)
            row.append(decode(window.bytes[range]))
        }
        return try readEnding()
    }

    /// Finds the end of the unquoted cell at the position and moves there.
    private mutating func scanPlain(column: Int) throws(FileError) -> Range<Int> {
        var scanned = position
        while true {
            scanned = Self.plainEnd(window.bytes, scanned, window.end, delimiter)
            guard scanned - position <= Self.fieldBytesMax else { throw fieldTooLong(column) }
            if scanned < window.end { break }
            let length = scanned - position
            guard try slide() else { break }
            scanned = length
        }
        defer { position = scanned }
        return position..<scanned
    }

    /// Reads from the opening quote at the position to behind the closing one.
    private mutating func readQuoted(column: Int) throws(FileError) {
        let openingLine = nextLine
        quoted.removeAll(keepingCapacity: true)
        position += 1
        while true {
            let end = window.bytes[position..<window.end].firstIndex(of: .quote) ?? window.end
            let part = window.bytes[position..<end]
            nextLine += part.reduce(0) { $0 + ($1 == .newline ? 1 : 0) }
            quoted.append(contentsOf: part)
            position = end
            guard quoted.count <= Self.fieldBytesMax else {
                throw fieldTooLong(column, line: openingLine)
            }
            guard try hasByte() else { throw unclosedQuote(column, line: openingLine) }
            guard window.bytes[position] == .quote else { continue }
            position += 1
            guard try hasByte(), window.bytes[position] == .quote else { return }
            quoted.append(.quote)
            position += 1
        }
    }

    /// Takes the delimiter or newline at the position; the end of the file ends the row as well.
    private mutating func readEnding() throws(FileError) -> Ending {
        guard try hasByte() else { return .row }
        if window.bytes[position] == delimiter {
            position += 1
            return .delimiter
        }
        _ = try skipNewline()
        return .row
    }

    /// Takes one LF, CRLF or CR, if that is what comes.
    private mutating func skipNewline() throws(FileError) -> Bool {
        let byte = window.bytes[position]
        guard byte == .newline || byte == .carriageReturn else { return false }
        position += 1
        nextLine += 1
        if byte == .carriageReturn, try hasByte(), window.bytes[position] == .newline {
            position += 1
        }
        return true
    }

    private mutating func hasByte() throws(FileError) -> Bool {
        if position < window.end { return true }
        return try slide()
    }

    mutating func slide() throws(FileError) -> Bool {
        guard try window.slide(to: position) else { return false }
        position = 0
        return true
    }

    private mutating func decode(_ bytes: ArraySlice<UInt8>) -> String {
        // Half of the cells of a wide file are empty, and making a string costs more than finding
        // one.
        if bytes.isEmpty { return "" }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        repairedCells += 1
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func plainEnd(
        _ bytes: borrowing [UInt8],
        _ start: Int,
        _ end: Int,
        _ delimiter: UInt8
    ) -> Int {
        let span = bytes.span
        var index = start
        while index < end {
            let byte = span[index]
            if byte == delimiter || byte == .newline || byte == .carriageReturn { break }
            index += 1
        }
        return index
    }
}

// MARK: - Header

extension CSVReader {
    private mutating func readHeader() throws(FileError) {
        try skipByteOrderMark()
        delimiter = try detectDelimiter()
        guard let cells = try nextRow() else {
            throw FileError(
                .noHeader,
                file: file,
                "the file is empty",
                remedy: "give a file whose first row names the columns"
            )
        }
        header = cells.map(\.trimmed)
    }

    private mutating func skipByteOrderMark() throws(FileError) {
        while window.end < 3, try slide() {}
        let start = window.bytes[..<min(3, window.end)]
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            throw FileError(
                .wrongEncoding,
                file: file,
                line: 1,
                "the text is UTF-16",
                remedy: "save the file as CSV UTF-8"
            )
        }
        if start.elementsEqual([0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The candidate that occurs most outside quotes in the header; the comma where none does.
    private mutating func detectDelimiter() throws(FileError) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        var index = position
        var hasText = false
        while index - position < Self.fieldBytesMax {
            if index == window.end {
                let length = index - position
                guard try slide() else { break }
                index = position + length
            }
            let byte = window.bytes[index]
            if byte == .quote {
                isQuoted.toggle()
            } else if !isQuoted {
                if byte == .newline || byte == .carriageReturn {
                    if hasText { break }
                } else {
                    hasText = true
                    counts[byte, default: 0] += 1
                }
            }
            index += 1
        }
        var best = UInt8.comma
        for candidate in [UInt8.semicolon, .tab]
        where counts[candidate, default: 0] > counts[best, default: 0] {
            best = candidate
        }
        return best
    }
}

// MARK: - Errors

extension CSVReader {
    private func fieldTooLong(_ column: Int, line: Int? = nil) -> FileError {
        FileError(
            .fieldTooLong,
            file: file,
            line: line ?? self.line,
            column: column,
            "a cell is longer than fieldBytesMax (\(Self.fieldBytesMax) bytes)",
            remedy: "look for a quote that is never closed, or shorten the cell"
        )
    }

    private func unclosedQuote(_ column: Int, line: Int) -> FileError {
        FileError(
            .unclosedQuote,
            file: file,
            line: line,
            column: column,
            "a quoted cell begins here and never ends",
            remedy: "close the quote, or double the quotes inside the cell"
        )
    }

    private func tooManyColumns() -> FileError {
        FileError(
            .tooManyColumns,
            file: file,
            line: line,
            "the row has more than columnsMax (\(Self.columnsMax)) cells",
            remedy: "check the delimiter, or leave out columns"
        )
    }
}

extension UInt8 {
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let tab = UInt8(ascii: "\t")
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}

extension StringProtocol where UTF8View: BidirectionalCollection {
    /// The text without white space at its ends.
    var trimmed: String {
        // Nearly all cells begin and end with an ASCII letter or digit: no table has to be asked.
        if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
            (0x21..<0x7F).contains(last)
        {
            return String(self)
        }
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool {
        if let first = utf8.first, (0x21..<0x7F).contains(first) { return false }
        return allSatisfy(\.isWhitespace)
    }
}
