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
        let key = TextFolding.key(raw)
        if SpreadsheetNumber.isRounded(key) { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(12)
        for byte in SpreadsheetNumber.withoutFraction(key).utf8 {
            if byte.isDigit {
                bytes.append(byte)
            } else if byte.isLowerLetter {
                bytes.append(byte - 0x20)
            } else if byte >= 0x80 {
                return nil
            }
        }
        if bytes.areAllDigits, (8...10).contains(bytes.count) {
            self.init(iranian: bytes)
        } else {
            self.init(foreign: bytes)
        }
    }

    private init?(iranian typed: [UInt8]) {
        if JunkValue.isJunkDigits(typed) { return nil }
        let digits = Array(repeating: 0x30, count: 10 - typed.count) + typed
        // Ten equal digits pass the check; the middle six are a serial number that begins at 1.
        if digits[3..<9].allSatisfy({ $0 == 0x30 }) { return nil }
        value = String(ascii: digits)
        kind = .iranian
        isValid = Self.hasRightCheckDigit(digits)
    }

    private init?(foreign bytes: [UInt8]) {
        guard Self.foreignLengths.contains(bytes.count), !bytes.areAllEqual,
            bytes.contains(where: \.isDigit), !JunkValue.isJunkDigits(bytes)
        else { return nil }
        let text = String(ascii: bytes)
        if JunkValue.isJunkText(text.lowercased()) { return nil }
        value = text
        kind = .foreign
        isValid = false
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
