/// The weights of one round of training: posteriors of pairs by table look-ups.
struct PairWeights {
    /// By place and level: log2 m/u and log2 h/u; of levels that follow frequencies log2 m and
    /// log2 h, from which the pair's own frequencies are taken.
    private var match: [Double]
    private var household: [Double]
    private let matchPrior: Double
    private let householdPrior: Double

    private static let levelCount = Level.allCases.count

    init(
        levels: [[(m: Double, u: Double, h: Double)?]],
        followsFrequency: [(place: Int, levels: [Bool])],
        match: Double,
        household: Double
    ) {
        let count = levels.count * Self.levelCount
        self.match = Array(repeating: 0, count: count)
        self.household = self.match
        let unrelated = max(1 - match - household, 1e-6)
        matchPrior = BinaryLogarithm.log2(match / unrelated)
        householdPrior = BinaryLogarithm.log2(household / unrelated)
        for (place, follows) in followsFrequency {
            for level in 0..<Self.levelCount {
                guard let known = levels[place][level] else { continue }
                let slot = place * Self.levelCount + level
                let isShared = Scorer.isSharedByHousehold(place)
                let base = follows[level] ? 1 : known.u
                self.match[slot] = BinaryLogarithm.log2(known.m / base)
                self.household[slot] = BinaryLogarithm.log2(
                    follows[level] && !isShared ? 1 : known.h / base
                )
            }
        }
    }

    /// The probabilities that a pair is one person, and one household but two people.
    func posterior(
        _ pair: LevelSlots.Candidate,
        _ slots: ArraySlice<UInt16>
    ) -> (match: Double, household: Double) {
        var m = matchPrior - pair.matchFrequency
        var h = householdPrior - pair.householdFrequency
        for slot in slots {
            m += match[Int(slot)]
            h += household[Int(slot)]
        }
        let (one, other) = (Exponential.exp2(m), Exponential.exp2(h))
        let all = 1 + one + other
        return (one / all, other / all)
    }
}

/// 2^x by a table: as exact as training needs and a hundred times as fast as the exact one.
enum Exponential {
    private static let steps = 1_024
    private static let range = 400.0
    private static let table: [Double] = (0...steps).map {
        BinaryLogarithm.exp2(Double($0) / Double(steps))
    }

    /// 2^`exponent` to about a millionth; the exponent is held within ±400.
    static func exp2(_ exponent: Double) -> Double {
        let bounded = min(max(exponent, -range), range)
        let whole = bounded.rounded(.down)
        let fraction = (bounded - whole) * Double(steps)
        let step = Int(fraction)
        let low = table[step]
        let value = low + (table[min(step + 1, steps)] - low) * (fraction - Double(step))
        return Double(sign: .plus, exponent: Int(whole), significand: value)
    }
}
