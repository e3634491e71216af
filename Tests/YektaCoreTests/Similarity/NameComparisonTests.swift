import Testing

@testable import YektaCore

@Suite struct NameComparisonTests {
    private func compare(_ a: String, _ b: String) throws -> NameAgreement {
        let left = try #require(PersonNameParser.parse(given: nil, surname: nil, full: a))
        let right = try #require(PersonNameParser.parse(given: nil, surname: nil, full: b))
        let agreement = NameComparison.compare(left, right)
        let mirrored = NameComparison.compare(right, left)
        #expect(agreement.given == mirrored.given && agreement.surname == mirrored.surname)
        #expect(agreement.isSwapped == mirrored.isSwapped)
        return agreement
    }

    @Test(arguments: [
        ("علی محمدی", "علی محمدی", NamePartLevel.exact, NamePartLevel.exact),
        ("محمدرضا رضایی", "Mohammad-Reza Rezaee", .sound, .sound),
        ("محمد رضا رضایی", "محمدرضا رضایی", .exact, .exact),
        ("Hasan Hassanzadeh", "حسن حسن زاده", .sound, .sound),
        ("سید علی موسوی", "علی موسوی", .exact, .exact),
        ("محمد رضایی", "محمدرضا رضایی", .nickname, .exact),
        ("رضا رضایی", "محمدرضا رضایی", .nickname, .exact),
        ("رضا رضایی", "Mohammadreza Rezaei", .nickname, .sound),
        ("محمدرضا رضایی", "محمدعلی رضایی", .differ, .exact),
        ("ممد رضایی", "محمد رضایی", .nickname, .exact),
        ("فاطی کریمی", "Fatemeh Karimi", .nickname, .sound),
        ("Bob Smith", "Robert Smith", .nickname, .exact),
        ("Liz Jones", "Elizabeth Jones", .nickname, .exact),
        ("Bob Smith", "Rob Smith", .nickname, .exact),
        ("Bob Smith", "Bill Smith", .differ, .exact), ("J Smith", "John Smith", .initial, .exact),
        ("A Karimi", "علی کریمی", .initial, .sound), ("K Smith", "John Smith", .differ, .exact),
        ("John Robert Smith", "John Smith", .exact, .exact),
        ("John R Smith", "John Robert Smith", .exact, .exact),
        ("John Paul Smith", "John Robert Smith", .nickname, .exact),
        ("مریم قاضی‌زاده هاشمی", "مریم قاضی زاده", .exact, .nickname),
        ("مریم صالحی امیری", "مریم صالحی", .exact, .nickname),
        ("Mary Smith-Jones", "Mary Jones", .exact, .nickname),
        ("حسن کریمی", "حسین کریمی", .differ, .exact),
        ("محمد کریمی", "محمود کریمی", .differ, .exact),
        ("Maria Lopez", "Mario Lopez", .differ, .exact),
        ("Daniel Cox", "Danielle Cox", .differ, .exact),
        ("نادر کریمی", "نادره کریمی", .differ, .exact), ("Jonh Smith", "John Smith", .typo, .exact),
        ("Robert Smiht", "Robert Smith", .exact, .typo), ("علی محمذی", "علی محمدی", .exact, .typo),
        ("علی محمدی", "علی محمدیان", .exact, .differ),
        ("علی کریمی", "John Smith", .differ, .differ),
        ("Иван Петров", "Иван Петрав", .exact, .typo),
    ])
    func partsAgree(
        a: String,
        b: String,
        given: NamePartLevel,
        surname: NamePartLevel
    ) throws {
        let agreement = try compare(a, b)
        #expect(agreement.given == given)
        #expect(agreement.surname == surname)
        #expect(!agreement.isSwapped)
    }

    @Test(arguments: [
        ("علی محمدی", "محمدی علی", NamePartLevel.exact, NamePartLevel.exact),
        ("Smith John", "John Smith", .exact, .exact), ("Rezaei Ali", "علی رضایی", .sound, .sound),
    ])
    func swappedNamesAreSeen(
        a: String,
        b: String,
        given: NamePartLevel,
        surname: NamePartLevel
    ) throws {
        let agreement = try compare(a, b)
        #expect(agreement.isSwapped)
        #expect(agreement.given == given)
        #expect(agreement.surname == surname)
    }

    @Test(arguments: [
        ("محمدی", "علی محمدی", NamePartLevel.missing, NamePartLevel.exact),
        ("آقای محمدی", "علی محمدی", .missing, .exact), ("علی", "علی محمدی", .exact, .missing),
        ("Mohammadi", "علی محمدی", .missing, .sound), ("رضایی", "علی محمدی", .missing, .differ),
        ("محمدی", "محمدی", .missing, .exact), ("علی", "علی", .exact, .missing),
        ("آقای محمدی", "خانم محمدی", .missing, .exact),
    ])
    func aLoneNameIsComparedWithThePartThatItFits(
        a: String,
        b: String,
        given: NamePartLevel,
        surname: NamePartLevel
    ) throws {
        let agreement = try compare(a, b)
        #expect(agreement.given == given)
        #expect(agreement.surname == surname)
    }

    @Test func aWrongDivisionIsSeenByTheWhole() throws {
        let left = try #require(
            PersonNameParser.parse(given: "علی", surname: "رضا محمدی", full: nil)
        )
        let right = try #require(
            PersonNameParser.parse(given: "علیرضا", surname: "محمدی", full: nil)
        )
        let agreement = NameComparison.compare(left, right)
        #expect(agreement.given == .exact && agreement.surname == .exact)
    }

    @Test func fatherAndSonDifferByGeneration() throws {
        #expect(try compare("John Smith Jr", "John Smith Sr").differingGeneration)
        #expect(try !compare("John Smith Jr", "John Smith").differingGeneration)
        #expect(try !compare("John Smith Jr", "John Smith Junior").differingGeneration)
    }

    @Test func theAgreeingTokenIsTheLeftOnes() throws {
        let agreement = try compare("رضا رضایی", "Mohammadreza Rezaei")
        #expect(agreement.givenToken == NameToken("رضا"))
        #expect(agreement.surnameToken == NameToken("رضایی"))
        #expect(try compare("علی کریمی", "John Smith").surnameToken == nil)
    }

    @Test func anyTextIsReadAndComparedTheSameBothWays() throws {
        var generator = SeededGenerator(seed: 99)
        let letters = Array("علیمحدرضاهـسیزپو abcdehijkmnorstuyz-.,'\u{200C}ئءжק山🙂7".unicodeScalars)
        var names: [PersonName] = []
        for _ in 0..<400 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...90, using: &generator) {
                text.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
            }
            let raw = String(text)
            if let name = PersonNameParser.parse(given: nil, surname: nil, full: raw) {
                names.append(name)
            }
            if let name = PersonNameParser.parse(given: raw, surname: raw, full: nil) {
                names.append(name)
            }
        }
        for (left, right) in zip(names, names.dropFirst()) {
            let agreement = NameComparison.compare(left, right)
            let mirrored = NameComparison.compare(right, left)
            #expect(agreement.given == mirrored.given && agreement.surname == mirrored.surname)
        }
        for name in names {
            let agreement = NameComparison.compare(name, name)
            #expect(agreement.given == .exact || agreement.surname == .exact)
        }
    }
}
