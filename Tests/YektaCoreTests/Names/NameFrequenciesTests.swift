import Testing

@testable import YektaCore

@Suite struct NameFrequenciesTests {
    private func token(_ raw: String) throws -> NameToken {
        try #require(NameToken(TextFolding.key(raw)))
    }

    @Test(arguments: ["محمد", "فاطمه", "زهرا", "علی", "Mohammad", "Ali"])
    func theCommonestGivenNamesAreOfTwoToSixInAHundred(name: String) throws {
        #expect((0.02...0.06).contains(NameFrequencies.frequency(given: try token(name))))
    }

    @Test(arguments: ["محمدی", "Mohammadi", "Muhamadi", "Smith"])
    func theCommonestSurnamesAreOfOneInAHundred(name: String) throws {
        #expect((0.009...0.011).contains(NameFrequencies.frequency(surname: try token(name))))
    }

    @Test(arguments: ["Xanthippe", "Иван", "قزلباش‌پور"])
    func anUnlistedNameHasTheDefaultShare(name: String) throws {
        let token = try token(name)
        #expect(NameFrequencies.frequency(given: token) == NameFrequencies.unlistedGiven)
        #expect(NameFrequencies.frequency(surname: token) == NameFrequencies.unlistedSurname)
        #expect(NameFrequencies.soundFrequency(given: token) == NameFrequencies.unlistedGiven)
        #expect(NameFrequencies.soundFrequency(surname: token) == NameFrequencies.unlistedSurname)
    }

    @Test(arguments: ["محمد", "رضا", "Mary", "حدیث"])
    func aSoundIsAtLeastAsCommonAsEachSpelling(name: String) throws {
        let token = try token(name)
        #expect(
            NameFrequencies.soundFrequency(given: token) >= NameFrequencies.frequency(given: token)
        )
    }

    @Test func theListsAddUpToLessThanEverybody() {
        for lexicon in [NameLexicon.given, .surname] {
            let persian = lexicon.entries.filter(\.isPersian).reduce(0) { $0 + $1.share }
            let english = lexicon.entries.filter { !$0.isPersian }.reduce(0) { $0 + $1.share }
            #expect((0.2...1).contains(persian))
            #expect((0.1...1).contains(english))
            #expect(lexicon.entries.count > 350)
        }
    }
}
