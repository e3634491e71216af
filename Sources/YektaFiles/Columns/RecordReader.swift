package import YektaCore

/// A row of a file and the record that was read from it.
package struct SourceRow: Hashable, Sendable {
    /// The record, raw values and all.
    package let record: Record
    /// The row's cells as they stand in the file, as many as the header has.
    package let cells: [String]
    /// The line on which the row begins, counted from 1.
    package let line: Int
}

/// Reads records from a CSV file with any header.
///
/// The rows are read ahead to recognise the columns: all that fit the limit, and where there are
/// more, the file is read a second time; of a pipe the first rows must do. A record's key is the
/// channel column's value, or the default channel, and the record id column's value, or `#` and the
/// row's number where that is empty or there is no such column.
package struct RecordReader: ~Copyable {
    /// What each column is for.
    package let mapping: ColumnMapping
    /// How many times could not be read and count as unknown.
    package private(set) var unreadableTimes = 0

    /// How many cells are kept from the survey, some 40 MB, so that most files are read once.
    static let cellsAheadMax = 2_000_000

    private var rows: CSVReader
    private var ahead: [(cells: [String], line: Int)]
    private var aheadIndex = 0
    private let builder: RecordBuilder
    private var rowNumber = 0
    private var lineOfKey: [RecordKey: Int] = [:]

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - overrides: `column=type` requests.
    ///   - defaultChannel: The channel of rows that name none; the file's base name if nil.
    package init(
        path: String,
        overrides: [String] = [],
        defaultChannel: String? = nil
    ) throws(FileError) {
        try self.init(
            path: path,
            overrides: overrides,
            defaultChannel: defaultChannel,
            cellsAheadMax: Self.cellsAheadMax
        )
    }

    init(
        path: String,
        overrides: [String] = [],
        defaultChannel: String? = nil,
        cellsAheadMax: Int
    ) throws(FileError) {
        let channel = defaultChannel ?? Self.baseName(path)
        var rows = try CSVReader(path: path)
        var survey = ColumnSurvey(header: rows.header)
        var ahead = try Self.readAhead(&rows, &survey, cellsMax: cellsAheadMax)
        if rows.canReopen, let cells = try rows.next() {
            ahead = []
            survey.add(cells)
            while let cells = try rows.next() { survey.add(cells) }
            rows = try CSVReader(path: path)
        }
        try self.init(rows, ahead: ahead, survey, overrides: overrides, channel: channel)
    }

    /// Reads records from rows.
    package init(
        _ rows: consuming CSVReader,
        overrides: [String] = [],
        defaultChannel: String
    ) throws(FileError) {
        var survey = ColumnSurvey(header: rows.header)
        let ahead = try Self.readAhead(&rows, &survey, cellsMax: Self.cellsAheadMax)
        try self.init(rows, ahead: ahead, survey, overrides: overrides, channel: defaultChannel)
    }

    private init(
        _ rows: consuming CSVReader,
        ahead: [(cells: [String], line: Int)],
        _ survey: ColumnSurvey,
        overrides: [String],
        channel: String
    ) throws(FileError) {
        var mapping = ColumnMapping(file: rows.file, survey: survey)
        try mapping.apply(overrides: overrides)
        self.mapping = mapping
        self.rows = rows
        self.ahead = ahead
        builder = RecordBuilder(mapping, defaultChannel: channel)
    }

    private static func readAhead(
        _ rows: inout CSVReader,
        _ survey: inout ColumnSurvey,
        cellsMax: Int
    ) throws(FileError) -> [(cells: [String], line: Int)] {
        var ahead: [(cells: [String], line: Int)] = []
        let rowsMax = cellsMax / max(1, rows.header.count)
        while ahead.count < rowsMax, let cells = try rows.next() {
            survey.add(cells)
            ahead.append((cells, rows.line))
        }
        return ahead
    }

    /// The names of the columns.
    package var header: [String] { rows.header }

    /// The byte between the file's cells.
    package var delimiter: UInt8 { rows.delimiter }

    /// How many cells held invalid UTF-8 and were repaired.
    package var repairedCells: Int { rows.repairedCells }

    /// How many bytes of the file have been read, for a progress bar.
    package var bytesRead: Int { rows.bytesRead }

    /// The next row; nil at the end of the file.
    package mutating func next() throws(FileError) -> SourceRow? {
        guard let (cells, line) = try nextRow() else { return nil }
        rowNumber += 1
        let (record, isTimeRead) = builder.record(cells, rowNumber: rowNumber)
        if !isTimeRead { unreadableTimes += 1 }
        if let first = lineOfKey.updateValue(line, forKey: record.key) {
            throw FileError(
                .duplicateKey,
                file: rows.file,
                line: line,
                "the record id is the same as that of line \(first)",
                remedy: "make the ids unique, or map the column with \(duplicateRemedy)"
            )
        }
        return SourceRow(record: record, cells: cells, line: line)
    }

    private var duplicateRemedy: String {
        let name = mapping.index(of: .recordID).map { mapping.columns[$0].name } ?? "column"
        return "--map '\(name)=ignore' so that rows are numbered"
    }

    private mutating func nextRow() throws(FileError) -> (cells: [String], line: Int)? {
        if aheadIndex < ahead.count {
            aheadIndex += 1
            return ahead[aheadIndex - 1]
        }
        ahead = []
        aheadIndex = 0
        guard let cells = try rows.next() else { return nil }
        return (cells, rows.line)
    }

    /// `people` for `/data/people.csv`.
    static func baseName(_ path: String) -> String {
        let file = path.split(separator: "/").last ?? "file"
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return String(file) }
        return String(file[..<dot])
    }
}
