/// What blocking and comparison make of one pair, for a report over many pairs.
package struct PairDiagnosis: Sendable {
    /// The blocking rules whose open blocks pair the two records.
    package let rules: [BlockingRule]
    /// Whether those blocks suffice for the pair to be compared.
    package let isCandidate: Bool
    /// The levels of the pair in words, without its values: "given_name exact · phone differs".
    package let pattern: String
    package let weight: MatchWeight
}

extension Engine {
    /// What blocking and comparison make of a pair of stored records; nil if either is unknown.
    package func diagnose(_ left: RecordKey, _ right: RecordKey) -> PairDiagnosis? {
        guard let one = find(left), let other = find(right) else { return nil }
        let vector = state.vector(one, other, scratch.names)
        let pattern = scorer.comparisons.filter { vector[$0.place] != .missing }
            .map { "\($0.name) \(vector[$0.place].name)" }
        let (rules, isCandidate) = state.pairing(one, other, &scratch)
        return PairDiagnosis(
            rules: rules,
            isCandidate: isCandidate,
            pattern: pattern.isEmpty ? "nothing to compare" : pattern.joined(separator: " · "),
            weight: scorer.weight(of: vector)
        )
    }

    /// Every pair that reaches the review threshold, with its weight.
    package var linkedPairs: [(left: RecordKey, right: RecordKey, weight: MatchWeight)] {
        present.flatMap { record in
            links[record].filter { $0.other > record }.map {
                (key(record), key($0.other), $0.weight)
            }
        }
    }

    /// How many candidates the records have, together; every pair counts twice.
    ///
    /// - Complexity: O(records · keys + candidates).
    package func candidateCount(workers: Int) async -> Int {
        let snapshot = state
        let counts = await ParallelSweep.map(state.records.count, workers: workers) {
            snapshot.makeScratch(remembering: false)
        } _: { scratch, range in
            range.map { place in
                let own = RecordIndex(place)
                guard snapshot.records.contains(own) else { return 0 }
                snapshot.deriveKeys(of: own, into: &scratch.keys)
                snapshot.findCandidates(own: own, &scratch)
                return scratch.candidates.count
            }
        }
        return counts.reduce(0, +)
    }
}
