package import YektaCore

/// The pollution of one column: counts, and examples that show shapes and no values.
package struct ColumnProfile: Sendable {
    /// A value as a mask, and how often it occurs.
    package struct Example: Hashable, Sendable {
        /// The first letter, and dots.
        package let mask: String
        package let count: Int
    }

    /// The habits of writing Latin letters.
    package struct Case: Hashable, Sendable {
        package internal(set) var upper = 0
        package internal(set) var lower = 0
        package internal(set) var mixed = 0
    }

    /// The column's name in the header.
    package let name: String
    /// What the column is read as.
    package let role: ColumnRole
    package internal(set) var filled = 0
    /// Distinct values, estimated where there are many.
    package internal(set) var distinct = 0
    package internal(set) var letterCase = Case()
    /// How many values have each issue.
    package internal(set) var issues: [ValueIssue: Int] = [:]
    /// The most common values that repeat.
    package internal(set) var common: [Example] = []
    /// What the values that could not be read look like.
    package internal(set) var unreadable: [Example] = []
    /// Values of a phone, e-mail or id column that belong to many names.
    package internal(set) var sharedByMany = 0
    /// What a good part of a text column looks like, though not enough of it to be read so.
    package internal(set) var resembles: FieldType?
}

/// Collects the profile of one column, row by row.
struct ColumnProfiler {
    /// So many names on one phone are no household any more.
    static let namesOfSharedMin = 8
    private static let shapesMax = 256
    private static let examplesMax = 3

    let habits: ColumnHabits
    private var profile: ColumnProfile
    private var top: TopValues
    private var shapes: [String: Int] = [:]

    init(_ column: ColumnMapping.Column, values: [String], top: TopValues) {
        habits = ColumnHabits(column, values: values)
        profile = ColumnProfile(name: column.name, role: column.role)
        profile.resembles = habits.resembles
        self.top = top
        self.top.beginCounting()
    }

    /// Looks at a cell; says whether it is a problem.
    mutating func add(_ cell: String, name: UInt64) -> Bool {
        profile.filled += 1
        top.count(cell.trimmed, name: name)
        countCase(of: cell)
        let issues = habits.issues(of: cell)
        for issue in issues { profile.issues[issue, default: 0] += 1 }
        if !issues.isDisjoint(with: [.unreadable, .rounded]) {
            let mask = ValueMask.mask(cell.trimmed)
            if shapes[mask] != nil || shapes.count < Self.shapesMax {
                shapes[mask, default: 0] += 1
            }
        }
        return issues.contains(where: \.isProblem)
    }

    private mutating func countCase(of cell: String) {
        var hasUpper = false
        var hasLower = false
        for byte in cell.utf8 {
            if (0x41...0x5A).contains(byte) { hasUpper = true }
            if (0x61...0x7A).contains(byte) { hasLower = true }
        }
        switch (hasUpper, hasLower) {
        case (true, false): profile.letterCase.upper += 1
        case (false, true): profile.letterCase.lower += 1
        case (true, true): profile.letterCase.mixed += 1
        case (false, false): break
        }
    }

    /// The profile at the end of the file.
    func finished(distinct: ValueSummary) -> ColumnProfile {
        var profile = profile
        let isUnique = distinct.repeated == 0
        profile.distinct = isUnique ? profile.filled : min(profile.filled, distinct.distinct)
        profile.common = top.most(Self.examplesMax).map {
            ColumnProfile.Example(mask: ValueMask.mask($0.value), count: $0.count)
        }
        profile.unreadable = shapes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.examplesMax)
            .map { ColumnProfile.Example(mask: $0.key, count: $0.value) }
        let identifying: [ColumnRole] = [
            .field(.phone), .field(.email), .field(.nationalID), .field(.loyaltyID),
            .field(.identifier), .field(.handle), .field(.deviceID),
        ]
        if identifying.contains(profile.role) {
            profile.sharedByMany = top.shared(byNames: Self.namesOfSharedMin)
        }
        return profile
    }
}
