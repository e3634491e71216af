import Testing

@testable import YektaCore

@Suite struct BlockingKeysTests {
    private func keys(
        _ fields: KeyValuePairs<FieldType, String>,
        secret: UInt64 = 1
    ) -> Set<BlockingKey> {
        let preparation = RecordPreparation(secret: secret)
        return Set(preparation.keys(of: preparation.prepare(.crafted("t:1", fields))))
    }

    private func rules(
        _ left: KeyValuePairs<FieldType, String>,
        _ right: KeyValuePairs<FieldType, String>
    ) -> Set<BlockingRule> {
        Set(keys(left).intersection(keys(right)).map(\.rule))
    }

    @Test func oneContentHasOneSetOfKeysInOneOrder() {
        let record = Record.crafted(
            "t:1",
            [
                .givenName: "Sara", .surname: "Karimi", .phone: "0912 345 6789",
                .address: "خیابان بهار، پلاک ۱۲", .birthDate: "1990-02-03",
            ]
        )
        let preparation = RecordPreparation(secret: 5)
        let once = preparation.keys(of: preparation.prepare(record))
        let again = preparation.keys(of: preparation.prepare(record.under("x:9")))
        #expect(once == again)
        #expect(Set(once).count == once.count)
        #expect(once.map(\.rule.rawValue).sorted().first == BlockingRule.phone.rawValue)
    }

    @Test func anotherSecretGivesOtherKeysThatPairTheSameRecords() {
        let fields: KeyValuePairs<FieldType, String> = [
            .givenName: "Sara", .surname: "Karimi", .phone: "09123456789",
        ]
        let (one, other) = (keys(fields, secret: 1), keys(fields, secret: 2))
        #expect(one.isDisjoint(with: other))
        #expect(
            Dictionary(grouping: one, by: \.rule).mapValues(\.count)
                == Dictionary(grouping: other, by: \.rule).mapValues(\.count)
        )
    }

    @Test(arguments: ["09123456780", "09123456798", "09123456889", "09128456789"])
    func aPhoneWithOneErrorSharesAKeyUnderTheSameName(wrong: String) {
        let shared = rules(
            [.surname: "Karimi", .phone: "09123456789"],
            [.surname: "Karimi", .phone: wrong]
        )
        #expect(shared.contains(.nameAndPhonePart))
    }

    @Test(arguments: [
        ["رضایی", "Rezaei"], ["محمدی", "Mohammadi"], ["توکلی", "Tavakkoli"], ["کریمی", "Karimi"],
    ])
    func persianAndLatinSpellingsShareKeys(names: [String]) {
        let shared = rules(
            [.givenName: "مریم", .surname: names[0]],
            [.givenName: "Maryam", .surname: names[1]]
        )
        #expect(shared.isSuperset(of: [.fullName, .namePart]))
    }

    @Test func swappedNameFieldsShareKeys() {
        let shared = rules(
            [.givenName: "Sara", .surname: "Karimi"],
            [.givenName: "Karimi", .surname: "Sara"]
        )
        #expect(shared.isSuperset(of: [.fullName, .namePart]))
    }

    @Test(arguments: [
        ("09123456789", "+98 912 345 6789"), ("۰۹۱۲۳۴۵۶۷۸۹", "00989123456789"),
    ])
    func oneNumberHasOneKeyHoweverItWasDialled(one: String, other: String) {
        #expect(rules([.phone: one], [.phone: other]).contains(.phone))
    }

    @Test func oneBirthdayHasOneKeyInBothCalendars() {
        #expect(rules([.birthDate: "1365/04/12"], [.birthDate: "1986-07-03"]) == [.birthDate])
    }

    @Test(arguments: ["1111111111", "---", "نامشخص", ""])
    func fillersGiveNoKeys(filler: String) {
        for type in FieldType.allCases where type != .identifier {
            #expect(keys([type: filler]).isEmpty, "\(type.name)")
        }
    }

    @Test(arguments: ["test@test.com", "info@mail.example"])
    func mailboxesOfNobodyGiveNoKeys(mailbox: String) {
        #expect(keys([.email: mailbox]).isEmpty)
    }

    @Test func theSameDigitsInTwoFieldsAreTwoKeys() {
        let (card, device) = (keys([.loyaltyID: "7700123456"]), keys([.deviceID: "7700123456"]))
        #expect(!card.isEmpty && !device.isEmpty && card.isDisjoint(with: device))
        #expect(Set(card.map(\.hash)).isDisjoint(with: device.map(\.hash)))
    }

    @Test func aRecordHasNoMoreKeysThanItsLimit() {
        let preparation = RecordPreparation(secret: 1)
        let names = (0..<30).map { Field(.fullName, "Name\($0)a Sur\($0)b") }
        let phones = (0..<30).map { Field(.phone, "0912345\($0 + 6_700)") }
        let record = Record(key: RecordKey(channel: "t", id: "1"), fields: names + phones)
        let keys = preparation.keys(of: preparation.prepare(record))
        #expect(keys.count == BlockingLimits.keysPerRecordMax)
        #expect(keys.prefix(30).allSatisfy { $0.rule == .phone }, "identifiers come first")
    }
}
