/// Turns comparison vectors into match weights, by a model compiled to fixed point once.
package struct Scorer: Sendable {
    package let linkThreshold: MatchWeight
    package let reviewThreshold: MatchWeight
    /// log2(pM/pU): what is known before anything is compared.
    package let prior: MatchWeight
    /// How the model's epoch compares two records.
    package let comparison: RecordComparison
    /// The places of the model's comparisons, in the order of an explanation, and their names.
    package let comparisons: [(place: ComparisonPlace, name: String, kind: ComparisonKind)]
    /// The most that the names of a pair can add to its weight: the best level at the rarest
    /// frequency, and an e-mail address that turns out to be made of them.
    let nameWeightMax: MatchWeight

    private let householdPrior: MatchWeight
    /// By comparison place, then level; zero for levels that a comparison cannot reach.
    private let weights: [LevelWeight]
    /// Places whose weights follow frequencies; of those, the ones that a household shares.
    private let frequencyPlaces: [Int]
    private let placeCount: Int

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
        let columns = model.columns
        comparison = RecordComparison(frequencies: model.termFrequencies, columns: columns)
        placeCount = ComparisonKind.allCases.count + columns.count
        var weights = [LevelWeight](
            repeating: LevelWeight(),
            count: placeCount * Self.levelCount
        )
        var named: [(place: ComparisonPlace, name: String, kind: ComparisonKind)] = []
        for comparison in model.comparisons {
            guard let place = columns.place(of: comparison) else { continue }
            named.append((place, comparison.name, comparison.kind))
            for level in comparison.levels {
                weights[Self.slot(place, level.level)] = Self.weight(level, of: comparison)
            }
        }
        comparisons = named.sorted { $0.place < $1.place }
        self.weights = weights
        frequencyPlaces = (0..<placeCount).filter { place in
            Level.allCases.contains {
                weights[Self.slot(ComparisonPlace(index: place), $0)].termFrequencyBase != nil
            }
        }
        let frequencies = model.termFrequencies
        nameWeightMax =
            Self.best(.givenName, weights, rarest: frequencies.rarestGiven)
            + Self.best(.surname, weights, rarest: frequencies.rarestSurname)
            + Self.best(.generation, weights, rarest: .zero)
            + Self.gain(of: .email, Self.namedLevels, weights)
            + Self.gain(of: .phone, Self.namelessLevels, weights)
    }

    private static func weight(_ level: ComparisonLevel, of comparison: Comparison) -> LevelWeight {
        var weight = LevelWeight()
        weight.match = logRatio(level.m, level.u)
        weight.household = logRatio(level.h, level.u)
        if comparison.damping < 1 {
            if weight.match > .zero {
                weight.match = MatchWeight(bits: weight.match.bits * comparison.damping)
            }
            if weight.household > .zero {
                weight.household = MatchWeight(bits: weight.household.bits * comparison.damping)
            }
        }
        if level.isTermFrequencyAdjusted, comparison.damping == 1 {
            weight.termFrequencyBase = MatchWeight(bits: BinaryLogarithm.log2(level.u))
        }
        return weight
    }

    /// The highest weight of any level of a comparison, 0 for missing included.
    private static func best(
        _ kind: ComparisonKind,
        _ weights: [LevelWeight],
        rarest: MatchWeight
    ) -> MatchWeight {
        Level.allCases.reduce(.zero) { best, level in
            let weight = weights[slot(ComparisonPlace(kind), level)]
            let adjustment = weight.termFrequencyBase.map { $0 - rarest } ?? .zero
            return max(best, weight.match + max(adjustment, .zero))
        }
    }

    /// What the levels of an e-mail address become beside names that it is made of.
    private static let namedLevels: [(Level, [Level])] = [
        (.exactNamed, [.exact, .exactOwner, .exactShared]),
        (.nearNamed, [.oneError, .similar, .sameLocalPart]), (.differsNamed, [.differs]),
    ]

    /// What the levels of a phone become where names are missing.
    private static let namelessLevels: [(Level, [Level])] =
        [Level.exact, .exactOwner, .exactShared, .oneError, .differs].map { ($0.nameless, [$0]) }

    /// How much more a comparison can say once the names are known.
    private static func gain(
        of kind: ComparisonKind,
        _ levels: [(Level, [Level])],
        _ weights: [LevelWeight]
    ) -> MatchWeight {
        let place = ComparisonPlace(kind)
        var most = MatchWeight.zero
        for (later, before) in levels {
            for level in before {
                let gain = weights[slot(place, later)].match - weights[slot(place, level)].match
                most = max(most, gain)
            }
        }
        return most
    }

    /// The weight of one comparison's level, before any adjustment.
    package func weight(_ kind: ComparisonKind, _ level: Level) -> MatchWeight {
        weight(ComparisonPlace(kind), level)
    }

    /// The weight of one comparison's level, before any adjustment.
    package func weight(_ place: ComparisonPlace, _ level: Level) -> MatchWeight {
        weights[Self.slot(place, level)].match
    }

    /// What the frequency of the agreeing value adds to or takes from the level's weight.
    ///
    /// As in Splink, log2(u of the level) − log2(frequency of the value); 0 on levels without it.
    package func termFrequencyAdjustment(
        _ place: ComparisonPlace,
        _ vector: ComparisonVector
    ) -> MatchWeight {
        let frequency = vector.frequency(place)
        guard frequency != .zero,
            let base = weights[Self.slot(place, vector[place])].termFrequencyBase
        else { return .zero }
        return base - frequency
    }

    /// The match weight of a pair.
    ///
    /// The prior, one weight per comparison, the term-frequency adjustments and the household
    /// correction, in integers: `Explanation` lists the same terms.
    package func weight(of vector: ComparisonVector) -> MatchWeight {
        var match = prior
        var household = householdPrior
        for place in 0..<placeCount {
            let weight = weights[place * Self.levelCount + vector.rawLevel(place)]
            match = match + weight.match
            household = household + weight.household
        }
        for place in frequencyPlaces where vector.rawFrequency(place) != 0 {
            let adjustment = termFrequencyAdjustment(ComparisonPlace(index: place), vector)
            match = match + adjustment
            if Self.isSharedByHousehold(place) { household = household + adjustment }
        }
        return match + HouseholdCorrection.weight(household: household)
    }

    /// Σ log2 of the frequencies of the values that agreed: of those whose weights follow them, and
    /// of those among them that a household shares.
    func agreedFrequencies(
        _ vector: ComparisonVector
    ) -> (match: MatchWeight, household: MatchWeight) {
        var (match, household) = (MatchWeight.zero, MatchWeight.zero)
        for place in frequencyPlaces where vector.rawFrequency(place) != 0 {
            let slot = place * Self.levelCount + vector.rawLevel(place)
            guard weights[slot].termFrequencyBase != nil else { continue }
            let frequency = MatchWeight(units: vector.rawFrequency(place))
            match = match + frequency
            if Self.isSharedByHousehold(place) { household = household + frequency }
        }
        return (match, household)
    }

    /// The weight that a pair reaches at most, whatever its names say.
    ///
    /// The household correction is never positive, so leaving it out keeps this a bound.
    func weightMax(withoutNames vector: ComparisonVector) -> MatchWeight {
        var match = prior + nameWeightMax
        for place in 0..<placeCount {
            match = match + weights[place * Self.levelCount + vector.rawLevel(place)].match
        }
        for place in frequencyPlaces where vector.rawFrequency(place) != 0 {
            match = match + termFrequencyAdjustment(ComparisonPlace(index: place), vector)
        }
        return match
    }

    /// The correction line "could be the household".
    package func householdCorrection(_ vector: ComparisonVector) -> MatchWeight {
        var household = householdPrior
        for place in 0..<placeCount {
            household =
                household + weights[place * Self.levelCount + vector.rawLevel(place)].household
        }
        for place in frequencyPlaces where Self.isSharedByHousehold(place) {
            household = household + termFrequencyAdjustment(ComparisonPlace(index: place), vector)
        }
        return HouseholdCorrection.weight(household: household)
    }

    /// Whether what a value's rarity says for one person it says for the household as well: of a
    /// surname, a town, a birthday of twins.
    ///
    /// Given names follow the frequencies of strangers (h = u).
    static func isSharedByHousehold(_ place: Int) -> Bool {
        place != ComparisonKind.givenName.rawValue
    }

    private static func slot(_ place: ComparisonPlace, _ level: Level) -> Int {
        place.index * levelCount + Int(level.rawValue)
    }

    private static func logRatio(_ numerator: Double, _ denominator: Double) -> MatchWeight {
        MatchWeight(
            bits: BinaryLogarithm.log2(numerator) - BinaryLogarithm.log2(denominator)
        )
    }
}
