/// A word of an address with all that is known of it, read once for all addresses that have it.
final class AddressWord: Sendable {
    /// What a word is beside its role.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        /// The name of a city, all by itself.
        static let city = Traits(rawValue: 1 << 0)
        /// The beginning of a city's name, or all of it.
        static let cityStart = Traits(rawValue: 1 << 1)
        static let jalaliMonth = Traits(rawValue: 1 << 2)
        /// The letter that joins two words of a Persian name in Latin script.
        static let ezafe = Traits(rawValue: 1 << 3)
        /// The sign before a number.
        static let hash = Traits(rawValue: 1 << 4)
        static let and = Traits(rawValue: 1 << 5)
        static let saint = Traits(rawValue: 1 << 6)
        /// Metres, the width after which a street is named.
        static let metres = Traits(rawValue: 1 << 7)
        static let groundFloor = Traits(rawValue: 1 << 8)
        static let persian = Traits(rawValue: 1 << 9)
    }

    let text: String
    let bytes: [UInt8]
    let role: AddressRole?
    let traits: Traits
    /// How many of the bytes are digits.
    let digits: Int
    /// `22` of `22nd`; nil without such an ending.
    let ordinal: String?
    /// The text without zeros before it.
    let trimmed: String

    private static let wordsRememberedMax = 1 << 15
    private static let memory = ValueMemory<AddressWord>(entriesMax: wordsRememberedMax)

    /// The word of folded bytes.
    static func of(_ bytes: Span<UInt8>) -> AddressWord {
        memory.value(bytes) { AddressWord(bytes.indices.map { bytes[$0] }) }
    }

    private init(_ bytes: [UInt8]) {
        let text = String(ascii: bytes)
        self.bytes = bytes
        self.text = text
        role = AddressWords.role(of: text)
        traits = Self.traits(bytes, text)
        digits = bytes.count(where: \.isDigit)
        let isOrdinal = Self.ordinalEndings.contains { bytes.suffix(2).elementsEqual($0) }
        ordinal = isOrdinal ? String(ascii: bytes.dropLast(2)) : nil
        let rest = bytes.drop { $0 == 0x30 }
        trimmed = rest.isEmpty ? "0" : String(ascii: rest)
    }

    private static func traits(_ bytes: [UInt8], _ text: String) -> Traits {
        var traits: Traits = []
        if bytes.first ?? 0 >= 0x80 { traits.insert(.persian) }
        if let isWhole = CityNames.starts.find(bytes.span) {
            traits.insert(.cityStart)
            if isWhole { traits.insert(.city) }
        }
        if let month = MonthName(text), month.calendar == .jalali { traits.insert(.jalaliMonth) }
        switch text {
        case "e", "ye", "i": traits.insert(.ezafe)
        case "#": traits.insert(.hash)
        case "و": traits.insert(.and)
        case "st": traits.insert(.saint)
        case "متری", "metri": traits.insert(.metres)
        case "همکف": traits.insert(.groundFloor)
        default: break
        }
        return traits
    }

    private static let ordinalEndings = ["st", "nd", "rd", "th"].map { Array($0.utf8) }
}
