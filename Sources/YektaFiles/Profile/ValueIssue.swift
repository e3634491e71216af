/// What can be wrong with one value.
package enum ValueIssue: Int, CaseIterable, Hashable, Sendable {
    /// Typed because something had to be: `test@test.com`, 09120000000, 1900-01-01.
    case defaultValue
    /// A national id whose check digit is wrong.
    case checkDigit
    /// Cannot be read as what the column holds.
    case unreadable
    /// A spreadsheet rounded the number: `9.12E+09`.
    case rounded
    /// A spreadsheet dropped the zeros in front.
    case lostZeros
    /// Text decoded with the wrong character set: `MÃ¼ller`.
    case wrongEncoding
    /// Digits of two scripts in one value.
    case mixedDigits
    /// Cut off at the length where the column ends.
    case truncated
    /// Blanks before or after.
    case outerBlanks
    /// Arabic yeh or kaf, which look like the Persian letters.
    case arabicLetters
    /// Characters without width that change nothing for the eye: direction marks, tatweel.
    case invisibleMarks
    /// Zero-width non-joiners, right in Persian and absent in half of all systems.
    case nonJoiners

    /// The name in reports and JSON.
    package var name: String {
        switch self {
        case .defaultValue: "default_value"
        case .checkDigit: "wrong_check_digit"
        case .unreadable: "unreadable"
        case .rounded: "rounded_by_spreadsheet"
        case .lostZeros: "lost_leading_zeros"
        case .wrongEncoding: "wrong_encoding"
        case .mixedDigits: "mixed_digits"
        case .truncated: "cut_off"
        case .outerBlanks: "outer_blanks"
        case .arabicLetters: "arabic_letters"
        case .invisibleMarks: "invisible_marks"
        case .nonJoiners: "non_joiners"
        }
    }

    /// Whether it loses information; the others are habits of typing, which yekta sees through.
    package var isProblem: Bool {
        switch self {
        case .defaultValue, .checkDigit, .unreadable, .rounded, .lostZeros, .wrongEncoding,
            .mixedDigits, .truncated:
            true
        case .outerBlanks, .arabicLetters, .invisibleMarks, .nonJoiners: false
        }
    }
}
