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

    /// A group: how many records it has, and how many of them are expected to be its main person's.
    private struct Group {
        var profile: GroupProfile
        var records: Double
        var main: Double
    }

    /// Adds the joins of a region.
    mutating func add(_ joins: [RegionClustering.Join], _ profiles: [GroupProfile], scorer: Scorer)
    {
        var groups: [Int: Group] = [:]
        for join in joins {
            guard let (left, right) = take(join, profiles, &groups) else { continue }
            let probability: Double
            if let weight = join.weight {
                let vector = scorer.comparison.compare(left.profile.record, right.profile.record)
                probability = Self.probability(weight, agreeing: scorer.agreeing(vector))
            } else {
                // A steward said so.
                probability = 1
            }
            pairs += left.records * right.records
            self.right += left.main * right.main * probability
            let (large, small) = left.main >= right.main ? (left, right) : (right, left)
            groups[min(join.left[0], join.right[0])] = Group(
                profile: GroupProfile(left.profile, right.profile),
                records: left.records + right.records,
                main: large.main + probability * small.main
            )
        }
    }

    private func take(
        _ join: RegionClustering.Join,
        _ profiles: [GroupProfile],
        _ groups: inout [Int: Group]
    ) -> (Group, Group)? {
        func group(_ members: [Int]) -> Group? {
            guard let first = members.first else { return nil }
            return groups.removeValue(forKey: first)
                ?? Group(profile: profiles[first], records: 1, main: 1)
        }
        guard let left = group(join.left), let right = group(join.right) else { return nil }
        return (left, right)
    }
}

extension Engine {
    /// What share of the pairs that share an identity is expected to be right.
    ///
    /// - Complexity: that of clustering all regions once.
    package func expectedPrecision() -> ExpectedPrecision {
        var result = ExpectedPrecision()
        for members in regions where members.count > 1 {
            guard members.count <= RegionLadder.regionRecordsMax else { continue }
            let profiles = members.map { GroupProfile(state.entry($0).normalised) }
            let joins = RegionResolution(engine: self, members: members).clustering().joins
            result.add(joins, profiles, scorer: scorer)
        }
        return result
    }
}

extension Scorer {
    /// How many comparisons speak for one person.
    func agreeing(_ vector: ComparisonVector) -> Int {
        comparisons.count { weight($0.place, vector[$0.place]) > .zero && $0.kind != .gender }
    }
}
