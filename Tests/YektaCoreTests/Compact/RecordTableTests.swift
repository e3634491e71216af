import Testing

@testable import YektaCore

/// The records of an engine and the index of their keys.
@Suite struct RecordTableTests {
    private let preparation = RecordPreparation(secret: 1)

    private func prepared(_ key: Int, _ version: Int, bytes: Int = 20) -> PreparedRecord {
        preparation.prepare(
            .crafted(
                "t:\(key)",
                [.handle: "@user\(key)v\(version)", .text: String(repeating: "x", count: bytes)]
            )
        )
    }

    private func expect(
        _ table: RecordTable,
        _ record: RecordIndex,
        holds prepared: PreparedRecord,
        _ ordinal: UInt64
    ) {
        let view = table[record]
        #expect(view.key == prepared.record.key && view.has(prepared.record.key))
        #expect(!view.has(RecordKey(channel: "t", id: "no such")))
        #expect(view.rank == prepared.rank && view.ordinal == ordinal)
        #expect(view.fingerprint == prepared.fingerprint)
        #expect(view.content.bytes.array == prepared.content.bytes)
        #expect(table.record(record) == (table.keepsRecords ? prepared.record : nil))
    }

    @Test(arguments: [true, false])
    func theTableDoesWhatADictionaryWould(keepsRecords: Bool) {
        let table = RecordTable(keepsRecords: keepsRecords)
        var model: [RecordIndex: (PreparedRecord, UInt64)] = [:]
        var random = RecordSource(seed: 61)
        for _ in 0..<60 { table.addPlace() }
        for step in 0..<1_500 {
            let record = RecordIndex(random.number(below: 60))
            if random.number(below: 4) == 0 {
                table.remove(record)
                model[record] = nil
            } else {
                let new = prepared(Int(record), step)
                table.put(new, ordinal: UInt64(step), at: record)
                model[record] = (new, UInt64(step))
            }
            #expect(table.contains(record) == (model[record] != nil))
        }
        for record in 0..<60 as Range<RecordIndex> {
            guard let (prepared, ordinal) = model[record] else {
                #expect(!table.contains(record))
                continue
            }
            expect(table, record, holds: prepared, ordinal)
        }
    }

    @Test func aReaderSeesWhatTheTableHolds() {
        let table = RecordTable(keepsRecords: false)
        for number in 0..<40 as Range<RecordIndex> {
            table.addPlace()
            let bytes = number == 7 ? ByteArena.chunkBytes + 1 : 20
            table.put(prepared(Int(number), 1, bytes: bytes), ordinal: 1, at: number)
        }
        table.remove(11)
        let present = (0..<40 as Range<RecordIndex>).filter { $0 != 11 }.reversed()
        let order = Array(present)
        var seen: [RecordIndex] = []
        table.read { reader in
            // Those that are gone may be asked for ahead.
            reader.prefetch(11)
            reader.prefetchPlace(4_000)
            reader.eachAhead(order.span) { record, view in
                seen.append(record)
                #expect(view.key == table[record].key && view.rank == table[record].rank)
                #expect(view.content.bytes.array == table[record].content.bytes.array)
            }
            reader.eachAhead(order.span.extracting(0..<0)) { _, _ in seen.append(.max) }
        }
        #expect(seen == order)
    }

    /// Records that are sent again and again do not fill the memory.
    @Test(arguments: [true, false])
    func manyReplacementsKeepMemoryBounded(keepsRecords: Bool) {
        let table = RecordTable(keepsRecords: keepsRecords)
        let long = (0..<48).map { Field(.handle, "@" + String(repeating: "k\($0)z", count: 50)) }
        let records = (0..<8).map { place in
            preparation.prepare(
                Record(key: RecordKey(channel: "t", id: "\(place)"), fields: long)
            )
        }
        let first = prepared(99, 1)
        for _ in 0..<9 { table.addPlace() }
        table.put(first, ordinal: 77, at: 8)
        var written = 0
        for step in 0..<6_000 {
            let record = records[step % 8]
            table.put(record, ordinal: UInt64(step), at: RecordIndex(step % 8))
            written += record.content.bytes.count
        }
        #expect(written > 10 * ByteArena.chunkBytes)
        // What is alive fits one chunk; dead bytes are cleared away beyond one more and its rest.
        #expect(table.allocatedBytes.compact < 4 * ByteArena.chunkBytes)
        #expect(table.allocatedBytes.raw < 4 * ByteArena.chunkBytes)
        expect(table, 8, holds: first, 77)
        for place in 0..<8 {
            expect(table, RecordIndex(place), holds: records[place], UInt64(5_992 + place))
        }
    }

    @Test func whoHoldsAValueIsNotedInPlace() {
        let table = RecordTable(keepsRecords: true)
        var random = MixedRecordSource(seed: 62)
        let normalisation = RecordNormalisation(secret: 1)
        let records = ComparedPopulation.mixed.records(seed: 62, count: 150)
        for (place, record) in records.enumerated() {
            table.addPlace()
            table.put(preparation.prepare(record), ordinal: 1, at: RecordIndex(place))
            var marks: [BlockingKey: Holders] = [:]
            let expected = normalisation.normalise(record).marking { key, _ in
                if let mark = marks[key] { return mark }
                let mark = random.holders()
                marks[key] = mark
                return mark
            }
            for _ in 0..<2 {
                table[RecordIndex(place)].content.eachIdentifyingValue(secret: 1) {
                    key,
                    _,
                    where_ in
                    table.setHolders(marks[key] ?? .one, at: where_, of: RecordIndex(place))
                }
            }
            let content = RecordContent.crafted(
                expected,
                of: record,
                vocabulary: preparation.vocabulary
            )
            #expect(table[RecordIndex(place)].content.bytes.array == content.bytes)
        }
    }

    @Test func recordsAreOrderedByTheirKeysAndRanks() {
        let table = RecordTable(keepsRecords: false)
        let keys = ["a:1", "a:10", "a:2", "ab:0", "b:", "é:x", "a:é"].compactMap { RecordKey($0) }
        for (place, key) in keys.enumerated() {
            table.addPlace()
            let record = preparation.prepare(Record(key: key, fields: []))
            table.put(record, ordinal: 1, at: RecordIndex(place))
        }
        for (one, left) in keys.enumerated() {
            for (other, right) in keys.enumerated() {
                let (one, other) = (table[RecordIndex(one)], table[RecordIndex(other)])
                #expect(one.isBefore(other) == (left < right), "\(left) \(right)")
                let ranks = (RecordPreparation.rank(of: left), RecordPreparation.rank(of: right))
                #expect(one.ranksBefore(other) == (ranks.0 < ranks.1))
            }
        }
    }

    @Test func theKeyIndexDoesWhatADictionaryWould() {
        let table = RecordTable(keepsRecords: false)
        var index = KeyIndex()
        var model: [RecordKey: RecordIndex] = [:]
        var random = RecordSource(seed: 63)
        let all = (0..<900).map { prepared($0, 1) }
        var free: [RecordIndex] = []
        for _ in 0..<9_000 {
            let chosen = all[random.number(below: all.count)]
            let key = chosen.record.key
            if let known = model[key] {
                guard random.number(below: 2) == 0 else { continue }
                index.remove(known, rank: chosen.rank)
                table.remove(known)
                free.append(known)
                model[key] = nil
            } else {
                let place = free.popLast() ?? RecordIndex(table.count)
                if Int(place) == table.count { table.addPlace() }
                table.put(chosen, ordinal: 1, at: place)
                index.insert(place, rank: chosen.rank, in: table)
                model[key] = place
            }
            #expect(index.count == model.count)
        }
        for record in all {
            let key = record.record.key
            #expect(index.find(key, rank: record.rank, in: table) == model[key])
        }
    }
}
