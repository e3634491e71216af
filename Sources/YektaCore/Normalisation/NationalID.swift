/// A national identity number: an Iranian کد ملی, or another country's number as it came.
package struct NationalID: Hashable, Sendable {
    /// Whose registry issued the number.
    package enum Kind: UInt8, Hashable, Sendable {
        /// Ten digits, after padding.
        case iranian
        case foreign
    }

    /// Ten digits, or the letters (upper case) and digits of a foreign number.
    package let value: String
    /// Iranian by its length, or foreign.
    package let kind: Kind
    /// Whether this is an Iranian number whose check digit is right.
    ///
    /// Two different valid numbers are two persons; one that is not valid may be a typing error.
    package let isValid: Bool

    private static let foreignLengths = 5...20

    /// Reads a number; nil if it is a filler (`1111111111`), rounded by a spreadsheet or too short.
    ///
    /// Spreadsheets drop leading zeros, so eight and nine digits are padded to ten.
    package init?(_ raw: String) {
        guard let (bytes, kind) = Self.digits(of: raw) else { return nil }
        value = String(ascii: bytes)
        self.kind = kind
        isValid = kind == .iranian && Self.hasRightCheckDigit(bytes)
    }

    /// The number as bytes, and whether a check digit proves it.
    static func bytes(of raw: String) -> (bytes: [UInt8], isValid: Bool)? {
        digits(of: raw).map { ($0.bytes, $0.kind == .iranian && hasRightCheckDigit($0.bytes)) }
    }

    private static func digits(of raw: String) -> (bytes: [UInt8], kind: Kind)? {
        var bytes: [UInt8] = []
        TextFolding.key(raw, into: &bytes)
        if SpreadsheetNumber.isRounded(bytes.span) { return nil }
        bytes.removeSubrange(SpreadsheetNumber.countWithoutFraction(bytes.span)...)
        var count = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 { return nil }
            guard byte.isDigit || byte.isLowerLetter else { continue }
            bytes[count] = byte.isDigit ? byte : byte - 0x20
            count += 1
        }
        bytes.removeSubrange(count...)
        return bytes.areAllDigits && (8...10).contains(count) ? iranian(bytes) : foreign(bytes)
    }

    private static func iranian(_ typed: [UInt8]) -> (bytes: [UInt8], kind: Kind)? {
        if JunkValue.isJunkDigits(typed) { return nil }
        let digits =
            typed.count == 10 ? typed : Array(repeating: 0x30, count: 10 - typed.count) + typed
        // Ten equal digits pass the check; the middle six are a serial number that begins at 1.
        if digits[3..<9].allSatisfy({ $0 == 0x30 }) { return nil }
        return (digits, .iranian)
    }

    private static func foreign(_ bytes: [UInt8]) -> (bytes: [UInt8], kind: Kind)? {
        guard foreignLengths.contains(bytes.count), !bytes.areAllEqual,
            bytes.contains(where: \.isDigit), !JunkValue.isJunkDigits(bytes)
        else { return nil }
        let key = bytes.map { $0.isUpperLetter ? $0 + 0x20 : $0 }
        return JunkValue.isJunkText(key.span) ? nil : (bytes, .foreign)
    }

    /// The check of the Iranian civil registry: the weighted sum of nine digits modulo 11.
    ///
    /// - Precondition: `digits` are ten ASCII digits.
    private static func hasRightCheckDigit(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (index, digit) in digits.prefix(9).enumerated() {
            sum += digit.digitValue * (10 - index)
        }
        let rest = sum % 11
        return digits[9].digitValue == (rest < 2 ? rest : 11 - rest)
    }
}
