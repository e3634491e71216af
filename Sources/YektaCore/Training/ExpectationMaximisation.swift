/// Learns the probabilities of a model from pairs of which nobody says whether they match.
///
/// Expectation maximisation (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988) over
/// the whole pair space: candidates one by one, all other pairs through a random sample. Three
/// classes: one person, one household, unrelated. The probabilities of the model it starts from
/// are its prior belief, as Dirichlet pseudo-counts, so that few records do not go mad and many
/// are not held back. An m of a comparison is learnt from pairs that some rule found which is not
/// about that comparison.
struct ExpectationMaximisation {
    /// Rounds; probabilities change by less than a hundredth after about ten.
    private static let rounds = 12
    /// Pairs' worth of belief in the probabilities of the starting model.
    private static let matchBelief = 40.0
    private static let householdBelief = 100.0
    private static let unrelatedBelief = 1.0
    /// How far a learnt probability may leave the starting one, as a factor.
    private static let matchFloor = 0.02
    private static let unrelatedFloor = 1.0 / 256
    private static let probabilityMin = 1e-10

    private(set) var match: Double
    private(set) var household: Double
    /// Matching pairs per record: Σ posteriors of the candidates, over records.
    private(set) var matchesPerRecord = 0.0

    private let sample: TrainingSample
    private let tables: [LevelTable]
    private let pairs: LevelSlots
    private var levels: [[Probabilities?]]
    private let start: [[Probabilities?]]
    private let recordCount: Int

    private struct Probabilities {
        var m: Double
        var u: Double
        var h: Double
    }

    /// What is fixed about a comparison.
    private struct LevelTable {
        let comparison: Comparison
        let place: Int
        /// By level: whether its weight follows the frequency of the value.
        let followsFrequency: [Bool]
        /// Whether a household's share is learnt, fixed at that of strangers, or fixed.
        let household: HouseholdShare
    }

    private enum HouseholdShare {
        /// By what share of the pairs that agree at a level it explains.
        case ratio
        case learnt, strangers, fixed
    }

    init(_ sample: TrainingSample, model: MatchModel, recordCount: Int) {
        self.sample = sample
        self.recordCount = recordCount
        let columns = model.columns
        let perPair = 1 / Double(max(recordCount, 2))
        match = min(model.probabilityTwoRandomRecordsMatch, perPair)
        household = min(model.probabilityTwoRandomRecordsShareHousehold, perPair)
        var levels = [[Probabilities?]](
            repeating: Array(repeating: nil, count: Level.allCases.count),
            count: ComparisonPlace.countMax
        )
        var tables: [LevelTable] = []
        for comparison in model.comparisons {
            guard let place = columns.place(of: comparison)?.index else { continue }
            var follows = [Bool](repeating: false, count: Level.allCases.count)
            for level in comparison.levels {
                follows[Int(level.level.rawValue)] = level.isTermFrequencyAdjusted
                levels[place][Int(level.level.rawValue)] = Probabilities(
                    m: level.m,
                    u: level.u,
                    h: level.h
                )
            }
            tables.append(
                LevelTable(
                    comparison: comparison,
                    place: place,
                    followsFrequency: follows,
                    household: Self.householdShare(comparison)
                )
            )
        }
        self.tables = tables
        pairs = LevelSlots(sample, places: tables.map(\.place))
        self.levels = levels
        start = levels
        for _ in 0..<Self.rounds { learn() }
    }

    /// Identifiers have one owner, whatever a mixture would make of them; given names follow
    /// strangers.
    private static func householdShare(_ comparison: Comparison) -> HouseholdShare {
        if !comparison.column.isEmpty { return .learnt }
        switch comparison.kind {
        case .givenName, .text, .number: return .strangers
        case .phone: return .ratio
        case .surname, .address: return .learnt
        case .birthDate, .email, .generation, .nationalID, .gender, .loyaltyID, .deviceID, .handle,
            .cookieID,
            .identifier:
            return .fixed
        }
    }

    /// The comparisons with what was learnt.
    var comparisons: [Comparison] {
        tables.map { table in
            Comparison(
                table.comparison.kind,
                column: table.comparison.column,
                damping: table.comparison.damping,
                table.comparison.levels.map { level in
                    let learnt = levels[table.place][Int(level.level.rawValue)]
                    return ComparisonLevel(
                        level.level,
                        m: learnt?.m ?? level.m,
                        u: learnt?.u ?? level.u,
                        h: learnt?.h ?? level.h,
                        byFrequency: level.isTermFrequencyAdjusted
                    )
                }
            )
        }
    }

    // MARK: - One round

    /// Sums of weights by comparison and level.
    private struct Sums {
        var match: [Double]
        var household: [Double]
        var unrelated: [Double]
        /// Of all candidates, whatever rule found them.
        var allMatch: [Double]
        var allHousehold: [Double]

        init(count: Int) {
            match = Array(repeating: 0, count: count)
            household = match
            unrelated = match
            allMatch = match
            allHousehold = match
        }
    }

    private static let levelCount = Level.allCases.count

    private mutating func learn() {
        let weights = PairWeights(
            levels: levels.map { row in row.map { $0.map { ($0.m, $0.u, $0.h) } } },
            followsFrequency: tables.map { ($0.place, $0.followsFrequency) },
            match: match,
            household: household
        )
        var sums = Sums(count: ComparisonPlace.countMax * Self.levelCount)
        var (matches, households) = (0.0, 0.0)
        for pair in pairs.candidates {
            let slots = pairs.slots[pair.slots]
            let (isMatch, isHousehold) = weights.posterior(pair, slots)
            let weight = pair.weight
            matches += weight * isMatch
            households += weight * isHousehold
            let rest = max(1 - isMatch - isHousehold, 0)
            for slot in slots {
                let slot = Int(slot)
                sums.unrelated[slot] += weight * rest
                sums.allMatch[slot] += weight * isMatch
                sums.allHousehold[slot] += weight * isHousehold
                guard pair.usable & 1 << UInt32(slot / Self.levelCount) != 0 else { continue }
                sums.match[slot] += weight * isMatch
                sums.household[slot] += weight * isHousehold
            }
        }
        // All random pairs weigh the same.
        if let weight = sample.others.first?.weight {
            for (slot, count) in pairs.otherCounts.enumerated() {
                for _ in 0..<count { sums.unrelated[slot] += weight }
            }
        }
        // A suffix is too rare to be learnt: one family with a slip would turn its meaning round.
        for table in tables where table.comparison.kind != .generation { update(table, sums) }
        let total = max(sample.pairCount, 1)
        match = Self.bounded(matches / total, recordCount)
        household = Self.bounded(households / total, recordCount)
        matchesPerRecord = matches * 2 * sample.recordsPerSampled / Double(max(recordCount, 1))
    }

    /// A share of pairs between a match in a hundred records and one pair in three.
    private static func bounded(_ share: Double, _ records: Int) -> Double {
        let pairs = Double(max(records, 2)) * Double(max(records, 2)) / 2
        return min(max(share, 0.01 * Double(records) / pairs, 1e-12), 0.3)
    }

    private mutating func update(_ table: LevelTable, _ sums: Sums) {
        for context in 0..<Level.contextCount {
            let inContext = table.comparison.levels.map(\.level).filter { $0.context == context }
            guard !inContext.isEmpty else { continue }
            let slots = inContext.map { table.place * Self.levelCount + Int($0.rawValue) }
            let totalMatch = slots.reduce(0) { $0 + sums.match[$1] }
            let totalHousehold = slots.reduce(0) { $0 + sums.household[$1] }
            let totalUnrelated = slots.reduce(0) { $0 + sums.unrelated[$1] }
            let before = inContext.compactMap { start[table.place][Int($0.rawValue)] }
            let usualMatch = before.reduce(0) { $0 + $1.m }
            let usualUnrelated = before.reduce(0) { $0 + $1.u }
            for (level, slot) in zip(inContext, slots) {
                guard let first = start[table.place][Int(level.rawValue)] else { continue }
                let m = Self.mean(
                    sums.match[slot],
                    of: totalMatch,
                    first.m / usualMatch,
                    belief: Self.matchBelief
                )
                let u = Self.mean(
                    sums.unrelated[slot],
                    of: totalUnrelated,
                    first.u / usualUnrelated,
                    belief: Self.unrelatedBelief
                )
                let new = Probabilities(
                    m: max(m, first.m * Self.matchFloor, Self.probabilityMin),
                    u: max(u, first.u * Self.unrelatedFloor, Self.probabilityMin),
                    h: first.h
                )
                levels[table.place][Int(level.rawValue)] = settled(
                    new,
                    table,
                    first,
                    sums.household[slot],
                    of: totalHousehold
                )
            }
            if case .ratio = table.household { settleByRatio(table, inContext, sums) }
        }
    }

    /// Learns what a household shares of an identifier from the pairs that agree on it: of those,
    /// the share that other evidence gives to the household.
    ///
    /// Pairs that only this identifier found are no sample of its errors, but among them the odds
    /// of one person against one household are as they are: h = m · (ΣH / ΣM) · (λ / η).
    private mutating func settleByRatio(
        _ table: LevelTable,
        _ inContext: [Level],
        _ sums: Sums
    ) {
        let agreeing = inContext.filter(\.isAgreement)
        var shared = 0.0
        for level in agreeing {
            guard let first = start[table.place][Int(level.rawValue)],
                let now = levels[table.place][Int(level.rawValue)]
            else { continue }
            let slot = table.place * Self.levelCount + Int(level.rawValue)
            let usual = household * first.h / (match * first.m)
            let ratio =
                (sums.allHousehold[slot] + Self.matchBelief * usual)
                / (sums.allMatch[slot] + Self.matchBelief)
            let h = min(max(now.m * ratio * match / household, first.h / 16), 0.8)
            levels[table.place][Int(level.rawValue)]?.h = h
            shared += h
        }
        let rest = inContext.filter { !$0.isAgreement }
        let before = rest.reduce(0) { $0 + (start[table.place][Int($1.rawValue)]?.h ?? 0) }
        for level in rest {
            guard let first = start[table.place][Int(level.rawValue)]?.h, before > 0 else {
                continue
            }
            levels[table.place][Int(level.rawValue)]?.h = max(1 - shared, 0.05) * first / before
        }
    }

    private func settled(
        _ new: Probabilities,
        _ table: LevelTable,
        _ first: Probabilities,
        _ count: Double,
        of total: Double
    ) -> Probabilities {
        var result = new
        switch table.household {
        case .strangers: result.h = new.u
        case .fixed, .ratio: break
        case .learnt:
            let h = Self.mean(count, of: total, first.h, belief: Self.householdBelief)
            result.h = min(max(h, first.h / 16, Self.probabilityMin), 1)
        }
        return result
    }

    private static func mean(
        _ count: Double,
        of total: Double,
        _ usual: Double,
        belief: Double
    ) -> Double {
        min((count + belief * usual) / (total + belief), 1)
    }
}
