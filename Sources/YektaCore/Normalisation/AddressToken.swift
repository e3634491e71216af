/// A word or number of an address, with what the punctuation around it tells.
struct AddressToken {
    let word: AddressWord
    /// Counts the parts of the address that commas, semicolons and line breaks separate.
    let segment: Int
    /// Whether the token begins with a digit.
    let isNumeric: Bool
    /// Whether a hyphen joins the token to the one before.
    let followsHyphen: Bool

    var text: String { word.text }

    var role: AddressRole? { isNumeric ? nil : word.role }

    /// Whether the word is so, whatever else it is.
    func has(_ trait: AddressWord.Traits) -> Bool { word.traits.contains(trait) }

    private static let tokensMax = 64

    /// The tokens of an address; those beyond the sixty-fourth are dropped.
    ///
    /// Digits are parted from a label or Persian letters before them (`پ12`, `apt3`), and from
    /// those behind them if these are more than an ordinal or a house letter (`12واحد`, but `12b`
    /// and `2nd` stay whole).
    static func tokens(of raw: String) -> [AddressToken] {
        var key: [UInt8] = []
        key.reserveCapacity(raw.utf8.count)
        if mayHaveNewline(raw.utf8Span.span) {
            // Folding makes spaces of line breaks, which separate as commas do.
            let lines = raw.split(whereSeparator: \.isNewline)
            TextFolding.key(lines.joined(separator: ","), into: &key)
        } else {
            TextFolding.key(raw, into: &key)
        }
        var scanner = Scanner(bytes: key)
        scanner.run(tokensMax: tokensMax)
        return scanner.tokens
    }

    /// Whether there is a byte that is part of a line break's scalar.
    private static func mayHaveNewline(_ raw: Span<UInt8>) -> Bool {
        for index in raw.indices {
            switch raw[index] {
            case 0x0A...0x0D: return true
            case 0x85: if index > 0, raw[index - 1] == 0xC2 { return true }
            case 0xA8, 0xA9: if index > 1, raw[index - 2] == 0xE2 { return true }
            default: continue
            }
        }
        return false
    }

    private struct Scanner {
        let bytes: [UInt8]
        var tokens: [AddressToken] = []
        var index = 0
        var segment = 0
        var followsHyphen = false

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        mutating func run(tokensMax: Int) {
            while index < bytes.count, tokens.count < tokensMax {
                let byte = bytes[index]
                if byte.isDigit {
                    append(endingAt: endOfNumber(), isNumeric: true)
                } else if byte.isLowerLetter || byte >= 0x80 {
                    append(endingAt: endOfWord(), isNumeric: false)
                } else if byte == 0x23 {
                    append(endingAt: index + 1, isNumeric: false)
                } else {
                    if byte == 0x2C || byte == 0x3B || byte == 0x7C { segment += 1 }
                    followsHyphen = byte == 0x2D
                    index += 1
                }
            }
        }

        private mutating func append(endingAt end: Int, isNumeric: Bool) {
            tokens.append(
                AddressToken(
                    word: AddressWord.of(bytes.span.extracting(index..<end)),
                    segment: segment,
                    isNumeric: isNumeric,
                    followsHyphen: followsHyphen
                )
            )
            followsHyphen = false
            index = end
        }

        private func endOfWord() -> Int {
            var end = index
            while end < bytes.count, bytes[end].isLowerLetter || bytes[end] >= 0x80 { end += 1 }
            guard end < bytes.count, bytes[end].isDigit,
                bytes[index..<end].allSatisfy(\.isLowerLetter),
                !isLabel(AddressWord.of(bytes.span.extracting(index..<end)).role)
            else { return end }
            // "sw1a" is one word; only labels are parted from their numbers.
            while end < bytes.count, bytes[end].isLowerLetter || bytes[end].isDigit { end += 1 }
            return end
        }

        private func isLabel(_ role: AddressRole?) -> Bool {
            switch role {
            case .numberLabel, .unitLabel, .floorLabel, .areaLabel, .numberedStreet: true
            case .street, .relation, .filler, .spelled, nil: false
            }
        }

        private func endOfNumber() -> Int {
            var end = index
            while end < bytes.count {
                if bytes[end].isDigit {
                    end += 1
                } else if bytes[end] == 0x2F || bytes[end] == 0x2D, end + 1 < bytes.count,
                    bytes[end + 1].isDigit
                {
                    end += 1
                } else {
                    break
                }
            }
            var letters = end
            while letters < bytes.count, bytes[letters].isLowerLetter { letters += 1 }
            let isWhole = letters == bytes.count || bytes[letters] < 0x80
            return letters - end <= 2 && isWhole ? letters : end
        }
    }
}
