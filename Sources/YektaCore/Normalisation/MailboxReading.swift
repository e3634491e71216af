/// Reads an address of ASCII straight into a mailbox: `EmailAddress` without its strings.
///
/// `EmailAddress` says what each step is for, and is the slow twin.
struct MailboxReading {
    /// The address in lower case, without blanks.
    private var bytes: [UInt8] = []
    /// The address within them.
    private var start = 0
    private var end = 0

    /// The mailbox; nil if the address is malformed, a filler or a role's.
    ///
    /// - Precondition: `raw` is ASCII.
    static func mailbox(ascii raw: Span<UInt8>) -> Mailbox? {
        var reading = MailboxReading(raw)
        reading.strip()
        return reading.mailbox()
    }

    private init(_ raw: Span<UInt8>) {
        bytes.reserveCapacity(raw.count)
        for index in raw.indices where raw[index] > 0x20 {
            bytes.append(raw[index].isUpperLetter ? raw[index] + 0x20 : raw[index])
        }
        end = bytes.count
    }

    /// Takes off brackets, `mailto:` and punctuation around the address.
    private mutating func strip() {
        if let close = bytes.lastIndex(of: 0x3E), let open = bytes.lastIndex(of: 0x3C), open < close
        {
            (start, end) = (open + 1, close)
        }
        if bytes[start..<end].starts(with: Self.scheme) { start += Self.scheme.count }
        while end > start, Self.isClosing(bytes[end - 1]) { end -= 1 }
        while start < end, Self.isOpening(bytes[start]) { start += 1 }
    }

    private func mailbox() -> Mailbox? {
        let span = bytes.span
        guard let at = (start..<end).first(where: { span[$0] == 0x40 }), at > start,
            at - start <= EmailAddress.localBytesMax,
            end - at - 1 <= EmailAddress.domainBytesMax,
            let domain = MailDomain.of(span.extracting(at + 1..<end))
        else { return nil }
        for index in start..<at where !Self.isLocal[Int(span[index])] { return nil }
        var canonical: [UInt8] = []
        canonical.reserveCapacity(at - start + 1 + domain.canonical.count)
        // A plus at the start is no tag's, nor is one after it.
        let hasTag = domain.hasTags && span[start] != 0x2B
        for index in start..<at {
            if hasTag, span[index] == 0x2B { break }
            if domain.isGmail, span[index] == 0x2E { continue }
            canonical.append(span[index])
        }
        let local = canonical
        if Self.isJunk(local.span, domain) || Self.isRole(local.span) { return nil }
        canonical.append(0x40)
        canonical += domain.canonical
        return Mailbox(canonical: canonical, local: local, domain: domain.repaired)
    }

    // MARK: - Kinds of mailboxes

    private static func isJunk(_ mailbox: Span<UInt8>, _ domain: MailDomain) -> Bool {
        if mailbox.count < 2 { return true }
        var isOneByte = true
        var digits = 0
        var letters = 0
        for index in mailbox.indices {
            if mailbox[index] != mailbox[0] { isOneByte = false }
            if mailbox[index].isDigit { digits += 1 }
            if mailbox[index].isLowerLetter { letters += 1 }
        }
        if isOneByte || digits + letters == 0 { return true }
        if digits == mailbox.count, JunkValue.isJunkDigits(copy(mailbox)) { return true }
        let word = letters <= wordBytesMax ? copy(mailbox).filter(\.isLowerLetter) : []
        if mailbox.isEqual(to: domain.label.span) {
            return mailbox.count < 4 || roles.contains(word.span) || fillers.contains(word.span)
        }
        return fillers.contains(word.span)
    }

    private static func isRole(_ mailbox: Span<UInt8>) -> Bool {
        if mailbox.count >= 8, mailbox[0] == 0x6E, mailbox[1] == 0x6F,
            mailbox[2] == 0x2D || mailbox[2] == 0x2E || mailbox[2] == 0x5F,
            mailbox.extracting(3..<8).isEqual(to: reply.span)
        {
            return true
        }
        let end = mailbox.indices.first { !mailbox[$0].isLowerLetter } ?? mailbox.count
        return roles.contains(mailbox.extracting(0..<end))
    }

    private static func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }

    // MARK: - Tables

    private static let scheme = Array("mailto:".utf8)
    private static let reply = Array("reply".utf8)

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x3B, 0x2E, 0x3E, 0x22, 0x27: true
        default: false
        }
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3C, 0x22, 0x27, 0x2E, 0x2C, 0x3B: true
        default: false
        }
    }

    /// By byte: whether a local part may hold it.
    private static let isLocal: [Bool] = (0..<0x80).map { value in
        let byte = UInt8(value)
        return byte.isDigit || byte.isLowerLetter || EmailAddress.isLocalMark(byte)
    }

    /// The longest filler or role.
    private static let wordBytesMax = 16
    private static let fillers = ByteTable(EmailAddress.fillers)
    private static let roles = ByteTable(EmailAddress.roles)
}

/// What a domain's name says, read once for all who have their mailbox there.
private struct MailDomain: Sendable {
    let isGmail: Bool
    /// Whether the provider delivers `name+tag@` to `name@`.
    let hasTags: Bool
    /// The name in the canonical address.
    let canonical: [UInt8]
    /// The name that was probably meant.
    let repaired: [UInt8]
    /// What stands before the first dot.
    let label: [UInt8]

    private static let domainsRememberedMax = 1 << 14
    private static let memory = ValueMemory<MailDomain?>(entriesMax: domainsRememberedMax)

    /// The domain; nil if it is none.
    static func of(_ name: Span<UInt8>) -> MailDomain? {
        memory.value(name) { MailDomain(name.indices.map { name[$0] }) }
    }

    private init?(_ bytes: [UInt8]) {
        guard EmailAddress.isDomain(bytes[...]) else { return nil }
        let name = String(ascii: bytes)
        isGmail = name == "gmail.com" || name == "googlemail.com"
        hasTags = isGmail || EmailAddress.tagProviders.contains(name)
        canonical = name == "googlemail.com" ? Array("gmail.com".utf8) : bytes
        repaired = Array(EmailDomainRepair.domain(meantBy: name).utf8)
        label = Array(bytes.prefix { $0 != 0x2E })
    }
}

extension Mailbox {
    /// Reads an address as typed; nil if it is malformed, a filler or a role's (info@, sales@).
    init?(typed raw: String) {
        let bytes = raw.utf8Span.span
        if bytes.isASCII {
            guard let mailbox = MailboxReading.mailbox(ascii: bytes) else { return nil }
            self = mailbox
            return
        }
        guard let address = EmailAddress(raw), !address.isRole else { return nil }
        self.init(address)
    }
}
