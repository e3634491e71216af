import Testing

@testable import YektaCore

@Suite struct NationalIDTests {
    @Test(arguments: [
        ("0499370899", "0499370899"), ("0790419904", "0790419904"), ("1583250689", "1583250689"),
        ("0684159414", "0684159414"), ("68415941", "0068415941"), ("4400276201", "4400276201"),
        ("2540201288", "2540201288"), ("۰۴۹۹۳۷۰۸۹۹", "0499370899"), ("499370899", "0499370899"),
        ("049-937089-9", "0499370899"), ("499370899.0", "0499370899"),
        (" 0499 370 899 ", "0499370899"),
    ])
    func aRightCheckDigitMakesAValidNumber(raw: String, value: String) throws {
        let id = try #require(NationalID(raw))
        #expect(id.value == value)
        #expect(id.kind == .iranian)
        #expect(id.isValid)
    }

    @Test func aWrongCheckDigitIsKeptAsInvalid() throws {
        let id = try #require(NationalID("0499370898"))
        #expect(id.kind == .iranian)
        #expect(!id.isValid)
    }

    @Test(arguments: [
        "1234567890", "0000000000", "9999999999", "0010000000", "1111111111", "0", "-", "", "n/a",
        "ندارد", "4.99E+08", "123456789", "11111111", "0123456789", "unknown", "XXXXX",
    ])
    func fillersAreNoNumbers(raw: String) {
        #expect(NationalID(raw) == nil)
    }

    @Test(arguments: [
        ("ab 123-456 c", "AB123456C"), ("A12345678", "A12345678"), ("12345670123", "12345670123"),
        ("8401234", "8401234"),
    ])
    func otherNumbersAreForeign(raw: String, value: String) throws {
        let id = try #require(NationalID(raw))
        #expect(id.value == value)
        #expect(id.kind == .foreign)
        #expect(!id.isValid)
    }

    @Test func companiesHaveElevenDigitsWithACheck() {
        #expect(IranianCompanyID.isValid("10380284790"))
        #expect(IranianCompanyID.isValid("۱۰۳۸۰۲۸۴۷۹۰"))
        #expect(!IranianCompanyID.isValid("10380284792"))
        #expect(!IranianCompanyID.isValid("0499370899"))
        #expect(!IranianCompanyID.isValid(""))
    }

    @Test(arguments: [
        "IR820540102680020817909002", "IR550570022080013447370101", "IR790610000000700796858044",
        "820540102680020817909002", "IR82 0540 1026 8002 0817 9090 02",
        "ir۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲",
    ])
    func validAccountsPassTheCheck(raw: String) {
        #expect(IBAN.isValid(raw))
    }

    @Test(arguments: [
        "IR012345678901234567890123", "IR82054010268002081790900", "", "IR",
        "DE82054010268002081790",
    ])
    func otherAccountsFailIt(raw: String) {
        #expect(!IBAN.isValid(raw))
    }
}
