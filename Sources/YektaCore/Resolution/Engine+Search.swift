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
    /// Read-only. Unlike resolution a search also looks into blocks that have closed, so a common
    /// name alone finds somebody. The smallest blocks come first, until `searchCandidatesMax`
    /// records are found: what few records have in common says most.
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
    /// How many records a search compares.
    static let searchCandidatesMax = 256
    /// Blocks of more records are looked at only if no smaller one has any.
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

    /// The records of a block that a search looks at: all, or about as many as there is room for,
    /// those of the lowest ranks, whatever their arrival.
    private func searchBlock(_ key: BlockingKey, room: Int) -> [RecordIndex] {
        let block = index.records(key)
        guard block.count > room else { return block }
        // Ranks are hashes, so this part of all ranks is that part of the block.
        let highest = UInt64.max / UInt64(block.count) * UInt64(room)
        for record in block { records.prefetch(record) }
        return block.filter { records[$0].rank <= highest }
    }

    fileprivate func findSearchCandidates(of probe: RecordContent, _ scratch: inout Scratch) {
        probe.read { blocking.derive(from: $0, into: &scratch.keys) }
        scratch.probe.begin(count: records.count)
        scratch.candidates.removeAll(keepingCapacity: true)
        for key in scratch.keys.keys { index.prefetch(key) }
        // Ties stay in the order of the rules, the strongest first.
        let bySize = scratch.keys.keys.map { (key: $0, count: index.count($0)) }
            .filter { $0.count > 0 }.enumerated()
            .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
        for (_, (key, count)) in bySize {
            let room = Self.searchCandidatesMax - scratch.candidates.count
            if room <= 0 { return }
            // What thousands have in common says nothing beside what few have.
            if count > Self.searchBlockRecordsMax, !scratch.candidates.isEmpty { return }
            for record in searchBlock(key, room: room) where scratch.probe.isFirst(record) {
                scratch.candidates.append(record)
            }
        }
    }
}
