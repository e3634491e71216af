/// A row of a CSV file as bytes, with room that serves for the next row as well.
package struct CSVRow: Sendable {
    /// The cells, each with one byte behind it that is no cell's.
    private(set) var bytes: [UInt8] = []
    /// Where each cell ends.
    private(set) var ends: [Int] = []
    /// The byte between the cells if the bytes, without the last one, are how the row stands in a
    /// file: it has nothing that must be quoted.
    private(set) var plainDelimiter: UInt8?

    package init() {}

    /// Whether the row can be copied into a file of this delimiter as it stands.
    func isPlain(delimiter: UInt8) -> Bool { plainDelimiter == delimiter }

    /// How many cells there are.
    package var count: Int { ends.count }

    /// Where a cell lies in `bytes`.
    @inline(__always)
    func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1] + 1)..<ends[index]
    }

    /// The text of a cell.
    package func text(_ index: Int) -> String {
        let range = range(index)
        // Half of the cells of a wide file are empty, and making a string costs more than that.
        return range.isEmpty ? "" : String(decoding: bytes[range], as: UTF8.self)
    }

    /// The texts of all cells.
    package var cells: [String] { ends.indices.map { text($0) } }

    /// The text of a cell without white space at its ends.
    func trimmed(_ index: Int) -> String {
        let text = text(index)
        return text.isEmpty ? text : text.trimmed
    }

    /// Whether a cell has nothing but white space.
    @inline(__always)
    func isBlank(_ index: Int) -> Bool {
        let range = range(index)
        if range.isEmpty { return true }
        return (0x21..<0x7F).contains(bytes[range.lowerBound]) ? false : text(index).isBlank
    }

    /// Takes other cells.
    mutating func fill(_ cells: [String]) {
        removeAll()
        plainDelimiter = nil
        for cell in cells {
            bytes.append(contentsOf: cell.utf8)
            end(at: bytes.count)
        }
    }

    /// Takes the cells of a line that is free of quotes, whose ends are known.
    mutating func fill(plain line: ArraySlice<UInt8>, ends: [Int], delimiter: UInt8) {
        self.ends.removeAll(keepingCapacity: true)
        self.ends.append(contentsOf: ends)
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: line)
        bytes.append(delimiter)
        plainDelimiter = delimiter
    }

    /// Appends empty cells up to a count.
    mutating func pad(to count: Int) {
        while ends.count < count {
            plainDelimiter = nil
            end(at: bytes.count)
        }
    }

    /// Leaves out the cells beyond a count if all of them are empty; false if they are not.
    mutating func dropEmpty(beyond count: Int) -> Bool {
        guard ends.count > count else { return true }
        for index in count..<ends.count where !range(index).isEmpty { return false }
        ends.removeSubrange(count...)
        bytes.removeSubrange(((ends.last ?? 0) + 1)...)
        return true
    }

    /// Takes a copy of another row's cells.
    mutating func fill(
        _ bytes: ArraySlice<UInt8>,
        ends: ArraySlice<UInt32>,
        plainDelimiter: UInt8?
    ) {
        self.bytes.removeAll(keepingCapacity: true)
        self.bytes.append(contentsOf: bytes)
        self.ends.removeAll(keepingCapacity: true)
        for end in ends { self.ends.append(Int(end)) }
        self.plainDelimiter = plainDelimiter
    }

    private mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    private mutating func end(at place: Int) {
        ends.append(place)
        bytes.append(.comma)
    }
}

/// Rows one behind the other, so that many of them need little memory.
struct CSVRows: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var rows: [(bytes: Int, ends: Int, line: Int, delimiter: UInt8?)] = []

    /// How many rows there are.
    var count: Int { rows.count }

    mutating func append(_ row: CSVRow, line: Int) {
        bytes.append(contentsOf: row.bytes)
        for end in row.ends { ends.append(UInt32(truncatingIfNeeded: end)) }
        rows.append((bytes.count, ends.count, line, row.plainDelimiter))
    }

    /// Copies a row out and says on which line it begins.
    func copy(_ index: Int, into row: inout CSVRow) -> Int {
        let (byteStart, endStart) =
            index == 0 ? (0, 0) : (rows[index - 1].bytes, rows[index - 1].ends)
        let found = rows[index]
        row.fill(
            bytes[byteStart..<found.bytes],
            ends: ends[endStart..<found.ends],
            plainDelimiter: found.delimiter
        )
        return found.line
    }
}
