import Testing

@testable import YektaCore

/// Names that lie in the local parts of e-mail addresses and in handles.
@Suite struct AliasTests {
    private static let normalisation = RecordNormalisation(secret: 1)
    private let comparison = Scorer(model: .shipped).comparison

    @Test(arguments: [
        ("mohammadrezaei", "محمدرضا", true),
        ("kermani.sara", "کرمانی", true),
        ("kermani.sara", "Sara", true),
        ("kermani.sara77", "سارا", true),
        ("kermani.sara", "توکلی", false),
        ("kermani.sara", "Bertram", false),
        // Two consonants are no accident at the start of a word, and any accident within one.
        ("sara.kermani", "Sara", true),
        ("nasrin.kermani", "Sara", false),
        // One consonant is no evidence anywhere.
        ("kermani.kaveh", "Kaveh", false),
        ("1380", "Sara", false),
        ("", "Sara", false),
    ])
    func anAliasHoldsTheConsonantsOfItsOwnersName(alias: String, name: String, isHeld: Bool) throws
    {
        let token = try #require(NameToken(TextFolding.key(name)))
        #expect(Alias(Array(alias.utf8)).holds(token) == isHeld)
    }

    private func levels(
        _ left: KeyValuePairs<FieldType, String>,
        _ right: KeyValuePairs<FieldType, String>
    ) -> [ComparisonVector] {
        let one = Self.normalisation.normalise(.crafted("t:1", left))
        let other = Self.normalisation.normalise(.crafted("t:2", right))
        return [comparison.compare(one, other), comparison.compare(other, one)]
    }

    @Test func aRecordWithoutANameIsComparedByItsAlias() {
        let bare: KeyValuePairs<FieldType, String> = [.email: "kermani.sara@mail.example"]
        for vector in levels(bare, [.givenName: "سارا", .surname: "کرمانی"]) {
            #expect(vector[.givenName] == .alias)
            #expect(vector[.surname] == .alias)
        }
        for vector in levels(bare, [.givenName: "بهرام", .surname: "توکلی"]) {
            #expect(vector[.givenName] == .aliasDiffers)
            #expect(vector[.surname] == .aliasDiffers)
        }
        for vector in levels(bare, [.givenName: "بهرام", .surname: "کرمانی"]) {
            #expect(vector[.givenName] == .aliasDiffers)
            #expect(vector[.surname] == .alias)
        }
    }

    @Test func aHandleIsAnAliasAsWell() {
        // Handles are kept in upper case, of which an alias finds no letters.
        for vector in levels(
            [.handle: "@kermani_sara"],
            [.givenName: "سارا", .surname: "کرمانی"]
        ) {
            #expect(vector[.givenName] == .alias)
            #expect(vector[.surname] == .alias)
        }
    }

    @Test func anAddressThatAgreesItselfIsNotCountedAgainAsAName() {
        let address = "kermani.sara@mail.example"
        for vector in levels(
            [.email: address],
            [.givenName: "Sara", .surname: "Kermani", .email: address]
        ) {
            #expect(vector[.email] == .exact)
            #expect(vector[.givenName] == .missing)
            #expect(vector[.surname] == .missing)
        }
        // Two different addresses leave the question open.
        for vector in levels(
            [.email: address],
            [.givenName: "Sara", .surname: "Kermani", .email: "bahram@other.test"]
        ) {
            #expect(vector[.email] == .differs)
            #expect(vector[.givenName] == .alias)
            #expect(vector[.surname] == .alias)
        }
    }

    @Test func namesThatBothSidesStateNeedNoAlias() {
        for vector in levels(
            [.givenName: "Sara", .surname: "Kermani", .email: "bahram.tavakoli@mail.example"],
            [.givenName: "Bahram", .surname: "Tavakoli"]
        ) {
            #expect(vector[.givenName] == .differs)
            #expect(vector[.surname] == .differs)
        }
    }

    @Test func whatAnAliasSaysIsLessThanAName() {
        let scorer = Scorer(model: .shipped)
        for kind in [ComparisonKind.givenName, .surname] {
            #expect(scorer.weight(kind, .alias) > .zero)
            #expect(scorer.weight(kind, .alias) < scorer.weight(kind, .exact))
            #expect(scorer.weight(kind, .aliasDiffers) < .zero)
            #expect(scorer.weight(kind, .aliasDiffers) > scorer.weight(kind, .differs))
        }
    }
}
