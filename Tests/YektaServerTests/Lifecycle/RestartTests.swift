import Testing
import YektaClient
import YektaCore
import YektaServer
import YektaWire

/// What a server finds again after it was stopped, and where it listens.
@Suite struct RestartTests {
    @Test func aRestartKeepsIdsRedirectsAndDecisions() async throws {
        let directory = try ServerDirectory()
        let records = [
            People.record("1", person: 0), People.record("2", person: 0),
            People.record("3", person: 1), People.record("4", person: 2),
        ]
        var before: [IdentityView] = []
        var sequence: UInt64 = 0
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            for record in records { _ = try await client.resolve(record) }
            _ = try await client.merge([IdentityID(1), IdentityID(2)], author: "t", reason: "r")
            _ = try await client.split(
                IdentityID(1),
                [records[1].key],
                author: "t",
                reason: "r"
            )
            _ = try await client.deleteRecord(records[3].key)
            before = try await views(client)
            sequence = try await client.health().lastSequence
            await client.close()
        }
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            #expect(try await client.health().lastSequence == sequence)
            #expect(try await views(client) == before)
            // The decisions still hold: nothing glues, and nothing comes apart.
            for record in records[..<3] {
                #expect(try await client.resolve(record).outcome == .unchanged)
            }
            #expect(try await views(client) == before)
            let new = try await client.resolve(People.record("5", person: 3))
            #expect(new.identity > before.map(\.id).max() ?? IdentityID(1))
            #expect(new.sequence > sequence)
            await client.close()
        }
    }

    @Test func theStoredFeedIsReadFromItsBeginningAfterARestart() async throws {
        let directory = try ServerDirectory()
        var events: [FeedEvent] = []
        for _ in 0..<2 {
            try await ServerHarness.run(on: directory) { harness in
                let client = try await harness.connect()
                _ = try await client.resolveBatch(
                    (0..<300).map(People.stranger)
                )
                var read: [FeedEvent] = []
                for try await event in client.watch() { read.append(event) }
                #expect(events.isEmpty || read == events)
                events = read
                await client.close()
            }
        }
        #expect(events.count > 300)
    }

    @Test func aUnixSocketServesAlone() async throws {
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) {
            $0.port = nil
            $0.unixSocketPath = directory.socket
        } _: { harness in
            let address = try #require(harness.unixAddress)
            let client = try await YektaClient.connect(to: address)
            _ = try await client.resolve(People.record("1", person: 0))
            #expect(try await client.stats().recordCount == 1)
            await client.close()
        }
    }

    /// Every id ever issued, as a look-up shows it.
    private func views(_ client: YektaClient) async throws -> [IdentityView] {
        var views: [IdentityView] = []
        for number in 1...4 {
            views += try await client.lookup(
                .identity(IdentityID(UInt64(number))),
                withRecords: true
            )
        }
        return views
    }
}
