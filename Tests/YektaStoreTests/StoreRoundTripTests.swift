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

    @Test func theLargestSecretAndTheModelEpochSurvive() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: .max)
        try writer.commit([], modelEpoch: "2026-11")
        try writer.close()
        #expect(try StoreWriter(path: directory.store).secret == .max)
        let meta = try StoreReader(path: directory.store).loadAll().meta
        #expect(meta == StoreMeta(secret: .max, modelEpoch: "2026-11"))
    }

    @Test func idsAndOrdinalsAreNotReusedAfterTheNewestIsDeleted() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1), .adding(ordinal: 2, sequence: 2)])
        var deletion = ChangeSet.deleting(.sample(2), ordinal: 2)
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
        let deletion = ChangeSet.deleting(.sample(1), ordinal: 1)
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
        #expect(counts.identities == contents.nextIdentity.number - 1)
        #expect(counts.liveIdentities == counts.identities - UInt64(contents.retired.count))
        #expect(counts.activeConstraints == UInt64(contents.activeConstraints.count))
        #expect(counts.openReviewTasks == UInt64(contents.openReviewTasks.count))
        #expect(counts.events == contents.lastSequence)
        #expect(try reader.openReviewTasks() == contents.openReviewTasks)
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

    @Test(arguments: [1, 4_000, 1 << 20])
    func rowsReadManyAtATimeAreTheRecords(bytesMax: Int) throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        var workload = Workload(seed: 7)
        for _ in 0..<30 { try writer.commit(workload.batch()) }
        let reader = try StoreReader(path: directory.store)
        var records: [RecordWrite] = []
        try reader.forEachRecordRows(bytesMax: bytesMax) { rows throws(StoreError) in
            for place in 0..<rows.count { records.append(try rows.record(at: place)) }
        }
        #expect(records == workload.reference.contents(secret: 1).records)
    }
}
