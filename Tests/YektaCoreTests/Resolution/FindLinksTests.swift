import Testing

@testable import YektaCore

/// The links that are found through blocks and bounds against all pairs of records, looked at one
/// by one.
@Suite struct FindLinksTests {
    /// Which pairs open blocks bring together, by the words of the rules and dictionaries alone.
    private struct Candidates {
        let keys: [Set<BlockingKey>]
        let blocks: [BlockingKey: [RecordIndex]]
        let representatives: [BlockingKey: Set<RecordIndex>]
        let generic: Set<BlockingKey>

        init(_ state: MatchState, count: Int) {
            var keys: [Set<BlockingKey>] = []
            var blocks: [BlockingKey: [RecordIndex]] = [:]
            for record in 0..<RecordIndex(count) {
                let own =
                    state.records.contains(record)
                    ? Set(state.blocking.derive(from: state.records[record].content)) : []
                keys.append(own)
                for key in own { blocks[key, default: []].append(record) }
            }
            self.keys = keys
            self.blocks = blocks
            representatives = blocks.mapValues { block in
                Set(
                    block.map { (state.records[$0].rank, $0) }.sorted { $0 < $1 }
                        .prefix(BlockingLimits.representativesMax).map(\.1)
                )
            }
            generic = Set(state.sharedValues.filter(\.value.isGeneric).keys)
        }

        func contains(_ left: RecordIndex, _ right: RecordIndex) -> Bool {
            var points = 0
            for key in keys[Int(left)].intersection(keys[Int(right)]) {
                let count = blocks[key]?.count ?? 0
                let isOverfull = count > key.rule.blockRecordsMax
                switch key.rule.overflow {
                case .closes:
                    if isOverfull { continue }
                case .representatives:
                    if generic.contains(key) { continue }
                    let chosen = representatives[key] ?? []
                    if isOverfull, !chosen.contains(left), !chosen.contains(right) { continue }
                }
                let isRare = count <= key.rule.rareBlockRecordsMax
                points += Int(
                    isRare ? BlockingLimits.candidacyPoints : key.rule.candidacyPoints
                )
            }
            return points >= Int(BlockingLimits.candidacyPoints)
        }
    }

    private func check(_ state: MatchState, count: Int, _ what: String) {
        let candidates = Candidates(state, count: count)
        let names = state.names(slotBits: 12)
        var scratch = state.makeScratch(remembering: true)
        var (compared, linked, wrong) = (0, 0, 0)
        for record in 0..<RecordIndex(count) where state.records.contains(record) {
            var expected: [RecordIndex: MatchWeight] = [:]
            for other in 0..<RecordIndex(count)
            where other != record && state.records.contains(other) {
                let isCandidate = candidates.contains(record, other)
                // The engine's own answer for pairs, of most that are none only now and then.
                if isCandidate || (record &+ other) % 11 == 0,
                    state.pairing(record, other, &scratch).isCandidate != isCandidate
                {
                    wrong += 1
                }
                guard isCandidate else { continue }
                compared += 1
                let weight = state.weight(record, other, names)
                if weight >= state.scorer.reviewThreshold { expected[other] = weight }
            }
            linked += expected.count
            for above in [false, true] {
                state.findLinks(of: record, above: above, &scratch)
                let wanted = expected.filter { !above || $0.key > record }
                    .sorted { $0.key < $1.key }
                if scratch.links.map(\.other) != wanted.map(\.key) { wrong += 1 }
                if scratch.links.map(\.weight) != wanted.map(\.value) { wrong += 1 }
            }
        }
        #expect(wrong == 0, "\(what)")
        #expect(compared >= linked && linked > 0, "\(what)")
    }

    @Test(arguments: ComparedPopulation.allCases)
    func theLinksAreThoseOfAllPairs(population: ComparedPopulation) async throws {
        let records = population.records(seed: 31, count: 160).enumerated().map {
            $0.element.under("t:\($0.offset)")
        }
        let bench = TrainingBench(records)
        check(bench.state, count: records.count, "shipped")
        bench.state.scorer = Scorer(model: try await bench.model())
        check(bench.state, count: records.count, "learnt")
    }

    /// Overfull blocks, representatives, generic values, deleted records.
    @Test(arguments: [1, 2] as [UInt64])
    func theLinksOfAnEngineAreThoseOfAllPairs(seed: UInt64) {
        let population = CraftedPopulation(seed: seed, families: 2, junkHolders: 14, busy: 70)
        let records = population.keys.compactMap { population.versions[$0]?.first }
        var bench = EngineBench(records)
        for (place, record) in records.enumerated() where place % 17 == 0 {
            bench.apply([.delete(record.key)])
        }
        let state = bench.engine.state
        check(state, count: state.records.count, "seed \(seed)")
        var names = state.makeScratch(remembering: true)
        for record in 0..<RecordIndex(state.records.count) where state.records.contains(record) {
            state.findLinks(of: record, &names)
            let kept = Array(bench.engine.links[record])
            #expect(kept.map(\.other) == names.links.map(\.other))
            #expect(kept.map(\.weight) == names.links.map(\.weight))
        }
    }
}
