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
        ("Tschernitz", "CRNTZ"), ("Djalali", "JL"), ("Schirin", "$RN"), ("Phillips", "FLPS"),
        ("Beckham", "BKHM"), ("Alex", "LKS"), ("5th", "5TH"),
    ])
    func latinDigraphsAreReadLongestFirst(latin: String, expected: String) {
        #expect(skeleton(latin) == expected)
    }

    @Test func otherScriptsKeepTheirLetters() {
        #expect(skeleton("Иван") == "иван")
        #expect(skeleton("آوا") == "")
    }
}
