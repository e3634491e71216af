import Testing

@testable import YektaCore

/// The people that matching gets wrong, each with the records that channels would send of them.
@Suite struct PeopleTests {
    private static let home: [Field] = [
        Field(.address, "خیابان میرداماد، کوچه ۷، پلاک ۲۴"), Field(.city, "تهران"),
        Field(.postalCode, "1547916384"), Field(.phone, "02122334455"),
    ]

    private static func person(
        _ key: String,
        _ fields: KeyValuePairs<FieldType, String>,
        at home: [Field] = home
    ) -> Record {
        let record = Record.crafted(key, fields)
        return Record(key: record.key, fields: record.fields + home)
    }

    private func apart(_ records: [Record], _ one: String, _ other: String) -> Bool {
        let bench = EngineBench(records)
        #expect(bench.problems().isEmpty)
        return bench.identity(one) != bench.identity(other)
    }

    @Test func fatherAndSonAtOneAddressStayApart() {
        let records = [
            Self.person(
                "crm:1",
                [.givenName: "حسین", .surname: "رضایی", .birthDate: "1335/02/11"]
            ),
            Self.person("call:2", [.givenName: "حسین", .surname: "رضایی"]),
            Self.person(
                "crm:3",
                [
                    .givenName: "علی", .surname: "رضایی", .birthDate: "1362/09/30",
                    .phone: "09121234001",
                ]
            ),
            Self.person("app:4", [.givenName: "Ali", .surname: "Rezaei", .phone: "09121234001"]),
        ]
        #expect(apart(records, "crm:1", "crm:3"))
        #expect(!apart(records, "crm:3", "app:4"))
    }

    @Test func juniorAndSeniorOfOneNameStayApart() {
        let records = [
            Self.person("crm:1", [.fullName: "John Smith Sr.", .birthDate: "1950-02-11"]),
            Self.person("crm:2", [.fullName: "John Smith Jr.", .birthDate: "1979-09-30"]),
        ]
        #expect(apart(records, "crm:1", "crm:2"))
    }

    @Test func twinsWithATelephoneEachAndOneHomeStayApart() {
        let records = [
            Self.person(
                "crm:1",
                [
                    .givenName: "پریسا", .surname: "کریمی", .birthDate: "1375/05/05",
                    .phone: "09121230001",
                ]
            ),
            Self.person(
                "crm:2",
                [
                    .givenName: "کیوان", .surname: "کریمی", .birthDate: "1375/05/05",
                    .phone: "09351119992",
                ]
            ),
        ]
        // The shipped model thinks a shared birthday too rare in a household: twins with nothing
        // but their given names to tell them apart come out above the link threshold.
        withKnownIssue("twins of one home are one identity") {
            #expect(apart(records, "crm:1", "crm:2"))
        }
    }

    @Test func twinsWithANationalIDEachStayApart() {
        let records = ["پریسا", "کیوان"].enumerated().map { place, name in
            Self.person(
                "crm:\(place)",
                [
                    .givenName: name, .surname: "کریمی", .birthDate: "1375/05/05",
                    .nationalID: ValidNationalID.of(123_456_789 + place * 54_321),
                ]
            )
        }
        #expect(apart(records, "crm:0", "crm:1"))
    }

    @Test func aCoupleThatSharesEverythingButItsNamesStaysApart() {
        let records = [
            Self.person(
                "crm:1",
                [
                    .givenName: "نرگس", .surname: "توکلی", .gender: "f",
                    .email: "home.2445@mail.example",
                ]
            ),
            Self.person(
                "crm:2",
                [
                    .givenName: "بهرام", .surname: "صالحی", .gender: "m",
                    .email: "home.2445@mail.example",
                ]
            ),
            Self.person("shop:3", [.givenName: "نرگس", .surname: "توکلی"]),
            Self.person("shop:4", [.givenName: "بهرام", .surname: "صالحی"]),
        ]
        #expect(apart(records, "crm:1", "crm:2"))
        #expect(apart(records, "shop:3", "shop:4"))
        #expect(!apart(records, "crm:1", "shop:3"))
    }

    @Test func namesakesOfACommonNameStayApart() {
        let records = (0..<30).map { place in
            Record.crafted(
                "crm:\(place)",
                [
                    .givenName: "محمد", .surname: "محمدی", .city: "تهران",
                    .phone: "0912\(4_000_000 + place * 137_911 % 5_000_000)",
                    .birthDate: "\(1340 + place)/\(1 + place * 5 % 12)/\(1 + place * 11 % 28)",
                ]
            )
        }
        #expect(EngineBench(records).engine.identityCount == records.count)
    }

    @Test func oneCustomerOverSevenChannelsIsOne() {
        let bench = EngineBench([
            Self.person(
                "crm:1",
                [
                    .givenName: "نرگس", .surname: "توکلی", .phone: "۰۹۱۲۷۶۵۴۳۲۱",
                    .nationalID: "0084575948", .birthDate: "1365/04/12", .gender: "زن",
                ]
            ),
            .crafted(
                "web:2",
                [
                    .givenName: "Narges", .surname: "Tavakoli", .phone: "+98 912 765 4321",
                    .email: "narges.tavakoli@gmail.com", .birthDate: "1986-07-03",
                ]
            ),
            .crafted(
                "shop:3",
                [.fullName: "نرگس توكلي", .loyaltyID: "L70012345", .phone: "9127654321"]
            ),
            .crafted(
                "app:4",
                [
                    .givenName: "Nargess", .surname: "Tavakkoli", .phone: "00989127654321",
                    .deviceID: "dev-00c0ffee1365", .loyaltyID: "L70012345",
                ]
            ),
            .crafted(
                "chat:5",
                [.handle: "@narges_tvk", .givenName: "نرگس", .phone: "0912-765-4321"]
            ),
            .crafted(
                "email:6",
                [.email: "Narges.Tavakoli@gmail.com", .fullName: "Narges Tavakoli"]
            ),
        ])
        #expect(bench.engine.identityCount == 1)
    }
}
