/// What share of the pairs that an engine has joined is right, by the engine's own judgement.
///
/// Every join of two groups is right with the probability that its weight states, held below a
/// ceiling that depends on how many comparisons speak for it: a weight is only as good as the
/// assumption that its terms are independent, and a single value in common, however rare, may
/// have changed hands. From the joins follows how many records of a group are its main person's,
/// and how many of its pairs are right.
package struct ExpectedPrecision: Sendable {
    /// Pairs of records that share an identity.
    package private(set) var pairs = 0.0
    /// How many of them are expected to be one person.
    package private(set) var right = 0.0

    /// The expected precision, 1 where nothing was joined.
    package var value: Double { pairs > 0 ? right / pairs : 1 }

    /// The highest probability of a join for which one, two, or more comparisons speak.
    private static let ceilings = [0.9, 0.97, 0.99, 0.999]

    /// The probability that a join is right.
    static func probability(_ weight: MatchWeight, agreeing: Int) -> Double {
        let odds = Exponential.exp2(weight.bits)
        return min(odds / (1 + odds), ceilings[min(agreeing, ceilings.count - 1)])
    }

    /// Adds what was found of another region.
    mutating func add(_ other: ExpectedPrecision) {
        pairs += other.pairs
        right += other.right
    }

    /// Adds the joins of a region.
    mutating func add(
        _ joins: [RegionClustering.Join],
        _ profiles: [GroupProfile],
        scorer: Scorer,
        names: NameMemory
    ) {
        var replay = JoinReplay(profiles: profiles)
        // By smallest member: the records of a group, and those expected to be its main person's.
        var records = [Double](repeating: 1, count: profiles.count)
        var main = records
        for join in joins {
            let groups = replay.take(join)
            let (left, right) = (join.left[0], join.right[0])
            // A join without a weight is a steward's.
            let probability =
                join.weight.map { weight in
                    let vector = GroupProfile.vector(
                        groups.left,
                        groups.right,
                        scorer: scorer,
                        names: names
                    )
                    return Self.probability(weight, agreeing: scorer.agreeing(vector))
                } ?? 1
            pairs += records[left] * records[right]
            self.right += main[left] * main[right] * probability
            let (large, small) = (max(main[left], main[right]), min(main[left], main[right]))
            main[left] = large + probability * small
            records[left] += records[right]
        }
    }
}

extension Engine {
    /// What share of the pairs that share an identity is expected to be right.
    ///
    /// Regions that outgrew the ladder, which are clustered by chains, are left out.
    ///
    /// - Complexity: that of clustering all regions once.
    package func expectedPrecision(workers: Int) async -> ExpectedPrecision {
        // In the order of their first records' keys, so that the sum is the same to the last bit.
        var bounded: [[RecordIndex]] = []
        regions.eachShared { members in
            if members.count <= RegionLadder.regionRecordsMax { bounded.append(members) }
        }
        bounded.sort { state.records[$0[0]].isBefore(state.records[$1[0]]) }
        let (snapshot, ordered) = (FrozenEngine(engine: self), bounded)
        let found = await ParallelSweep.map(ordered.count, workers: workers) {
            snapshot.engine.state.makeScratch(remembering: true).scales
        } _: { scales, range in
            range.map { snapshot.engine.expectedPrecision(of: ordered[$0], scales) }
        }
        var result = ExpectedPrecision()
        for region in found { result.add(region) }
        return result
    }

    private func expectedPrecision(
        of members: [RecordIndex],
        _ scales: RegionClustering.Scales
    ) -> ExpectedPrecision {
        var result = ExpectedPrecision()
        let resolution = RegionResolution(engine: self, members: members, scales: scales)
        result.add(
            resolution.clustering().joins,
            profiles(members),
            scorer: scorer,
            names: scales.names
        )
        return result
    }
}

extension Scorer {
    /// How many comparisons speak for one person.
    func agreeing(_ vector: ComparisonVector) -> Int {
        comparisons.count { weight($0.place, vector[$0.place]) > .zero && $0.kind != .gender }
    }
}
