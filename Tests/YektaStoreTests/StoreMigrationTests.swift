import Testing
import YektaCore

@testable import YektaStore

/// Stores that an older program wrote.
@Suite struct StoreMigrationTests {
    private static func workload(_ batches: Int) -> Workload {
        var workload = Workload(seed: 61)
        for _ in 0..<batches { _ = workload.batch() }
        return workload
    }

    @Test(arguments: [1, 2] as [Int64], [0, 1, 150])
    func anOlderStoreHoldsTheSameAfterwards(version: Int64, batches: Int) throws {
        let directory = try StoreDirectory()
        var workload = Self.workload(batches)
        try LegacyStore.create(
            path: directory.store,
            secret: 9,
            version: version,
            contents: workload.reference
        )
        // A reader cannot migrate, and must not take the old rows for new ones.
        let refusal = #expect(throws: StoreError.self) { try StoreReader(path: directory.store) }
        #expect(refusal?.code == .olderStore)
        let writer = try StoreWriter(path: directory.store)
        let reader = try StoreReader(path: directory.store)
        // All that the older program did counts as one commit.
        workload.countAsOneCommit()
        #expect(try reader.loadAll() == workload.reference.contents(secret: 9))
        #expect(try reader.events(after: 0, limit: .max) == workload.reference.events)
        for _ in 0..<5 { try writer.commit(workload.batch()) }
        // The table of models came between.
        let model = StoredModel(epoch: "e1", document: [1])
        try writer.commit(workload.batch(), model: model)
        workload.promote(model.epoch)
        #expect(try reader.model(ofEpoch: "e1") == model)
        var contents = try reader.loadAll()
        contents.model = nil
        #expect(contents == workload.reference.contents(secret: 9))
        #expect(try writer.connection?.text("PRAGMA integrity_check") == "ok")
    }

    @Test func aDamagedOlderStoreIsLeftAsItWas() throws {
        let directory = try StoreDirectory()
        let workload = Self.workload(20)
        try LegacyStore.create(
            path: directory.store,
            secret: 9,
            version: 2,
            contents: workload.reference
        )
        do {
            let connection = try Connection(
                path: directory.store,
                mode: .readWrite,
                busyTimeoutMs: 0
            )
            try connection.execute("UPDATE events SET kind = 99 WHERE sequence = 3")
        }
        for _ in 0..<2 {
            let error = #expect(throws: StoreError.self) { try StoreWriter(path: directory.store) }
            #expect(error?.code == .corrupt)
            #expect(error?.message.contains("nothing changed") == true)
        }
        let connection = try Connection(path: directory.store, mode: .readOnly, busyTimeoutMs: 0)
        #expect(try connection.integer("PRAGMA user_version") == 2)
        let count = try connection.integer("SELECT count(*) FROM events")
        #expect(count == Int64(workload.reference.events.count))
    }

    /// What records held is gone from the file with the last copy of it.
    @Test func theOldRowsAreOverwritten() throws {
        let directory = try StoreDirectory()
        var reference = ReferenceStore()
        let value = "a name that is found nowhere else"
        reference.apply(.adding(ordinal: 1, sequence: 1, value: value))
        try LegacyStore.create(path: directory.store, secret: 9, version: 2, contents: reference)
        let writer = try StoreWriter(path: directory.store)
        try writer.commit([.deleting(.sample(1), ordinal: 1)])
        try writer.close()
        let bytes = try directory.read(directory.store)
        #expect(String(decoding: bytes, as: UTF8.self).contains(value) == false)
    }
}
