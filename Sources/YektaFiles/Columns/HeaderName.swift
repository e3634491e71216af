import YektaCore

/// The name of a column, folded so that spelling habits do not matter.
///
/// `First Name`, `first_name`, `firstName` and `FIRSTNAME` are one name; so are the Persian and the
/// Arabic keyboard's نام خانوادگی, with a space, a zero-width non-joiner or nothing in between.
enum HeaderName {
    /// Lower case letters and digits only, Arabic letters as Persian ones, digits as ASCII.
    static func fold(_ text: String) -> String {
        tokens(text).joined()
    }

    /// The words of the name: split at anything that is no letter or digit, and at camelCase.
    static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var token = ""
        var previousIsLower = false
        for scalar in text.unicodeScalars {
            guard let folded = fold(scalar) else {
                // Marks and invisible characters vanish without ending a word.
                if !isInvisible(scalar) {
                    if !token.isEmpty { tokens.append(token) }
                    token = ""
                }
                previousIsLower = false
                continue
            }
            if previousIsLower && scalar.properties.isUppercase {
                tokens.append(token)
                token = ""
            }
            token += folded
            previousIsLower = scalar.properties.isLowercase
        }
        if !token.isEmpty { tokens.append(token) }
        return tokens
    }

    private static func fold(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x064A, 0x0649: "\u{06CC}"
        case 0x0643: "\u{06A9}"
        case 0x0629, 0x06C0: "\u{0647}"
        case 0x0622, 0x0623, 0x0625: "\u{0627}"
        case 0x0640: nil
        // "prénom", "Straße", "město": the accents of headers come and go.
        case 0xC0...0x24F: TextFolding.key(String(scalar))
        default:
            if let digit = digit(scalar) {
                String(digit)
            } else if scalar.properties.isAlphabetic && !isInvisible(scalar) {
                scalar.properties.lowercaseMapping
            } else {
                nil
            }
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return value == 0x0640 || (0x064B...0x065F).contains(value) || value == 0x0670
            || (0x200B...0x200F).contains(value) || value == 0xFEFF
            || (0x0300...0x036F).contains(value)
    }

    /// The value of an ASCII, Arabic or Persian digit.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0x0660...0x0669: Int(scalar.value - 0x0660)
        case 0x06F0...0x06F9: Int(scalar.value - 0x06F0)
        default: nil
        }
    }
}
