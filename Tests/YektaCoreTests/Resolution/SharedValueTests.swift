import Testing

@testable import YektaCore

/// Values that many records or many people hold, and blocks that cross their limits.
@Suite struct SharedValueTests {
    private func holder(_ place: Int, phone: String = "09121110000") -> Record {
        let given = ["علی", "مریم", "کیوان", "نرگس", "پریسا", "رضا", "زهرا", "حسین", "بهرام"]
        let surnames = ["رضایی", "توکلی", "فرهمند", "صالحی", "کریمی", "شریفی", "جعفری"]
        return .crafted(
            "shop:h\(place)",
            [
                .givenName: given[place % given.count],
                .surname: surnames[place % surnames.count],
                .phone: phone,
            ]
        )
    }

    @Test func aNumberThatEightPeopleShareStopsBeingEvidenceAndStartsAgain() async {
        var bench = EngineBench()
        // Two records without a name rest on the number alone.
        bench.resolve([
            .crafted("call:1", [.phone: "09121110000"]),
            .crafted("call:2", [.phone: "09121110000"]),
        ])
        #expect(bench.identity("call:1") == bench.identity("call:2"))
        bench.resolve((0..<9).map { holder($0) })
        #expect(bench.identity("call:1") != bench.identity("call:2"))
        #expect(bench.engine.genericValueCount == 1)
        for place in 0..<9 { bench.delete("shop:h\(place)") }
        #expect(bench.identity("call:1") == bench.identity("call:2"))
        #expect(bench.engine.genericValueCount == 0)
        #expect(bench.problems().isEmpty)
    }

    @Test func theManyPurchasesOfOneCustomerDoNotMakeHerNumberGeneric() {
        let bench = EngineBench(
            (0..<40).map { holder(3, phone: "09127654321").under("shop:\($0)") }
        )
        #expect(bench.engine.genericValueCount == 0)
        #expect(bench.engine.identityCount == 1)
    }

    @Test func aChangeOfHoldersReachesGroupsWhoseOwnLinksStay() async {
        // Two groups that a rare name and a shared number join, against birth date and gender. The
        // records that carry the number are no pair themselves, so no link of theirs changes when
        // strangers make the number a shared one; the groups have to come apart all the same.
        var bench = EngineBench([
            .crafted(
                "a:1",
                [
                    .cookieID: "c00aa11", .deviceID: "dev-00c0ffee1365", .phone: "09127654321",
                    .birthDate: "1985-03-11", .gender: "male",
                ]
            ),
            named("a:2", cookie: "c00aa11", text: "prefers the evening"),
            .crafted(
                "b:1",
                [
                    .cookieID: "c99zz88", .deviceID: "dev-7777abcd2222", .phone: "09127654321",
                    .birthDate: "1952-12-28", .gender: "female",
                ]
            ),
            named("b:2", cookie: "c99zz88", text: "prefers the evenings"),
            stranger("c:1", given: "Bertram", cookie: "c55kk33", born: "1999-07-04"),
        ])
        #expect(bench.identity("a:1") == bench.identity("b:1"), "the case needs a joined pair")
        bench.resolve([stranger("c:2", given: "Ludmila", cookie: "c44pp22", born: "1967-10-19")])
        #expect(bench.identity("a:1") != bench.identity("b:1"))
        #expect(await bench.loadedPartition(shuffledBy: 1) == bench.engine.partition())
    }

    private func named(_ key: String, cookie: String, text: String) -> Record {
        let record = Record.crafted(
            key,
            [.cookieID: cookie, .givenName: "Xanthippe", .city: "تهران"]
        )
        return Record(
            key: record.key,
            fields: record.fields + [Field(.text, text, isCompared: true)]
        )
    }

    private func stranger(_ key: String, given: String, cookie: String, born: String) -> Record {
        .crafted(
            key,
            [
                .givenName: given, .cookieID: cookie, .deviceID: "dev-\(cookie)-1234",
                .birthDate: born, .phone: "09127654321",
            ]
        )
    }

    /// A value in more records than every pair may be looked at, and back.
    @Test func anIdentifierBlockCrossesItsLimitInBothDirections() async {
        let limit = BlockingLimits.identifierBlockRecordsMax
        var bench = EngineBench()
        let records = (0..<(limit + 8)).map { place in
            Record.crafted("shop:\(place)", [.loyaltyID: "L7700123", .surname: "فرهمند"])
        }
        bench.resolve(Array(records.prefix(limit - 1)))
        for record in records.dropFirst(limit - 1) { bench.resolve([record]) }
        #expect(bench.problems().isEmpty)
        #expect(bench.engine.identityCount == 1)
        #expect(await bench.loadedPartition(shuffledBy: 5) == bench.engine.partition())
        for place in 0..<12 {
            bench.apply([.delete(records[place * 5].key)])
            #expect(bench.engine.checkInvariants().isEmpty)
        }
        #expect(bench.engine.identityCount == 1)
        #expect(await bench.loadedPartition(shuffledBy: 6) == bench.engine.partition())
    }

    @Test func aCombinationBlockClosesAndOpensAgain() async {
        // A shared birthday and nothing else in common, in more records than a weak block may hold.
        let limit = BlockingLimits.weakBlockRecordsMax
        var bench = EngineBench(
            (0...limit).map { place in
                Record.crafted(
                    "crm:\(place)",
                    [.birthDate: "1980-02-29", .handle: "@user\(place)x"]
                )
            }
        )
        #expect(bench.problems().isEmpty)
        let key = bench.preparation.keys(
            of: bench.preparation.prepare(.crafted("x:1", [.birthDate: "1980-02-29"]))
        )[0]
        #expect(bench.engine.state.index.count(key) == limit + 1)
        bench.delete("crm:0")
        #expect(bench.engine.state.index.count(key) == limit)
        #expect(bench.problems().isEmpty)
        #expect(await bench.loadedPartition(shuffledBy: 2) == bench.engine.partition())
    }

    @Test func aValueInMoreRecordsThanACustomerHasIsGenericWhateverItsNames() async {
        let limit = BlockingLimits.recordsPerValueMax
        var bench = EngineBench()
        bench.resolve(
            (0..<limit).map { .crafted("till:\($0)", [.cookieID: "c0ffee77", .surname: "فرهمند"]) }
        )
        #expect(bench.engine.genericValueCount == 0)
        bench.resolve([.crafted("till:last", [.cookieID: "c0ffee77", .surname: "فرهمند"])])
        #expect(bench.engine.genericValueCount == 1)
        #expect(bench.engine.linkCount == 0)
        #expect(bench.engine.identityCount == limit + 1)
        bench.delete("till:7")
        #expect(bench.engine.genericValueCount == 0)
        #expect(await bench.loadedPartition(shuffledBy: 8) == bench.engine.partition())
    }

    @Test func aRegionBeyondTheLadderIsStillAFunctionOfItsRecords() async {
        var bench = EngineBench()
        let count = RegionLadder.regionRecordsMax + 14
        var random = RecordSource(seed: 6)
        let records = (0..<count).map { place in
            Record.crafted(
                "shop:\(place)",
                [
                    .givenName: "پریسا", .surname: "فرهمند", .phone: "09127654321",
                    .email: "parisa.farahmand@example.org",
                    .nationalID: ValidNationalID.of(place % 40 == 0 ? 123_456_789 : 271_828_182),
                ]
            )
        }
        let shuffled = records.map { (random.next(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        bench.resolve(shuffled)
        #expect(bench.engine.checkInvariants().isEmpty)
        #expect(bench.engine.identityCount == 2)
        #expect(await bench.loadedPartition(shuffledBy: 4) == bench.engine.partition())
    }
}
