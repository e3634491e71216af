import YektaCore

extension ModelReader {
    /// The levels that comparisons of a kind can reach, as the shipped model lists them.
    private static let reachable: [ComparisonKind: [Level]] = Dictionary(
        MatchModel.shipped.comparisons.map { ($0.kind, $0.levels.map(\.level)) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The kinds whose values may come from a column with a comparison of its own.
    private static let kindsOfColumns: Set<ComparisonKind> = [.identifier, .text, .number]

    mutating func readComparisons() throws(FileError) -> [Comparison] {
        var comparisons: [Comparison] = []
        try json.beginArray()
        while try json.nextItem() {
            let comparison = try readComparison()
            if let twin = comparisons.firstIndex(where: {
                $0.kind == comparison.kind && $0.column == comparison.column
            }) {
                throw json.failure(
                    "is about '\(comparison.name)', as comparisons[\(twin)] is, and its evidence "
                        + "would count double",
                    remedy: "merge the two"
                )
            }
            comparisons.append(comparison)
            let columns = comparisons.count { !$0.column.isEmpty }
            guard columns <= ComparisonPlace.columnsMax else {
                throw json.failure(
                    "is the comparison of column \(columns), of at most "
                        + "\(ComparisonPlace.columnsMax)",
                    remedy: "leave out those that say least"
                )
            }
        }
        return comparisons
    }

    /// What the file says of one comparison.
    private struct Parts {
        var name: String?
        var kind: ComparisonKind?
        var column = ""
        var damping = 1.0
        var levels: [ComparisonLevel]?
    }

    private mutating func readComparison() throws(FileError) -> Comparison {
        var parts = Parts()
        try json.beginObject()
        while let member = try json.nextMember() {
            switch member {
            case "output_column_name": parts.name = try json.text()
            case "kind": parts.kind = try kind()
            case "column": parts.column = try json.text()
            case "damping": parts.damping = try damping()
            case "comparison_levels": parts.levels = try readLevels()
            default: throw json.unknownMember(of: "a comparison")
            }
        }
        guard let name = parts.name else { throw json.missing("output_column_name") }
        guard let kind = parts.kind else { throw json.missing("kind") }
        guard let levels = parts.levels else { throw json.missing("comparison_levels") }
        guard parts.column.isEmpty || Self.kindsOfColumns.contains(kind) else {
            throw json.failure(
                "has a column, but kind '\(kind.name)' is compared wherever it comes from",
                remedy: "leave column empty"
            )
        }
        let comparison = Comparison(kind, column: parts.column, damping: parts.damping, levels)
        guard name == comparison.name else {
            throw json.failure(
                "output_column_name is not '\(comparison.name)', which kind and column say",
                remedy: "correct one of them"
            )
        }
        let reachable = Self.reachable[kind] ?? []
        for level in levels where !reachable.contains(level.level) {
            let names = reachable.map { "'\($0.name)'" }.joined(separator: ", ")
            throw json.failure(
                "kind '\(kind.name)' has no level '\(level.level.name)'",
                remedy: "use these: \(names)"
            )
        }
        return comparison
    }

    /// The kind that a text names.
    mutating func kind() throws(FileError) -> ComparisonKind {
        let name = try json.text()
        guard let kind = ComparisonKind.allCases.first(where: { $0.name == name }) else {
            let names = ComparisonKind.allCases.map(\.name).joined(separator: ", ")
            throw json.failure("names no kind of comparison", remedy: "use one of \(names)")
        }
        return kind
    }

    private mutating func damping() throws(FileError) -> Double {
        let damping = try json.number()
        guard (0...1).contains(damping) else {
            throw json.failure(
                "is \(damping), outside 0 to 1: evidence cannot count more than once",
                remedy: "use a value in that range"
            )
        }
        return damping
    }

    private mutating func readLevels() throws(FileError) -> [ComparisonLevel] {
        var levels: [ComparisonLevel] = []
        try json.beginArray()
        while try json.nextItem() {
            let level = try readLevel()
            guard !levels.contains(where: { $0.level == level.level }) else {
                throw json.failure(
                    "level '\(level.level.name)' occurs twice, and only one of its weights could "
                        + "count",
                    remedy: "keep one"
                )
            }
            levels.append(level)
        }
        return levels
    }

    private mutating func readLevel() throws(FileError) -> ComparisonLevel {
        var level: Level?
        var (m, u, h): (Double?, Double?, Double?)
        var isAdjusted = false
        try json.beginObject()
        while let member = try json.nextMember() {
            switch member {
            case "label_for_charts":
                level = Level(name: try json.text())
                guard level != nil else {
                    throw json.failure(
                        "names no level",
                        remedy: "use a name that `yekta model show` lists"
                    )
                }
            case "m_probability": m = try probability()
            case "u_probability": u = try probability()
            case "h_probability": h = try probability()
            case "tf_adjustment": isAdjusted = try json.bool()
            default: throw json.unknownMember(of: "a level")
            }
        }
        guard let level else { throw json.missing("label_for_charts") }
        guard let m else { throw json.missing("m_probability") }
        guard let u else { throw json.missing("u_probability") }
        guard let h else { throw json.missing("h_probability") }
        return ComparisonLevel(level, m: m, u: u, h: h, byFrequency: isAdjusted)
    }
}
