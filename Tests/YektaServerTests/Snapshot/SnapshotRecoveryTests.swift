import Foundation
import Logging
import Synchronization
import Testing
import YektaClient

@testable import YektaCore
@testable import YektaServer
@testable import YektaStore

/// Random work, snapshots at random moments, and kills: what a start makes of snapshot and tail is
/// what it derives from the records.
@Suite struct SnapshotRecoveryTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func aKillAtAnyMomentLeavesWhatARebuildFinds(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let directory = try ServerDirectory()
        let records = try People.sample(240)
        var used = 0
        try await ServerHarness.run(on: directory) {
            $0.snapshotQuietMs = 0
        } _: { harness in
            let client = try await harness.connect()
            var known: [RecordKey] = []
            for _ in 0..<24 {
                switch random.next() % 8 {
                case 0 where known.count > 4:
                    let key = known.remove(at: Int(random.next() % UInt64(known.count)))
                    _ = try await client.deleteRecord(key)
                case 1 where known.count > 4:
                    let pair = (0..<2).map { _ in known[Int(random.next() % UInt64(known.count))] }
                    let ids = pair.compactMap { harness.identity(of: $0) }
                    if Set(ids).count == 2 {
                        _ = try await client.merge(ids, author: "t", reason: "r")
                    }
                case 2 where known.count > 4:
                    let key = known[Int(random.next() % UInt64(known.count))]
                    if let id = harness.identity(of: key), harness.members(of: id).count > 1 {
                        _ = try await client.split(id, [key], author: "t", reason: "r")
                    }
                default:
                    let start = Int(random.next() % UInt64(records.count - 12))
                    let batch = Array(records[start..<start + 12])
                    _ = try await client.resolveBatch(batch)
                    for record in batch where !known.contains(record.key) {
                        known.append(record.key)
                    }
                }
                if random.next() % 3 == 0 { harness.pipeline.keepSnapshot() }
                if random.next() % 4 == 0 {
                    used += try await check(try directory.copy()) ? 1 : 0
                }
            }
            await client.close()
        }
        used += try await check(directory) ? 1 : 0
        #expect(used > 0)
    }

    /// Compares a start from the snapshot with one that derives everything.
    ///
    /// - Returns: whether there was a snapshot that served.
    private func check(_ directory: ServerDirectory) async throws -> Bool {
        let twin = try directory.copy()
        let restored = try await open(directory)
        let derived = try await open(twin, keepsSnapshot: false)
        let (one, other) = (restored.room.engine, derived.room.engine)
        #expect(one.checkInvariants() == [])
        #expect(one.partition() == other.partition())
        #expect(links(one) == links(other))
        #expect(Set(one.openReviews) == Set(other.openReviews))
        #expect(one.identities.retired == other.identities.retired)
        #expect(one.nextOrdinal == other.nextOrdinal)
        #expect(one.lastSequence == other.lastSequence)
        let (left, right) = (restored.committed.withLock { $0 }, derived.committed.withLock { $0 })
        #expect(left.checkInvariants() == [])
        #expect(left.lastSequence == right.lastSequence)
        #expect(left.openReviewCount == right.openReviewCount)
        let (found, expected) = (left.partition(), right.partition())
        #expect(found.map(\.identity) == expected.map(\.identity))
        #expect(found.map(\.records) == expected.map(\.records))
        for (identity, records) in expected {
            #expect(
                left.possibleLinks(of: identity, limit: 32).map(\.identity)
                    == right.possibleLinks(of: identity, limit: 32).map(\.identity)
            )
            for key in records {
                #expect(left.record(key)?.record == right.record(key)?.record)
                #expect(left.record(key)?.ordinal == right.record(key)?.ordinal)
            }
        }
        for number in 1..<max(2, one.identities.nextNumber) {
            #expect(left.state(of: IdentityID(number)) == right.state(of: IdentityID(number)))
        }
        let isServed = restored.room.shelf?.commit != nil
        try await restored.stop()
        try await derived.stop()
        return isServed
    }

    private func open(
        _ directory: ServerDirectory,
        keepsSnapshot: Bool = true
    ) async throws -> ResolutionPipeline {
        var configuration = ServerConfiguration(storePath: directory.store)
        configuration.keepsSnapshot = keepsSnapshot
        return try await ResolutionPipeline.open(
            configuration,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    /// The links of every record by the keys of both.
    private func links(_ engine: Engine) -> [RecordKey: [RecordKey: MatchWeight]] {
        var found: [RecordKey: [RecordKey: MatchWeight]] = [:]
        for record in engine.present {
            for link in engine.links[record] {
                found[engine.key(record), default: [:]][engine.key(link.other)] = link.weight
            }
        }
        return found
    }
}

extension ServerHarness {
    fileprivate func identity(of key: RecordKey) -> IdentityID? {
        pipeline.committed.withLock { $0.record(key)?.identity }
    }

    fileprivate func members(of identity: IdentityID) -> [RecordKey] {
        pipeline.committed.withLock { directory in
            directory.partition().first { $0.identity == identity }?.records ?? []
        }
    }
}

/// A random source with a seed.
private struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
