import Testing

@testable import YektaCore

/// Merges and splits by stewards, and what they leave behind.
@Suite struct StewardshipTests {
    private static let customer: [Record] = [
        .crafted(
            "crm:1",
            [
                .givenName: "نرگس", .surname: "توکلی", .phone: "09127654321",
                .nationalID: ValidNationalID.of(123_456_789),
            ]
        ),
        .crafted(
            "app:2",
            [.givenName: "Narges", .surname: "Tavakoli", .phone: "09127654321"]
        ),
        .crafted("web:3", [.fullName: "نرگس توکلی", .phone: "09127654321"]),
    ]
    private static let stranger: [Record] = [
        .crafted(
            "crm:8",
            [
                .givenName: "بهرام", .surname: "صالحی", .phone: "09351112233",
                .nationalID: ValidNationalID.of(271_828_182),
            ]
        ),
        .crafted("app:9", [.givenName: "Bahram", .surname: "Salehi", .phone: "09351112233"]),
    ]

    private func merge(_ bench: inout EngineBench, _ keys: [String]) -> CommandOutcome? {
        let ids = keys.compactMap { bench.identity($0) }
        return bench.apply([.merge(ids, bench.note)]).outcomes.first
    }

    private func split(
        _ bench: inout EngineBench,
        _ identity: String,
        leaving: [String]
    ) -> CommandOutcome? {
        guard let id = bench.identity(identity) else { return nil }
        let keys = leaving.compactMap { RecordKey($0) }
        return bench.apply([.split(id, keys, bench.note)]).outcomes.first
    }

    @Test func aMergeBringsTheWholeOfBothIdentitiesUnderTheOldestID() async throws {
        var bench = EngineBench(Self.customer + Self.stranger)
        let (oldest, younger) = (try #require(bench.identity("crm:1")), bench.identity("crm:8"))
        let outcome = merge(&bench, ["crm:8", "crm:1"])
        guard case .merged(let survivor, let absorbed) = outcome else {
            Issue.record("the merge came to something else")
            return
        }
        #expect(survivor == oldest)
        #expect(absorbed == [younger])
        #expect(bench.engine.identityCount == 1)
        #expect(bench.directory.current(try #require(younger)) == [oldest])
        #expect(bench.problems().isEmpty)
        #expect(await bench.loadedPartition(shuffledBy: 3) == bench.engine.partition())
    }

    /// The records with the smallest keys carry no national id, those behind them carry two.
    @Test func aMergeAcrossTwoNationalIDsIsWholeWhicheverRecordsCarryThem() async {
        var bench = EngineBench(Self.customer + Self.stranger)
        #expect(bench.engine.identityCount == 2)
        let outcome = merge(&bench, ["crm:1", "crm:8"])
        if case .merged = outcome {} else { Issue.record("the merge was refused") }
        #expect(bench.engine.identityCount == 1)
        #expect(bench.problems().isEmpty)
        #expect(await bench.loadedPartition(shuffledBy: 3) == bench.engine.partition())
    }

    @Test func aRefusedCommandChangesNothing() throws {
        var bench = EngineBench(Self.customer + Self.stranger)
        let before = (bench.store.events.count, bench.groups, bench.store.constraints.count)
        let known = try #require(bench.identity("crm:1"))
        let commands: [Command] = [
            .merge([known], bench.note),
            .merge([known, known], bench.note),
            .merge([known, IdentityID(999)], bench.note),
            .split(known, [], bench.note),
            .split(known, Self.customer.map(\.key), bench.note),
            .split(known, [Self.stranger[0].key], bench.note),
            .split(IdentityID(999), [Self.customer[0].key], bench.note),
            .delete(RecordKey(channel: "no", id: "such")),
        ]
        for command in commands {
            let result = bench.apply([command])
            if case .refused = result.outcomes[0] {} else { Issue.record("it was carried out") }
            #expect(result.changes.isEmpty)
        }
        #expect(bench.store.events.count == before.0)
        #expect(bench.groups == before.1)
        #expect(bench.store.constraints.count == before.2)
    }

    @Test func aMergeOfRecordsThatWereKeptApartWithdrawsThatDecision() async {
        var bench = EngineBench(Self.customer)
        _ = split(&bench, "crm:1", leaving: ["web:3", "app:2"])
        #expect(bench.store.activeConstraints.count == 2)
        _ = merge(&bench, ["crm:1", "web:3"])
        let kinds = Set(bench.store.activeConstraints.map(\.constraint.kind))
        #expect(kinds == [.mustLink])
        #expect(bench.engine.identityCount == 1)
        #expect(bench.problems().isEmpty)
    }

    /// Records that share nothing at all are one person because a steward says so.
    @Test func aMergeHoldsWithoutAnyEvidence() async {
        var bench = EngineBench([
            .crafted("t:1", [.phone: "09121000001"]), .crafted("t:2", [.handle: "@third.person"]),
        ])
        _ = merge(&bench, ["t:1", "t:2"])
        #expect(bench.groups == [["t:1", "t:2"]])
        bench.delete("t:1")
        bench.resolve([.crafted("t:1", [.phone: "09121000001"])])
        #expect(bench.groups == [["t:1", "t:2"]], "the decision outlives the record")
        #expect(await bench.restart().isEmpty)
        #expect(bench.groups == [["t:1", "t:2"]])
    }

    @Test func aSplitIsNotGluedBackWhenTheSameRecordsComeAgain() async {
        var bench = EngineBench(Self.customer)
        #expect(bench.engine.identityCount == 1)
        _ = split(&bench, "crm:1", leaving: ["web:3"])
        let apart = bench.groups
        #expect(apart.count == 2)
        bench.resolve(Self.customer)
        #expect(bench.groups == apart)
        // Not by deletion and return, nor by content that is sent anew.
        bench.delete("web:3")
        bench.resolve(Self.customer)
        #expect(bench.groups == apart)
        bench.resolve([
            .crafted("web:3", [.fullName: "نرگس توکلی", .phone: "09127654321", .city: "تهران"])
        ])
        #expect(bench.groups == apart)
        // Nor by a newcomer who fits both.
        bench.resolve([.crafted("zz:4", [.fullName: "نرگس توکلی", .phone: "09127654321"])])
        #expect(bench.identity("web:3") != bench.identity("crm:1"))
        #expect(bench.problems().isEmpty)
        #expect(await bench.loadedPartition(shuffledBy: 3) == bench.engine.partition())
    }

    @Test func aMergeAfterASplitJoinsAgainAndASplitAfterAMergeParts() async {
        var bench = EngineBench(Self.customer)
        _ = split(&bench, "crm:1", leaving: ["web:3"])
        #expect(bench.engine.identityCount == 2)
        _ = merge(&bench, ["crm:1", "web:3"])
        #expect(bench.engine.identityCount == 1)
        _ = split(&bench, "crm:1", leaving: ["crm:1"])
        #expect(bench.groups == [["app:2", "web:3"], ["crm:1"]])
        bench.resolve(Self.stranger)
        _ = merge(&bench, ["crm:1", "crm:8"])
        #expect(bench.identity("crm:1") == bench.identity("app:9"))
        _ = split(&bench, "crm:1", leaving: ["crm:1"])
        #expect(bench.identity("crm:1") != bench.identity("app:9"))
        #expect(bench.problems().isEmpty)
        #expect(await bench.loadedPartition(shuffledBy: 3) == bench.engine.partition())
    }

    @Test func theLargestPartKeepsTheIDAndOnATieThatWithTheOldestRecord() throws {
        var bench = EngineBench(Self.customer + [Self.customer[2].under("zz:4")])
        let first = try #require(bench.identity("crm:1"))
        _ = split(&bench, "crm:1", leaving: ["crm:1"])
        #expect(bench.identity("app:2") == first, "three records against one")
        #expect(bench.identity("crm:1") != first)
        var even = EngineBench(Self.customer + [Self.customer[2].under("zz:4")])
        _ = split(&even, "crm:1", leaving: ["app:2", "crm:1"])
        #expect(even.identity("crm:1") == first, "two against two: crm:1 came first")
        #expect(even.identity("web:3") != first)
    }

    @Test func redirectsFollowEveryMergeAndSplitToTheEnd() throws {
        var bench = EngineBench(
            Self.customer + Self.stranger + [
                .crafted("shop:5", [.handle: "@third.person"])
            ]
        )
        let issued = bench.replay.everIssued.sorted()
        #expect(issued.count == 3)
        _ = merge(&bench, ["crm:8", "shop:5"])
        _ = merge(&bench, ["crm:1", "crm:8"])
        let survivor = try #require(bench.identity("shop:5"))
        for id in issued { #expect(bench.directory.current(id) == [survivor]) }
        #expect(bench.directory.state(of: IdentityID(77)) == nil)
        for key in ["crm:1", "app:2", "web:3", "crm:8", "app:9", "shop:5"] { bench.delete(key) }
        for id in issued { #expect(bench.directory.current(id).isEmpty) }
        #expect(bench.directory.state(of: survivor) == .erased)
        bench.resolve(Self.customer)
        #expect(try #require(bench.identity("crm:1")).number > 3, "an id is never used again")
        #expect(bench.problems().isEmpty)
    }
}
