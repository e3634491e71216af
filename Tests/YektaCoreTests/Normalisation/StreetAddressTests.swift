import Testing

@testable import YektaCore

@Suite struct StreetAddressTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let raw: String
        let number: String?
        let unit: String?
        let street: String

        var testDescription: String { raw }

        init(_ raw: String, _ number: String?, _ unit: String?, _ street: String) {
            self.raw = raw
            self.number = number
            self.unit = unit
            self.street = street
        }
    }

    @Test(arguments: [
        Example("تهران، خیابان ولیعصر، کوچه رضایی، پلاک ۱۲، واحد ۳", "12", "3", "ولیعصر رضایی"),
        Example("تهران خ ولیعصر ک رضایی پ۱۲ و ۳", "12", "3", "ولیعصر رضایی"),
        Example("تهران، خ. ولیعصر، ک. رضایی، پ. ۱۲ ط ۲ واحد ۳", "12", "3", "ولیعصر رضایی"),
        Example("استان تهران، شهر تهران، منطقه ۵، خیابان ولیعصر شماره ۱۲", "12", nil, "ولیعصر"),
        Example("خیابان ۱۷ شهریور، پلاک ۵", "5", nil, "17 شهریور"),
        Example("کوچه ۱۲ پلاک ۵", "5", nil, "12"),
        Example("کوچه دوم، پلاک ۵", "5", nil, "2"),
        Example("خیابان تهران، پلاک ۵", "5", nil, "تهران"),
        Example("خیابان شهید رضایی، نبش کوچه بهار، پلاک ۵", "5", nil, "رضایی بهار"),
        Example("خیابان رضایی، جنب بانک ملی، پلاک ۵", "5", nil, "رضایی"),
        Example("خیابان رضایی روبروی پارک لاله کوچه بهار پلاک ۵", "5", nil, "رضایی بهار"),
        Example(
            "خیابان رضایی بالاتر از میدان ونک، بن\u{200C}بست گل، پلاک ۱۲/۱",
            "12/1",
            nil,
            "رضایی گل"
        ),
        Example("بلوار کشاورز، پلاک ۲۰، طبقه سوم، واحد ۹ کدپستی ۱۳۴۵۶۷۸۹۱۳", "20", "9", "کشاورز"),
        Example("بندر عباس خیابان امام", nil, nil, "امام"),
        Example("خیابان ۲۰ متری، پلاک ۷", "7", nil, "20"),
    ])
    func persianAddressesLoseTheirWordsForStreets(example: Example) throws {
        try check(example)
    }

    @Test(arguments: [
        Example("No. 12, Rezaei Alley, Valiasr St, Tehran", "12", nil, "rezaei valiasr"),
        Example(
            "Tehran, Khiaban Valiasr, Kooche Rezaei, Pelak 12, Vahed 3",
            "12",
            "3",
            "valiasr rezaei"
        ),
        Example("73 forbes street underwood", "73", nil, "forbes underwood"),
        Example("12 High St", "12", nil, "high"),
        Example("12 High Street, apt 3", "12", "3", "high"),
        Example("Flat 3, 12 High St", "12", "3", "high"),
        Example("3/12 High St", "12", "3", "high"),
        Example("12b High Street", "12b", nil, "high"),
        Example("High Street 12", "12", nil, "high"),
        Example("12 High St #3", "12", "3", "high"),
        Example("#12 High St", "12", nil, "high"),
        Example("12 St James Street", "12", nil, "saint james"),
        Example("350 5th Ave, New York", "350", nil, "5"),
        Example("350 Fifth Avenue, New York", "350", nil, "5"),
        Example("12 North Main Road, 2nd floor, Unit B", "12", "b", "n main"),
        Example("12 N Main Rd Unit B", "12", "b", "n main"),
        Example("10 Downing Street, London SW1A 2AA", "10", nil, "downing"),
        Example(
            "1600 Amphitheatre Pkwy, Mountain View, 94043",
            "1600",
            nil,
            "amphitheatre mountain view"
        ),
        Example("Kooche 12, No 5", "5", nil, "12"),
        Example("Apt3, No12 Main St", "12", "3", "main"),
        Example("12 High St\nLondon", "12", nil, "high"),
    ])
    func latinAddressesLoseTheirWordsForStreets(example: Example) throws {
        try check(example)
    }

    private func check(_ example: Example) throws {
        let address = try #require(StreetAddress(example.raw))
        #expect(address.number == example.number)
        #expect(address.unit == example.unit)
        #expect(address.street.joined(separator: " ") == example.street)
    }

    @Test(arguments: ["", "-", "n/a", "نامشخص", "test", "---", "خیابان"])
    func fillersAreNoAddresses(raw: String) {
        #expect(StreetAddress(raw) == nil)
    }

    @Test func aVeryLongAddressIsCutNotRefused() {
        let long = Array(repeating: "word", count: 10_000).joined(separator: " ")
        #expect((StreetAddress(long)?.street.count ?? 0) <= 64)
    }
}
