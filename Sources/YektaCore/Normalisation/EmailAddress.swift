/// An e-mail address with its provider's rules applied: which spellings reach the same mailbox.
package struct EmailAddress: Hashable, Sendable {
    /// The local part, lower-case, as typed.
    package let local: String
    /// The domain, lower-case, as typed: a typing error in it is kept (see `repairedDomain`).
    package let domain: String
    /// The mailbox: local part after the provider's rules, `@`, domain.
    ///
    /// Large providers deliver `name+tag@` to `name@`; Gmail ignores dots and is also called
    /// googlemail.com. Other providers' local parts are left alone.
    package let canonical: String
    /// Whether the mailbox belongs to a function (`info@`, `noreply@`) rather than to a person.
    package let isRole: Bool
    /// Whether the local part may hold a person's name: a run of four letters or more, not a role.
    package let nameLike: Bool

    static let localBytesMax = 64
    static let domainBytesMax = 253

    /// Reads an address, bare or as `Name <address>`; nil if it is malformed or a filler.
    package init?(_ raw: String) {
        guard let (local, domain) = Self.parts(of: raw) else { return nil }
        let mailbox = Self.mailbox(local: local, domain: domain)
        if Self.isJunk(mailbox: mailbox, domain: domain) { return nil }
        self.local = String(ascii: local)
        self.domain = String(ascii: domain)
        let canonicalDomain = self.domain == "googlemail.com" ? "gmail.com" : self.domain
        canonical = String(ascii: mailbox) + "@" + canonicalDomain
        isRole = Self.roles.contains(Self.firstWord(of: mailbox))
        nameLike = !isRole && Self.hasLetterRun(mailbox)
    }

    /// The domain that was probably meant: `gmail.com` for `gmial.com`; else the domain itself.
    package var repairedDomain: String {
        EmailDomainRepair.domain(meantBy: domain)
    }

    // MARK: - Parsing

    /// Splits at the only `@`, lower-case, without spaces, brackets and trailing punctuation.
    private static func parts(
        of raw: String
    ) -> (local: ArraySlice<UInt8>, domain: ArraySlice<UInt8>)? {
        var bytes = lowercasedBytes(raw)[...]
        if let open = bytes.lastIndex(of: 0x3C), let close = bytes.lastIndex(of: 0x3E), open < close
        {
            bytes = bytes[(open + 1)..<close]
        }
        if bytes.starts(with: "mailto:".utf8) { bytes = bytes.dropFirst(7) }
        while let last = bytes.last, ",;.>\"'".utf8.contains(last) { bytes = bytes.dropLast() }
        while let first = bytes.first, "<\"'.,;".utf8.contains(first) { bytes = bytes.dropFirst() }
        guard let at = bytes.firstIndex(of: 0x40) else { return nil }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard !local.isEmpty, local.count <= localBytesMax, domain.count <= domainBytesMax,
            isDomain(domain),
            local.allSatisfy({ $0.isDigit || $0.isLowerLetter || $0 >= 0x80 || isLocalMark($0) })
        else { return nil }
        return (local, domain)
    }

    private static func lowercasedBytes(_ raw: String) -> [UInt8] {
        let isASCII = raw.utf8.allSatisfy { $0 < 0x80 }
        // Other scripts go through NFKC and Unicode lower-casing, which no locale changes; accents
        // are part of an address.
        let text = isASCII ? raw : TextFolding.display(raw).lowercased()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 where byte > 0x20 {
            bytes.append(byte.isUpperLetter ? byte + 0x20 : byte)
        }
        return bytes
    }

    static func isLocalMark(_ byte: UInt8) -> Bool {
        "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }

    /// At least two labels of letters, digits and hyphens, the last without digits alone.
    static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
        let labels = domain.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count > 1, !last.areAllDigits else {
            return false
        }
        return labels.allSatisfy { label in
            !label.isEmpty
                && label.allSatisfy { $0.isDigit || $0.isLowerLetter || $0 == 0x2D || $0 >= 0x80 }
        }
    }

    // MARK: - Provider rules

    private static func mailbox(
        local: ArraySlice<UInt8>,
        domain: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8> {
        let domainName = String(ascii: domain)
        let isGmail = domainName == "gmail.com" || domainName == "googlemail.com"
        guard isGmail || tagProviders.contains(domainName) else { return local }
        var mailbox = local
        if let plus = local.firstIndex(of: 0x2B), plus > local.startIndex {
            mailbox = local[..<plus]
        }
        return isGmail ? mailbox.filter { $0 != 0x2E }[...] : mailbox
    }

    /// Providers that deliver `name+tag@` to `name@`.
    ///
    /// Yahoo's disposable tags use a hyphen, which many names use too, so Yahoo is not among them.
    static let tagProviders: Set<String> = [
        "outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.co.uk", "live.co.uk",
        "outlook.de", "hotmail.fr", "hotmail.de", "live.fr", "icloud.com", "me.com", "mac.com",
        "fastmail.com", "fastmail.fm", "protonmail.com", "proton.me", "pm.me", "yandex.com",
        "yandex.ru", "zoho.com", "gmx.com", "gmx.net", "gmx.de", "mailfa.com", "chmail.ir",
    ]

    // MARK: - Kinds of mailboxes

    /// Fillers: a junk word at any domain, one repeated letter, or the domain's own name repeated.
    private static func isJunk(mailbox: ArraySlice<UInt8>, domain: ArraySlice<UInt8>) -> Bool {
        let letters = mailbox.filter { $0.isLowerLetter || $0 >= 0x80 }
        if mailbox.areAllEqual || mailbox.count == 1 { return true }
        if mailbox.areAllDigits, JunkValue.isJunkDigits(mailbox) { return true }
        let label = domain.prefix { $0 != 0x2E }
        let word = String(ascii: letters)
        if mailbox.elementsEqual(label) {
            return mailbox.count < 4 || roles.contains(word) || fillers.contains(word)
        }
        return fillers.contains(word) || mailbox.allSatisfy { !$0.isDigit && !$0.isLowerLetter }
    }

    static let fillers: Set<String> = [
        "test", "testtest", "testing", "asd", "asdf", "asdfg", "asdfgh", "qwe", "qwerty", "abc",
        "no", "none", "null", "noemail", "nomail", "noaddress", "notprovided", "na", "unknown",
        "email", "youremail", "myemail", "user", "username", "name", "customer", "guest",
        "anonymous", "nobody", "fake", "sample", "example", "xyz", "zxc", "moshtari", "nadarad",
    ]

    static let roles: Set<String> = [
        "info", "sales", "sale", "admin", "administrator", "noreply", "no-reply", "donotreply",
        "support", "contact", "contactus", "office", "hello", "webmaster", "postmaster",
        "hostmaster", "billing", "help", "helpdesk", "hr", "job", "jobs", "career", "careers",
        "marketing", "mail", "reception", "secretary", "service", "services", "team", "finance",
        "accounting", "accounts", "orders", "order", "shop", "store", "news", "newsletter", "press",
        "pr", "crm", "it", "enquiries", "enquiry", "inquiry", "feedback", "abuse", "security",
        "management", "manager", "modir", "daftar", "foroush", "poshtibani", "root",
    ]

    /// Words that make a mailbox a filler or a function's.
    static let setAside = WordFilter(fillers.union(roles))

    private static func firstWord(of mailbox: ArraySlice<UInt8>) -> String {
        if mailbox.starts(with: "no-reply".utf8) || mailbox.starts(with: "no.reply".utf8)
            || mailbox.starts(with: "no_reply".utf8)
        {
            return "noreply"
        }
        return String(ascii: mailbox.prefix { $0.isLowerLetter })
    }

    private static func hasLetterRun(_ mailbox: ArraySlice<UInt8>) -> Bool {
        var run = 0
        for byte in mailbox {
            run = byte.isLowerLetter || byte >= 0x80 ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }
}
