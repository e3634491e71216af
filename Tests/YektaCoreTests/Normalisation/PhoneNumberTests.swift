import Testing

@testable import YektaCore

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "۰۹۱۲۳۴۵۶۷۸۹", "+98 912 345 6789", "00989123456789", "9123456789", "(0912)3456789",
        "98 912 345 67 89", "۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "912-345-6789", "0912.345.6789", "0989123456789",
        "+9809123456789", "+98 (0)912 345 6789", "0098 0912 3456789", "9123456789.0",
        "+0098 9123456789",
        "٠٩١٢٣٤٥٦٧٨٩", "tel: 0912 345 6789", "موبایل ۰۹۱۲۳۴۵۶۷۸۹", "0912/3456789",
        "+98\u{200E}9123456789",
        "09123456789 / 02188776655", "09123456789 (خودش)", "０９１２３４５６７８９", "0912–345–6789",
    ])
    func anIranianMobileIsOneNumberHoweverItIsTyped(raw: String) throws {
        let phone = try #require(PhoneNumber(raw))
        #expect(phone.significant == 9_123_456_789)
        #expect(phone.kind == .mobile)
        #expect(phone.e164 == "+989123456789")
        #expect(phone == PhoneNumber("09123456789"))
    }

    @Test(arguments: [
        "021-88776655", "+982188776655", "0098 21 8877 6655", "(021) 88776655", "۰۲۱۸۸۷۷۶۶۵۵",
        "021 88 77 66 55", "02188776655 داخلی 12", "021-88776655 ext. 12", "02188776655x12",
        "02188776655 #12", "982188776655", "۰۲۱-۸۸۷۷۶۶۵۵ داخلی ۱۲",
    ])
    func aLandlineLosesItsExtension(raw: String) throws {
        let phone = try #require(PhoneNumber(raw))
        #expect(phone.significant == 2_188_776_655)
        #expect(phone.kind == .landline)
        #expect(phone.e164 == "+982188776655")
    }

    @Test(arguments: [
        ("011", "3"), ("013", "3"), ("017", "3"), ("021", "8"), ("023", "3"), ("024", "3"),
        ("025", "3"),
        ("026", "3"), ("028", "3"), ("031", "3"), ("034", "3"), ("035", "3"), ("038", "3"),
        ("041", "3"),
        ("044", "3"), ("045", "3"), ("051", "3"), ("054", "3"), ("056", "3"), ("058", "3"),
        ("061", "3"),
        ("066", "3"), ("071", "3"), ("074", "3"), ("076", "3"), ("077", "3"), ("081", "3"),
        ("083", "3"),
        ("084", "3"), ("086", "3"), ("087", "3"),
    ])
    func everyProvinceHasLandlines(code: String, first: String) {
        #expect(PhoneNumber("\(code)-\(first)2456781")?.kind == .landline)
        #expect(PhoneNumber("+98\(code.dropFirst())\(first)2456781")?.kind == .landline)
    }

    @Test(arguments: [
        ("+44 7911 123456", "07911 123456", 7_911_123_456),
        ("0044 7911 123456", "7911123456", 7_911_123_456),
        ("447911123456", "+44 (0)7911 123456", 7_911_123_456),
        ("+1 212 555 0123", "(212) 555-0123", 2_125_550_123),
        ("12125550123", "212.555.0123", 2_125_550_123),
        ("011 44 7911 123456", "07911123456", 7_911_123_456),
        ("+61 412 345 678", "0412 345 678", 412_345_678), ("61412345678", "412345678", 412_345_678),
        ("+49 151 23456789", "0151 23456789", 1_512_345_6789 % 10_000_000_000),
        ("+90 532 123 45 67", "0532 123 45 67", 5_321_234_567),
    ])
    func aForeignNumberEqualsItsNationalForm(
        international: String,
        national: String,
        significant: Int
    ) {
        #expect(PhoneNumber(international)?.significant == UInt64(significant))
        #expect(PhoneNumber(national)?.significant == UInt64(significant))
        #expect(PhoneNumber(international)?.kind == .other)
        #expect(PhoneNumber(national)?.kind == .other)
    }

    @Test func aNumberThatMayBeAForeignMobileIsNotALandline() {
        #expect(PhoneNumber("07412 345678")?.kind == .other)
        #expect(PhoneNumber("07733445567")?.kind == .other)
        #expect(PhoneNumber("077-33445567")?.kind == .landline)
        #expect(PhoneNumber("2188776655")?.kind == .other)
        #expect(PhoneNumber("88776655")?.kind == .landline)
        #expect(PhoneNumber("88776655")?.e164 == nil)
    }

    @Test func anUnassignedMobileRangeIsKeptButNotAMobile() {
        #expect(PhoneNumber("09022002580")?.kind == .mobile)
        #expect(PhoneNumber("09802002580")?.kind == .other)
        #expect(PhoneNumber("09802002580")?.e164 == nil)
    }

    @Test(arguments: [
        "", "-", "0", "9.12E+09", "9.12e+09", "09120000000", "1111111111", "0000000000",
        "1234567890",
        "0123456789", "123", "1818", "110", "118", "0912", "ندارد", "unknown", "0912xxx4567",
        "9876543210", "0912345678901234567890123", "09111111111", "+98", "n/a",
    ])
    func junkAndServiceNumbersAreNoNumbers(raw: String) {
        #expect(PhoneNumber(raw) == nil)
    }
}
