/// Turns comparison vectors into match weights, by a model compiled to fixed point once.
///
/// A class, so that passing it on counts one reference and looking at it none.
package final class Scorer: Sendable {
    package let linkThreshold: MatchWeight
    package let reviewThreshold: MatchWeight
    /// log2(pM/pU): what is known before anything is compared.
    package let prior: MatchWeight
    /// How the model's epoch compares two records.
    package let comparison: RecordComparison
    /// The places of the model's comparisons, in the order of an explanation, and their names.
    package let comparisons: [(place: ComparisonPlace, name: String, kind: ComparisonKind)]
    /// What the parts of a pair's names can add to its weight.
    private let given: PartBound
    private let surname: PartBound
    /// What names can add through other comparisons: an e-mail address that turns out to be made of
    /// them, a phone without names beside it, a generation.
    private let otherNameGains: MatchWeight

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
            // What is missing is no evidence, whatever a model says of it.
            for level in comparison.levels where level.level != .missing {
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
        given = PartBound(.givenName, weights)
        surname = PartBound(.surname, weights)
        otherNameGains =
            PartBound(.generation, weights).plain
            + Self.gain(of: .email, Self.namedLevels, weights)
            + Self.gain(of: .phone, Self.namelessLevels, weights)
    }

    /// The most that one part of the names can add.
    private struct PartBound: Sendable {
        /// Of all levels before any adjustment, 0 for missing included.
        let plain: MatchWeight
        /// Of the levels that follow frequencies, from which log2 of a frequency is taken.
        let byFrequency: MatchWeight?

        init(_ kind: ComparisonKind, _ weights: [LevelWeight]) {
            let levels = Level.allCases.map { weights[slot(ComparisonPlace(kind), $0)] }
            plain = levels.reduce(.zero) { max($0, $1.match) }
            byFrequency = levels.compactMap { level in
                level.termFrequencyBase.map { level.match + $0 }
            }.max()
        }

        /// Where the lowest frequency of any word of the part is known.
        func most(rarest: MatchWeight) -> MatchWeight {
            max(plain, byFrequency.map { $0 - rarest } ?? plain)
        }
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
        vector.eachCompared { place in
            let weight = weights[place * Self.levelCount + vector.rawLevel(place)]
            match = match + weight.match
            household = household + weight.household
            guard let base = weight.termFrequencyBase else { return }
            let frequency = vector.rawFrequency(place)
            guard frequency != 0 else { return }
            let adjustment = base - MatchWeight(units: frequency)
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

    /// The most that given name and surname can add, whatever the other record's are: agreements
    /// weigh by the frequencies of the left record's words.
    func nameBounds(
        of left: ContentView,
        _ names: NameMemory
    ) -> (given: MatchWeight, surname: MatchWeight) {
        var most = (given: given.plain, surname: surname.plain)
        NameElement.each(left.elements(.names)) { name in
            if name.given != NamePartTable.none {
                let rarest = names.rarest(name.given).given
                most.given = max(most.given, given.most(rarest: rarest))
            }
            if name.surname != NamePartTable.none {
                let rarest = names.rarest(name.surname).surname
                most.surname = max(most.surname, surname.most(rarest: rarest))
            }
            if name.lone != NamePartTable.none {
                let rarest = names.rarest(name.lone)
                most.given = max(most.given, given.most(rarest: rarest.given))
                most.surname = max(most.surname, surname.most(rarest: rarest.surname))
            }
        }
        return most
    }

    /// The weight that a pair reaches at most, whatever its names say.
    ///
    /// The household correction is never positive, so leaving it out keeps this a bound.
    func weightMax(
        beforeNames vector: ComparisonVector,
        _ bounds: (given: MatchWeight, surname: MatchWeight)
    ) -> MatchWeight {
        var match = prior + bounds.given + bounds.surname + otherNameGains
        vector.eachCompared { place in
            let weight = weights[place * Self.levelCount + vector.rawLevel(place)]
            match = match + weight.match
            guard let base = weight.termFrequencyBase else { return }
            let frequency = vector.rawFrequency(place)
            if frequency != 0 { match = match + base - MatchWeight(units: frequency) }
        }
        return match
    }

    /// What is left of such a bound where one part of the names is exact, at a frequency.
    func weightMax(
        _ bound: MatchWeight,
        _ bounds: (given: MatchWeight, surname: MatchWeight),
        exact kind: ComparisonKind,
        _ frequency: MatchWeight
    ) -> MatchWeight {
        let weight = weights[Self.slot(ComparisonPlace(kind), .exact)]
        var known = weight.match
        if frequency != .zero, let base = weight.termFrequencyBase {
            known = known + base - frequency
        }
        return bound + known - (kind == .surname ? bounds.surname : bounds.given)
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

    static func slot(_ place: ComparisonPlace, _ level: Level) -> Int {
        place.index * levelCount + Int(level.rawValue)
    }

    private static func logRatio(_ numerator: Double, _ denominator: Double) -> MatchWeight {
        MatchWeight(
            bits: BinaryLogarithm.log2(numerator) - BinaryLogarithm.log2(denominator)
        )
    }
}
