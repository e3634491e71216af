import Testing

@testable import YektaCore

@Suite struct PersonNameParserTests {
    /// The parts as words again: given | surname | unplaced.
    private func parts(
        given: String? = nil,
        surname: String? = nil,
        full: String? = nil
    ) throws -> [[NameToken]] {
        let name = try #require(
            PersonNameParser.parse(given: given, surname: surname, full: full)
        )
        return [name.given, name.surname, name.unplaced]
    }

    private func tokens(_ words: [String]) -> [NameToken] { words.compactMap { NameToken($0) } }

    @Test(arguments: [
        ("علی محمدی", ["علی"], ["محمدی"], []), ("جناب آقای دکتر علی محمدی", ["علی"], ["محمدی"], []),
        ("آقای محمدی", [], ["محمدی"], []), ("محمدی", [], [], ["محمدی"]),
        ("محمدی، علی", ["علی"], ["محمدی"], []),
        ("Mohammadi, Ali", ["ali"], ["mohammadi"], []),
        ("محمد رضا رضایی", ["محمد", "رضا"], ["رضایی"], []),
        ("محمدرضا رضایی", ["محمد", "رضا"], ["رضایی"], []),
        ("Mohammad-Reza Rezaee", ["mohammad", "reza"], ["rezaee"], []),
        ("Mohammadreza Rezaee", ["mohammad", "reza"], ["rezaee"], []),
        ("علی حسن زاده", ["علی"], ["حسنزاده"], []), ("علی حسن‌زاده", ["علی"], ["حسنزاده"], []),
        ("Ali Hasan Zadeh", ["ali"], ["hasanzadeh"], []), ("حسن زاده", [], ["حسنزاده"], []),
        ("محمد حسین زاده", ["محمد"], ["حسینزاده"], []), ("علی راد", ["علی"], ["راد"], []),
        ("مریم قاضی‌زاده هاشمی", ["مریم"], ["قاضیزاده", "هاشمی"], []),
        ("سید علی موسوی", ["علی"], ["موسوی"], []), ("سیدمحمد حسینی", ["محمد"], ["حسینی"], []),
        ("Seyed Ali Mousavi", ["ali"], ["mousavi"], []),
        ("فاطمه سادات حسینی", ["فاطمه"], ["حسینی"], []),
        ("روح الله زارع", ["روحالله"], ["زارع"], []),
        ("عبدال رضا کریمی", ["عبدالرضا"], ["کریمی"], []),
        ("John Robert Smith", ["john", "robert"], ["smith"], []),
        ("John R. Smith Jr.", ["john", "r"], ["smith"], []),
        ("Smith, John", ["john"], ["smith"], []),
        ("Vincent van Gogh", ["vincent"], ["van", "gogh"], []),
        ("Ronald Mc Donald", ["ronald"], ["mcdonald"], []),
        ("Sinead O'Connor", ["sinead"], ["oconnor"], []),
        ("Mr John Smith", ["john"], ["smith"], []), ("Mrs Smith", [], ["smith"], []),
        ("خانم‌گل محمدی", ["خانمگل"], ["محمدی"], []), ("آقاجان رضایی", ["اقاجان"], ["رضایی"], []),
        ("آقای‌دکتر رضایی", [], ["رضایی"], []), ("Иван Петров", ["иван"], ["петров"], []),
    ])
    func fullNamesAreDivided(
        full: String,
        given: [String],
        surname: [String],
        unplaced: [String]
    ) throws {
        let parts = try parts(full: full)
        #expect(parts == [tokens(given), tokens(surname), tokens(unplaced)])
    }

    @Test(arguments: [
        ("آقای علی", "آقایی", ["علی"], ["اقایی"]), ("علی", "میرحسینی", ["علی"], ["میرحسینی"]),
        ("فاطمه سادات", "میر حسینی", ["فاطمه"], ["میر", "حسینی"]),
        ("محمد رضا", "شیخ الاسلامی", ["محمد", "رضا"], ["شیخ", "الاسلامی"]),
        ("علی", "حاجی زاده", ["علی"], ["حاجیزاده"]),
        ("Ali", "Ahmadi Nezhad", ["ali"], ["ahmadinezhad"]),
        ("Mary", "Smith-Jones", ["mary"], ["smith", "jones"]),
        ("دکتر رضا", "رضایی فر", ["رضا"], ["رضاییفر"]),
    ])
    func fieldsAreBelieved(
        given: String,
        surname: String,
        givenWords: [String],
        surnameWords: [String]
    ) throws {
        let parts = try parts(given: given, surname: surname)
        #expect(parts == [tokens(givenWords), tokens(surnameWords), []])
    }

    @Test(arguments: [
        "مشتری گرامی", "نامشخص", "کاربر مهمان", "test test", "unknown", "خریدار محترم", "-", "",
        "   ", "---",
        "123", "xxx", "N/A", "تست", "مشتری",
    ])
    func fillersNameNobody(raw: String) {
        #expect(PersonNameParser.parse(given: nil, surname: nil, full: raw) == nil)
        #expect(PersonNameParser.parse(given: raw, surname: raw, full: nil) == nil)
    }

    @Test func aSurnameThatIsAlsoAFillerStays() throws {
        #expect(try parts(full: "آقای گرامی")[1] == tokens(["گرامی"]))
    }

    @Test(arguments: [
        ("سید علی موسوی", true), ("Seyed Ali Mousavi", true), ("زهرا سادات حسینی", true),
        ("علی موسوی", false), ("علی سیدی", false),
        ("سیدمحمد حسینی", true), ("Seyedali Hosseini", true), ("Zahraossadat Hosseini", true),
        ("سیدا حسینی", false),
    ])
    func seyedIsNoted(full: String, isSeyed: Bool) throws {
        let name = try #require(PersonNameParser.parse(given: nil, surname: nil, full: full))
        #expect(name.isSeyed == isSeyed)
    }

    @Test(arguments: [
        ("آقای علی محمدی", GenderHint.male), ("سرکار خانم محمدی", .female), ("Mrs Smith", .female),
        ("Mr Smith", .male), ("دکتر محمدی", nil), ("علی محمدی", nil),
    ])
    func titlesHintAtTheSex(full: String, hint: GenderHint?) throws {
        let name = try #require(PersonNameParser.parse(given: nil, surname: nil, full: full))
        #expect(name.genderHint == hint)
    }

    @Test(arguments: [
        ("John Smith Jr", GenerationalSuffix.junior), ("John Smith Sr.", .senior),
        ("John Smith, Jr.", .junior), ("Smith, John, Jr", .junior), ("John Smith III", .third),
        ("John Smith", nil),
    ])
    func generationsAreNoted(full: String, generation: GenerationalSuffix?) throws {
        let name = try #require(PersonNameParser.parse(given: nil, surname: nil, full: full))
        #expect(name.generation == generation)
        #expect(name.given == tokens(["john"]))
        #expect(name.surname == tokens(["smith"]))
    }

    @Test func theFullNameFillsInAMissingPart() throws {
        let parts = try parts(given: "علی", surname: "", full: "علی محمدی")
        #expect(parts == [tokens(["علی"]), tokens(["محمدی"]), []])
    }
}
