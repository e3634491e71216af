import Testing

@testable import YektaCore

/// The tables of links, regions and identities, each against plain dictionaries.
@Suite struct TableTests {
    private static let records = 40

    @Test(arguments: [71, 72] as [UInt64])
    func linksAreWhatWasSetLast(seed: UInt64) {
        var random = RecordSource(seed: seed)
        var table = LinkTable()
        var model = [[RecordIndex: MatchWeight]](repeating: [:], count: Self.records)
        for _ in 0..<Self.records { table.addPlace() }
        for _ in 0..<6_000 {
            let record = random.number(below: Self.records)
            let weight = MatchWeight(units: Int32(random.number(below: 2_000_000)) - 1_000_000)
            if random.number(below: 8) == 0 {
                var links: [RecordIndex: MatchWeight] = [:]
                for _ in 0..<random.number(below: 9) {
                    links[RecordIndex(random.number(below: Self.records))] = weight
                }
                table.replace(
                    RecordIndex(record),
                    with: links.sorted { $0.key < $1.key }.map {
                        MatchState.Link(other: $0.key, weight: $0.value)
                    }
                )
                model[record] = links
            } else {
                let other = RecordIndex(random.number(below: Self.records))
                let new = random.number(below: 3) > 0 ? weight : nil
                table.set(RecordIndex(record), other, new)
                model[record][other] = new
                let known = table.weight(RecordIndex(record), other)
                #expect(known == new)
            }
            let found = Array(table[RecordIndex(record)])
            let expected = model[record].sorted { $0.key < $1.key }
            #expect(found.map(\.other) == expected.map(\.key), "seed \(seed)")
            #expect(found.map(\.weight) == expected.map(\.value), "seed \(seed)")
        }
        for record in 0..<Self.records {
            let count = table[RecordIndex(record)].count
            #expect(count == model[record].count)
        }
        let allocated = table.allocatedBytes
        #expect(allocated < 64_000)
    }

    @Test(arguments: [73, 74] as [UInt64])
    func regionsAreWhatWasRegistered(seed: UInt64) {
        var random = RecordSource(seed: seed)
        var table = RegionTable()
        var model: [RecordIndex: [RecordIndex]] = [:]
        for _ in 0..<Self.records { table.addPlace() }
        for _ in 0..<2_000 {
            let record = RecordIndex(random.number(below: Self.records))
            if model[record] != nil {
                table.dissolve(with: record)
                for member in model[record] ?? [] { model[member] = nil }
            } else {
                let free = (0..<RecordIndex(Self.records)).filter { model[$0] == nil }
                let others = free.filter { $0 != record && random.number(below: 4) == 0 }
                let members = random.shuffled([record] + others)
                table.register(members)
                for member in members { model[member] = members }
            }
            for record in 0..<RecordIndex(Self.records) {
                let members = table.members(with: record)
                #expect(members == model[record] ?? [], "seed \(seed)")
                let region = table.region(of: record)
                #expect((region == .none) == (model[record] == nil))
                #expect((region == .alone) == (model[record]?.count == 1))
                #expect(region.isShared == (model[record]?.count ?? 0 > 1))
            }
            var shared: [[RecordIndex]] = []
            table.eachShared { shared.append($0) }
            let expected = Set(model.values.filter { $0.count > 1 })
                .sorted { $0.min() ?? 0 < $1.min() ?? 0 }
            #expect(shared == expected, "seed \(seed)")
        }
        let allocated = table.allocatedBytes
        #expect(allocated < 64_000)
    }

    @Test(arguments: [75, 76] as [UInt64])
    func identitiesAreWhatWasAssigned(seed: UInt64) {
        var random = RecordSource(seed: seed)
        var table = IdentityTable()
        var members: [IdentityID: [RecordIndex]] = [:]
        var retired: [IdentityID: IdentityState] = [:]
        for _ in 0..<Self.records { table.addPlace() }
        for _ in 0..<3_000 {
            let known = members.keys.sorted()
            if known.count < 3 || random.number(below: 3) == 0 {
                let identity = table.issue()
                #expect(members[identity] == nil && retired[identity] == nil)
                members[identity] = [RecordIndex(random.number(below: Self.records))]
                table.setMembers(members[identity] ?? [], of: identity)
            } else {
                let identity = known[random.number(below: known.count)]
                if random.number(below: 3) == 0 {
                    table.retire(identity, as: .mergedInto(known[0]))
                    retired[identity] = .mergedInto(known[0])
                    members[identity] = nil
                } else {
                    let count = 1 + random.number(below: 7)
                    let new = (0..<count).map { _ in
                        RecordIndex(random.number(below: Self.records))
                    }
                    table.setMembers(new, of: identity)
                    members[identity] = new
                }
            }
            let liveCount = table.liveCount
            #expect(liveCount == members.count)
            let record = RecordIndex(random.number(below: Self.records))
            let assigned = random.number(below: 4) == 0 ? nil : members.keys.min()
            table.assign(record, to: assigned)
            let found = table.identity(of: record)
            #expect(found == assigned)
        }
        for (identity, records) in members {
            let found = table.members(of: identity)
            let count = table.memberCount(of: identity)
            let state = table.state(of: identity)
            #expect(found == records && count == records.count && state == .live)
        }
        for (identity, state) in retired {
            let left = table.members(of: identity)
            let found = table.state(of: identity)
            #expect(left.isEmpty && found == state)
        }
        let unknown = table.state(of: IdentityID(table.nextNumber))
        #expect(unknown == nil)
        var listed: [IdentityID] = []
        table.eachLive { identity, records in
            listed.append(identity)
            #expect(members[identity] == records, "seed \(seed)")
        }
        #expect(listed == members.keys.sorted())
    }

    @Test(arguments: [0, 1, 5, 256, 1_000])
    func aSweepKeepsTheOrderWhateverTheWorkers(count: Int) async {
        let expected = (0..<count).flatMap { $0 % 3 == 0 ? [$0, -$0] : [$0] }
        for workers in [0, 1, 2, 3, 7] {
            for chunk in [1, 3, 64, 5_000] {
                let found = await ParallelSweep.map(count, workers: workers, chunk: chunk) {
                    $0.flatMap { $0 % 3 == 0 ? [$0, -$0] : [$0] }
                }
                #expect(found == expected, "\(workers) workers, \(chunk) at once")
            }
            let usual = await ParallelSweep.map(count, workers: workers) {
                0
            } _: { state, range in
                state += range.count
                return range.map { $0 }
            }
            #expect(usual == Array(0..<count))
        }
    }
}
