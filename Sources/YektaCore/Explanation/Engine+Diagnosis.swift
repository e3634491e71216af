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
        guard let one = indexOf[left], let other = indexOf[right] else { return nil }
        let vector = state.vector(one, other)
        let pattern = scorer.comparisons.filter { vector[$0.place] != .missing }
            .map { "\($0.name) \(vector[$0.place].name)" }
        let (rules, isCandidate) = state.pairing(one, other)
        return PairDiagnosis(
            rules: rules,
            isCandidate: isCandidate,
            pattern: pattern.isEmpty ? "nothing to compare" : pattern.joined(separator: " · "),
            weight: scorer.weight(of: vector)
        )
    }

    /// Every pair that reaches the review threshold, with its weight.
    package var linkedPairs: [(left: RecordKey, right: RecordKey, weight: MatchWeight)] {
        links.enumerated().flatMap { record, list in
            list.filter { Int($0.other) > record }.map {
                (key(RecordIndex(record)), key($0.other), $0.weight)
            }
        }
    }

    /// How many candidates the records have, together; every pair counts twice.
    ///
    /// - Complexity: O(records · keys + candidates).
    package func candidateCount(workers: Int) async -> Int {
        let snapshot = state
        let counts = await Self.inParallel(state.entries.count, workers: workers) { range in
            var scratch = MatchState.Scratch()
            return range.map { place in
                guard let entry = snapshot.entries[place] else { return 0 }
                let own = RecordIndex(place)
                return snapshot.candidates(keys: entry.keys, own: own, scratch: &scratch).count
            }
        }
        return counts.reduce(0, +)
    }
}
