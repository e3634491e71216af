/// What tells, without an alignment, that two parts of names are not one: which sounds and which
/// letters they have. It stands in a record's content, beside the number of the part.
///
/// Most parts that are compared have nothing to do with each other. The sieve never says so of two
/// that a comparison would find equal in sound, likely typing errors, nicknames or similar; the
/// others it leaves to the comparison.
///
///     needs u32 · gives u32 · letters u32 · entries u16 × 2 · formals u16 · first letters u8 × 2 ·
///     count and traits u8
struct NameSieve: Sendable {
    /// Hard sounds that the word has, and hard sounds for which something in it may be heard.
    private let needs: UInt32
    private let gives: UInt32
    /// Which letters occur.
    private let letters: UInt32
    private let givenEntry: UInt16
    private let surnameEntry: UInt16
    /// A bit for each formal name that the word stands for.
    private let formals: UInt16
    private let firstLetters: UInt16
    /// Letters, at most 15; then whether the word is Persian, and whether the sieve says anything.
    private let traits: UInt8

    static let bytes = 21
    private static let lettersMax: UInt8 = 15
    private static let persianBit: UInt8 = 1 << 4
    private static let usableBit: UInt8 = 1 << 5

    /// Of a part of one word in a script with sounds that is no initial and not too long; of others
    /// the sieve says nothing.
    static func append(_ tokens: [NameToken], to bytes: inout [UInt8]) {
        guard tokens.count == 1, let token = tokens.first, !token.isInitial,
            token.script != .other, token.letters.count <= lettersMax
        else {
            bytes += repeatElement(0, count: Self.bytes)
            return
        }
        let (needs, gives) = HardSounds.signature(of: token.sound)
        bytes.append(little: needs)
        bytes.append(little: gives)
        bytes.append(little: Bytes.with(token.letters) { LetterMask.of($0) })
        bytes.append(little: token.givenEntry)
        bytes.append(little: token.surnameEntry)
        bytes.append(little: token.formalNames.reduce(UInt16(0)) { $0 | 1 << ($1 % 16) })
        bytes.append(token.letters[0])
        bytes.append(token.letters.count > 1 ? token.letters[1] : 0)
        bytes.append(
            UInt8(token.letters.count) | usableBit | (token.script == .persian ? persianBit : 0)
        )
    }

    init(_ bytes: Bytes, at place: Int) {
        needs = bytes.uint32(place)
        gives = bytes.uint32(place + 4)
        letters = bytes.uint32(place + 8)
        let entries = bytes.uint32(place + 12)
        givenEntry = UInt16(truncatingIfNeeded: entries)
        surnameEntry = UInt16(truncatingIfNeeded: entries >> 16)
        let rest = bytes.uint32(place + 16)
        formals = UInt16(truncatingIfNeeded: rest)
        firstLetters = UInt16(truncatingIfNeeded: rest >> 16)
        traits = bytes[place + 20]
    }

    private var isListed: Bool { givenEntry | surnameEntry != 0 }
    private var count: UInt8 { traits & Self.lettersMax }
    /// Whether the word is known as a given name and as nothing else.
    var isGiven: Bool { givenEntry != 0 && surnameEntry == 0 }

    /// Whether two parts certainly differ and are not similar either.
    func certainlyDiffers(from other: NameSieve, asGiven: Bool) -> Bool {
        guard traits & other.traits & Self.usableBit != 0,
            needs & ~other.gives | other.needs & ~gives != 0,
            !asGiven || formals & other.formals == 0
        else { return false }
        let isSameListed =
            givenEntry != 0 && givenEntry == other.givenEntry
            || surnameEntry != 0 && surnameEntry == other.surnameEntry
        if isSameListed { return false }
        let isOneScript = (traits ^ other.traits) & Self.persianBit == 0
        guard isOneScript, !(isListed && other.isListed) else { return true }
        return !mayBeTypo(of: other) && !mayBeSimilar(to: other)
    }

    /// See `NameTypo.isLikely`.
    private func mayBeTypo(of other: NameSieve) -> Bool {
        let (shorter, longer) = (min(count, other.count), max(count, other.count))
        return shorter >= NameTypo.lettersMin && Int(longer - shorter) <= NameTypo.errorsMax
            && LetterMask.mayBeWithin(NameTypo.errorsMax, letters, other.letters)
    }

    /// See `RecordComparison.isSimilar`: a Jaro–Winkler similarity is at most that of all letters
    /// which the other word may have, in order, behind the longest start in common.
    private func mayBeSimilar(to other: NameSieve) -> Bool {
        guard count >= 3, other.count >= 3 else { return false }
        let (mine, theirs) = (Double(count), Double(other.count))
        let common = min(
            mine - Double((letters & ~other.letters).nonzeroBitCount),
            theirs - Double((other.letters & ~letters).nonzeroBitCount)
        )
        let jaro = (common / mine + common / theirs + 1) / 3
        let differing = firstLetters ^ other.firstLetters
        let prefix = differing & 0xFF != 0 ? 0 : differing != 0 ? 1 : JaroWinkler.prefixLettersMax
        let most = jaro + Double(prefix) * JaroWinkler.prefixScale * (1 - jaro)
        // A little more than the bound, for the rounding of the real thing.
        return most >= RecordComparison.similarityMin - 1e-9
    }
}

/// The sounds that cost a letter if nothing is heard for them, in all pairings of scripts.
enum HardSounds {
    /// The furthest apart that two similar names may be, in hundredths of a letter.
    private static let most: Int = {
        let ceilings = tables.map { $0.ceiling.distance(SoundCeiling.symbolsMax) }
        return (ceilings.max() ?? 0) + SoundCeiling.similarMargin
    }()

    private static let tables = [SoundCosts.latin, .persian, .cross]

    /// By symbol: its bit; 0 for a symbol that is not hard.
    private static let bits: [UInt32] = {
        var bits = [UInt32](repeating: 0, count: SoundCosts.width)
        var next: UInt32 = 1
        for symbol in 0..<SoundCosts.width where next != 0 {
            let isHard = tables.allSatisfy {
                Int($0.omission[symbol]) > most && Int($0.omissionAtStart[symbol]) > most
            }
            // Places without a symbol need no bits.
            guard isHard, SoundSymbol(rawValue: UInt8(symbol)) != nil else { continue }
            bits[symbol] = next
            next <<= 1
        }
        return bits
    }()

    /// By symbol: the hard symbols that it may be heard for in some pairing.
    private static let heardFor: [UInt32] = (0..<SoundCosts.width).map { symbol in
        (0..<SoundCosts.width).reduce(0) { set, hard in
            let isHeard = tables.contains {
                Int($0.substitution[hard * SoundCosts.width + symbol]) <= most
            }
            return isHeard ? set | bits[hard] : set
        }
    }

    /// The hard sounds of a code, and those for which something in it may be heard.
    static func signature(of sound: [UInt8]) -> (needs: UInt32, gives: UInt32) {
        sound.reduce((0, 0)) { ($0.0 | bits[Int($1)], $0.1 | heardFor[Int($1)]) }
    }
}
