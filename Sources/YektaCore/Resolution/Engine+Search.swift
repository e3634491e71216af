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
        let marked = state.marked(probe, scratch.names)
        state.findSearchCandidates(of: marked, &scratch)
        var found: [(record: RecordIndex, vector: ComparisonVector, weight: MatchWeight)] = []
        marked.read { content in
            for candidate in scratch.candidates {
                let vector = scorer.comparison.compare(
                    content,
                    state.records[candidate].content,
                    names: scratch.names
                )
                let weight = scorer.weight(of: vector)
                // Whatever raises the odds at all is an answer; the decision says how good it is.
                guard weight > scorer.prior else { continue }
                found.append((candidate, vector, weight))
            }
        }
        found.sort { one, other in
            one.weight == other.weight
                ? state.records[one.record].isBefore(state.records[other.record])
                : one.weight > other.weight
        }
        return found.prefix(min(limit, Self.searchHitsMax)).compactMap { hit in
            guard let identity = identities.identity(of: hit.record) else { return nil }
            return SearchHit(
                record: key(hit.record),
                identity: identity,
                weight: hit.weight,
                decision: Decision(weight: hit.weight, scorer: scorer),
                explanation: Explanation(
                    hit.vector,
                    scorer: scorer,
                    left: probe.record,
                    right: raw(hit.record)
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

    /// The content of a record that is not stored, with what is known of its values' holders.
    func marked(_ probe: PreparedRecord, _ names: NameMemory) -> RecordContent {
        guard !sharedValues.isEmpty else { return probe.content }
        var bytes = probe.content.bytes
        probe.content.read { content in
            content.eachIdentifyingValue(secret: blocking.secret) { key, _, place in
                guard let shared = sharedValues[key] else { return }
                let holders = shared.holders(in: content, names)
                bytes[place.offset] =
                    bytes[place.offset] & ~place.mask | holders.rawValue << place.shift
            }
        }
        return RecordContent(bytes: bytes)
    }

    /// The records of a block that a search looks at: all, or the first by rank, whatever their
    /// arrival.
    private func searchBlock(_ key: BlockingKey) -> [RecordIndex] {
        let block = index.records(key)
        guard block.count > Self.searchBlockRecordsMax else { return block }
        return Array(block.sorted { ranksBefore($0, $1) }.prefix(Self.searchBlockRecordsMax))
    }

    fileprivate func findSearchCandidates(of probe: RecordContent, _ scratch: inout Scratch) {
        probe.read { blocking.derive(from: $0, into: &scratch.keys) }
        scratch.probe.begin(count: records.count)
        scratch.candidates.removeAll(keepingCapacity: true)
        for key in scratch.keys.keys {
            for record in searchBlock(key) where scratch.probe.isFirst(record) {
                scratch.candidates.append(record)
            }
            // Keys come in the order of the rules, the strongest first.
            if scratch.candidates.count >= Self.searchCandidatesMax { break }
        }
    }
}
