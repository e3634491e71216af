import Testing

@testable import YektaCore

@Suite struct BlockIndexTests {
    private func key(_ hash: UInt64) -> BlockingKey {
        BlockingKey(rule: .phone, hash: hash)
    }

    private func expect(_ index: BlockIndex, holds model: [UInt64: Set<RecordIndex>]) {
        for (hash, records) in model {
            let found = index.records(key(hash))
            #expect(Set(found) == records && found.count == records.count)
            #expect(index.count(key(hash)) == records.count)
            var visited: [RecordIndex] = []
            switch index.block(key(hash)) {
            case .none: break
            case .one(let record): visited = [record]
            case .many(let block): visited = Array(block)
            }
            #expect(visited.sorted() == records.sorted())
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theIndexDoesWhatADictionaryWould(seed: UInt64) {
        var random = RecordSource(seed: seed)
        let index = BlockIndex()
        var model: [UInt64: Set<RecordIndex>] = [:]
        // Few keys and close together, 0 among them, so that slots collide and wrap round.
        var hashes: [UInt64] = [.max, .max - 1]
        for place in 0..<20 as Range<UInt64> { hashes += [2 * place, 2_048 * place + 1_023] }
        for step in 0..<6_000 {
            let hash = hashes[random.number(below: hashes.count)]
            let record = RecordIndex(random.number(below: 60))
            if model[hash, default: []].contains(record) {
                index.remove(record, for: key(hash))
                model[hash]?.remove(record)
            } else if random.number(below: 3) > 0 {
                index.insert(record, for: key(hash))
                model[hash, default: []].insert(record)
            } else {
                index.remove(record, for: key(hash))
            }
            if step % 500 == 0 { expect(index, holds: model) }
        }
        expect(index, holds: model)
    }

    @Test func growthKeepsEveryBlock() {
        var random = RecordSource(seed: 8)
        let index = BlockIndex()
        var model: [UInt64: Set<RecordIndex>] = [:]
        for record in 0..<9_000 {
            let hash = random.next() % 6_000
            index.insert(RecordIndex(record), for: key(hash))
            model[hash, default: []].insert(RecordIndex(record))
        }
        expect(index, holds: model)
        for (hash, records) in model where hash % 2 == 0 {
            for record in records { index.remove(record, for: key(hash)) }
            model[hash] = []
        }
        for record in 9_000..<15_000 {
            let hash = 10_000 + random.next() % 6_000
            index.insert(RecordIndex(record), for: key(hash))
            model[hash, default: []].insert(RecordIndex(record))
        }
        expect(index, holds: model)
    }

    @Test func aKeyThatHashesToZeroIsAKey() {
        let index = BlockIndex()
        #expect(index.count(key(0)) == 0 && index.records(key(0)).isEmpty)
        index.insert(7, for: key(0))
        #expect(index.records(key(0)) == [7])
        index.remove(7, for: key(0))
        #expect(index.count(key(0)) == 0)
    }

    /// Keys of all segments, with neighbours that fall into one bucket, growing and shrinking.
    @Test(arguments: [11, 12] as [UInt64])
    func everySegmentGrowsByItself(seed: UInt64) {
        var random = RecordSource(seed: seed)
        let index = BlockIndex()
        var model: [UInt64: Set<RecordIndex>] = [:]
        var hashes: [UInt64] = [0, .max, .max - 1, 1 << 63, 255 << 56, 1 << 56]
        for _ in 0..<4_000 {
            let hash = random.next()
            hashes += [hash, hash &+ 2]
        }
        for round in 0..<3 {
            for _ in 0..<12_000 {
                let hash = hashes[random.number(below: hashes.count)]
                let record = RecordIndex(random.number(below: 50))
                if model[hash, default: []].insert(record).inserted {
                    #expect(index.insert(record, for: key(hash)) == model[hash]?.count)
                }
            }
            expect(index, holds: model)
            for hash in hashes where hash % 3 == UInt64(round) {
                for record in model[hash] ?? [] { index.remove(record, for: key(hash)) }
                model[hash] = []
            }
            expect(index, holds: model)
        }
        #expect(index.size.keys >= model.values.count { !$0.isEmpty })
    }

    @Test func recordsThatComeAndGoDoNotMakeTheIndexGrow() {
        var random = RecordSource(seed: 13)
        let index = BlockIndex()
        var before = 0
        for round in 0..<40 {
            let hashes = (0..<4_000).map { _ in random.next() }
            for hash in hashes { index.insert(1, for: key(hash)) }
            for hash in hashes { index.remove(1, for: key(hash)) }
            if round == 9 { before = index.size.bytes }
        }
        #expect(index.size.bytes < 2 * before)
    }
}
