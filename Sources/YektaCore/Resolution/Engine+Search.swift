/// A stored record that a search found.
package struct SearchHit: Sendable {
    package let record: RecordKey
    package let identity: IdentityID
    package let weight: MatchWeight
    package let decision: Decision
    /// The terms of the weight.
    package let explanation: Explanation
}

extension Engine {
    /// The most hits that one search returns.
    package static let searchHitsMax = 100

    /// Finds the stored records most like a record that is not stored, strongest first.
    ///
    /// Read-only. Unlike resolution a search also looks into blocks that have closed, up to
    /// `MatchState.searchBlockRecordsMax` records of each, so a common name alone finds somebody.
    package func search(_ probe: PreparedRecord, limit: Int) -> [SearchHit] {
        let normalised = mark(probe)
        let candidates = state.searchCandidates(keys: probe.keys, scratch: &scratch)
        var found: [(record: RecordIndex, vector: ComparisonVector, weight: MatchWeight)] = []
        for candidate in candidates {
            let vector = scorer.comparison.compare(
                normalised,
                state.entry(candidate).normalised
            )
            let weight = scorer.weight(of: vector)
            // Whatever raises the odds at all is an answer; the decision says how good it is.
            guard weight > scorer.prior else { continue }
            found.append((candidate, vector, weight))
        }
        found.sort { one, other in
            one.weight == other.weight
                ? key(one.record) < key(other.record) : one.weight > other.weight
        }
        return found.prefix(min(limit, Self.searchHitsMax)).compactMap { hit in
            guard let identity = identities.identityOf[Int(hit.record)] else { return nil }
            let record = state.entry(hit.record).record
            return SearchHit(
                record: record.key,
                identity: identity,
                weight: hit.weight,
                decision: Decision(weight: hit.weight, scorer: scorer),
                explanation: Explanation(
                    hit.vector,
                    scorer: scorer,
                    left: probe.record,
                    right: record
                )
            )
        }
    }
}

extension MatchState {
    /// How many records a search compares, give or take one block.
    static let searchCandidatesMax = 10_000
    /// How many records of one closed block a search looks at.
    static let searchBlockRecordsMax = 2_000

    /// The records of a block that a search looks at: all, or the first by rank, whatever their
    /// arrival.
    private func searchBlock(_ key: BlockingKey) -> [RecordIndex] {
        let block = index.records(key)
        guard block.count > Self.searchBlockRecordsMax else { return block }
        return Array(block.sorted { ranksBefore($0, $1) }.prefix(Self.searchBlockRecordsMax))
    }

    func searchCandidates(keys: [BlockingKey], scratch: inout Scratch) -> [RecordIndex] {
        scratch.begin(count: entries.count)
        var result: [RecordIndex] = []
        for key in keys {
            for record in searchBlock(key) where scratch.isFirst(record) {
                result.append(record)
            }
            // Keys come in the order of the rules, the strongest first.
            if result.count >= Self.searchCandidatesMax { break }
        }
        return result
    }
}
