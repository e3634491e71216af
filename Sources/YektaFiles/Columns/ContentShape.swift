import YektaCore

/// Tells from a value's shape alone what it may be; used only where a column's name says nothing.
///
/// These are rough tests on purpose: they vote over hundreds of values, and a column needs nearly
/// all of the votes. The rules of each type are the core's.
enum ContentShape {
    /// The types that a shape can show, the strictest first.
    static let types: [FieldType] = [.email, .nationalID, .phone, .postalCode]

    static func looks(_ value: String, like type: FieldType) -> Bool {
        switch type {
        case .email: isEmail(value)
        case .birthDate: year(value) != nil
        case .postalCode: isBritishPostcode(value)
        case .nationalID: isNationalID(value)
        case .phone: isPhone(value)
        default: false
        }
    }

    static func isEmail(_ value: String) -> Bool {
        let parts = value.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !value.contains(where: \.isWhitespace) else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
    }

    /// The year of a Gregorian or Jalali date: `1986-07-03`, `3/7/1986`, `1365/4/12`, `19860703`.
    static func year(_ value: String) -> Int? {
        let parts = numbers(value, separators: "-/.")
        guard let parts else { return nil }
        if parts.count == 1, parts[0].digits == 8 {
            let number = parts[0].value
            return plausible(number / 10_000, number / 100 % 100, number % 100)
        }
        guard parts.count == 3, parts[1].digits <= 2 else { return nil }
        if parts[0].digits == 4, parts[2].digits <= 2 {
            return plausible(parts[0].value, parts[1].value, parts[2].value)
        }
        guard parts[0].digits <= 2, parts[2].digits == 4 else { return nil }
        return plausible(parts[2].value, parts[1].value, parts[0].value)
            ?? plausible(parts[2].value, parts[0].value, parts[1].value)
    }

    /// Ten digits that pass the check of the Iranian national id.
    static func isNationalID(_ value: String) -> Bool {
        let digits = value.unicodeScalars.compactMap(HeaderName.digit)
        guard digits.count == 10, digits.count == value.unicodeScalars.count,
            Set(digits).count > 1
        else { return false }
        return NationalIDNumber.checkDigit(digits[..<9]) == digits[9]
    }

    static func isPhone(_ value: String) -> Bool {
        var digits: [Int] = []
        var hasSeparator = false
        for scalar in value.unicodeScalars {
            if let digit = HeaderName.digit(scalar) {
                digits.append(digit)
            } else if " -()./".unicodeScalars.contains(scalar) {
                hasSeparator = true
            } else if scalar != "+" || !digits.isEmpty {
                return false
            }
        }
        guard (10...15).contains(digits.count) else { return false }
        return value.hasPrefix("+") || hasSeparator || digits[0] == 0
            || (digits.count == 10 && digits[0] == 9)
    }

    /// `SW1A 1AA`: of all postal codes, the ones that no other value looks like.
    static func isBritishPostcode(_ value: String) -> Bool {
        let compact = pattern(value).filter { $0 != " " }
        guard value.utf8.count <= 8, compact.hasSuffix("9AA") else { return false }
        return ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(String(compact.dropLast(3)))
    }

    /// A time of day beside a date: `2024-05-01 12:30`.
    static func isPointInTime(_ value: String) -> Bool {
        value.contains(":") && Timestamp.milliseconds(value) != nil
    }

    /// A word of letters and digits without blanks, with four digits or more.
    static func isCode(_ value: String) -> Bool {
        var digits = 0
        for scalar in value.unicodeScalars {
            if HeaderName.digit(scalar) != nil {
                digits += 1
            } else if !scalar.properties.isAlphabetic && !"-/._#".unicodeScalars.contains(scalar) {
                return false
            }
        }
        return digits >= 4 && value.utf8.count <= 40
    }

    /// Whole numbers of six digits or more.
    static func isLongNumber(_ value: String) -> Bool {
        value.unicodeScalars.count >= 6
            && value.unicodeScalars.allSatisfy { HeaderName.digit($0) != nil }
    }

    /// How many digits of any script there are.
    static func digitCount(_ value: String) -> Int {
        value.unicodeScalars.count { HeaderName.digit($0) != nil }
    }

    /// The marks that tell a son from his father.
    static func isGeneration(_ value: String) -> Bool {
        let word = TextFolding.key(value).filter { $0.isLetter || $0.isNumber }
        return [
            "jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv", "v", "2nd", "3rd",
            "4th",
        ].contains(word)
    }

    /// Letters, and what stands between letters in names; no digit.
    static func isWords(_ value: String) -> Bool {
        value.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || " -'.’‌,".unicodeScalars.contains($0)
        }
    }

    /// The shape of a value, letters as A and digits as 9; runs of hexadecimal digits as H and
    /// their length.
    static func pattern(_ value: String) -> String {
        if value.utf8.count >= 24, value.allSatisfy({ $0.isHexDigit || $0 == "-" }) {
            return "H\(value.utf8.count)"
        }
        var pattern = ""
        for scalar in value.unicodeScalars {
            if HeaderName.digit(scalar) != nil {
                pattern += "9"
            } else if scalar.properties.isAlphabetic {
                pattern += "A"
            } else {
                pattern.unicodeScalars.append(scalar)
            }
        }
        return pattern
    }

    private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let isYear = (1250...1450).contains(year) || (1850...2100).contains(year)
        guard isYear, (1...12).contains(month), (1...31).contains(day) else { return nil }
        return year
    }

    private static func numbers(
        _ value: String,
        separators: String
    ) -> [(value: Int, digits: Int)]? {
        var numbers = [(value: 0, digits: 0)]
        for scalar in value.unicodeScalars {
            if let digit = HeaderName.digit(scalar) {
                guard numbers[numbers.count - 1].digits < 8 else { return nil }
                numbers[numbers.count - 1].value *= 10
                numbers[numbers.count - 1].value += digit
                numbers[numbers.count - 1].digits += 1
            } else if separators.unicodeScalars.contains(scalar) {
                numbers.append((0, 0))
            } else {
                return nil
            }
        }
        return numbers
    }
}
