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
    static func isRounded(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        guard let exponent = bytes.firstIndex(where: { $0 == 0x65 || $0 == 0x45 }), exponent > 0
        else { return false }
        let mantissa = bytes[..<exponent]
        guard mantissa.contains(where: \.isDigit),
            mantissa.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2C })
        else { return false }
        var power = bytes[(exponent + 1)...]
        let isSigned = power.first == 0x2B || power.first == 0x2D
        if isSigned { power = power.dropFirst() }
        return power.areAllDigits && power.count <= 3 && (isSigned || mantissa.contains(0x2E))
    }

    /// The text without the `.0` that a column of floating-point numbers adds.
    static func withoutFraction(_ key: String) -> Substring {
        let isWhole = key.hasSuffix(".0") && key.utf8.dropLast(2).allSatisfy(\.isDigit)
        return isWhole ? key.dropLast(2) : key[...]
    }
}
