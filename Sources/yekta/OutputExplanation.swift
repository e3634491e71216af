import YektaCore
import YektaWire

/// Explanations for people and for programs.
enum OutputExplanation {
    /// The terms of a weight with the running sum at the right.
    ///
    /// A weight is shown as the difference of the sums around it, both rounded to hundredths of a
    /// bit, so that what is printed adds up to the last digit; the exact weights are in the JSON.
    static func sum(_ lines: [LineView], total: MatchWeight, indent: Int = 2) -> [String] {
        var table = OutputTable(.left, .left, .left, .right, .right)
        table.add("comparison", "level", "values", "weight", "sum")
        var sum = MatchWeight.zero
        for line in lines {
            let before = hundredths(sum)
            sum = sum + line.weight
            let step = hundredths(sum) - before
            let isBare = line.left.isEmpty && line.right.isEmpty
            table.add(
                line.name,
                line.level,
                isBare ? "" : "\(line.left) | \(line.right)",
                (step > 0 ? "+" : "") + text(step),
                text(hundredths(sum))
            )
        }
        table.add("total", "", "", "", text(hundredths(total)))
        return table.lines(indent: indent)
    }

    private static func hundredths(_ weight: MatchWeight) -> Int {
        Int((weight.bits * 100).rounded(.toNearestOrEven))
    }

    private static func text(_ hundredths: Int) -> String {
        (Double(hundredths) / 100).fixed(2)
    }

    static func lines(_ pair: PairView) -> [String] {
        var lines = [
            "\(pair.first) (\(pair.firstIdentity))  and  "
                + "\(pair.second) (\(pair.secondIdentity))"
        ].map(OutputTable.printable)
        lines += sum(pair.lines, total: pair.total)
        var facts = OutputTable(.left, .left)
        facts.add("decision", decision(pair))
        facts.add(
            "thresholds",
            "link from \(pair.linkThreshold.bits.fixed(2)), "
                + "possible link from \(pair.reviewThreshold.bits.fixed(2))"
        )
        let rules = pair.sharedBlockingRules
        facts.add(
            "blocking rules",
            rules.isEmpty ? "none: the pair is not a candidate" : rules.joined(separator: ", ")
        )
        for note in pair.constraintNotes { facts.add("constraint", note) }
        facts.add(
            "identity",
            pair.firstIdentity == pair.secondIdentity
                ? "one: \(pair.firstIdentity)"
                : "two: \(pair.firstIdentity) and \(pair.secondIdentity)"
        )
        return lines + facts.lines(indent: 2)
    }

    static func lines(_ identity: IdentityID, _ joins: [JoinView]) -> [String] {
        guard !joins.isEmpty else {
            return ["\(identity): nothing was joined; it is one record, or too many to list"]
        }
        var lines = ["\(identity): \(joins.count.grouped) joins, in the order they are made"]
        for (place, join) in joins.enumerated() {
            // The weight of the two groups reaches the link threshold; 0 stands for a decision.
            let evidence =
                join.evidence == .zero
                ? "by a steward's decision" : "evidence \(join.evidence.bits.fixed(2)) bits"
            lines.append("  \(place + 1). \(evidence)")
            lines.append("       " + keys(join.left))
            lines.append("     + " + keys(join.right))
            lines += join.lines.map { "         " + term($0) }
        }
        return lines
    }

    /// One term of the evidence between two groups; values are left to the pairs' explanations.
    private static func term(_ line: LineView) -> String {
        let bits = line.weight.bits.fixed(2)
        let padded = String(repeating: " ", count: max(8 - bits.count, 0)) + bits
        return "\(padded)  \(line.name): \(line.level)"
    }

    static func json(_ line: LineView) -> OutputJSON {
        .object([
            ("name", .string(line.name)),
            ("level", .string(line.level)),
            ("left", .string(line.left)),
            ("right", .string(line.right)),
            ("weight_bits", .number(line.weight.bits)),
            ("weight_units", .count(line.weight.units)),
        ])
    }

    static func json(_ pair: PairView) -> OutputJSON {
        .object([
            ("first", .key(pair.first)),
            ("second", .key(pair.second)),
            ("first_identity_id", .id(pair.firstIdentity)),
            ("second_identity_id", .id(pair.secondIdentity)),
            ("lines", .array(pair.lines.map(json))),
            ("total_bits", .number(pair.total.bits)),
            ("total_units", .count(pair.total.units)),
            ("decision", .string(pair.decision.name)),
            ("link_threshold_bits", .number(pair.linkThreshold.bits)),
            ("review_threshold_bits", .number(pair.reviewThreshold.bits)),
            ("shared_blocking_rules", .array(pair.sharedBlockingRules.map { .string($0) })),
            ("constraint_notes", .array(pair.constraintNotes.map { .string($0) })),
        ])
    }

    static func json(_ identity: IdentityID, _ joins: [JoinView]) -> OutputJSON {
        let steps = joins.map { join in
            OutputJSON.object([
                ("left", .array(join.left.map { .key($0) })),
                ("right", .array(join.right.map { .key($0) })),
                ("evidence_bits", .number(join.evidence.bits)),
                ("lines", .array(join.lines.map(json))),
            ])
        }
        return .object([("identity_id", .id(identity)), ("joins", .array(steps))])
    }

    private static func decision(_ pair: PairView) -> String {
        "\(pair.decision.words) (\(pair.total.bits.fixed(2)) bits)"
    }

    private static func keys(_ keys: [RecordKey]) -> String {
        OutputTable.printable(keys.map(\.description).joined(separator: ", "))
    }
}
