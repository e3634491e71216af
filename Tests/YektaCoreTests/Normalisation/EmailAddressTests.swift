import Testing

@testable import YektaCore

@Suite struct EmailAddressTests {
    @Test(arguments: [
        ("Zahra.Moradi1365@Gmail.com", "zahramoradi1365@gmail.com"),
        (" a.b+shop@googlemail.com ", "ab@gmail.com"),
        ("jane+x@outlook.com", "jane@outlook.com"), ("jane-x@yahoo.com", "jane-x@yahoo.com"),
        ("jane.doe@outlook.com", "jane.doe@outlook.com"), ("jane+x@smith.org", "jane+x@smith.org"),
        ("Jane Doe <jane.doe@live.com>", "jane.doe@live.com"),
        ("mailto:jane@doe.org", "jane@doe.org"),
        ("jane@doe.org.", "jane@doe.org"), ("ｊane@doe.org", "jane@doe.org"),
        ("jane۱۲@doe.org", "jane12@doe.org"),
        ("jane@gmial.com", "jane@gmial.com"), ("moradi@moradi.com", "moradi@moradi.com"),
        ("JOHN.SMITH@EXAMPLE.COM", "john.smith@example.com"),
    ])
    func aMailboxHasOneForm(raw: String, canonical: String) {
        #expect(EmailAddress(raw)?.canonical == canonical)
    }

    @Test(arguments: [
        "test@test.com", "a@a.com", "no@email.com", "info@info.com", "noemail@gmail.com",
        "none@none.com",
        "test@gmail.com", "asd@asd.com", "test12@yahoo.com", "aaa@gmail.com", "123456@gmail.com",
        "---",
        "x@x.x", "none", "jane", "jane@", "@gmail.com", "jane@gmail", "a b@c@d.com",
        "jane@gmail..com",
        "qwe@qwe.com", "-@-.com", "", "n/a", "jane@1.2.3.4", "no-email@nomail.com",
    ])
    func fillersAndMalformedAddressesAreNone(raw: String) {
        #expect(EmailAddress(raw) == nil)
    }

    @Test(arguments: [
        "info@acme.ir", "sales@x.com", "noreply@x.com", "no-reply@x.com", "admin1@x.ir",
    ])
    func rolesAreNoPersons(raw: String) {
        #expect(EmailAddress(raw)?.isRole == true)
        #expect(EmailAddress(raw)?.nameLike == false)
    }

    @Test func aLocalPartIsNameLikeWithARunOfFourLetters() {
        #expect(EmailAddress("zahra.moradi1365@gmail.com")?.nameLike == true)
        #expect(EmailAddress("zm1365@gmail.com")?.nameLike == false)
        #expect(EmailAddress("zahra.moradi@gmail.com")?.isRole == false)
    }

    @Test(arguments: [
        ("gmial.com", "gmail.com"), ("gmai.com", "gmail.com"), ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gamil.com", "gmail.com"), ("yaho.com", "yahoo.com"), ("yahoo.co", "yahoo.com"),
        ("hotmial.com", "hotmail.com"), ("hotmil.com", "hotmail.com"), ("doe.org", "doe.org"),
        ("ymail.com", "ymail.com"), ("mail.com", "mail.com"),
    ])
    func aMistypedDomainIsKeptAndItsRepairOffered(typed: String, meant: String) {
        #expect(EmailAddress("jane@\(typed)")?.domain == typed)
        #expect(EmailAddress("jane@\(typed)")?.repairedDomain == meant)
    }
}
