/// A stored record that a search found.
package struct SearchHit: Sendable {
    package let record: RecordKey
    package let identity: IdentityID
    package let weight: MatchWeight
    package let decision: Decision
    /// The terms of the weight, if they were asked for.
    package let explanation: Explanation?
}

/// Memory of one thread that searches.
package final class SearchScratch: @unchecked Sendable {
    // @unchecked: whoever searches has it alone for that long.
    fileprivate var keys = KeyBuffer()
    fileprivate var candidates = SearchCandidates()
    fileprivate let names: NameMemory

    /// How many records the last search chose to compare.
    var chosenCount: Int { candidates.chosen.count }

    fileprivate init(names: NameMemory) {
        self.names = names
    }
}

extension Engine {
    /// The most hits that one search returns.
    package static let searchHitsMax = 100

    /// Pairs of name parts that one thread remembers, as a power of two: what a search or two need
    /// fits into a core's own cache.
    private static let searchSlotBits = 12

    /// Memory for searches in this engine, once it has its model.
    package func makeSearchScratch() -> SearchScratch {
        SearchScratch(names: state.names(slotBits: Self.searchSlotBits))
    }

    /// Finds the stored records most like a record that is not stored, strongest first, of equal
    /// ones the lowest key.
    ///
    /// Read-only: any thread may do it while nothing changes the engine, and the vocabulary does
    /// not grow by what is asked. Unlike resolution a search also looks into blocks that have
    /// closed, so a common name alone finds somebody.
    ///
    /// - Parameters:
    ///   - isExplained: whether the terms of the weights are wanted.
    ///   - scratch: memory that nobody else uses meanwhile.
    package func search(
        _ probe: Record,
        limit: Int,
        isExplained: Bool = false,
        _ scratch: SearchScratch
    ) -> [SearchHit] {
        let (content, vocabulary) = preparation.probe(probe)
        scratch.names.begin(vocabulary)
        let marked = state.marked(content, scratch.names)
        return marked.read { content in
            BlockingKeys(secret: preparation.secret, vocabulary: vocabulary)
                .derive(from: content, into: &scratch.keys)
            scratch.candidates.find(scratch.keys.keys, of: content, in: state)
            let best = state.best(
                min(limit, Self.searchHitsMax),
                of: scratch.candidates.chosen,
                for: content,
                scratch.names
            )
            return best.compactMap { hit(probe, content, $0, isExplained, scratch.names) }
        }
    }

    private func hit(
        _ probe: Record,
        _ content: ContentView,
        _ found: MatchState.Found,
        _ isExplained: Bool,
        _ names: NameMemory
    ) -> SearchHit? {
        guard let identity = identities.identity(of: found.record) else { return nil }
        var explanation: Explanation?
        if isExplained {
            let other = state.records[found.record].content
            explanation = Explanation(
                scorer.comparison.compare(content, other, names: names),
                scorer: scorer,
                left: probe,
                right: raw(found.record)
            )
        }
        return SearchHit(
            record: key(found.record),
            identity: identity,
            weight: found.weight,
            decision: Decision(weight: found.weight, scorer: scorer),
            explanation: explanation
        )
    }
}

extension MatchState {
    /// A record that a search found, and how like the question it is.
    struct Found: Equatable {
        let record: RecordIndex
        let weight: MatchWeight
    }

    /// The content of a record that is not stored, with what is known of its values' holders.
    func marked(_ probe: RecordContent, _ names: NameMemory) -> RecordContent {
        guard !sharedValues.isEmpty else { return probe }
        var bytes = probe.bytes
        probe.read { content in
            content.eachIdentifyingValue(secret: blocking.secret) { key, _, place in
                guard let shared = sharedValues[key] else { return }
                let holders = shared.holders(in: content, names)
                bytes[place.offset] =
                    bytes[place.offset] & ~place.mask | holders.rawValue << place.shift
            }
        }
        return RecordContent(bytes: bytes)
    }

    /// The strongest of some records, in the order of an answer.
    ///
    /// Whatever raises the odds at all is an answer; the decision says how good it is. Once there
    /// are as many as are wanted, a record is compared only as far as it may still be better than
    /// the last of them.
    func best(
        _ limit: Int,
        of candidates: [RecordIndex],
        for probe: ContentView,
        _ names: NameMemory
    ) -> [Found] {
        guard limit > 0 else { return [] }
        var best: [Found] = []
        best.reserveCapacity(limit + 1)
        let scoring = PairScoring(scorer: scorer, names: names)
        let bounds = scorer.nameBounds(of: probe, names)
        var least = MatchWeight(units: scorer.prior.units + 1)
        records.read { reader in
            reader.eachAhead(candidates.span) { candidate, other in
                let found = scoring.weight(probe, other.content, bounds: bounds, atLeast: least)
                guard let weight = found else { return }
                var rank = best.count
                while rank > 0, isBefore(other, weight, best[rank - 1]) { rank -= 1 }
                guard rank < limit else { return }
                best.insert(Found(record: candidate, weight: weight), at: rank)
                if best.count > limit { best.removeLast() }
                if best.count == limit { least = best[limit - 1].weight }
            }
        }
        return best
    }

    private func isBefore(_ one: RecordView, _ weight: MatchWeight, _ other: Found) -> Bool {
        weight == other.weight ? one.isBefore(records[other.record]) : weight > other.weight
    }
}
