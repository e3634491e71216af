import Testing
import YektaClient
import YektaCore
import YektaServer
import YektaWire

/// The change feed over the socket.
@Suite struct WatchTests {
    @Test func whoHasAnAnswerFindsItsEventsInTheFeed() async throws {
        try await ServerHarness.run { _, client in
            for number in 1...50 {
                let record = People.record("\(number)", person: number)
                let result = try await client.resolve(record)
                let events = try await all(client.watch(WatchRequest()))
                #expect(events.last?.sequence == result.sequence)
                #expect(events.map(\.sequence) == Array(1...result.sequence))
            }
        }
    }

    @Test func aMergeAndASplitAreBothShownInOrder() async throws {
        try await ServerHarness.run { _, client in
            let (one, other) = (People.record("1", person: 0), People.record("2", person: 1))
            _ = try await client.resolveBatch([one, other])
            let start = try await client.health().lastSequence
            _ = try await client.merge(
                [IdentityID(1), IdentityID(2)],
                author: "test",
                reason: "same"
            )
            let parts = try await client.split(
                IdentityID(1),
                [other.key],
                author: "test",
                reason: "not the same"
            ).parts
            let events = try await all(client.watch(WatchRequest(fromSequence: start)))
            let merges = events.firstIndex {
                $0.kind == .merged(IdentityID(2), into: IdentityID(1))
            }
            let splits = events.firstIndex { $0.kind == .split(IdentityID(1), parts: parts) }
            #expect(try #require(merges) < #require(splits))
            #expect(parts.count == 2)
        }
    }

    @Test func aFollowerSeesEverythingThatOthersDo() async throws {
        try await ServerHarness.run { harness, client in
            let follower = try await harness.connect()
            let events = follower.watch(WatchRequest(follow: true))
            async let writes: Void = {
                for number in 0..<200 {
                    _ = try await client.resolve(People.stranger(number))
                }
            }()
            var added = 0
            var last: UInt64 = 0
            for try await event in events {
                #expect(event.sequence == last + 1)
                last = event.sequence
                if case .recordAdded = event.kind { added += 1 }
                if added == 200 { break }
            }
            try await writes
            await follower.close()
        }
    }

    @Test func aReaderThatIsBehindLosesNothing() async throws {
        try await ServerHarness.run {
            $0.feedEventsInMemoryMax = 64
        } _: { harness, client in
            let slow = try await harness.connect()
            let events = slow.watch(WatchRequest(follow: true))
            var iterator = events.makeAsyncIterator()
            for start in stride(from: 0, to: 6_000, by: 500) {
                _ = try await client.resolveBatch((start..<(start + 500)).map(People.stranger))
            }
            var added = 0
            while added < 6_000, let event = try await iterator.next() {
                if case .recordAdded = event.kind { added += 1 }
            }
            #expect(added == 6_000)
            await slow.close()
        }
    }

    @Test func theLimitEndsAWatch() async throws {
        try await ServerHarness.run { _, client in
            _ = try await client.resolveBatch((0..<20).map { People.record("\($0)", person: $0) })
            let request = WatchRequest(fromSequence: 3, follow: true, limit: 4)
            let events = try await all(client.watch(request))
            #expect(events.map(\.sequence) == [4, 5, 6, 7])
        }
    }

    @Test func aPositionThatWasNeverReachedIsOutOfRange() async throws {
        try await ServerHarness.run { _, client in
            let last = try await client.resolve(People.record("1", person: 0)).sequence
            #expect(try await all(client.watch(WatchRequest(fromSequence: last))).isEmpty)
            await expectStatus(.outOfRange) {
                _ = try await all(client.watch(WatchRequest(fromSequence: last + 1, follow: true)))
            }
            #expect(try await client.health().isServing)
        }
    }

    @Test func aStopEndsAWatchThatFollows() async throws {
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            _ = try await client.resolve(People.record("1", person: 0))
            var iterator = client.watch(WatchRequest(follow: true)).makeAsyncIterator()
            _ = try await iterator.next()
            async let stopped: Void = harness.stop()
            await #expect(throws: ClientError.self) {
                while try await iterator.next() != nil {}
            }
            try await stopped
        }
    }

    private func all(_ events: WatchEvents) async throws -> [FeedEvent] {
        var all: [FeedEvent] = []
        for try await event in events { all.append(event) }
        return all
    }
}
