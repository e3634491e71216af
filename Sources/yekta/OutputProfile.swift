import YektaFiles

/// A pollution report as text and as JSON.
enum OutputProfile {
    // MARK: - Text

    static func lines(_ profile: FileProfile) -> [String] {
        var lines = columnTable(profile)
        let issues = issueLines(profile)
        if !issues.isEmpty { lines += ["", "Problems and habits:"] + issues }
        lines += ["", "Channels:"] + channelTable(profile)
        if profile.genderContradictions > 0 {
            lines.append("\(count(profile.genderContradictions, "given name")) of the other sex")
        }
        if profile.nameContradictions > 0 {
            lines.append("\(count(profile.nameContradictions, "full name")) unlike the parts")
        }
        if profile.repairedCells > 0 {
            lines.append("\(count(profile.repairedCells, "cell")) not in UTF-8")
        }
        if !profile.advice.isEmpty {
            lines += ["", "What to do:"] + profile.advice.map { "  " + $0 }
        }
        let share = percent(profile.rowsWithProblem, of: profile.rows)
        lines += [
            "",
            "\(profile.rowsWithProblem.grouped) of \(profile.rows.grouped) rows (\(share)) "
                + "have at least one problem.",
        ]
        return lines
    }

    private static func columnTable(_ profile: FileProfile) -> [String] {
        var table = OutputTable(.left, .left, .right, .right, .left, .left)
        table.add("column", "type", "filled", "distinct", "case", "most common")
        for (index, column) in profile.columns.enumerated() {
            table.add(
                column.name.isEmpty ? "(column \(index + 1))" : column.name,
                column.role.name,
                percent(column.filled, of: profile.rows),
                percent(column.distinct, of: column.filled),
                letterCase(column),
                examples(column.common)
            )
        }
        return table.lines()
    }

    private static func issueLines(_ profile: FileProfile) -> [String] {
        var table = OutputTable(.left, .left, .right, .right, .left)
        for (index, column) in profile.columns.enumerated() {
            let name = column.name.isEmpty ? "(column \(index + 1))" : column.name
            for issue in ValueIssue.allCases {
                guard let found = column.issues[issue] else { continue }
                table.add(
                    name,
                    words(issue),
                    found.grouped,
                    percent(found, of: column.filled),
                    issue == .unreadable || issue == .rounded ? examples(column.unreadable) : ""
                )
            }
            if column.sharedByMany > 0 {
                table.add(name, "held by many people", column.sharedByMany.grouped, "", "")
            }
        }
        return table.lines(indent: 2)
    }

    private static func channelTable(_ profile: FileProfile) -> [String] {
        var table = OutputTable(.left, .right, .right)
        for channel in profile.channels {
            table.add(
                channel.name,
                "\(channel.rows.grouped) rows",
                "\(channel.duplicates.grouped) again with name, identifiers and dates alike"
            )
        }
        return table.lines(indent: 2)
    }

    private static func words(_ issue: ValueIssue) -> String {
        issue.name.split(separator: "_").joined(separator: " ")
    }

    private static func examples(_ examples: [ColumnProfile.Example]) -> String {
        examples.map { "\($0.mask) ×\($0.count.grouped)" }.joined(separator: "  ")
    }

    /// The habit of nine values in ten; "mixed habits" where there is none.
    private static func letterCase(_ column: ColumnProfile) -> String {
        let habits = column.letterCase
        let total = habits.upper + habits.lower + habits.mixed
        guard total > 0 else { return "" }
        let named = [(habits.upper, "UPPER"), (habits.lower, "lower"), (habits.mixed, "Mixed")]
        return named.first { $0.0 * 10 >= total * 9 }?.1 ?? "differs"
    }

    private static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return "\((Double(part) * 100 / Double(whole)).fixed(1)) %"
    }

    private static func count(_ count: Int, _ noun: String) -> String {
        "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
    }

    // MARK: - JSON

    static func json(_ profile: FileProfile) -> OutputJSON {
        .object([
            ("rows", .count(profile.rows)),
            ("rows_with_problem", .count(profile.rowsWithProblem)),
            ("cells_not_utf8", .count(profile.repairedCells)),
            ("gender_contradictions", .count(profile.genderContradictions)),
            ("name_contradictions", .count(profile.nameContradictions)),
            ("columns", .array(profile.columns.map { json($0, rows: profile.rows) })),
            ("channels", .array(profile.channels.map(json))),
            ("advice", .array(profile.advice.map { .string($0) })),
        ])
    }

    private static func json(_ column: ColumnProfile, rows: Int) -> OutputJSON {
        let issues = ValueIssue.allCases.compactMap { issue in
            column.issues[issue].map { (issue.name, OutputJSON.count($0)) }
        }
        return .object([
            ("name", .string(column.name)),
            ("type", .string(column.role.name)),
            ("filled", .count(column.filled)),
            ("fill_rate", .number(rows == 0 ? 0 : Double(column.filled) / Double(rows))),
            ("distinct", .count(column.distinct)),
            ("upper_case", .count(column.letterCase.upper)),
            ("lower_case", .count(column.letterCase.lower)),
            ("mixed_case", .count(column.letterCase.mixed)),
            ("issues", .object(issues)),
            ("held_by_many_people", .count(column.sharedByMany)),
            ("common", json(column.common)),
            ("unreadable", json(column.unreadable)),
        ])
    }

    private static func json(_ examples: [ColumnProfile.Example]) -> OutputJSON {
        .array(
            examples.map { .object([("mask", .string($0.mask)), ("count", .count($0.count))]) }
        )
    }

    private static func json(_ channel: FileProfile.Channel) -> OutputJSON {
        .object([
            ("name", .string(channel.name)),
            ("rows", .count(channel.rows)),
            ("duplicates", .count(channel.duplicates)),
        ])
    }
}
