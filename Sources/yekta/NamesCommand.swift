import ArgumentParser
import YektaCore
import YektaFiles

/// Measures the matcher of names alone.
struct NamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "Measure how well spellings of one name are told from other names.",
        discussion: """
            The pairs are a CSV file: two names, and the columns same (1 or 0), kind and
            provenance if it has them. Without a file a short list of its own is measured.

            Example:  yekta names --pairs name_pairs.csv --wild name_pairs_wild.csv
            """
    )

    @Option(help: "Labelled pairs of spellings.")
    var pairs: String?

    @Option(help: "Pairs of spellings of one name each, for the recall of blocking keys.")
    var wild: String?

    @Option(help: "How many of the worst errors of each sort to print.")
    var errors = 20

    @Flag(help: "Print the figures as one line of JSON.")
    var json = false

    func run() throws {
        let score = NamePairScore(try pairs.map(NamePair.read) ?? NamePair.sample)
        let wild = try wild.map { NamePairScore(try NamePair.read($0)) }
        guard !score.judgements.isEmpty, wild?.judgements.isEmpty != true else {
            throw ValidationError("there is no pair to measure; give a file with two names a line")
        }
        let rate = pairsPerSecond(score)
        if json {
            try OutputStream.answers.writeLine(object(score, wild: wild, rate: rate).text)
        } else {
            try printTables(score, wild: wild, rate: rate)
        }
    }

    /// Half of what is compared are the pairs as they are, half each name with the next pair's.
    private func pairsPerSecond(_ score: NamePairScore) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var compared = 0
        let judgements = score.judgements
        repeat {
            for (place, judgement) in judgements.enumerated() {
                let other = judgements[(place + 1) % judgements.count].second
                _ = SoundDistance.level(judgement.first, judgement.second)
                _ = SoundDistance.level(judgement.first, other)
                compared += 2
            }
        } while clock.now - start < .seconds(1)
        return Double(compared) / max((clock.now - start).seconds, 1e-9)
    }

    // MARK: - For people

    private func printTables(_ score: NamePairScore, wild: NamePairScore?, rate: Double) throws {
        var table = OutputTable(.left, .right, .right, .right, .right)
        table.add("", "pairs", "precision", "recall", "F1")
        func add(_ name: String, _ counts: NamePairScore.Counts) {
            table.add(
                name,
                counts.pairs.grouped,
                counts.precision.fixed(4),
                counts.recall.fixed(4),
                counts.f1.fixed(4)
            )
        }
        add("equal sound", score.equal)
        for (name, counts) in score.kinds { add("  \(name)", counts) }
        for (name, counts) in score.provenances { add("  \(name)", counts) }
        add("equal or similar", score.similar)
        add("blocking keys", score.keys)
        if let wild {
            add("wild: equal sound", wild.equal)
            add("wild: equal or similar", wild.similar)
            add("wild: blocking keys", wild.keys)
        }
        for line in table.lines() { try OutputStream.answers.writeLine(line) }

        var figures = OutputTable(.left, .right)
        figures.add("recall at precision 0.95", score.recall(atPrecision: 0.95).fixed(4))
        figures.add("recall at precision 0.98", score.recall(atPrecision: 0.98).fixed(4))
        figures.add("different names that share a key", score.keysOnDifferentNames.fixed(4))
        figures.add("pairs compared per second", Int(rate).grouped)
        try OutputStream.answers.writeLine("")
        for line in figures.lines() { try OutputStream.answers.writeLine(line) }
        try printErrors("Different names taken for one", score.worstFalseMatches(errors))
        try printErrors("Spellings of one name not found", score.worstMisses(errors))
        if let wild { try printErrors("Wild spellings not found", wild.worstMisses(errors)) }
    }

    private func printErrors(
        _ title: String,
        _ judgements: ArraySlice<NamePairScore.Judgement>
    ) throws {
        if judgements.isEmpty { return }
        try OutputStream.answers.writeLine("\n\(title): distance, ceiling, alignment")
        var table = OutputTable(.left, .left, .right, .right, .left)
        for judgement in judgements {
            table.add(
                judgement.pair.first,
                judgement.pair.second,
                judgement.distance.map { "\($0)" } ?? "-",
                "\(SoundDistance.ceiling(judgement.first, judgement.second))",
                explanation(judgement)
            )
        }
        for line in table.lines(indent: 2) { try OutputStream.answers.writeLine(line) }
    }

    private func explanation(_ judgement: NamePairScore.Judgement) -> String {
        let alignment = SoundAlignment(judgement.first, judgement.second)?.description ?? ""
        return abs(judgement.excess) < 10_000 ? alignment : "by the lists; \(alignment)"
    }

    // MARK: - For programs

    private func object(_ score: NamePairScore, wild: NamePairScore?, rate: Double) -> OutputJSON {
        func figures(_ counts: NamePairScore.Counts) -> OutputJSON {
            .object([
                ("pairs", .count(counts.pairs)), ("precision", .number(counts.precision)),
                ("recall", .number(counts.recall)), ("f1", .number(counts.f1)),
            ])
        }
        func groups(_ groups: [(name: String, counts: NamePairScore.Counts)]) -> OutputJSON {
            .object(groups.map { ($0.name, figures($0.counts)) })
        }
        func errors(_ judgements: ArraySlice<NamePairScore.Judgement>) -> OutputJSON {
            .array(
                judgements.map {
                    .object([
                        ("first", .string($0.pair.first)), ("second", .string($0.pair.second)),
                        ("distance", $0.distance.map { .count($0) } ?? .null),
                        ("ceiling", .count(SoundDistance.ceiling($0.first, $0.second))),
                        ("alignment", .string(explanation($0))),
                    ])
                }
            )
        }
        var members: [(String, OutputJSON)] = [
            ("equal", figures(score.equal)), ("similar", figures(score.similar)),
            ("kinds", groups(score.kinds)), ("provenances", groups(score.provenances)),
            ("recall_at_precision_95", .number(score.recall(atPrecision: 0.95))),
            ("recall_at_precision_98", .number(score.recall(atPrecision: 0.98))),
            ("key_recall", .number(score.keys.recall)),
            ("key_false_positive_rate", .number(score.keysOnDifferentNames)),
            ("pairs_per_second", .number(rate)),
            ("false_matches", errors(score.worstFalseMatches(self.errors))),
            ("misses", errors(score.worstMisses(self.errors))),
        ]
        if let wild {
            members += [
                ("wild_equal", figures(wild.equal)), ("wild_similar", figures(wild.similar)),
                ("wild_key_recall", .number(wild.keys.recall)),
                ("wild_misses", errors(wild.worstMisses(self.errors))),
            ]
        }
        return .object(members)
    }
}
