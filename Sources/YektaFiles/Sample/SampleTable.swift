/// The records of a sample as cells, and who is who in it.
package struct SampleTable: Sendable {
    /// The names of the columns, the record id first.
    package let header: [String]
    /// The rows, in the header's order of columns.
    package let rows: [[String]]
    /// For each row the record id and the true entity.
    package let truth: [(record: String, entity: String)]

    init(header: [String], rows: [[String]], truth: [(record: String, entity: String)]) {
        self.header = header
        self.rows = rows
        self.truth = truth
    }

    /// Numbers rows that have no id yet, in the order in which they come.
    init(header: [String], drawn: [(entity: Int, cells: [String])]) {
        self.header = header
        let ids = drawn.indices.map { Self.padded($0 + 1, to: 6, after: "R") }
        rows = zip(ids, drawn).map { [$0] + $1.cells }
        truth = zip(ids, drawn).map { ($0, Self.padded($1.entity, to: 5, after: "P")) }
    }

    /// Writes the records, and the truth if it is wanted, as CSV files.
    ///
    /// - Parameters:
    ///   - path: The file of the records.
    ///   - truthPath: The file of the truth, with `record_id` and `entity_id`; none if nil.
    package func write(to path: String, truthTo truthPath: String? = nil) throws(FileError) {
        try Self.write([header] + rows, to: path)
        guard let truthPath else { return }
        try Self.write([["record_id", "entity_id"]] + truth.map { [$0, $1] }, to: truthPath)
    }

    private static func write(_ rows: [[String]], to path: String) throws(FileError) {
        var writer = try CSVWriter(path: path)
        for row in rows { try writer.write(row) }
        try writer.finish()
    }

    private static func padded(_ number: Int, to width: Int, after letter: String) -> String {
        let digits = String(number)
        return letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
