import Synchronization
import Testing
import YektaClient
import YektaCore
import YektaWire

@testable import YektaServer

/// Searches beside writes: on the event loops while the engine rests, in its line while it works.
@Suite struct SearchTests {
    private static let fields = [Field(.givenName, "Narges"), Field(.surname, "Tavakoli")]

    /// Whatever a search shows, a look-up finds: it is on disk.
    @Test func searchesBesideWritesShowWhatIsCommitted() async throws {
        try await ServerHarness.run { harness, client in
            _ = try await client.resolve(People.record("first", person: 0))
            let end = End()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for lane in 0..<2 {
                    let reader = try await harness.connect()
                    group.addTask {
                        var seen = 0
                        repeat {
                            let hits = try await reader.search(Self.fields, limit: 100)
                            #expect(!hits.isEmpty)
                            for hit in hits {
                                let found = try await reader.lookup(.record(hit.recordKey))
                                #expect(!found.isEmpty, "lane \(lane)")
                            }
                            seen = max(seen, hits.count)
                        } while !end.isReached
                        await reader.close()
                        return seen
                    }
                }
                for number in 0..<200 {
                    _ = try await client.resolve(People.record("\(number)", person: number % 3))
                }
                end.reach()
                for try await seen in group { #expect(seen > 1) }
            }
            let hits = try await client.search(Self.fields, limit: 100)
            #expect(hits.count == 68)
        }
    }

    @Test func searchesDoNotWaitForWhatTheEngineReads() async throws {
        try await ServerHarness.run { harness, client in
            let stored = try await client.resolve(People.record("1", person: 0))
            let gate = Gate(before: harness.pipeline)
            let hits = try await client.search(Self.fields)
            #expect(hits.map(\.identity) == [stored.identity])
            gate.open()
        }
    }

    /// Many in one burst: the event loop does a few of them, the engine's thread the others.
    @Test func aBurstOfSearchesIsAnswered() async throws {
        try await ServerHarness.run { harness, client in
            _ = try await client.resolve(People.record("1", person: 0))
            let raw = try await RawConnection.open(harness.address)
            var bytes: [UInt8] = []
            for id in 1...100 {
                let search = SearchRequest(fields: Self.fields, limit: 5)
                bytes += try RawConnection.frame(Call(id: UInt64(id), method: .search(search)))
            }
            let replies = try await raw.exchange(bytes, wanted: 100)
            #expect(Set(replies.map(\.id)).count == 100)
            #expect(replies.allSatisfy { $0.status.isOK })
        }
    }

    @Test func nobodySearchesWhileTheEngineIsChanged() async {
        let engine = Engine(model: .shipped)
        let access = EngineAccess(engine: engine)
        let query = SearchQuery(
            probe: People.record("1", person: 0),
            limit: 5,
            isExplained: false
        )
        func isRefused() -> Bool {
            if case .refused = access.trySearch(query) { true } else { false }
        }
        func isCommitted() -> Bool {
            if case .committed = access.trySearch(query) { true } else { false }
        }
        #expect(isCommitted())
        access.beginChange()
        #expect(isRefused())
        access.endChange()
        #expect(!isRefused() && !isCommitted(), "the batch is not on disk")
        access.committed(batches: 1)
        #expect(isCommitted())
    }

    /// Threads that search for all they are worth do not keep the engine out, and never see a
    /// record without its identity.
    @Test func searchesDoNotStarveTheEngine() async {
        let engine = Engine(model: .shipped, preparation: RecordPreparation(secret: 1))
        let access = EngineAccess(engine: engine)
        let end = End()
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let query = SearchQuery(
                        probe: People.record("probe", person: 0),
                        limit: 100,
                        isExplained: false
                    )
                    var most = 0
                    while !end.isReached {
                        switch access.trySearch(query) {
                        case .committed(let hits), .ahead(let hits): most = max(most, hits.count)
                        case .refused: break
                        }
                        await Task.yield()
                    }
                    return most
                }
            }
            for number in 0..<60 {
                let record = engine.preparation.prepare(People.record("\(number)", person: 0))
                access.beginChange()
                _ = engine.apply([.resolve(record)])
                access.endChange()
                access.committed(batches: 1)
                await Task.yield()
            }
            end.reach()
            for await most in group { #expect(most <= 60) }
        }
        #expect(engine.recordCount == 60)
    }
}

/// Tells tasks that the others are done.
private final class End: Sendable {
    private let flag = Atomic<Bool>(false)

    var isReached: Bool { flag.load(ordering: .relaxed) }

    func reach() { flag.store(true, ordering: .relaxed) }
}
