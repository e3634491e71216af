/// Classes of ASCII bytes, for parsers that work on folded text.
extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }

    var isLowerLetter: Bool { self &- 0x61 < 26 }

    var isUpperLetter: Bool { self &- 0x41 < 26 }

    /// The value of a digit byte; meaningless for others.
    var digitValue: Int { Int(self) - 0x30 }
}

extension Collection where Element == UInt8 {
    var areAllDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }

    /// Whether there are at least two elements and all are the same.
    var areAllEqual: Bool {
        guard let first, count > 1 else { return false }
        return allSatisfy { $0 == first }
    }

    /// The number that ASCII digits spell; nil for other bytes or more than 18 digits.
    var decimalValue: Int? {
        guard areAllDigits, count <= 18 else { return nil }
        return reduce(0) { $0 * 10 + $1.digitValue }
    }

    /// Whether each digit follows the one before, 0 after 9: `0123456789`, `1234567890`, `45678`.
    var areAscendingDigits: Bool {
        guard areAllDigits, count > 4 else { return false }
        return zip(self, dropFirst()).allSatisfy { ($0.digitValue + 1) % 10 == $1.digitValue }
    }

    /// Whether each digit precedes the one before: `9876543210`, `0987654321`.
    var areDescendingDigits: Bool {
        guard areAllDigits, count > 4 else { return false }
        return zip(self, dropFirst()).allSatisfy { ($1.digitValue + 1) % 10 == $0.digitValue }
    }
}

extension String {
    /// The text of ASCII bytes.
    init(ascii bytes: some Collection<UInt8>) {
        self.init(decoding: bytes, as: UTF8.self)
    }
}

/// Text as a spreadsheet or a data frame writes a number that was meant as an identifier.
enum SpreadsheetNumber {
    /// Whether the digits are lost: `9.12E+09`.
    static func isRounded(_ key: Span<UInt8>) -> Bool {
        var exponent = 0
        var hasDigit = false
        var hasPoint = false
        // The mantissa: digits, points and commas.
        while exponent < key.count, key[exponent] | 0x20 != 0x65 {
            let byte = key[exponent]
            guard byte.isDigit || byte == 0x2E || byte == 0x2C else { return false }
            if byte.isDigit { hasDigit = true }
            if byte == 0x2E { hasPoint = true }
            exponent += 1
        }
        guard exponent < key.count, hasDigit else { return false }
        var start = exponent + 1
        let isSigned = start < key.count && (key[start] == 0x2B || key[start] == 0x2D)
        if isSigned { start += 1 }
        guard start < key.count, key.count - start <= 3 else { return false }
        for index in start..<key.count where !key[index].isDigit { return false }
        return isSigned || hasPoint
    }

    /// How many bytes are left without the `.0` that a column of floating-point numbers adds.
    static func countWithoutFraction(_ key: Span<UInt8>) -> Int {
        let end = key.count - 2
        guard end >= 0, key[end] == 0x2E, key[end + 1] == 0x30 else { return key.count }
        for index in 0..<end where !key[index].isDigit { return key.count }
        return end
    }
}
