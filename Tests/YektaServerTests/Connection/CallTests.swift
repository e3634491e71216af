import Testing
import YektaClient
import YektaCore
import YektaWire

/// Every method, over the real socket.
@Suite struct CallTests {
    @Test func aNewPersonIsCreatedThenAttachedToThenKnown() async throws {
        try await ServerHarness.run { _, client in
            let created = try await client.resolve(People.record("1", person: 0))
            #expect(created.outcome == .created)
            let attached = try await client.resolve(People.record("2", person: 0))
            #expect(attached.outcome == .attached)
            #expect(attached.identity == created.identity)
            #expect(attached.sequence > created.sequence)
            let again = try await client.resolve(People.record("2", person: 0))
            #expect(again.outcome == .unchanged)
            let other = try await client.resolve(People.record("3", person: 1))
            #expect(other.outcome == .created)
            #expect(other.identity != created.identity)
            let moved = try await client.resolve(People.record("3", person: 0))
            #expect(moved.outcome == .updated)
            #expect(moved.identity == created.identity)
        }
    }

    @Test func aLookUpFindsByIdByRecordAndByIdentifier() async throws {
        try await ServerHarness.run { _, client in
            let records = [People.record("2", person: 0), People.record("1", person: 0)]
            _ = try await client.resolveBatch(records)
            let id = try #require(IdentityID("y1"))
            for target in [
                LookupRequest.Target.identity(id), .record(records[0].key),
                .identifier(.phone, "+98 912 100 0000"),
                .identifier(.email, "NARGES.1000000@example.com"),
            ] {
                let views = try await client.lookup(target, withRecords: true)
                #expect(views.map(\.id) == [id])
                #expect(views[0].state == .live)
                #expect(views[0].records == [records[1], records[0]], "ordered by key")
                #expect(views[0].channels == [ChannelCount(channel: "crm", recordCount: 2)])
                #expect(views[0].lastReceivedAtMs == 1_700_000_000_000)
            }
            let byID = try await client.lookup(.identity(id))
            #expect(byID[0].requestedID == id)
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await ServerHarness.run { _, client in
            for target in [
                LookupRequest.Target.identity(IdentityID(99)),
                .record(RecordKey(channel: "crm", id: "none")),
                .identifier(.phone, "09121234567"),
            ] {
                await expectStatus(.notFound) { _ = try await client.lookup(target) }
            }
            await expectStatus(.notFound) {
                _ = try await client.explain(.identity(IdentityID(99)))
            }
            await expectStatus(.invalidArgument) {
                _ = try await client.lookup(.identifier(.city, "Tehran"))
            }
        }
    }

    @Test func aSearchStoresNothingAndItsLinesAddUp() async throws {
        try await ServerHarness.run { _, client in
            let stored = try await client.resolve(People.record("1", person: 0))
            let hits = try await client.search(
                [Field(.givenName, "Narges"), Field(.surname, "Tavakkoli")],
                withLines: true
            )
            #expect(hits.map(\.identity) == [stored.identity])
            #expect(hits[0].lines.reduce(MatchWeight.zero) { $0 + $1.weight } == hits[0].weight)
            #expect(try await client.stats().recordCount == 1)
        }
    }

    @Test func anExplanationAddsUpAndNamesItsIdentities() async throws {
        try await ServerHarness.run { _, client in
            let records = [People.record("1", person: 0), People.record("2", person: 0)]
            _ = try await client.resolveBatch(records)
            let view = try await client.explain(.pair(records[0].key, records[1].key))
            guard case .pair(let pair) = view else {
                Issue.record("a pair was asked about")
                return
            }
            #expect(pair.lines.reduce(MatchWeight.zero) { $0 + $1.weight } == pair.total)
            #expect(pair.firstIdentity == pair.secondIdentity)
            #expect(pair.decision == .link)
            #expect(!pair.sharedBlockingRules.isEmpty)
            guard case .identity(_, let joins) = try await client.explain(.identity(IdentityID(1)))
            else {
                Issue.record("an identity was asked about")
                return
            }
            #expect(joins.count == 1)
        }
    }

    @Test func aDeletedRecordIsGoneAndItsLastIdentityIsErased() async throws {
        try await ServerHarness.run { _, client in
            let record = People.record("1", person: 0)
            let id = try await client.resolve(record).identity
            let deleted = try await client.deleteRecord(record.key)
            #expect(deleted.identity == IdentityStanding(id: id, state: .erased))
            #expect(try await client.deleteRecord(record.key).existed == false)
            let views = try await client.lookup(.identity(id), withRecords: true)
            #expect(views.map(\.state) == [.erased])
            #expect(views[0].records.isEmpty)
            await expectStatus(.notFound) { _ = try await client.lookup(.record(record.key)) }
            #expect(try await client.resolve(record).identity != id, "an id is never reused")
        }
    }

    @Test func oneBadRecordDoesNotSinkItsBatch() async throws {
        try await ServerHarness.run { _, client in
            let bad = Record(key: RecordKey(channel: "", id: "2"), fields: [Field(.surname, "x")])
            let answers = try await client.resolveBatch(
                [People.record("1", person: 0), bad, People.record("3", person: 0)])
            guard case .resolved = answers[0], case .refused(let status) = answers[1],
                case .resolved = answers[2]
            else {
                Issue.record("the second of three is refused")
                return
            }
            #expect(status.code == .invalidArgument)
            #expect(try await client.resolveBatch([]).isEmpty)
        }
    }

    @Test func theServerReportsOnItself() async throws {
        try await ServerHarness.run { _, client in
            let result = try await client.resolve(People.record("1", person: 0))
            let health = try await client.health()
            #expect(health.isServing)
            #expect(health.store == .open)
            #expect(health.lastSequence == result.sequence)
            let stats = try await client.stats()
            #expect(stats.recordCount == 1)
            #expect(stats.identityCount == 1)
            #expect(stats.connectionCount == 1)
            #expect(stats.channels == [ChannelCount(channel: "crm", recordCount: 1)])
        }
    }
}

/// Expects a call to be refused with a status.
func expectStatus(
    _ code: StatusCode,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record(
            "the call went well; \(code.name) was expected",
            sourceLocation: sourceLocation
        )
    } catch {
        let status = (error as? ClientError)?.status
        #expect(status?.code == code, "\(error)", sourceLocation: sourceLocation)
    }
}
