import Testing
import YektaClient
import YektaCore
import YektaWire

/// Merges and splits, which outlive everything that comes after them.
@Suite struct StewardshipTests {
    private let one = People.record("1", person: 0)
    private let other = People.record("2", person: 1)
    private let first = IdentityID(1)
    private let second = IdentityID(2)

    @Test func theLosingIdLeadsToTheSurvivor() async throws {
        try await ServerHarness.run { _, client in
            _ = try await client.resolveBatch([one, other])
            let merged = try await merge(client)
            #expect(merged.identity == first)
            #expect(merged.mergedIDs == [second])
            let views = try await client.lookup(.identity(second), withRecords: true)
            #expect(views.map(\.id) == [first])
            #expect(views[0].requestedID == second)
            #expect(views[0].state == .mergedInto(first))
            #expect(views[0].records == [one, other])
        }
    }

    @Test func toMergeAgainChangesNothing() async throws {
        try await ServerHarness.run { _, client in
            _ = try await client.resolveBatch([one, other])
            let merged = try await merge(client)
            let again = try await merge(client)
            #expect(again.identity == merged.identity)
            #expect(again.mergedIDs == merged.mergedIDs)
            #expect(again.sequence == merged.sequence)
        }
    }

    @Test func aMergeFollowsIdsThatWereMergedBefore() async throws {
        try await ServerHarness.run { _, client in
            _ = try await client.resolveBatch([one, other, People.record("3", person: 2)])
            _ = try await merge(client)
            let merged = try await client.merge(
                [second, IdentityID(3)],
                author: "test",
                reason: "same"
            )
            #expect(merged.identity == first)
            #expect(merged.mergedIDs == [second, IdentityID(3)])
            #expect(try await client.stats().identityCount == 1)
        }
    }

    @Test func aMergeHoldsAgainstTwoNationalIDs() async throws {
        try await ServerHarness.run { _, client in
            func with(_ id: String, _ record: Record, _ nationalID: String) -> Record {
                Record(
                    key: RecordKey(channel: "crm", id: id),
                    fields: record.fields + [Field(.nationalID, nationalID)]
                )
            }
            _ = try await client.resolveBatch([
                with("a1", one, "0084575948"), with("a2", one, "0084575948"),
                with("b1", other, "0499370899"), with("b2", other, "0499370899"),
            ])
            #expect(try await client.stats().identityCount == 2)
            #expect(try await merge(client).identity == first)
            #expect(try await client.stats().identityCount == 1)
        }
    }

    @Test func whatWasSplitDoesNotGlueAgain() async throws {
        try await ServerHarness.run { _, client in
            let twin = People.record("2", person: 0)
            _ = try await client.resolveBatch([one, twin])
            let parts = try await split(client, twin.key)
            #expect(parts.count == 2)
            for record in [one, twin] { _ = try await client.resolve(record) }
            _ = try await client.resolve(People.record("3", person: 0))
            let ids = [
                try await client.lookup(.record(one.key))[0].id,
                try await client.lookup(.record(twin.key))[0].id,
            ]
            #expect(Set(ids) == Set(parts))
        }
    }

    @Test func toSplitAgainChangesNothing() async throws {
        try await ServerHarness.run { _, client in
            let twin = People.record("2", person: 0)
            _ = try await client.resolveBatch([one, twin])
            let parts = try await split(client, twin.key)
            let sequence = try await client.health().lastSequence
            #expect(try await split(client, twin.key) == parts)
            #expect(try await client.health().lastSequence == sequence)
        }
    }

    /// The larger part keeps the id, here the one that was taken out.
    @Test func toSplitAgainChangesNothingWhenThePartTakenOutKeptTheId() async throws {
        try await ServerHarness.run { _, client in
            let others = ["2", "3"].map { People.record($0, person: 0) }
            _ = try await client.resolveBatch([one] + others)
            let keys = others.map(\.key)
            let parts = try await client.split(first, keys, author: "t", reason: "r").parts
            #expect(try await client.lookup(.record(keys[0]))[0].id == first)
            #expect(try await client.split(first, keys, author: "t", reason: "r").parts == parts)
        }
    }

    @Test func whatCannotBeSplitIsRefused() async throws {
        try await ServerHarness.run { _, client in
            _ = try await client.resolveBatch([one, other])
            await expectStatus(.failedPrecondition) { _ = try await split(client, one.key) }
            await expectStatus(.failedPrecondition) { _ = try await split(client, other.key) }
            await expectStatus(.notFound) {
                _ = try await client.merge([first, IdentityID(9)], author: "t", reason: "r")
            }
            _ = try await client.deleteRecord(other.key)
            await expectStatus(.failedPrecondition) { _ = try await merge(client) }
        }
    }

    @Test func aMergeAfterASplitWins() async throws {
        try await ServerHarness.run { _, client in
            let twin = People.record("2", person: 0)
            _ = try await client.resolveBatch([one, twin])
            let parts = try await split(client, twin.key)
            let merged = try await client.merge(parts, author: "test", reason: "after all")
            #expect(merged.identity == first)
            let views = try await client.lookup(.identity(first), withRecords: true)
            #expect(views[0].records == [one, twin])
        }
    }

    private func merge(_ client: YektaClient) async throws -> MergeResult {
        try await client.merge([first, second], author: "test", reason: "same person")
    }

    private func split(_ client: YektaClient, _ key: RecordKey) async throws -> [IdentityID] {
        try await client.split(first, [key], author: "test", reason: "two people").parts
    }
}
