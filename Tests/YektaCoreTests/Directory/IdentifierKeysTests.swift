import Testing

@testable import YektaCore

@Suite struct IdentifierKeysTests {
    private static let secret: UInt64 = 0x5EC2E7
    private static let types: [FieldType] = [
        .phone, .email, .nationalID, .loyaltyID, .deviceID, .handle, .cookieID,
    ]
    private static let pieces = [
        "0", "1", "9", "912", "0912", "98", "+98", "00", "3456789", "۱۲۳", "٤٥٦", "۰۹۱۲", " ", "-",
        "(", ")", ".", "_", "@", "+", "e", "E5", "a", "test", "n", "no", "info", "ali", "REZA",
        "gmail.com", "GMail.com", "googlemail.com", "x.ir", "co", "unknown", "L03", "مریم", "\u{0}",
        "000", "111", "Ø",
    ]
    private static let written = [
        "09123456789", "+98 912 345 6789", "0098-912-345-6789", "(+98)9123456789", "۰۹۱۲۳۴۵۶۷۸۹",
        "462-524-2977", "021 8877 6655", "98 0912 345 6789", "+98 0912 345 6789", "07911 123456",
        "0912345678", "9876543210", "+987654321098", "00989121111111", "09120000000",
        "a.b.c@gmail.com", "Ali.Rezaei@Yahoo.com", "info@shop.ir", "ali@ali.ir", "test1@x.ir",
        "no-reply@x.ir", "a_b-c@x-y.co.ir", "sara@x.123", "1234567@x.ir", "abcd@gmail.com.",
        "_a@x.ir",
        "0012345679", "1111111111", "1230000001", "123456789", "L032418115", "@ali_rezaei", "n_a",
        "XXX_XXX", "12E5", "1E-5", "test_12", "abc-def 123", "ABCDE", "aaa", "1234", "00000",
    ]

    private func check(_ type: FieldType, _ value: String, _ keys: inout IdentifierKeys) -> Bool {
        let expected = RecordPreparation(secret: Self.secret).lookupKey(type: type, value: value)
        #expect(keys.key(type, value) == expected, "\(type.name) «\(value)»")
        let bytes = Array("x\(value)y".utf8)
        let fast = keys.key(type, bytes.span, 1..<(bytes.count - 1))
        if let fast { #expect(fast == expected, "\(type.name) «\(value)», fast") }
        return fast != nil
    }

    @Test func whatIsWrittenInACommonWayHasTheKeyOfTheRecordsThatHoldIt() {
        var keys = IdentifierKeys(secret: Self.secret)
        for value in Self.written {
            for type in Self.types { _ = check(type, value, &keys) }
        }
        for (type, value) in [
            (FieldType.phone, "09123456789"), (.phone, "+98 912 345 6789"), (.phone, "۰۹۱۲۳۴۵۶۷۸۹"),
            (.phone, "462-524-2977"), (.email, "Ali.Rezaei@Yahoo.com"), (.nationalID, "0012345679"),
            (.email, "a.b.c.d@gmail.com"), (.loyaltyID, "L032418115"), (.handle, "@ali_rezaei"),
        ] {
            #expect(check(type, value, &keys), "\(type.name) «\(value)» is not known")
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func whateverIsWrittenTheFastWayComesToTheSame(seed: UInt64) {
        var random = RecordSource(seed: seed)
        var keys = IdentifierKeys(secret: Self.secret)
        for _ in 0..<3_000 {
            let count = 1 + random.number(below: 6)
            let value = (0..<count).map { _ in
                Self.pieces[random.number(below: Self.pieces.count)]
            }.joined()
            for type in Self.types { _ = check(type, value, &keys) }
        }
    }

    @Test func bytesThatAreNoTextAreNotKnown() {
        var keys = IdentifierKeys(secret: Self.secret)
        for bytes in [[0xDB], [0x30, 0xD9], [0xFF], [0xDB, 0x30], []] as [[UInt8]] {
            for type in FieldType.allCases {
                #expect(keys.key(type, bytes.span, 0..<bytes.count) == nil)
            }
        }
    }
}
