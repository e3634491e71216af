import Testing

@testable import YektaCore

/// What the program is not sure of, and how it is searched.
@Suite struct ReviewTests {
    private static let pair: [Record] = [
        .crafted(
            "crm:1",
            [.givenName: "کیوان", .surname: "فرهمند", .nationalID: "0084575948"]
        ),
        .crafted(
            "crm:2",
            [
                .givenName: "کیوان", .surname: "فرهمند", .phone: "09121234567",
                .nationalID: ValidNationalID.of(271_828_182),
            ]
        ),
    ]

    @Test func aJoinThatAnExclusiveValueForbidsIsATaskUntilItIsDecided() throws {
        let same: KeyValuePairs<FieldType, String> = [
            .givenName: "کیوان", .surname: "فرهمند", .phone: "09121234567",
            .email: "keyvan.farahmand@mail.example", .birthDate: "1360/01/20",
        ]
        func record(_ key: String, _ id: Int) -> Record {
            let plain = Record.crafted(key, same)
            return Record(
                key: plain.key,
                fields: plain.fields + [Field(.nationalID, ValidNationalID.of(id))]
            )
        }
        var bench = EngineBench([record("crm:1", 123_456_789), record("crm:2", 271_828_182)])
        #expect(bench.engine.identityCount == 2)
        let task = try #require(bench.store.openTasks.first)
        #expect(task.reason == .exclusiveValue)
        #expect(task.weight >= bench.engine.scorer.linkThreshold)
        let links = bench.engine.possibleLinks(of: try #require(bench.identity("crm:1")))
        #expect(links.map(\.record.description) == ["crm:2"])
        #expect(
            bench.directory.possibleLinks(of: try #require(bench.identity("crm:1")), limit: 9)
                == links
        )
        let ids = ["crm:1", "crm:2"].compactMap { bench.identity($0) }
        bench.apply([.merge(ids, bench.note)])
        #expect(bench.store.openTasks.isEmpty)
        #expect(bench.engine.identityCount == 1)
        #expect(bench.problems().isEmpty)
    }

    @Test func aPossibleLinkOpensATaskAndAnyEndOfTheDoubtClosesIt() throws {
        let mobile = Record.crafted("crm:1", [.phone: "02122334455", .surname: "فرهمند"])
        let other = Record.crafted("call:2", [.phone: "02122334455", .givenName: "کیوان"])
        var bench = EngineBench([mobile, other])
        #expect(bench.engine.identityCount == 2)
        let task = try #require(bench.store.openTasks.first)
        #expect(task.reason == .possibleLink)
        #expect(task.weight < bench.engine.scorer.linkThreshold)
        #expect(task.weight >= bench.engine.scorer.reviewThreshold)
        bench.delete("call:2")
        #expect(bench.engine.openReviewCount == 0 && bench.directory.openReviewCount == 0)
        bench.resolve([other])
        #expect(bench.engine.openReviewCount == 1)
        bench.resolve([.crafted("call:2", [.phone: "02199887766", .givenName: "کیوان"])])
        #expect(bench.engine.openReviewCount == 0)
        #expect(bench.problems().isEmpty)
    }

    @Test func aSplitLeavesATaskThatSaysWhy() throws {
        let records = ["crm:1", "web:2"].map {
            Record.crafted($0, [.fullName: "نرگس توکلی", .phone: "09127654321"])
        }
        var bench = EngineBench(records)
        let id = try #require(bench.identity("crm:1"))
        bench.apply([.split(id, [records[1].key], bench.note)])
        #expect(bench.store.openTasks.map(\.reason) == [.cannotLink])
    }

    @Test func aSearchFindsByACommonNameAlone() throws {
        let records = (0..<60).map { place in
            Record.crafted(
                "shop:\(place)",
                [
                    .givenName: "محمد", .surname: "محمدی",
                    .phone: "0912\(4_000_000 + place * 137_911 % 5_000_000)",
                ]
            )
        }
        let bench = EngineBench(records + Self.pair)
        let probe = Record.crafted("probe:1", [.givenName: "محمد", .surname: "محمدی"])
        let hits = bench.search(probe, limit: 10, isExplained: true)
        #expect(hits.count == 10)
        for (one, next) in zip(hits, hits.dropFirst()) {
            #expect((next.weight, one.record) < (one.weight, next.record))
        }
        for hit in hits {
            let sum = hit.explanation?.lines.reduce(MatchWeight.zero) { $0 + $1.weight }
            #expect(sum == hit.weight && hit.explanation?.total == hit.weight)
            #expect(bench.identity(hit.record.description) == hit.identity)
        }
        let all = bench.search(probe, limit: 1_000)
        #expect(all.count == 60)
        #expect(bench.engine.recordCount == 62, "a search stores nothing")
    }

    @Test func aSearchFindsTheOwnerOfAnIdentifierFirstAndANobodyNowhere() {
        let bench = EngineBench(Self.pair)
        let owner = Record.crafted("probe:1", [.nationalID: "0084575948"])
        #expect(bench.search(owner, limit: 5).first?.record.description == "crm:1")
        let nobody = Record.crafted("probe:1", [.phone: "09350001122"])
        #expect(bench.search(nobody, limit: 5).isEmpty)
        #expect(bench.search(owner, limit: 0).isEmpty)
    }

    @Test func theDirectoryFindsTheHoldersOfAValue() throws {
        var bench = EngineBench(Self.pair)
        let key = try #require(
            bench.preparation.lookupKey(type: .phone, value: "+98 912 123 4567")
        )
        #expect(bench.directory.identities(holding: key) == [bench.identity("crm:2")])
        bench.delete("crm:2")
        #expect(bench.directory.identities(holding: key).isEmpty)
        #expect(bench.preparation.lookupKey(type: .phone, value: "nobody") == nil)
    }
}
