/// Turns comparison vectors into match weights, by a model compiled to fixed point once.
package struct Scorer: Sendable {
    package let linkThreshold: MatchWeight
    package let reviewThreshold: MatchWeight
    /// log2(pM/pU): what is known before anything is compared.
    package let prior: MatchWeight
    private let householdPrior: MatchWeight
    /// By comparison kind, then level; zero for levels that a comparison cannot reach.
    private let weights: [LevelWeight]

    private static let kindCount = ComparisonKind.allCases.count
    private static let levelCount = Level.allCases.count

    private struct LevelWeight: Sendable {
        var match: MatchWeight = .zero
        var household: MatchWeight = .zero
        /// log2 u of the level, if the weight follows the frequency of the value; else nil.
        var termFrequencyBase: MatchWeight?
    }

    package init(model: MatchModel) {
        linkThreshold = model.linkThreshold
        reviewThreshold = model.reviewThreshold
        let unrelated =
            1 - model.probabilityTwoRandomRecordsMatch
            - model.probabilityTwoRandomRecordsShareHousehold
        prior = Self.logRatio(model.probabilityTwoRandomRecordsMatch, unrelated)
        householdPrior = Self.logRatio(model.probabilityTwoRandomRecordsShareHousehold, unrelated)
        var weights = [LevelWeight](
            repeating: LevelWeight(),
            count: Self.kindCount * Self.levelCount
        )
        for comparison in model.comparisons {
            for level in comparison.levels {
                var weight = LevelWeight()
                weight.match = Self.logRatio(level.m, level.u)
                weight.household = Self.logRatio(level.h, level.u)
                if level.isTermFrequencyAdjusted {
                    weight.termFrequencyBase = MatchWeight(bits: BinaryLogarithm.log2(level.u))
                }
                weights[Self.slot(comparison.kind, level.level)] = weight
            }
        }
        self.weights = weights
        nameWeightMax =
            Self.best(.givenName, weights, rarest: NameFrequencies.unlistedGiven)
            + Self.best(.surname, weights, rarest: NameFrequencies.unlistedSurname)
            + Self.best(.generation, weights, rarest: 1)
    }

    /// The highest weight of any level of a comparison, 0 for missing included.
    private static func best(
        _ kind: ComparisonKind,
        _ weights: [LevelWeight],
        rarest: Double
    ) -> MatchWeight {
        // As many bits as the comparison takes, so that the bound is one.
        let frequency = MatchWeight(bits: BinaryLogarithm.log2(rarest, bits: 20))
        return Level.allCases.reduce(.zero) { best, level in
            let weight = weights[slot(kind, level)]
            let adjustment = weight.termFrequencyBase.map { $0 - frequency } ?? .zero
            return max(best, weight.match + max(adjustment, .zero))
        }
    }

    /// The weight of one comparison's level, before any adjustment.
    package func weight(_ kind: ComparisonKind, _ level: Level) -> MatchWeight {
        weights[Self.slot(kind, level)].match
    }

    /// What the frequency of the agreeing name adds to or takes from the level's weight.
    ///
    /// As in Splink, log2(u of the level) − log2(frequency of the value); 0 on levels without it.
    package func termFrequencyAdjustment(
        _ kind: ComparisonKind,
        _ vector: ComparisonVector
    ) -> MatchWeight {
        guard let base = weights[Self.slot(kind, vector[kind])].termFrequencyBase else {
            return .zero
        }
        switch kind {
        case .givenName: return base - vector.givenNameFrequency
        case .surname: return base - vector.surnameFrequency
        default: return .zero
        }
    }

    /// The match weight of a pair.
    ///
    /// The prior, one weight per comparison, the term-frequency adjustments and the household
    /// correction, in integers: `Explanation` lists the same terms.
    package func weight(of vector: ComparisonVector) -> MatchWeight {
        var match = prior
        for kind in 0..<Self.kindCount {
            match = match + weights[kind * Self.levelCount + vector.rawLevel(kind)].match
        }
        match = match + termFrequencyAdjustment(.givenName, vector)
        match = match + termFrequencyAdjustment(.surname, vector)
        return match + householdCorrection(vector)
    }

    /// The most that the names of a pair can add to its weight: the best level at the rarest
    /// frequency.
    let nameWeightMax: MatchWeight

    /// The weight that a pair reaches at most, whatever its names say.
    ///
    /// The household correction is never positive, so leaving it out keeps this a bound.
    func weightMax(withoutNames vector: ComparisonVector) -> MatchWeight {
        var match = prior + nameWeightMax
        for kind in 0..<Self.kindCount {
            match = match + weights[kind * Self.levelCount + vector.rawLevel(kind)].match
        }
        return match
    }

    /// The correction line "could be the household".
    package func householdCorrection(_ vector: ComparisonVector) -> MatchWeight {
        var household = householdPrior
        for kind in 0..<Self.kindCount {
            let slot = kind * Self.levelCount + vector.rawLevel(kind)
            household = household + weights[slot].household
        }
        // A household shares its surname, so a rare surname speaks for the household as well; its
        // given names follow those of strangers (h = u), whatever their frequency.
        household = household + termFrequencyAdjustment(.surname, vector)
        return HouseholdCorrection.weight(household: household)
    }

    private static func slot(_ kind: ComparisonKind, _ level: Level) -> Int {
        kind.rawValue * levelCount + Int(level.rawValue)
    }

    private static func logRatio(_ numerator: Double, _ denominator: Double) -> MatchWeight {
        MatchWeight(
            bits: BinaryLogarithm.log2(numerator) - BinaryLogarithm.log2(denominator)
        )
    }
}
