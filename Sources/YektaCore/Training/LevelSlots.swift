/// The pairs of a sample as learning goes through them again and again: of each the levels that are
/// not missing, as places in tables by comparison and level.
struct LevelSlots {
    /// A candidate pair.
    struct Candidate {
        let weight: Double
        /// In bits, as `TrainingPair` has them.
        let matchFrequency: Double
        let householdFrequency: Double
        let usable: UInt32
        /// Its part of `LevelSlots.slots`.
        let slots: Range<Int>
    }

    private(set) var candidates: [Candidate] = []
    private(set) var slots: [UInt16] = []
    /// By slot: the random pairs at the level.
    private(set) var otherCounts: [Int]

    private static let levelCount = Level.allCases.count

    /// - Parameter places: the places of the model's comparisons, in the model's order.
    init(_ sample: TrainingSample, places: [Int]) {
        candidates.reserveCapacity(sample.candidates.count)
        slots.reserveCapacity(sample.candidates.count * 8)
        otherCounts = Array(repeating: 0, count: ComparisonPlace.countMax * Self.levelCount)
        for pair in sample.candidates {
            let start = slots.count
            for place in places where pair.levels[place] != 0 {
                slots.append(UInt16(place * Self.levelCount + Int(pair.levels[place])))
            }
            candidates.append(
                Candidate(
                    weight: pair.weight,
                    matchFrequency: pair.matchFrequency.bits,
                    householdFrequency: pair.householdFrequency.bits,
                    usable: pair.usable,
                    slots: start..<slots.count
                )
            )
        }
        for pair in sample.others {
            for place in places where pair.levels[place] != 0 {
                otherCounts[place * Self.levelCount + Int(pair.levels[place])] += 1
            }
        }
    }
}
