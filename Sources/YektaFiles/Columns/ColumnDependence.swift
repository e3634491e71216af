import YektaCore

/// Finds the columns that say again what others say: they would count one piece of evidence twice.
struct ColumnDependence {
    /// Rows that are compared; the columns are compared two by two.
    private static let rowsMax = 2_000
    /// Columns that are compared.
    private static let columnsMax = 64
    /// Rows that a judgement needs.
    private static let rowsMin = 20
    /// The share of rows, in per cent, that must agree.
    private static let copyPercent = 98
    private static let dependencePercent = 95

    private let columns: [ColumnMapping.Column]
    /// The columns looked at.
    private let indices: [Int]
    /// For each of them, and each row, the sum of the hashes of the words.
    ///
    /// It is the same whatever their order, case and punctuation. Zero is an empty cell.
    private var words: [[UInt64]] = []

    init(_ columns: [ColumnMapping.Column], _ sample: [[String]]) {
        self.columns = columns
        indices = Array(
            columns.indices.filter { Self.isCompared(columns[$0]) }.prefix(Self.columnsMax)
        )
        let rows = sample.prefix(Self.rowsMax)
        for index in indices {
            words.append(rows.map { index < $0.count ? Self.wordSum($0[index]) : 0 })
        }
    }

    private static func isCompared(_ column: ColumnMapping.Column) -> Bool {
        guard case .field(let type) = column.role else { return false }
        // Day, month and number of a house are parts of a value, and alike by chance.
        return column.part == nil || ![.birthDate, .address].contains(type)
    }

    private static func wordSum(_ cell: String) -> UInt64 {
        if cell.isEmpty { return 0 }
        var sum: UInt64 = 0
        for word in TextFolding.key(cell).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            sum &+= CellHash.hash(word)
        }
        return sum
    }

    /// Leaves copies out and names what the dependent columns depend on.
    func mark(_ columns: inout [ColumnMapping.Column]) {
        for later in indices.indices {
            if let original = original(of: later, columns) {
                columns[indices[later]].decide(.kept, .copy(of: original))
            }
        }
        for dependent in indices.indices where isLoose(columns[indices[dependent]]) {
            let other = indices.indices.first { other in
                other != dependent && isDetermining(columns[indices[other]])
                    && columns[indices[other]].dependsOn != self.columns[indices[dependent]].name
                    && determines(other, dependent)
            }
            if let other { columns[indices[dependent]].dependsOn = columns[indices[other]].name }
        }
    }

    // MARK: - Copies

    /// The name of what a column repeats, if it does.
    private func original(of place: Int, _ current: [ColumnMapping.Column]) -> String? {
        let column = columns[indices[place]]
        if column.role == .field(.fullName), let parts = nameParts(place, current) { return parts }
        let isText = isLoose(column)
        for other in indices.indices where other != place {
            let rival = current[indices[other]]
            guard case .field = rival.role else { continue }
            // Of two alike the typed one stays, and then the first.
            let isBetter = isLoose(rival) == isText ? other < place : isText
            guard isBetter, isCopy(words[place], of: words[other]) else { continue }
            return rival.name
        }
        return nil
    }

    /// "given_name and surname" where the full name is no more than both.
    private func nameParts(_ place: Int, _ current: [ColumnMapping.Column]) -> String? {
        let parts = indices.indices.filter {
            let column = current[indices[$0]]
            let isName = [.field(.givenName), .field(.surname)].contains(column.role)
            return isName && column.part != nil
        }
        guard parts.count >= 2 else { return nil }
        // With all parts, and with the first ones only: "Anna Maria Weber" and "Anna Weber".
        for chosen in [parts, parts.filter { current[indices[$0]].part == 0 }] {
            guard chosen.count >= 2 else { continue }
            let sums = words[place].indices.map { row in
                chosen.reduce(UInt64(0)) { $0 &+ words[$1][row] }
            }
            if isCopy(words[place], of: sums) {
                return chosen.map { current[indices[$0]].name }.joined(separator: " and ")
            }
        }
        return nil
    }

    private func isCopy(_ copy: [UInt64], of original: [UInt64]) -> Bool {
        var filled = 0
        var equal = 0
        for (left, right) in zip(copy, original) where left != 0 {
            filled += 1
            if left == right { equal += 1 }
        }
        return filled >= Self.rowsMin && equal * 100 >= filled * Self.copyPercent
    }

    // MARK: - Dependence

    private func isLoose(_ column: ColumnMapping.Column) -> Bool {
        [.field(.text), .field(.number)].contains(column.role)
    }

    private func isDetermining(_ column: ColumnMapping.Column) -> Bool {
        isLoose(column) || [.field(.city), .field(.postalCode)].contains(column.role)
    }

    /// Whether rows alike in one column are nearly always alike in the other.
    ///
    /// Only values of many rows are asked, so that a person's own records do not count as a rule.
    private func determines(_ determining: Int, _ dependent: Int) -> Bool {
        var groups: [UInt64: [UInt64: Int]] = [:]
        var totals: [UInt64: Int] = [:]
        var filled = 0
        for (value, result) in zip(words[determining], words[dependent])
        where value != 0 && result != 0 {
            groups[value, default: [:]][result, default: 0] += 1
            totals[result, default: 0] += 1
            filled += 1
        }
        guard filled >= Self.rowsMin, groups.count * 10 <= filled, totals.count > 1,
            (totals.values.max() ?? 0) * 100 < filled * 80
        else { return false }
        let common = groups.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
        return common * 100 >= filled * Self.dependencePercent
    }
}
