import YektaCore

/// A model as a table that a statistician can read.
struct ModelTable {
    private let model: MatchModel
    private let scorer: Scorer

    init(_ model: MatchModel) {
        self.model = model
        scorer = Scorer(model: model)
    }

    /// Head, and a line per comparison and level.
    var lines: [String] {
        var head = OutputTable(.left, .left)
        head.add("epoch", model.epoch)
        head.add(
            "two random records match",
            Self.share(model.probabilityTwoRandomRecordsMatch) + ", "
                + "\(scorer.prior.bits.fixed(2)) bits"
        )
        head.add(
            "two random records share a household",
            Self.share(model.probabilityTwoRandomRecordsShareHousehold)
        )
        head.add("link from", "\(model.linkThreshold.bits.fixed(2)) bits")
        head.add("review from", "\(model.reviewThreshold.bits.fixed(2)) bits")
        return head.lines() + [""] + table.lines()
    }

    private var table: OutputTable {
        var table = OutputTable(.left, .left, .right, .right, .right, .right, .left)
        table.add("comparison", "level", "m", "u", "h", "bits", "")
        for comparison in model.comparisons {
            for (row, level) in comparison.levels.enumerated() {
                table.add(
                    row == 0 ? Self.title(comparison) : "",
                    level.level.name,
                    Self.share(level.m),
                    Self.share(level.u),
                    Self.share(level.h),
                    weight(comparison, level.level).map { Self.signed($0) } ?? "",
                    level.isTermFrequencyAdjusted ? "by frequency\(values(comparison))" : ""
                )
            }
        }
        return table
    }

    private static func title(_ comparison: Comparison) -> String {
        let damping = comparison.damping < 1 ? " × \(comparison.damping.fixed(2))" : ""
        let kind = comparison.column.isEmpty ? "" : " (\(comparison.kind.name))"
        return comparison.name + kind + damping
    }

    /// How many values have frequencies of their own.
    private func values(_ comparison: Comparison) -> String {
        guard let place = model.columns.place(of: comparison)?.index,
            let table = model.termFrequencies.tables[place]
        else { return "" }
        return ", \(table.shares.count.grouped) values"
    }

    /// The weight that decisions use, damping included; nil if the model lacks the level.
    func weight(_ comparison: Comparison, _ level: Level) -> MatchWeight? {
        guard let place = model.columns.place(of: comparison),
            comparison.levels.contains(where: { $0.level == level })
        else { return nil }
        return scorer.weight(place, level)
    }

    /// A probability to three digits.
    static func share(_ share: Double) -> String {
        if share >= 0.001 { return share.fixed(4) }
        var (digits, exponent) = (share, 0)
        // A digit less than half of the last one short of 1 is written as 1.00.
        while digits < 0.9995 {
            digits *= 10
            exponent -= 1
        }
        return "\(digits.fixed(2))e\(exponent)"
    }

    static func signed(_ weight: MatchWeight) -> String {
        let text = weight.bits.fixed(2)
        return weight > .zero ? "+\(text)" : text
    }
}

/// What is different between two models.
struct ModelDifference {
    let old: MatchModel
    let new: MatchModel

    private struct Row: Hashable {
        let comparison: String
        let level: String
    }

    var isEmpty: Bool { lines.isEmpty }

    /// A line per weight, prior or threshold that is not the same; none if the models are.
    var lines: [String] {
        var table = OutputTable(.left, .left, .right, .right, .right)
        add("prior", "", Scorer(model: old).prior, Scorer(model: new).prior, to: &table)
        add("link from", "", old.linkThreshold, new.linkThreshold, to: &table)
        add("review from", "", old.reviewThreshold, new.reviewThreshold, to: &table)
        let (left, right) = (ModelTable(old), ModelTable(new))
        for comparison in allComparisons {
            let before = find(comparison, in: old)
            let after = find(comparison, in: new)
            let levels = Level.allCases.filter { level in
                [before, after].contains { side in
                    side?.levels.contains { $0.level == level } ?? false
                }
            }
            for level in levels {
                add(
                    comparison.name,
                    level.name,
                    before.flatMap { left.weight($0, level) },
                    after.flatMap { right.weight($0, level) },
                    to: &table
                )
            }
        }
        return (table.isEmpty ? [] : table.lines()) + frequencies
    }

    /// The comparisons of either, those of the old one first.
    private var allComparisons: [Comparison] {
        old.comparisons + new.comparisons.filter { find($0, in: old) == nil }
    }

    private func find(_ comparison: Comparison, in model: MatchModel) -> Comparison? {
        model.comparisons.first { $0.kind == comparison.kind && $0.column == comparison.column }
    }

    private func add(
        _ comparison: String,
        _ level: String,
        _ before: MatchWeight?,
        _ after: MatchWeight?,
        to table: inout OutputTable
    ) {
        guard before != after else { return }
        let change = (after ?? .zero) - (before ?? .zero)
        table.add(
            comparison,
            level,
            before.map(ModelTable.signed) ?? "none",
            after.map(ModelTable.signed) ?? "none",
            "(\(ModelTable.signed(change)))"
        )
    }

    private var frequencies: [String] {
        allComparisons.compactMap { comparison in
            let (before, after) = (table(comparison, in: old), table(comparison, in: new))
            guard before != after else { return nil }
            let counts = [before, after].map { ($0?.shares.count ?? 0).grouped }
            return "\(OutputTable.printable(comparison.name)): other frequencies of values "
                + "(\(counts[0]) before, \(counts[1]) after)"
        }
    }

    private func table(_ comparison: Comparison, in model: MatchModel) -> FrequencyTable? {
        guard find(comparison, in: model) != nil,
            let place = model.columns.place(of: comparison)?.index
        else { return nil }
        return model.termFrequencies.tables[place]
    }
}
