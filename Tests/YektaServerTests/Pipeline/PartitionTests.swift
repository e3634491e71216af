import Testing
import YektaClient
import YektaCore
import YektaWire

/// The partition is a function of the records, not of the way they came.
@Suite struct PartitionTests {
    @Test(arguments: [1, 7, 500])
    func overTheSocketItIsWhatALoadOfTheFileGives(batchRecords: Int) async throws {
        let records = try People.sample(1_200)
        let expected = await loaded(records)
        try await ServerHarness.run { harness, client in
            try await send(records, in: batchRecords, to: harness)
            var groups: [IdentityID: Set<RecordKey>] = [:]
            for record in records {
                let id = try #require(try await client.lookup(.record(record.key)).first?.id)
                groups[id, default: []].insert(record.key)
            }
            let difference = Set(groups.values).symmetricDifference(expected)
            #expect(difference.isEmpty, "\(difference.count) groups differ")
        }
    }

    private func loaded(_ records: [Record]) async -> Set<Set<RecordKey>> {
        let engine = Engine(model: .shipped, preparation: RecordPreparation(secret: 1))
        _ = await engine.load(EngineContents(records: records), workers: 2)
        var groups: [IdentityID: Set<RecordKey>] = [:]
        for write in engine.allRecords() {
            groups[write.identity, default: []].insert(write.record.key)
        }
        return Set(groups.values)
    }

    private func send(
        _ records: [Record],
        in batchRecords: Int,
        to harness: ServerHarness
    ) async throws {
        let connections = 8
        try await withThrowingTaskGroup(of: Void.self) { group in
            for connection in 0..<connections {
                group.addTask {
                    let client = try await harness.connect()
                    let step = batchRecords * connections
                    for start in stride(
                        from: connection * batchRecords,
                        to: records.count,
                        by: step
                    ) {
                        let end = min(start + batchRecords, records.count)
                        _ = try await client.resolveBatch(Array(records[start..<end]))
                    }
                    await client.close()
                }
            }
            try await group.waitForAll()
        }
    }
}
