/// Look-up keys of identifiers, straight from their bytes where they are written in a common way.
///
/// What it does not know it leaves to the normalisation of records; what it knows comes to the same
/// key. A digit, a letter, a dot: nearly all that is looked up is made of these, and folding,
/// copying and hashing text takes longer than finding the person.
///
/// Confined to one thread: it keeps the memory that values are laid out in.
package struct IdentifierKeys {
    private let secret: UInt64
    private var digits: [UInt8] = []
    private var form: [UInt8] = []

    /// - Parameter secret: the store's, as for `RecordPreparation`.
    package init(secret: UInt64) {
        self.secret = secret
        digits.reserveCapacity(32)
        form.reserveCapacity(320)
    }

    /// The key of a value; nil if it is not written in a common way, or perhaps not usable.
    ///
    /// - Parameters:
    ///   - bytes: hold the value, which need not be UTF-8; what is not is never known here.
    ///   - range: where it lies in them.
    package mutating func key(
        _ type: FieldType,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) -> BlockingKey? {
        switch type {
        case .phone: return phone(bytes, range)
        case .email: return email(bytes, range)
        case .nationalID: return nationalID(bytes, range)
        case .loyaltyID: return identifier(.loyaltyID, bytes, range)
        case .deviceID: return identifier(.deviceID, bytes, range)
        case .handle: return identifier(.handle, bytes, range)
        case .cookieID: return identifier(.cookieID, bytes, range)
        case .givenName, .surname, .fullName, .birthDate, .gender, .address, .city, .postalCode,
            .identifier, .text, .number:
            return nil
        }
    }

    /// The key of any value, in whatever way it is written; nil if it is unusable, or its type
    /// identifies nobody.
    package func key(_ type: FieldType, _ value: String) -> BlockingKey? {
        switch type {
        case .phone:
            guard let number = PhoneNumber(value)?.significant else { return nil }
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
            return BlockingKey(.phone, bytes, secret: secret)
        case .email:
            guard let address = EmailAddress(value), !address.isRole else { return nil }
            return BlockingKey(.email, Array(address.canonical.utf8), secret: secret)
        case .nationalID:
            guard let id = NationalID(value) else { return nil }
            return BlockingKey(.nationalID, Array(id.value.utf8), secret: secret)
        case .loyaltyID: return identifier(.loyaltyID, value)
        case .deviceID: return identifier(.deviceID, value)
        case .handle: return identifier(.handle, value)
        case .cookieID: return identifier(.cookieID, value)
        case .givenName, .surname, .fullName, .birthDate, .gender, .address, .city, .postalCode,
            .identifier, .text, .number:
            return nil
        }
    }

    private func identifier(_ rule: BlockingRule, _ value: String) -> BlockingKey? {
        guard let identifier = IdentifierValue(value) else { return nil }
        return BlockingKey(rule, Array(identifier.value.utf8), secret: secret)
    }
}

// MARK: - Numbers

extension IdentifierKeys {
    /// `0098`, and ten digits more.
    private static let digitsMax = 14
    private static let nationalDigits = 10

    /// Reads ASCII, Persian and Arabic digits, with spaces, hyphens and brackets between them.
    private mutating func readDigits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        digits.removeAll(keepingCapacity: true)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            at += 1
            if byte.isDigit {
                digits.append(byte)
            } else if byte == 0xDB || byte == 0xD9 {
                // U+06F0 and U+0660, ten digits each.
                guard at < range.upperBound else { return false }
                let digit = bytes[at] &- (byte == 0xDB ? 0xB0 : 0xA0)
                guard digit < 10 else { return false }
                digits.append(digit + 0x30)
                at += 1
            } else if byte != 0x20, byte != 0x2D, byte != 0x28, byte != 0x29 {
                return false
            }
            if digits.count > Self.digitsMax { return false }
        }
        return true
    }

    /// A national number with or without its zero, or one of Iran with its country code.
    private mutating func phone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> BlockingKey? {
        var start = range.lowerBound
        while start < range.upperBound, bytes[start] == 0x20 || bytes[start] == 0x28 { start += 1 }
        var isInternational = start < range.upperBound && bytes[start] == 0x2B
        if isInternational { start += 1 }
        guard readDigits(bytes, start..<range.upperBound), digits.count >= 7 else { return nil }
        var first = 0
        if digits[0] == 0x30, digits[1] == 0x30 {
            guard !isInternational, digits.count > Self.nationalDigits else { return nil }
            isInternational = true
            first = 2
        }
        guard !JunkValue.isJunkDigits(digits[first...]) else { return nil }
        let hasCode =
            digits.count >= first + 12 && digits[first] == 0x39 && digits[first + 1] == 0x38
        if hasCode {
            first += 2
        } else {
            // Longer ones may bring another country's code.
            let digitsMax = Self.nationalDigits + (digits[0] == 0x30 ? 1 : 0)
            guard !isInternational, digits.count <= digitsMax else { return nil }
        }
        while first < digits.count, digits[first] == 0x30 { first += 1 }
        let national = digits[first...]
        guard hasCode ? national.count == Self.nationalDigits : national.count >= 7,
            !national.suffix(7).areAllEqual
        else { return nil }
        var number: UInt64 = 0
        for digit in national { number = number * 10 + UInt64(digit & 0x0f) }
        form.removeAll(keepingCapacity: true)
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            form.append(UInt8(truncatingIfNeeded: number >> shift))
        }
        return BlockingKey(.phone, form, secret: secret)
    }

    /// An Iranian number in full.
    private mutating func nationalID(_ bytes: Span<UInt8>, _ range: Range<Int>) -> BlockingKey? {
        guard readDigits(bytes, range), digits.count == 10, !JunkValue.isJunkDigits(digits),
            !digits[3..<9].allSatisfy({ $0 == 0x30 })
        else { return nil }
        return BlockingKey(.nationalID, digits, secret: secret)
    }
}

// MARK: - E-mail

extension IdentifierKeys {
    private static let mailboxBytesMin = 4
    private static let localBytesMax = 64
    private static let domainBytesMax = 253
    private static let gmail = Array("gmail.com".utf8)
    private static let googlemail = Array("googlemail".utf8)

    /// An address of letters, digits, dots, hyphens and underscores.
    private mutating func email(_ bytes: Span<UInt8>, _ range: Range<Int>) -> BlockingKey? {
        form.removeAll(keepingCapacity: true)
        var at = -1
        for place in range {
            let byte = bytes[place]
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E: form.append(byte)
            case 0x41...0x5A: form.append(byte + 0x20)
            case 0x5F where at < 0: form.append(byte)
            case 0x40 where at < 0:
                at = form.count
                form.append(byte)
            default: return nil
            }
        }
        guard at > 0, at <= Self.localBytesMax, form.count - at - 1 <= Self.domainBytesMax,
            form[0].isLowerLetter || form[0].isDigit, hasPlainDomain(from: at + 1)
        else { return nil }
        if form[(at + 1)...].starts(with: Self.googlemail) { return nil }
        if form[(at + 1)...].elementsEqual(Self.gmail) {
            // Gmail does not look at dots.
            var kept = 0
            for place in 0..<at where form[place] != 0x2E {
                form[kept] = form[place]
                kept += 1
            }
            form.removeSubrange(kept..<at)
            at = kept
        }
        return isPersonal(mailboxBytes: at) ? BlockingKey(.email, form, secret: secret) : nil
    }

    /// Two labels or more, none empty, the last with two bytes or more and not of digits alone.
    private func hasPlainDomain(from start: Int) -> Bool {
        var labelStart = start
        var labels = 0
        for place in start..<form.count where form[place] == 0x2E {
            guard place > labelStart else { return false }
            labels += 1
            labelStart = place + 1
        }
        let last = form[labelStart...]
        guard let end = last.last, end.isLowerLetter || end.isDigit else { return false }
        return labels > 0 && last.count > 1 && !last.areAllDigits
    }

    /// Whether a mailbox is neither a filler nor a function's for sure.
    private func isPersonal(mailboxBytes: Int) -> Bool {
        let mailbox = form[0..<mailboxBytes]
        guard mailbox.count >= Self.mailboxBytesMin, !mailbox.areAllEqual else { return false }
        var (letters, first) = (WordFilter.start, WordFilter.start)
        var (letterCount, isFirst) = (0, true)
        for byte in mailbox {
            guard byte.isLowerLetter else {
                isFirst = false
                continue
            }
            letterCount += 1
            letters = WordFilter.next(letters, byte)
            if isFirst { first = letters }
        }
        return letterCount > 0 && !(mailbox[0] == 0x6E && mailbox[1] == 0x6F)
            && !EmailAddress.setAside.mayHold(letters) && !EmailAddress.setAside.mayHold(first)
    }
}

// MARK: - Cards, devices, handles

extension IdentifierKeys {
    /// Letters and digits, with spaces, hyphens and underscores, that are not all alike.
    private mutating func identifier(
        _ rule: BlockingRule,
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) -> BlockingKey? {
        guard range.count <= Self.identifierBytesMax else { return nil }
        form.removeAll(keepingCapacity: true)
        // Of each word between underscores, up to its last letter.
        var (running, word) = (WordFilter.start, WordFilter.start)
        var isNamed = false
        var isVaried = false
        var sign: UInt8 = 0
        for place in range {
            var byte = bytes[place]
            switch byte {
            case 0x20, 0x2D: continue
            case 0x40 where form.isEmpty: continue
            case 0x5F:
                isNamed = isNamed || word != WordFilter.start && !JunkValue.words.mayHold(word)
                (running, word) = (WordFilter.start, WordFilter.start)
                form.append(byte)
                continue
            case 0x30...0x39: running = WordFilter.next(running, byte)
            case 0x41...0x5A, 0x61...0x7A:
                running = WordFilter.next(running, byte | 0x20)
                word = running
                byte &= 0xDF
                // Digits and then an E may be a number that a spreadsheet rounded.
                if byte == 0x45, form.allSatisfy(\.isDigit) { return nil }
            default: return nil
            }
            if sign == 0 { sign = byte }
            isVaried = isVaried || byte != sign
            form.append(byte)
        }
        isNamed = isNamed || word != WordFilter.start && !JunkValue.words.mayHold(word)
        guard isNamed, isVaried else { return nil }
        return BlockingKey(rule, form, secret: secret)
    }

    private static let identifierBytesMax = 256
}

/// Says of most words that they are not among some; of those that are, never.
struct WordFilter: Sendable {
    /// The hash of no letters: FNV-1a's.
    static let start: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let bitsLog2: UInt64 = 16

    private var bits = [UInt64](repeating: 0, count: 1 << Int(bitsLog2 - 6))

    init(_ words: some Sequence<String>) {
        for word in words {
            let place = Self.place(word.utf8.reduce(Self.start, Self.next))
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    /// The hash with one more letter.
    static func next(_ hash: UInt64, _ letter: UInt8) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01b3
    }

    func mayHold(_ hash: UInt64) -> Bool {
        let place = Self.place(hash)
        return bits[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    private static func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash ^ hash >> 32) >> 8) & (1 << Int(bitsLog2) - 1)
    }
}
