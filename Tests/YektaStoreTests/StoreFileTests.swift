import Testing
import YektaCore

@testable import YektaStore

@Suite struct StoreFileTests {
    let directory: StoreDirectory

    init() throws {
        directory = try StoreDirectory()
    }

    @Test func aMissingStoreIsNotCreatedByOpening() {
        #expect(code { try StoreWriter(path: directory.store) } == .notFound)
        #expect(code { try StoreReader(path: directory.store) } == .notFound)
        #expect(!directory.exists(directory.store))
    }

    @Test func aStoreIsNotCreatedOverAnother() throws {
        try StoreWriter.create(path: directory.store, secret: 1).close()
        #expect(code { try StoreWriter.create(path: directory.store, secret: 2) } == .alreadyExists)
        let writer = try StoreWriter.openOrCreate(path: directory.store, secret: 3)
        #expect(writer.secret == 1)
    }

    @Test func anEmptyFileBecomesAStoreOnlyWhenAskedTo() throws {
        try directory.write([], to: directory.store)
        #expect(code { try StoreWriter(path: directory.store) } == .notAStore)
        #expect(code { try StoreReader(path: directory.store) } == .notAStore)
        #expect(try StoreWriter.openOrCreate(path: directory.store, secret: 5).secret == 5)
    }

    @Test func aNewerStoreIsRefusedByName() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try #require(writer.connection).execute("PRAGMA user_version = 7")
        try writer.close()
        for error in [
            failure { try StoreWriter(path: directory.store) },
            failure { try StoreWriter.openOrCreate(path: directory.store, secret: 1) },
            failure { try StoreReader(path: directory.store) },
        ] {
            #expect(error?.code == .newerStore)
            #expect(error?.message.contains("version 7") == true)
        }
    }

    @Test func aFileThatIsNotADatabaseIsRefusedAndLeftAlone() throws {
        let text = Array(String(repeating: "name,phone\n", count: 200).utf8)
        try directory.write(text, to: directory.store)
        #expect(
            code { try StoreWriter.openOrCreate(path: directory.store, secret: 1) } == .notAStore
        )
        #expect(code { try StoreReader(path: directory.store) } == .notAStore)
        #expect(try directory.read(directory.store) == text)
        #expect(!directory.exists(directory.store + "-lock"))
    }

    @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() throws {
        do {
            let other = try Connection(path: directory.store, mode: .create, busyTimeoutMs: 0)
            try other.execute("CREATE TABLE songs (title TEXT)")
        }
        let bytes = try directory.read(directory.store)
        #expect(
            code { try StoreWriter.openOrCreate(path: directory.store, secret: 1) } == .notAStore
        )
        #expect(code { try StoreReader(path: directory.store) } == .notAStore)
        #expect(try directory.read(directory.store) == bytes)
        #expect(!directory.exists(directory.store + "-lock"))
    }

    @Test(arguments: ["", ":memory:", "a\0b"])
    func aPathThatWouldNotBeAFileIsRefused(path: String) {
        #expect(code { try StoreWriter.openOrCreate(path: path, secret: 1) } == .cannotOpen)
    }

    @Test func aSecondWriterIsRefusedUntilTheFirstCloses() throws {
        let first = try StoreWriter.create(path: directory.store, secret: 1)
        #expect(code { try StoreWriter(path: directory.store) } == .locked)
        #expect(code { try StoreWriter.create(path: directory.store, secret: 1) } == .locked)
        let alias = directory.path + "/alias"
        try directory.link(alias, to: directory.store)
        #expect(code { try StoreWriter(path: alias) } == .locked)
        try first.commit([.adding(ordinal: 1, sequence: 1)])
        try first.close()
        try first.close()
        #expect(code { try first.commit([.adding(ordinal: 2, sequence: 2)]) } == .closed)
        try StoreWriter(path: alias).commit([.adding(ordinal: 2, sequence: 2)])
    }

    @Test func readersDoNotHoldTheLock() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        let readers = try (0..<3).map { _ in try StoreReader(path: directory.store) }
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        try writer.close()
        let next = try StoreWriter(path: directory.store)
        try next.commit([.adding(ordinal: 2, sequence: 2)])
        for reader in readers { #expect(try reader.lastSequence() == 2) }
    }

    @Test func closingLeavesOneFileWithEverything() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        try writer.close()
        #expect(!directory.exists(directory.store + "-wal"))
        #expect(try StoreReader(path: directory.store).lastSequence() == 1)
    }

    @Test func aDamagedPayloadIsReportedWithItsPlace() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        let connection = try #require(writer.connection)
        try connection.execute("UPDATE records SET payload = x'0103'")
        try connection.execute("UPDATE event_batches SET events = x'0163'")
        let reader = try StoreReader(path: directory.store)
        let record = failure { try reader.loadAll() }
        #expect(record?.code == .corrupt)
        #expect(record?.message.contains("ordinal 1, 2 bytes") == true)
        #expect(record?.underlying is RecordCodingError)
        #expect(code { try reader.events(after: 0, limit: 1) } == .corrupt)
    }

    @Test func releasedMigrationsAreNeverEdited() {
        let hashes = Migration.all.map { migration in
            migration.sql.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
                (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
        }
        #expect(
            hashes == [
                16_813_128_859_926_431_150,
                13_321_045_124_765_636_773,
                14_293_531_860_853_870_611,
            ]
        )
        #expect(Migration.all.map(\.version) == Array(1...Int64(Migration.all.count)))
    }

    private func failure<Value>(_ body: () throws -> Value) -> StoreError? {
        #expect(throws: StoreError.self) { _ = try body() }
    }

    private func code<Value>(_ body: () throws -> Value) -> StoreError.Code? {
        failure(body)?.code
    }
}
