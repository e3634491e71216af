/// Folds the many ways in which one text is typed into one: code points, digits, spaces, case.
///
/// Persian is typed on Arabic and Persian keyboards, copied from PDFs in presentation forms, and
/// joined with or without a zero-width non-joiner; Latin comes with and without its accents. Two
/// forms come out of it: `display` for people, which changes nothing that a reader would notice,
/// and `key` for matching, which gives up every difference that does not tell two persons apart.
package enum TextFolding {
    /// The text with code points made uniform, for people to read.
    ///
    /// Arabic yeh, kaf and heh become the Persian ones, digits ASCII; tatweel, vowel marks and
    /// direction marks go; one zero-width non-joiner is kept between two letters; spaces are
    /// trimmed and collapsed. Case, accents, `آ` and `ئ` stay.
    ///
    /// - Complexity: O(n) in the number of scalars.
    package static func display(_ raw: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        display(raw, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The matching form of a text: equal for texts that differ only in how they were typed.
    ///
    /// Beyond `display`: `آ` is `ا`, `ئ` is `ی`, `ء` is dropped; zero-width non-joiners, `_` and
    /// `¬` are spaces; Latin is lower-cased (never by locale) without accents or apostrophes.
    /// Hyphens and other punctuation stay.
    ///
    /// - Complexity: O(n) in the number of scalars.
    package static func key(_ raw: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        key(raw, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The key of any text, scalar by scalar: the slow twin of `key`.
    static func scalarKey(_ raw: String) -> String {
        var text = FoldedText(bytesMax: raw.utf8.count)
        let table = FoldingTable.key
        for scalar in raw.unicodeScalars {
            text.append(scalar, by: table)
        }
        return text.string
    }

    /// The display form of any text, scalar by scalar: the slow twin of `display`.
    static func scalarDisplay(_ raw: String) -> String {
        var text = FoldedText(bytesMax: raw.utf8.count)
        let table = FoldingTable.display
        for scalar in raw.unicodeScalars {
            text.append(scalar, by: table)
        }
        return text.string
    }

    /// The digits of a text in order, of any script, as ASCII bytes.
    ///
    /// - Complexity: O(n) in the number of scalars.
    package static func digits(_ raw: String) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(raw.utf8.count)
        for scalar in raw.unicodeScalars {
            if let digit = asciiDigit(scalar) { digits.append(digit) }
        }
        return digits
    }

    private static func asciiDigit(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x30...0x39: UInt8(scalar.value)
        case 0x6F0...0x6F9: UInt8(scalar.value - 0x6F0 + 0x30)
        case 0x660...0x669: UInt8(scalar.value - 0x660 + 0x30)
        case 0..<0x600: nil
        default:
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
            {
                UInt8(value) + 0x30
            } else {
                nil
            }
        }
    }
}

/// Collects folded scalars as UTF-8, with spaces trimmed and collapsed as they come.
private struct FoldedText {
    private var bytes: [UInt8] = []
    /// What separates the next letter from the last one; nothing is written until a letter follows.
    private var gap = Gap.none

    private enum Gap {
        case none
        case joiner
        case space
    }

    init(bytesMax: Int) {
        bytes.reserveCapacity(bytesMax)
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ scalar: Unicode.Scalar, by table: FoldingTable) {
        switch table.action(for: scalar) {
        case .letter(let folded):
            write(folded)
        case .drop:
            break
        case .space:
            if !bytes.isEmpty { gap = .space }
        case .joiner:
            if !bytes.isEmpty, gap == .none { gap = .joiner }
        case .pair(let first, let second):
            write(first)
            write(second)
        case .expand:
            for part in table.expansion(of: scalar) {
                append(part)
            }
        }
    }

    /// Appends one action of an expansion, which is never an expansion itself.
    private mutating func append(_ action: FoldingAction) {
        switch action {
        case .letter(let folded): write(folded)
        case .space: if !bytes.isEmpty { gap = .space }
        case .pair(let first, let second):
            write(first)
            write(second)
        case .drop, .joiner, .expand: break
        }
    }

    private mutating func write(_ value: UInt32) {
        switch gap {
        case .none: break
        case .space: bytes.append(0x20)
        case .joiner: bytes.append(contentsOf: [0xE2, 0x80, 0x8C])
        }
        gap = .none
        if value < 0x80 {
            bytes.append(UInt8(value))
        } else if value < 0x800 {
            bytes.append(UInt8(0xC0 | (value >> 6)))
            bytes.append(UInt8(0x80 | (value & 0x3F)))
        } else if value < 0x10000 {
            bytes.append(UInt8(0xE0 | (value >> 12)))
            bytes.append(UInt8(0x80 | ((value >> 6) & 0x3F)))
            bytes.append(UInt8(0x80 | (value & 0x3F)))
        } else {
            bytes.append(UInt8(0xF0 | (value >> 18)))
            bytes.append(UInt8(0x80 | ((value >> 12) & 0x3F)))
            bytes.append(UInt8(0x80 | ((value >> 6) & 0x3F)))
            bytes.append(UInt8(0x80 | (value & 0x3F)))
        }
    }
}
