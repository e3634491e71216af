/// What is seen of a file's columns in one pass, in bounded memory and whatever the rows' order.
///
/// A file may be sorted, or shuffled between two runs; neither may change what a column is taken
/// for. So counts are over all rows, and the rows that are looked at closely are drawn by the hash
/// of their content.
package struct ColumnSurvey: Sendable {
    /// How many rows are looked at closely.
    package static let sampleRowsMax = 4_096
    /// Distinct values that are followed in each column, and in all columns together.
    private static let valuesMax = 1_024
    private static let valuesOfAllMax = 1 << 18

    /// The names of the columns.
    package let header: [String]
    /// How many rows were seen.
    package private(set) var rows = 0
    /// How many cells of each column hold something.
    private(set) var filled: [Int]

    private var values: [ValueSketch]
    private var sampled: [(hash: UInt64, cells: [String])] = []
    /// Rows with a hash beyond it are not kept.
    private var ceiling = UInt64.max

    package init(header: [String]) {
        self.header = header
        filled = Array(repeating: 0, count: header.count)
        let most = max(64, min(Self.valuesMax, Self.valuesOfAllMax / max(1, header.count)))
        values = Array(repeating: ValueSketch(valuesMax: most), count: header.count)
    }

    /// Looks at a row, which has a cell for each column.
    package mutating func add(_ cells: [String]) {
        var row = CSVRow()
        row.fill(cells)
        add(row)
    }

    /// Looks at a row, which has a cell for each column.
    package mutating func add(_ row: CSVRow) {
        rows += 1
        var rowHash: UInt64 = 0
        for index in 0..<min(row.count, header.count) {
            let range = row.range(index)
            if range.isEmpty { continue }
            let hash = CellHash.hash(row.bytes, range)
            rowHash = CellHash.combined(rowHash, hash ^ UInt64(truncatingIfNeeded: index))
            if row.isBlank(index) { continue }
            filled[index] += 1
            values[index].add(hash)
        }
        rowHash = CellHash.finished(rowHash)
        guard rowHash <= ceiling else { return }
        sampled.append((rowHash, row.cells))
        if sampled.count >= 2 * Self.sampleRowsMax { trim() }
    }

    /// Rows of one hash are alike, so it does not matter which of them are kept.
    private mutating func trim() {
        sampled.sort { $0.hash < $1.hash }
        guard sampled.count > Self.sampleRowsMax else { return }
        sampled.removeLast(sampled.count - Self.sampleRowsMax)
        ceiling = sampled.last?.hash ?? ceiling
    }

    /// The rows to look at closely, in the order of their hashes.
    package var sample: [[String]] {
        var survey = self
        survey.trim()
        return survey.sampled.map(\.cells)
    }

    /// The distinct values of a column.
    func distinct(_ column: Int) -> ValueSummary { values[column].summary }

    /// The share of rows with something in the column, in per cent, rounded down.
    package func fillPercent(_ column: Int) -> Int {
        rows == 0 ? 0 : filled[column] * 100 / rows
    }
}
