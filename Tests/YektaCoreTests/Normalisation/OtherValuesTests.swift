import Testing

@testable import YektaCore

@Suite struct OtherValuesTests {
    @Test(arguments: ["مرد", "آقا", "آقای", "male", "M", "1", "man", "Boy", "۱", " Male "])
    func wordsAndCodesOfMen(raw: String) {
        #expect(Gender(raw) == .male)
    }

    @Test(arguments: ["زن", "خانم", "female", "F", "2", "woman", "girl", "۲", "مؤنث", "FEMALE"])
    func wordsAndCodesOfWomen(raw: String) {
        #expect(Gender(raw) == .female)
    }

    @Test(arguments: ["", "-", "0", "3", "unknown", "نامشخص", "x"])
    func otherCodesAreNoGender(raw: String) {
        #expect(Gender(raw) == nil)
    }

    @Test(arguments: [
        ("13456-78913", "1345678913", "13456"), ("۱۳۴۵۶۷۸۹۱۳", "1345678913", "13456"),
        ("sw1a 1aa", "SW1A1AA", "SW1A"),
        ("M1 1AE", "M11AE", "M1"), ("12345-6789", "12345", "12345"), ("94043", "94043", "94043"),
        ("4119", "4119", "4119"), ("K1A 0B1", "K1A0B1", "K1A0B1"), ("4119.0", "4119", "4119"),
    ])
    func postalCodesHaveAnArea(raw: String, value: String, outward: String) {
        #expect(PostalCode(raw)?.value == value)
        #expect(PostalCode(raw)?.outward == outward)
        #expect(PostalCode(raw)?.isIranian == (value.count == 10))
    }

    @Test(arguments: [
        "", "0", "0000000000", "1111111111", "1234567890", "n/a", "ندارد", "12345678901", "1.2E+09",
        "abc",
    ])
    func fillersAreNoPostalCodes(raw: String) {
        #expect(PostalCode(raw) == nil)
    }

    @Test(arguments: [
        ("تهران", "Tehran"), ("اصفهان", "Esfahan"), ("اصفهان", "Isfahan"), ("قزوین", "Ghazvin"),
        ("Qazvin", "Ghazvin"),
        ("ارومیه", "Urmia"), ("Orumiyeh", "Urmia"), ("Kermanshah", "Bakhtaran"), ("مشهد", "Meshed"),
        ("بندر عباس", "Bandar-Abbas"), ("بندرعباس", "Bandar Abbas"), ("شهر کرد", "Shahr-e Kord"),
        ("شهرستان کرج", "Karaj"),
        ("München", "Munich"), ("Köln", "Cologne"), ("New York", "New York City"), ("آمل", "Amol"),
        ("خرم‌آباد", "Khorramabad"), ("St Albans", "saint albans"), ("نجف آباد", "najafabad"),
        ("قائم‌شهر", "Qaem Shahr"),
        ("طهران", "TEHERAN"), ("روستای گل", "روستای  گل"),
    ])
    func aCityHasOneKeyInAllItsSpellings(one: String, other: String) throws {
        #expect(try #require(City(one)) == #require(City(other)))
    }

    @Test func differentCitiesHaveDifferentKeys() {
        #expect(City("تهران") != City("تبریز"))
        #expect(City("Springfield")?.key == "springfield")
        #expect(City("-") == nil)
        #expect(City("نامشخص") == nil)
    }

    @Test(arguments: [
        ("ab-12 34", "AB1234"), ("@Zahra_M", "ZAHRA_M"), ("zahra_m", "ZAHRA_M"),
        ("۱۲۳۴۵۰", "123450"), ("7", "7"),
        ("c0ffee-00-11", "C0FFEE0011"), ("100200.0", "100200"),
    ])
    func identifiersHaveOneForm(raw: String, value: String) {
        #expect(IdentifierValue(raw)?.value == value)
    }

    @Test(arguments: [
        "", "-", "0000", "n/a", "null", "ندارد", "1.2E+15", "---", "@", "test", "123456789",
    ])
    func fillersAreNoIdentifiers(raw: String) {
        #expect(IdentifierValue(raw) == nil)
    }

    @Test(arguments: [
        ("1,234.5", 1234.5), ("۱٬۲۳۴٫۵", 1234.5), ("-7", -7), ("1.5e3", 1500), (" 12 000 ", 12000),
        ("-0", 0),
    ])
    func numbersAreReadFromAnyScript(raw: String, value: Double) {
        #expect(NumberValue(raw)?.value == value)
    }

    @Test(arguments: ["", "abc", "1-2", "nan", "inf", "1e999", "12 kg", "."])
    func otherTextIsNoNumber(raw: String) {
        #expect(NumberValue(raw) == nil)
    }

    @Test(arguments: [
        "مشتری گرامی", "مشتری", "نامشخص", "کاربر مهمان", "تست", "خریدار محترم", "test", "unknown",
        "n/a", "-", "---",
        "none", "null", "test2", "Test User", "asdf", "xxx", "1234", "0", "", "بدون نام", "شسیب",
        "Dear Customer",
    ])
    func fillersAreNoNames(raw: String) {
        #expect(JunkValue.isJunkName(TextFolding.key(raw)))
    }

    @Test(arguments: [
        "عزیز", "گرامی", "محترم", "علی", "R", "Ng", "Testa", "عزیز محترم", "Anna", "محمد تست نشده",
    ])
    func realNamesAreNotJunk(raw: String) {
        #expect(!JunkValue.isJunkName(TextFolding.key(raw)))
    }
}
