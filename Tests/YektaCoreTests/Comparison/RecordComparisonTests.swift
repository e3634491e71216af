import Testing

@testable import YektaCore
@testable import YektaFiles

@Suite struct RecordComparisonTests {
    private static let normalisation = RecordNormalisation(secret: 1)
    private let comparison = Scorer(model: .shipped).comparison

    /// One field type and two values, and the level at which they meet.
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: ComparisonKind
        let type: FieldType
        let left: String
        let right: String
        let level: Level

        init(
            _ kind: ComparisonKind,
            _ type: FieldType,
            _ left: String,
            _ right: String,
            _ level: Level
        ) {
            self.kind = kind
            self.type = type
            self.left = left
            self.right = right
            self.level = level
        }

        var testDescription: String { "\(kind.name): \(level.name)" }
    }

    private static let names: [Case] = [
        Case(.givenName, .givenName, "مریم", "مريم", .exact),
        Case(.givenName, .givenName, "Mohammad", "Muhammed", .sound),
        Case(.givenName, .givenName, "مریم", "Maryam", .crossScript),
        Case(.givenName, .givenName, "Elizabeth", "Liz", .part),
        Case(.givenName, .givenName, "Elizabeth", "E.", .initial),
        Case(.givenName, .givenName, "Elizabeth", "Bertram", .differs),
        Case(.surname, .surname, "Fernandez", "Fermandez", .oneError),
        Case(.surname, .surname, "رضایی", "Rezaei", .crossScript),
        Case(.surname, .surname, "Garcia Lorca", "Garcia", .part),
        Case(.surname, .surname, "Smith", "Tavakoli", .differs),
        Case(.generation, .fullName, "John Smith Jr.", "John Smith Sr.", .differs),
        Case(.generation, .fullName, "John Smith Jr.", "John Smith", .missing),
    ]

    private static let identifiers: [Case] = [
        Case(.phone, .phone, "09123456789", "+989123456789", .exactNameless),
        Case(.phone, .phone, "02122334455", "+98 21 2233 4455", .exactLandline),
        Case(.phone, .phone, "09123456789", "09123456798", .oneErrorNameless),
        Case(.phone, .phone, "09123456789", "09351112233", .differsNameless),
        // Most people have a mobile and a landline.
        Case(.phone, .phone, "09123456789", "02122334455", .missing),
        Case(.phone, .phone, "02122334455", "09123456789", .missing),
        Case(.email, .email, "Sara.Karimi@Gmail.com", "sara.karimi@gmail.com", .exact),
        Case(.email, .email, "sara.karimi@mail.example", "sara.karimj@mail.example", .oneError),
        Case(.email, .email, "sara.karimi77@mail.example", "sora.karimi78@mail.example", .similar),
        Case(.email, .email, "sara.karimi@mail.example", "sara.karimi@other.test", .sameLocalPart),
        Case(.email, .email, "sara.karimi@mail.example", "bahram@other.test", .differs),
        Case(.nationalID, .nationalID, "0084575948", "84575948", .exact),
        Case(.nationalID, .nationalID, "0084575948", "0084575984", .oneError),
        Case(.nationalID, .nationalID, "0084575948", "1234567899", .differsUnverified),
        Case(.nationalID, .nationalID, "0084575948", ValidNationalID.of(271_828_182), .differs),
        Case(.loyaltyID, .loyaltyID, "L-700 12345", "l70012345", .exact),
        Case(.loyaltyID, .loyaltyID, "L70012345", "L70012354", .oneError),
        Case(.loyaltyID, .loyaltyID, "L70012345", "L99988877", .differs),
        Case(.deviceID, .deviceID, "dev-00c0ffee1365", "dev-00c0ffee1365", .exact),
        Case(.deviceID, .deviceID, "dev-00c0ffee1365", "dev-00c0ffee1366", .differs),
        Case(.handle, .handle, "@narges_tvk", "Narges_TVK", .exact),
        Case(.handle, .handle, "@narges_tvk", "@narges_tvx", .oneError),
        Case(.handle, .handle, "@narges_tvk", "@bahram", .differs),
        Case(.cookieID, .cookieID, "c00aa11bb", "c00aa11bb", .exact),
        Case(.cookieID, .cookieID, "c00aa11bb", "c00aa11bc", .differs),
        Case(.identifier, .identifier, "PASS-778812", "pass778812", .exact),
        Case(.identifier, .identifier, "PASS-778812", "PASS-778813", .oneError),
        Case(.identifier, .identifier, "PASS-778812", "ZZ-1", .differs),
    ]

    private static let attributes: [Case] = [
        Case(.birthDate, .birthDate, "1986-07-03", "1986-07-03", .exact),
        Case(.birthDate, .birthDate, "1365/04/12", "1986-07-03", .exact),
        Case(.birthDate, .birthDate, "1986-07-03", "1986-07-04", .oneError),
        Case(.birthDate, .birthDate, "1986-07-03", "1986-03-07", .oneError),
        Case(.birthDate, .birthDate, "1986-07-03", "1996-07-03", .oneError),
        Case(.birthDate, .birthDate, "1986", "1986-07-03", .yearPrecision),
        Case(.birthDate, .birthDate, "1986-07-05", "1986-08-02", .similar),
        Case(.birthDate, .birthDate, "1986-01-15", "1986-12-28", .sameYear),
        Case(.birthDate, .birthDate, "1986-07-13", "1951-11-28", .differs),
        Case(.gender, .gender, "زن", "female", .exact),
        Case(.gender, .gender, "مرد", "F", .differs),
        Case(.address, .city, "تهران", "Tehran", .city),
        Case(.address, .city, "تهران", "Shiraz", .cityDiffers),
        Case(.address, .postalCode, "1547916384", "15479-16384", .postalCode),
        Case(.address, .postalCode, "90210", "90210", .postalArea),
        Case(.address, .postalCode, "1547916384", "9187654321", .differs),
    ]

    private func vector(_ left: Record, _ right: Record) -> ComparisonVector {
        comparison.compare(
            Self.normalisation.normalise(left),
            Self.normalisation.normalise(right)
        )
    }

    @Test(arguments: names + identifiers + attributes)
    func twoValuesMeetAtTheirLevelFromBothSides(example: Case) {
        let left = Record.crafted("t:1", [example.type: example.left])
        let right = Record.crafted("t:2", [example.type: example.right])
        #expect(vector(left, right)[example.kind] == example.level)
        #expect(vector(right, left)[example.kind] == example.level)
    }

    /// Street, number, code and city are one comparison.
    @Test(arguments: [
        (["خیابان بهار، پلاک ۱۲", "", ""], ["خ بهار پ 12", "", ""], Level.numberAndStreet),
        (["خیابان بهار، پلاک ۱۲", "", ""], ["خیابان بهار", "", ""], .street),
        (["خیابان بهار، پلاک ۱۲", "", ""], ["خیابان بهار، پلاک ۹۵", "", ""], .differs),
        (
            ["خیابان بهار، پلاک ۱۲", "", "تهران"], ["خیابان بهار، پلاک ۱۲", "", "شیراز"],
            .differs
        ),
        (
            ["خیابان بهار، پلاک ۱۲", "1547916384", ""],
            ["خیابان دماوند، پلاک ۱۲", "1547916384", ""], .numberAndPostalCode
        ),
        (
            ["خیابان بهار", "1547916384", ""], ["خیابان بهار، پلاک ۱۲", "1547916384", ""],
            .streetAndPostalCode
        ),
    ])
    func placesMeetAsAWhole(left: [String], right: [String], level: Level) {
        func record(_ parts: [String]) -> Record {
            .crafted("t:1", [.address: parts[0], .postalCode: parts[1], .city: parts[2]])
        }
        #expect(vector(record(left), record(right))[.address] == level)
        #expect(vector(record(right), record(left))[.address] == level)
    }

    @Test func textsAndNumbersAreComparedWhereTheyWereDeclaredAndLabelledAlike() {
        func record(_ fields: [Field]) -> Record {
            Record(key: RecordKey(channel: "t", id: "1"), fields: fields)
        }
        func level(_ left: Field, _ right: Field, _ kind: ComparisonKind) -> Level {
            vector(record([left]), record([right]))[kind]
        }
        func text(_ value: String, _ label: String = "job", isCompared: Bool = true) -> Field {
            Field(.text, value, label: label, isCompared: isCompared)
        }
        func number(_ value: String) -> Field {
            Field(.number, value, label: "size", isCompared: true)
        }
        #expect(level(text("carpenter"), text("Carpenter"), .text) == .exact)
        #expect(level(text("carpenter"), text("carpanter"), .text) == .similar)
        #expect(level(text("carpenter"), text("lawyer"), .text) == .differs)
        #expect(level(text("carpenter"), text("carpenter", "hobby"), .text) == .missing)
        #expect(
            level(text("a", isCompared: false), text("a", isCompared: false), .text) == .missing
        )
        #expect(level(number("42"), number("42.0"), .number) == .exact)
        #expect(level(number("42"), number("43"), .number) == .similar)
        #expect(level(number("42"), number("45"), .number) == .differs)
    }

    @Test func aFieldThatOneSideLacksIsMissing() {
        let full = Record.crafted(
            "t:1",
            [
                .givenName: "Sara", .surname: "Karimi", .phone: "09123456789",
                .email: "sara@mail.example", .nationalID: "0084575948", .birthDate: "1986-07-03",
                .gender: "f", .city: "تهران", .loyaltyID: "L70012345", .deviceID: "dev-00c0ffee",
                .handle: "@sara_k", .cookieID: "c00aa11bb", .identifier: "PASS778812",
            ]
        )
        let empty = Record.crafted("t:2", [:])
        for kind in ComparisonKind.allCases {
            #expect(vector(full, empty)[kind] == .missing)
            #expect(vector(empty, full)[kind] == .missing)
        }
    }

    @Test func ofSeveralValuesTheBestPairCounts() {
        let left = Record.crafted("t:1", [.phone: "09351112233", .phone: "09123456789"])
        let right = Record.crafted("t:2", [.phone: "09360000001", .phone: "09123456789"])
        #expect(vector(left, right)[.phone] == .exactNameless)
    }

    @Test func whatSeveralPeopleHoldIsLessAndWhatManyHoldIsNothing() {
        func level(_ holders: Holders, _ type: FieldType, _ value: String) -> ComparisonVector {
            let record = Self.normalisation.normalise(.crafted("t:1", [type: value]))
            let marked = record.marking { _, _ in holders }
            return comparison.compare(marked, marked)
        }
        #expect(level(.one, .phone, "09123456789")[.phone] == .exactNameless)
        #expect(level(.owner, .phone, "09123456789")[.phone] == .ownerNameless)
        #expect(level(.several, .phone, "09123456789")[.phone] == .sharedNameless)
        #expect(level(.many, .phone, "09123456789")[.phone] == .missing)
        #expect(level(.several, .email, "sara@mail.example")[.email] == .exactShared)
        #expect(level(.many, .email, "sara@mail.example")[.email] == .missing)
        for (type, value, kind) in [
            (FieldType.nationalID, "0084575948", ComparisonKind.nationalID),
            (.loyaltyID, "L70012345", .loyaltyID), (.deviceID, "dev-00c0ffee", .deviceID),
            (.handle, "@sara_k", .handle), (.cookieID, "c00aa11bb", .cookieID),
            (.identifier, "PASS778812", .identifier),
        ] {
            #expect(level(.one, type, value)[kind] == .exact)
            #expect(level(.many, type, value)[kind] == .missing, "\(kind.name)")
        }
    }

    /// Only given names tell who of a household used a phone.
    @Test(arguments: [
        (Holders.one, "09123456789", Level.exact), (.owner, "09123456789", .exactOwner),
        (.several, "09123456789", .exactShared), (.one, "09123456798", .oneError),
        (.one, "09351112233", .differs), (.many, "09123456789", .missing),
    ])
    func aPhoneIsNamelessUnlessBothSidesStateAGivenName(
        holders: Holders,
        phone: String,
        level: Level
    ) {
        func record(_ name: KeyValuePairs<FieldType, String>, _ phone: String) -> NormalisedRecord {
            let named = Record.crafted("t:1", name)
            let fields = named.fields + [Field(.phone, phone)]
            return Self.normalisation.normalise(Record(key: named.key, fields: fields))
                .marking { _, _ in holders }
        }
        let full: KeyValuePairs<FieldType, String> = [.givenName: "Sara", .surname: "Karimi"]
        let surname: KeyValuePairs<FieldType, String> = [.surname: "Karimi"]
        let none: KeyValuePairs<FieldType, String> = [:]
        for (left, right, expected) in [
            (full, full, level), (full, surname, level.nameless),
            (surname, surname, level.nameless), (none, full, level.nameless),
        ] {
            let (one, other) = (record(left, "09123456789"), record(right, phone))
            #expect(comparison.compare(one, other)[.phone] == expected)
            #expect(comparison.compare(other, one)[.phone] == expected)
        }
    }

    @Test func thePairsOfTheSampleMeetAlikeFromBothSides() {
        let rows = SampleData(records: 1_200, seed: 5).rows.prefix(500)
        let types = SampleData.header.map { $0 == "family_name" ? .surname : FieldType(name: $0) }
        let records = rows.map { row in
            Self.normalisation.normalise(
                Record(
                    key: RecordKey(channel: "t", id: "1"),
                    fields: zip(types, row).compactMap { type, value in
                        value.isEmpty ? nil : type.map { Field($0, value) }
                    }
                )
            )
        }
        var random = RecordSource(seed: 77)
        for _ in 0..<3_000 {
            let left = records[random.number(below: records.count)]
            let right = records[random.number(below: records.count)]
            let forwards = comparison.compare(left, right)
            let backwards = comparison.compare(right, left)
            for kind in ComparisonKind.allCases { #expect(forwards[kind] == backwards[kind]) }
        }
    }

    @Test func aVectorKeepsEveryLevelInItsPlace() {
        for kind in ComparisonKind.allCases {
            for level in Level.allCases {
                var vector = ComparisonVector()
                vector[kind] = .differs
                vector[kind] = level
                for other in ComparisonKind.allCases {
                    #expect(vector[other] == (other == kind ? level : .missing))
                }
            }
        }
    }
}
