import Foundation
import Logging
import Synchronization
import Testing
import YektaClient
import YektaCore

@testable import YektaServer
@testable import YektaStore

/// The snapshot beside a store: when it is used, and that it never is when it should not be.
@Suite struct SnapshotTests {
    @Test func aRestartUsesTheSnapshotOfTheStop() async throws {
        let directory = try ServerDirectory()
        let before = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<200).map(People.stranger))
            _ = try await client.resolve(People.record("1", person: 0))
        }
        let opened = try await open(directory)
        #expect(opened.commit != nil)
        #expect(opened.partition == before)
    }

    @Test func whatCameAfterTheSnapshotIsTakenUp() async throws {
        let directory = try ServerDirectory()
        _ = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<100).map(People.stranger))
            _ = try await client.resolve(People.record("1", person: 0))
        }
        let old = try Data(contentsOf: URL(fileURLWithPath: directory.snapshot))
        let before = try await serve(directory, keepsSnapshot: false) { client in
            _ = try await client.resolveBatch((100..<150).map(People.stranger))
            _ = try await client.resolve(People.record("2", person: 0))
            _ = try await client.merge([IdentityID(1), IdentityID(2)], author: "t", reason: "r")
        }
        // As after a kill: the file of the last stop is still there.
        try old.write(to: URL(fileURLWithPath: directory.snapshot))
        let opened = try await open(directory)
        #expect(opened.commit != nil)
        #expect(opened.partition == before)
    }

    @Test func aSnapshotOfRecordsThatAreDeletedSinceIsUsedOnceAndRemoved() async throws {
        let directory = try ServerDirectory()
        _ = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<20).map(People.stranger))
        }
        let old = try Data(contentsOf: URL(fileURLWithPath: directory.snapshot))
        let before = try await serve(directory, keepsSnapshot: false) { client in
            _ = try await client.deleteRecord(People.stranger(3).key)
        }
        try old.write(to: URL(fileURLWithPath: directory.snapshot))
        var configuration = ServerConfiguration(storePath: directory.store)
        configuration.eventLoops = 2
        let pipeline = try await ResolutionPipeline.open(configuration, logger: Self.logger)
        #expect(!FileManager.default.fileExists(atPath: directory.snapshot))
        #expect(pipeline.room.engine.recordCount == 19)
        #expect(Self.partition(pipeline) == before)
        try await pipeline.stop()
    }

    @Test func itIsItsOwnersAloneAndAServerThatKeepsNoneRemovesIt() async throws {
        let directory = try ServerDirectory()
        _ = try await serve(directory) { client in
            _ = try await client.resolve(People.stranger(1))
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.snapshot)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        _ = try await serve(directory, keepsSnapshot: false) { _ in }
        #expect(!FileManager.default.fileExists(atPath: directory.snapshot))
    }

    @Test(.timeLimit(.minutes(2)))
    func itIsWrittenWhileServingInAQuietMoment() async throws {
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) {
            $0.snapshotQuietMs = 100
        } _: { harness in
            let client = try await harness.connect()
            _ = try await client.resolveBatch((0..<20).map(People.stranger))
            while !FileManager.default.fileExists(atPath: directory.snapshot) {
                try await Task.sleep(for: .milliseconds(10))
            }
            await client.close()
            // What a kill would leave.
            let copy = try directory.copy()
            let opened = try await open(copy)
            #expect(opened.commit != nil)
            #expect(opened.partition == Self.partition(harness.pipeline))
        }
    }

    @Test func writingThatIsNotWantedAnyMoreLeavesNothing() async throws {
        let directory = try ServerDirectory()
        _ = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<20).map(People.stranger))
        }
        var configuration = ServerConfiguration(storePath: directory.store)
        configuration.keepsSnapshot = false
        let pipeline = try await ResolutionPipeline.open(configuration, logger: Self.logger)
        let draft = SnapshotDraft(
            path: directory.snapshot + ".new",
            origin: SnapshotHeader.Origin(program: 1, store: 2, model: 3),
            position: StorePositionWords(try pipeline.room.writer.position()),
            generation: 1
        )
        let memory = pipeline.committed.withLock { $0 }
        #expect(draft.isOf(pipeline.room.engine, memory))
        for calls in [0, 1, 7, 20] {
            var left = calls
            #expect(throws: SnapshotError.interrupted) {
                _ = try draft.write(pipeline.room.engine, memory) {
                    left -= 1
                    return left >= 0
                }
            }
            #expect(!FileManager.default.fileExists(atPath: draft.path))
        }
        _ = try draft.write(pipeline.room.engine, memory)
        #expect(FileManager.default.fileExists(atPath: draft.path))
        try await pipeline.stop()
        // The next start does away with it.
        _ = try await open(directory)
        #expect(!FileManager.default.fileExists(atPath: draft.path))
    }

    @Test func aKillBetweenMarkAndFileIsNoticed() async throws {
        let directory = try ServerDirectory()
        let before = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<20).map(People.stranger))
        }
        let store = try StoreWriter(path: directory.store)
        try store.mark(snapshot: 7)
        #expect(!(try await isUsed(store)))
        try store.close()
        #expect(try await open(directory).partition == before)
    }

    @Test func aSnapshotThatTheStoreHasOutrunIsNotUsed() async throws {
        let directory = try ServerDirectory()
        _ = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<20).map(People.stranger))
        }
        let old = try Data(contentsOf: URL(fileURLWithPath: directory.snapshot))
        _ = try await serve(directory, keepsSnapshot: false) { client in
            _ = try await client.resolveBatch((20..<40).map(People.stranger))
        }
        try old.write(to: URL(fileURLWithPath: directory.snapshot))
        let store = try StoreWriter(path: directory.store)
        #expect(try await isUsed(store, tailRecordsMin: 20))
        #expect(!(try await isUsed(store, tailRecordsMin: 19)))
    }

    @Test func aDeletionRemovesTheSnapshot() async throws {
        let directory = try ServerDirectory()
        _ = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<20).map(People.stranger))
        }
        _ = try await serve(directory) { client in
            #expect(FileManager.default.fileExists(atPath: directory.snapshot))
            _ = try await client.deleteRecord(People.stranger(3).key)
            #expect(!FileManager.default.fileExists(atPath: directory.snapshot))
        }
        #expect(FileManager.default.fileExists(atPath: directory.snapshot))
    }

    @Test func everyDamageIsNoticedAndTheMemoryRebuilt() async throws {
        let directory = try ServerDirectory()
        let before = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<60).map(People.stranger))
        }
        let url = URL(fileURLWithPath: directory.snapshot)
        let whole = try Data(contentsOf: url)
        let file = try #require(try SnapshotFile(reading: directory.snapshot))
        var places = Array(stride(from: 0, to: SnapshotHeader.byteCount, by: 8))
        for entry in try SnapshotReader(file).entries where entry.byteCount > 0 {
            places.append(Int(entry.offset + entry.byteCount / 2))
        }
        places.append(whole.count - 5)
        let store = try StoreWriter(path: directory.store)
        #expect(try await isUsed(store))
        for place in places {
            var damaged = whole
            damaged[place] ^= 0x10
            try damaged.write(to: url)
            #expect(!(try await isUsed(store)), "byte \(place)")
        }
        for length in [0, 7, SnapshotHeader.byteCount, whole.count / 2, whole.count - 1] {
            try whole.prefix(length).write(to: url)
            #expect(!(try await isUsed(store)), "\(length) bytes")
        }
        try store.close()
        try whole.prefix(whole.count / 2).write(to: url)
        let opened = try await open(directory)
        #expect(opened.partition == before)
    }

    @Test func anotherStoreProgramModelOrHistoryIsRefused() throws {
        let origin = SnapshotHeader.Origin(program: 1, store: 2, model: 3)
        var position = StorePosition()
        let header = SnapshotHeader(
            origin: origin,
            mark: 4,
            position: StorePositionWords(
                StorePosition(commit: 5, lastSequence: 9, nextOrdinal: 3, nextIdentity: 2)
            ),
            recordCount: 1
        )
        #expect(try SnapshotHeader(words: header.words) == header)
        func refusal(
            _ change: (inout SnapshotHeader.Origin) -> Void = { _ in },
            mark: UInt64? = 4
        ) -> SnapshotError? {
            var wanted = origin
            change(&wanted)
            do throws(SnapshotError) {
                try header.check(wanted, mark: mark, store: position)
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal() == .foreign(.position))
        position = StorePosition(commit: 5, lastSequence: 9, nextOrdinal: 3, nextIdentity: 2)
        #expect(refusal() == nil)
        position = StorePosition(commit: 6, lastSequence: 9, nextOrdinal: 3, nextIdentity: 2)
        #expect(refusal() == nil)
        #expect(refusal { $0.program = 7 } == .foreign(.program))
        #expect(refusal { $0.store = 7 } == .foreign(.store))
        #expect(refusal { $0.model = 7 } == .foreign(.model))
        #expect(refusal(mark: nil) == .foreign(.store))
        #expect(refusal(mark: 7) == .foreign(.store))
        position = StorePosition(commit: 5, lastSequence: 10, nextOrdinal: 3, nextIdentity: 2)
        #expect(refusal() == .foreign(.position))
        var words = header.words
        words[1] += 1
        words[14] = SnapshotWords.hash(Array(words.dropLast()), seed: 0)
        #expect(throws: SnapshotError.foreign(.format)) { try SnapshotHeader(words: words) }
    }

    @Test func aMissingSnapshotIsMadeAgain() async throws {
        let directory = try ServerDirectory()
        let before = try await serve(directory) { client in
            _ = try await client.resolveBatch((0..<30).map(People.stranger))
        }
        try FileManager.default.removeItem(atPath: directory.snapshot)
        let opened = try await open(directory)
        #expect(opened.partition == before)
        #expect(FileManager.default.fileExists(atPath: directory.snapshot))
    }

    // MARK: -

    private static let logger = Logger(
        label: "test",
        factory: { _ in SwiftLogNoOpLogHandler() }
    )

    private typealias Partition = [IdentityID: [RecordKey]]

    /// Serves a store for a while and stops.
    private func serve(
        _ directory: ServerDirectory,
        keepsSnapshot: Bool = true,
        _ body: (YektaClient) async throws -> Void
    ) async throws -> Partition {
        var partition: Partition = [:]
        try await ServerHarness.run(on: directory) {
            $0.keepsSnapshot = keepsSnapshot
            $0.snapshotQuietMs = 600_000
        } _: { harness in
            let client = try await harness.connect()
            try await body(client)
            await client.close()
            partition = Self.partition(harness.pipeline)
        }
        return partition
    }

    /// Opens the store, looks, and stops.
    private func open(
        _ directory: ServerDirectory
    ) async throws -> (partition: Partition, commit: UInt64?) {
        var configuration = ServerConfiguration(storePath: directory.store)
        configuration.eventLoops = 2
        let pipeline = try await ResolutionPipeline.open(configuration, logger: Self.logger)
        let found = (Self.partition(pipeline), pipeline.room.shelf?.commit)
        #expect(pipeline.room.engine.checkInvariants() == [])
        #expect(pipeline.committed.withLock { $0.checkInvariants() } == [])
        try await pipeline.stop()
        return found
    }

    /// Whether the snapshot of a store is good for anything; it is removed if not.
    private func isUsed(
        _ store: StoreWriter,
        tailRecordsMin: Int = 10_000
    ) async throws -> Bool {
        let reader = try StoreReader(path: store.path)
        var shelf = SnapshotShelf(
            storePath: store.path,
            secret: store.secret,
            model: .shipped,
            logger: Self.logger
        )
        shelf?.tailRecordsMin = tailRecordsMin
        let memory = try await shelf?.restore(
            try reader.loadAllButRecords(),
            model: .shipped,
            writer: store,
            reader: reader,
            workers: 2
        )
        return memory != nil
    }

    private static func partition(_ pipeline: ResolutionPipeline) -> Partition {
        let listed = pipeline.committed.withLock { $0.partition() }
        return Dictionary(uniqueKeysWithValues: listed.map { ($0.identity, $0.records) })
    }
}
