import Testing
import YektaCore

@testable import YektaStore

@Suite struct StoreRoundTripTests {
    @Test(arguments: [1, 2, 3, 4])
    func theStateAfterReopeningIsTheStateBefore(seed: UInt64) throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: seed)
        var writer = try StoreWriter.create(path: directory.store, secret: seed)
        for round in 0..<40 {
            try writer.commit(workload.batch())
            let expected = workload.reference.contents(secret: seed)
            #expect(try StoreReader(path: directory.store).loadAll() == expected)
            guard round % 8 == 7 else { continue }
            try writer.close()
            writer = try StoreWriter(path: directory.store)
            #expect(writer.secret == seed)
            #expect(try StoreReader(path: directory.store).loadAll() == expected)
        }
    }

    @Test func aRecordIsFoundByItsKeyByteForByte() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        var workload = Workload(seed: 5)
        for _ in 0..<10 { try writer.commit(workload.batch()) }
        let reader = try StoreReader(path: directory.store)
        for write in workload.reference.records.values {
            #expect(try reader.record(write.record.key) == write)
        }
        #expect(try reader.record(RecordKey(channel: "crm", id: "r")) == nil)
    }

    @Test func theLargestSecretAndTheModelEpochSurvive() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: .max)
        try writer.commit([], modelEpoch: "2026-11")
        try writer.close()
        #expect(try StoreWriter(path: directory.store).secret == .max)
        let meta = try StoreReader(path: directory.store).loadAll().meta
        #expect(meta == StoreMeta(secret: .max, modelEpoch: "2026-11", nextOrdinal: 1))
    }

    @Test func idsAndOrdinalsAreNotReusedAfterTheNewestIsDeleted() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1), .adding(ordinal: 2, sequence: 2)])
        var deletion = ChangeSet()
        deletion.deletedRecords = [.sample(2)]
        deletion.identities = [IdentityWrite(id: IdentityID(2), state: .erased)]
        try writer.commit([deletion])
        try writer.close()
        let contents = try StoreReader(path: directory.store).loadAll()
        #expect(contents.records.map(\.ordinal) == [1])
        #expect(contents.nextIdentity == IdentityID(3))
        #expect(contents.nextOrdinal == 3)
    }

    @Test func aLaterSetOfOneCommitOverridesAnEarlier() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        var deletion = ChangeSet()
        deletion.deletedRecords = [.sample(1)]
        try writer.commit([
            .adding(ordinal: 1, sequence: 1), deletion, .adding(ordinal: 2, sequence: 2, key: 1),
        ])
        let records = try StoreReader(path: directory.store).loadAll().records
        #expect(records.map(\.ordinal) == [2])
        #expect(records.map(\.record.key) == [.sample(1)])
    }

    @Test func countsAgreeWithTheContents() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        var workload = Workload(seed: 6)
        for _ in 0..<30 { try writer.commit(workload.batch()) }
        let reader = try StoreReader(path: directory.store)
        let contents = try reader.loadAll()
        let counts = try reader.counts()
        #expect(counts.records == UInt64(contents.records.count))
        #expect(counts.identities == UInt64(contents.identities.count))
        #expect(counts.liveIdentities == UInt64(contents.identities.count { $0.state == .live }))
        #expect(counts.activeConstraints == UInt64(contents.activeConstraints.count))
        #expect(counts.openReviewTasks == UInt64(contents.openReviewTasks.count))
        #expect(counts.events == contents.lastSequence)
        let heaviest = try reader.openReviewTasks(limit: 3)
        #expect(heaviest == Array(contents.openReviewTasks.prefix(3)))
        #expect(try reader.openReviewTasks(limit: -1).isEmpty)
    }

    @Test func aSnapshotDoesNotSeeLaterCommits() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        let reader = try StoreReader(path: directory.store)
        try reader.snapshot { () throws(StoreError) in
            #expect(try reader.lastSequence() == 1)
            try writer.commit([.adding(ordinal: 2, sequence: 2)])
            #expect(try reader.loadAll().records.count == 1)
        }
        #expect(try reader.loadAll().records.count == 2)
    }

    @Test func readingRecordsStopsWhenTold() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit((1...5).map { .adding(ordinal: $0, sequence: $0) })
        let reader = try StoreReader(path: directory.store)
        var ordinals: [UInt64] = []
        try reader.forEachRecord(afterOrdinal: 1) { write in
            ordinals.append(write.ordinal)
            return write.ordinal < 4
        }
        #expect(ordinals == [2, 3, 4])
    }
}
