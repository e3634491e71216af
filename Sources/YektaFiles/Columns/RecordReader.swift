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
    private var ahead: CSVRows
    private var aheadIndex = 0
    /// The row last read.
    private var row = CSVRow()
    private let builder: RecordBuilder
    private var rowNumber = 0
    private var lines = KeyLines()

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
        var row = CSVRow()
        if rows.canReopen, try rows.next(into: &row) {
            ahead = CSVRows()
            survey.add(row)
            while try rows.next(into: &row) { survey.add(row) }
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
        ahead: CSVRows,
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
    ) throws(FileError) -> CSVRows {
        var ahead = CSVRows()
        var row = CSVRow()
        let rowsMax = cellsMax / max(1, rows.header.count)
        while ahead.count < rowsMax, try rows.next(into: &row) {
            survey.add(row)
            ahead.append(row, line: rows.line)
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
        guard let (record, line) = try nextNumbered() else { return nil }
        return SourceRow(record: record, cells: row.cells, line: line)
    }

    /// The record of the next row; nil at the end of the file.
    package mutating func nextRecord() throws(FileError) -> Record? {
        try nextNumbered()?.record
    }

    private mutating func nextNumbered() throws(FileError) -> (record: Record, line: Int)? {
        guard let line = try nextRow() else { return nil }
        rowNumber += 1
        let (record, isTimeRead) = builder.record(row, rowNumber: rowNumber)
        if !isTimeRead { unreadableTimes += 1 }
        if let first = lines.insert(record.key, line: line) {
            throw FileError(
                .duplicateKey,
                file: rows.file,
                line: line,
                "the record id is the same as that of line \(first)",
                remedy: "make the ids unique, or map the column with \(duplicateRemedy)"
            )
        }
        return (record, line)
    }

    private var duplicateRemedy: String {
        let name = mapping.index(of: .recordID).map { mapping.columns[$0].name } ?? "column"
        return "--map '\(name)=ignore' so that rows are numbered"
    }

    /// Reads the next row and says on which line it begins; nil at the end of the file.
    private mutating func nextRow() throws(FileError) -> Int? {
        if aheadIndex < ahead.count {
            aheadIndex += 1
            return ahead.copy(aheadIndex - 1, into: &row)
        }
        if aheadIndex > 0 {
            ahead = CSVRows()
            aheadIndex = 0
        }
        return try rows.next(into: &row) ? rows.line : nil
    }

    /// `people` for `/data/people.csv`.
    static func baseName(_ path: String) -> String {
        let file = path.split(separator: "/").last ?? "file"
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return String(file) }
        return String(file[..<dot])
    }
}
