import Testing
import YektaCore

@testable import YektaStore

@Suite struct StoreCrashTests {
    @Test(arguments: [21, 22, 23])
    func whatWasAcknowledgedIsRecoveredAndNothingElse(seed: UInt64) throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: seed)
        let writer = try StoreWriter.create(path: directory.store, secret: seed)
        for round in 0..<25 {
            try writer.commit(workload.batch())
            if round % 10 == 9 { try writer.checkpoint() }
            let crashed = try StoreDirectory.afterCrash(of: directory.store)
            let recovered = try StoreWriter(path: crashed.store)
            let reader = try StoreReader(path: crashed.store)
            #expect(try reader.loadAll() == workload.reference.contents(secret: seed))
            #expect(try reader.events(after: 0, limit: .max) == workload.reference.events)
            // The recovered store takes the next change as the lost process would have.
            var next = workload
            try recovered.commit(next.batch())
            #expect(try reader.loadAll() == next.reference.contents(secret: seed))
        }
    }

    @Test func aTornOrDamagedLogRecoversAPrefixOfTheCommits() throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: 31)
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.checkpoint()
        var states = [workload.reference.contents(secret: 1)]
        for _ in 0..<6 {
            try writer.commit(workload.batch())
            states.append(workload.reference.contents(secret: 1))
        }
        let log = try directory.read(directory.store + "-wal")
        var recoveredMax = 0
        for length in stride(from: 0, through: log.count, by: 1_031) {
            let prefix = Array(log.prefix(length))
            let index = try recoveredIndex(of: prefix, beside: directory, among: states)
            #expect(index >= recoveredMax)
            recoveredMax = max(recoveredMax, index)
            guard length > 0 else { continue }
            var damaged = log
            damaged[length - 1] ^= 0x40
            _ = try recoveredIndex(of: damaged, beside: directory, among: states)
        }
        #expect(try recoveredIndex(of: log, beside: directory, among: states) == 6)
    }

    /// Which of the states a store comes back to with this log.
    private func recoveredIndex(
        of log: [UInt8],
        beside directory: StoreDirectory,
        among states: [StoreContents]
    ) throws -> Int {
        let crashed = try StoreDirectory.afterCrash(of: directory.store)
        try crashed.write(log, to: crashed.store + "-wal")
        let writer = try StoreWriter(path: crashed.store)
        let contents = try StoreReader(path: crashed.store).loadAll()
        #expect(try writer.connection?.text("PRAGMA integrity_check") == "ok")
        return try #require(states.firstIndex(of: contents))
    }

    @Test func aCrashWithinATransactionRecoversTheStateBeforeIt() throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: 41)
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        for _ in 0..<5 { try writer.commit(workload.batch()) }
        let before = workload.reference.contents(secret: 1)
        let connection = try #require(writer.connection)
        // With a tiny cache the transaction spills into the log before it is committed.
        try connection.execute("PRAGMA cache_size = 5")
        let logBytes = try directory.read(directory.store + "-wal").count
        let changes = try ChangeWriter(on: connection)
        try connection.execute("BEGIN IMMEDIATE")
        for _ in 0..<60 { try changes.write(workload.batch()) }
        #expect(try directory.read(directory.store + "-wal").count > logBytes)
        let crashed = try StoreDirectory.afterCrash(of: directory.store)
        try connection.execute("COMMIT")
        _ = try StoreWriter(path: crashed.store)
        #expect(try StoreReader(path: crashed.store).loadAll() == before)
        let after = workload.reference.contents(secret: 1)
        #expect(try StoreReader(path: directory.store).loadAll() == after)
    }

    /// The log is copied beside the writer and by it, at any moment, and begins anew meanwhile.
    @Test(arguments: [81, 82])
    func copyingTheLogLosesNothing(seed: UInt64) throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: seed)
        let writer = try StoreWriter.create(path: directory.store, secret: seed)
        var copier: StoreLogCopier? = try writer.logCopier()
        var logPagesMax = 0
        for round in 0..<30 {
            try writer.commit(workload.batch())
            logPagesMax = max(logPagesMax, writer.logPages)
            if round % 4 == 1 { try copier?.copy() }
            if round % 7 == 3 { try writer.copyLog() }
            let crashed = try StoreDirectory.afterCrash(of: directory.store)
            let recovered = try StoreWriter(path: crashed.store)
            #expect(try recovered.connection?.text("PRAGMA integrity_check") == "ok")
            let contents = try StoreReader(path: crashed.store).loadAll()
            #expect(contents == workload.reference.contents(secret: seed))
        }
        #expect(writer.logPages < logPagesMax)
        copier = nil
        try writer.close()
        #expect(!directory.exists(directory.store + "-wal"))
    }
}
