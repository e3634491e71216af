import YektaCore

/// What the sampled values of one column look like.
struct ColumnContent {
    /// How many values vote on a type.
    private static let valuesMax = 1_000

    /// Sampled values that are not empty, trimmed, in the order of their rows' hashes.
    let values: [String]
    /// How many cells of the whole file hold something.
    let filled: Int
    /// How many rows the file has.
    let rows: Int
    /// The distinct values of the whole file.
    let distinct: ValueSummary
    /// The share of the sampled values, in per cent, that are the most common one.
    let topPercent: Int

    init(_ survey: ColumnSurvey, _ sample: [[String]], _ column: Int) {
        var values: [String] = []
        var counts: [String: Int] = [:]
        for row in sample where column < row.count && !row[column].isBlank {
            let value = row[column].trimmed
            counts[value, default: 0] += 1
            if values.count < Self.valuesMax { values.append(value) }
        }
        let total = counts.values.reduce(0, +)
        self.values = values
        filled = survey.filled[column]
        rows = survey.rows
        distinct = survey.distinct(column)
        topPercent = total == 0 ? 0 : (counts.values.max() ?? 0) * 100 / total
    }

    /// The share of the values, in per cent, rounded down, of which something holds.
    func percent(_ holds: (String) -> Bool) -> Int {
        values.isEmpty ? 0 : values.count(where: holds) * 100 / values.count
    }

    /// Whether no value is in two rows, and nearly every row has one.
    var isUnique: Bool {
        filled >= 20 && filled * 100 >= rows * 95 && distinct.repeated == 0
    }

    /// Distinct values for each hundred cells that hold something.
    var distinctPercent: Int {
        filled == 0 ? 0 : min(100, distinct.distinct * 100 / filled)
    }

    /// Whether the integers count the rows: all different, and hardly more room than values.
    var isSequence: Bool {
        let numbers = values.compactMap { Int($0) }
        guard isUnique, numbers.count == values.count, let first = numbers.min(),
            let last = numbers.max()
        else { return false }
        return last - first < 2 * rows
    }

    /// Whether these are sentences: many words, and hardly ever the same twice.
    var isFreeText: Bool {
        guard values.count >= 20, distinctPercent >= 60 else { return false }
        let words = values.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
        let length = values.reduce(0) { $0 + $1.count }
        return words >= 6 * values.count || length >= 60 * values.count
    }

    /// The share of the values, in per cent, that have one of the three commonest shapes.
    var shapePercent: Int {
        var counts: [String: Int] = [:]
        for value in values { counts[ContentShape.pattern(value), default: 0] += 1 }
        let top = counts.values.sorted(by: >).prefix(3).reduce(0, +)
        return values.isEmpty ? 0 : top * 100 / values.count
    }
}
