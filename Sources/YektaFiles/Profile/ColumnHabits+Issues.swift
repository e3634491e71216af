import YektaCore

extension ColumnHabits {
    /// What is wrong with a value that is not empty.
    func issues(of raw: String) -> Set<ValueIssue> {
        let value = raw.trimmed
        var issues = Self.typingIssues(of: raw)
        if value.count != raw.count { issues.insert(.outerBlanks) }
        if let cutLength, value.count == cutLength { issues.insert(.truncated) }
        if let issue = typeIssue(of: value) { issues.insert(issue) }
        return issues
    }

    /// What the code points tell, whatever the type.
    private static func typingIssues(of value: String) -> Set<ValueIssue> {
        if value.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
        var issues: Set<ValueIssue> = []
        var digits: Set<UInt32> = []
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39: digits.insert(0x30)
            case 0x660...0x669: digits.insert(0x660)
            case 0x6F0...0x6F9: digits.insert(0x6F0)
            case 0x64A, 0x643: issues.insert(.arabicLetters)
            case 0x200C: issues.insert(.nonJoiners)
            case 0x640, 0x200B, 0x200D...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
                issues.insert(.invisibleMarks)
            case 0xFFFD: issues.insert(.wrongEncoding)
            default: break
            }
        }
        if digits.count > 1 { issues.insert(.mixedDigits) }
        if isMojibake(value) { issues.insert(.wrongEncoding) }
        return issues
    }

    /// UTF-8 that was read as Latin-1: a lead byte's letter, then a continuation byte's sign.
    private static func isMojibake(_ value: String) -> Bool {
        var lead: UInt32 = 0
        for scalar in value.unicodeScalars {
            let isTail = (0x80...0xBF).contains(scalar.value) || windowsTails.contains(scalar.value)
            if isTail, [0xC2, 0xC3, 0xC4, 0xC5, 0xD8, 0xD9, 0xDA, 0xDB].contains(lead) {
                return true
            }
            lead = scalar.value
        }
        return false
    }

    /// What Windows-1252 has where Latin-1 has control characters.
    private static let windowsTails: Set<UInt32> = [
        0x20AC, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0x017D, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x017E, 0x0178,
    ]

    private func typeIssue(of value: String) -> ValueIssue? {
        guard let type else { return nil }
        switch type {
        case .givenName, .surname, .fullName, .city:
            return JunkValue.isJunkName(TextFolding.key(value)) ? .defaultValue : nil
        case .email: return emailIssue(value)
        case .phone: return phoneIssue(value)
        case .nationalID: return nationalIDIssue(value)
        case .birthDate: return dateIssue(value)
        case .gender: return Gender(value) == nil ? .unreadable : nil
        case .postalCode: return numberIssue(value, isRead: PostalCode(value) != nil)
        case .loyaltyID, .deviceID, .cookieID, .identifier:
            return numberIssue(value, isRead: IdentifierValue(value) != nil)
        case .number: return NumberValue(value) == nil ? .unreadable : nil
        case .address, .handle, .text:
            // "111" may well be the number of a house.
            let isNumber = ContentShape.digitCount(value) > 0
            return !isNumber && JunkValue.isJunkText(TextFolding.key(value)) ? .defaultValue : nil
        }
    }

    private func emailIssue(_ value: String) -> ValueIssue? {
        if EmailAddress(value) != nil { return nil }
        return ContentShape.isEmail(value) || JunkValue.isJunkText(TextFolding.key(value))
            ? .defaultValue : .unreadable
    }

    /// One digit, and then hardly anything but one other: 0912 000 0000.
    private func phoneIssue(_ value: String) -> ValueIssue? {
        let digits = value.unicodeScalars.compactMap(HeaderName.digit)
        if digits.count >= 10, Set(digits.suffix(7)).count == 1 { return .defaultValue }
        return numberIssue(value, isRead: PhoneNumber(value) != nil)
    }

    private func nationalIDIssue(_ value: String) -> ValueIssue? {
        let id = NationalID(value)
        if let issue = numberIssue(value, isRead: id != nil) { return issue }
        guard hasCheckDigits, let id, id.kind == .iranian else { return nil }
        return id.isValid ? nil : .checkDigit
    }

    private func numberIssue(_ value: String, isRead: Bool) -> ValueIssue? {
        if Self.isRounded(value) { return .rounded }
        if let digitsWithZeros, value.count == digitsWithZeros - 1,
            ContentShape.digitCount(value) == value.count
        {
            return .lostZeros
        }
        if isRead { return nil }
        let digits = value.unicodeScalars.compactMap(HeaderName.digit)
        let isFiller =
            digits.isEmpty || Set(digits).count == 1
            || JunkValue.isJunkDigits(digits.map { UInt8(0x30 + $0) })
        return isFiller ? .defaultValue : .unreadable
    }

    private func dateIssue(_ value: String) -> ValueIssue? {
        if BirthDate(value) != nil { return nil }
        if Self.isRounded(value) { return .rounded }
        let digits = value.unicodeScalars.compactMap(HeaderName.digit)
        // A date that exists and is still refused is a form's default.
        if let year = ContentShape.year(value), [1300, 1370, 1900, 1970].contains(year) {
            return .defaultValue
        }
        return Set(digits).count <= 1 ? .defaultValue : .unreadable
    }

    /// `9.12E+09`.
    private static func isRounded(_ value: String) -> Bool {
        let parts = value.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].count >= 2 else { return false }
        let isMantissa = parts[0].allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
        return isMantissa && (parts[1].hasPrefix("+") || parts[0].contains("."))
            && parts[1].dropFirst().allSatisfy(\.isNumber)
    }
}
