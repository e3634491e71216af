import Testing

@testable import YektaCore

@Suite struct ConsonantSkeletonTests {
    private func skeleton(_ raw: String) -> String {
        String(decoding: ConsonantSkeleton.classes(of: TextFolding.key(raw)), as: UTF8.self)
    }

    @Test(arguments: [
        ("رضایی", "Rezaei", "RZ"), ("محمدی", "Mohammadi", "MHMD"), ("نژاد", "Nejad", "NJD"),
        ("نژاد", "Nezhad", "NJD"), ("قاسمی", "Ghasemi", "GSM"), ("قاسمی", "Qasemi", "GSM"),
        ("زارعی", "Zarei", "ZR"), ("یوسفی", "Yousefi", "SF"), ("فاطمه", "Fatemeh", "FTM"),
        ("شاه", "Shah", "$"), ("خواجه", "Khajeh", "XJ"), ("چراغی", "Cheraghi", "CRG"),
        ("محمدحسین", "Mohammad-Hossein", "MHMDHSN"), ("علی", "Ali", "L"), ("یحیی", "Yahya", "H"),
    ])
    func bothScriptsShareASkeleton(persian: String, latin: String, expected: String) {
        #expect(skeleton(persian) == expected)
        #expect(skeleton(latin) == expected)
    }

    @Test(arguments: [
        ("Tschernitz", "CRNZ"), ("Djalali", "JL"), ("Schirin", "$RN"), ("Phillips", "FLPS"),
        ("Beckham", "BKHM"), ("Alex", "LKS"), ("5th", "5TH"),
    ])
    func latinDigraphsAreReadLongestFirst(latin: String, expected: String) {
        #expect(skeleton(latin) == expected)
    }

    @Test func otherScriptsKeepTheirLetters() {
        #expect(skeleton("Иван") == "иван")
        #expect(skeleton("آوا") == "")
    }

    @Test(arguments: [
        ("محمدجواد", "Mohammad-Javad"), ("جلالی", "Djalali"), ("اسحاقی", "Eshaghi"),
        ("مظهری", "Mazhari"), ("عبدالرحمن", "Abdolrahman"), ("عبدالرحمن", "Abdorrahman"),
        ("فخرالدین", "Fakhraldin"), ("فخرالدین", "Fakhreddin"), ("صالح", "Saleh"),
        ("طیبه‌السادات", "Tayebehosadat"), ("طیبه‌السادات", "Tayebosadat"),
        ("خدیجه‌بانو", "Khadijebanoo"), ("خدیجه‌بانو", "Khadijehbanoo"), ("رضا", "Ridha"),
        ("محمدحسین", "Mohammadhossein"), ("حارث", "Harith"), ("فتحی", "Fathi"),
        ("مختار", "Muxtar"), ("فرهناز", "Farahnaz"), ("مهراد", "Mehrad"), ("لوسی", "Lucy"),
        ("سیدتقی", "Seyedtaghi"), ("Schultz", "Schulz"), ("Schmidt", "Schmitt"),
        ("Thomas", "Tomas"), ("Christina", "Kristina"), ("Abdolrahman", "Abdorrahman"),
    ])
    func spellingsOfOneNameShareAReading(first: String, second: String) throws {
        let left = try #require(NameToken(TextFolding.key(first)))
        let right = try #require(NameToken(TextFolding.key(second)))
        #expect(left.sharesSkeleton(with: right))
        #expect(right.sharesSkeleton(with: left))
    }

    @Test(arguments: ["علی", "وجیهه‌السادات", "Thaddeus-Xandthorth", "Иван", "آوا", "7"])
    func readingsAreFewAndTheUsualOneIsFirst(raw: String) throws {
        let token = try #require(NameToken(TextFolding.key(raw)))
        #expect((1...4).contains(token.skeletonHashes.count))
        #expect(token.skeletonHashes.first == token.skeletonHash)
        #expect(Set(token.skeletonHashes).count == token.skeletonHashes.count)
    }
}
