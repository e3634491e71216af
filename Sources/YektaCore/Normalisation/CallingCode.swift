/// Country calling codes (ITU-T E.164) and the lengths of the national numbers behind them.
enum CallingCode {
    static let iran = 98

    /// Splits the digits of an international number (no `+`, no `00`) into code and the rest.
    ///
    /// Codes have one digit (zones 1 and 7), two (listed) or three (all others). A trunk zero that
    /// was typed after the code is dropped.
    static func split(_ digits: ArraySlice<UInt8>) -> (code: Int, national: ArraySlice<UInt8>)? {
        guard let first = digits.first, first != 0x30 else { return nil }
        let length: Int
        if first == 0x31 || first == 0x37 {
            length = 1
        } else {
            guard let pair = digits.prefix(2).decimalValue else { return nil }
            length = twoDigitCodes[pair] ? 2 : 3
        }
        guard let code = digits.prefix(length).decimalValue else { return nil }
        var national = digits.dropFirst(length)
        // +98 0098 912… and +98 0 912… are both seen.
        national = national.drop { $0 == 0x30 }
        if code == iran, national.count == 12, national.starts(with: [0x39, 0x38]) {
            national = national.dropFirst(2)
        }
        guard (5...13).contains(national.count) else { return nil }
        return (code, national)
    }

    /// Splits a number that was typed with its country code but without `+` or `00`.
    ///
    /// Only codes in `bareLengths`, and only when the length fits, because most bare numbers are
    /// national ones.
    static func splitBare(
        _ digits: ArraySlice<UInt8>
    ) -> (code: Int, national: ArraySlice<UInt8>)? {
        guard digits.count > 10 else { return nil }
        // The number that the first one, two and three digits make.
        var prefixes: (Int, Int, Int) = (0, 0, 0)
        for (place, digit) in digits.prefix(3).enumerated() {
            guard digit.isDigit else { return nil }
            switch place {
            case 0: prefixes.0 = digit.digitValue
            case 1: prefixes.1 = prefixes.0 * 10 + digit.digitValue
            default: prefixes.2 = prefixes.1 * 10 + digit.digitValue
            }
        }
        for (code, width, lengths) in bareLengths {
            let prefix = width == 1 ? prefixes.0 : width == 2 ? prefixes.1 : prefixes.2
            guard prefix == code else { continue }
            let national = digits.dropFirst(width).drop { $0 == 0x30 }
            guard lengths.contains(national.count) else { continue }
            return (code, national)
        }
        return nil
    }

    /// By the number: whether two digits are a code.
    private static let twoDigitCodes: [Bool] = {
        var isCode = [Bool](repeating: false, count: 100)
        for code in [
            20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54,
            55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
        ] {
            isCode[code] = true
        }
        return isCode
    }()

    private static let bareLengths: [(code: Int, width: Int, lengths: ClosedRange<Int>)] = [
        (98, 2, 10...10), (1, 1, 10...10), (44, 2, 10...10), (61, 2, 9...9), (90, 2, 10...10),
        (971, 3, 8...9), (964, 3, 9...10), (93, 2, 9...9), (91, 2, 10...10), (92, 2, 10...10),
        (33, 2, 9...9), (49, 2, 10...11), (39, 2, 9...10), (34, 2, 9...9), (31, 2, 9...9),
        (46, 2, 9...9), (41, 2, 9...9), (43, 2, 10...11), (32, 2, 9...9), (994, 3, 9...9),
        (374, 3, 8...8), (7, 1, 10...10), (86, 2, 11...11), (966, 3, 9...9), (974, 3, 8...8),
        (968, 3, 8...8), (965, 3, 8...8), (64, 2, 9...10), (353, 3, 9...9), (27, 2, 9...9),
    ]
}
