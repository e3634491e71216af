/// What tells, without an alignment, that two parts of names are not one: which sounds and which
/// letters they have.
///
/// It stands in a record's content, beside the number of the part.
///
/// Most parts that are compared have nothing to do with each other. The sieve never says so of two
/// that a comparison would find equal in sound, likely typing errors, nicknames, one part of the
/// other, or similar; the others it leaves to the comparison.
///
///     bytes u8 · traits u8 · count u8 · first two letters u8 × 2 · needs u32 · gives u32 ·
///     letters u32 · listed u32 · formals u16, all of the words written together; then of a part of
///     several words, of its first: count u8 · needs u32 · letters u32
struct NameSieve {
    private let bytes: Bytes

    private static let shortBytes = 23
    private static let longBytes = 32
    private static let unusableBytes = 2
    private static let lettersMax = 63

    private enum Trait {
        static let usable: UInt8 = 1
        static let persian: UInt8 = 2
        /// The words written together are in a list of common names.
        static let listed: UInt8 = 4
        static let firstListed: UInt8 = 8
        /// Known as a given name and as nothing else.
        static let given: UInt8 = 16
        static let several: UInt8 = 32
    }

    init(_ bytes: Bytes, at place: Int) {
        self.bytes = bytes.slice(place, Int(bytes[place]))
    }

    var length: Int { bytes.count }

    // MARK: - Writing

    /// Of parts of other scripts, initials and very long names the sieve says nothing.
    static func append(_ part: NamePartEntry, to bytes: inout [UInt8]) {
        guard let first = part.tokens.first, let joined = part.joined, !first.isInitial,
            !joined.isInitial, joined.letters.count <= lettersMax,
            part.tokens.count == 1 || !part.isLone,
            part.tokens.allSatisfy({ $0.script == joined.script }), joined.script != .other
        else {
            bytes += [UInt8(unusableBytes), 0]
            return
        }
        let isSeveral = part.tokens.count > 1
        bytes.append(UInt8(isSeveral ? longBytes : shortBytes))
        bytes.append(traits(part, joined, first))
        bytes.append(UInt8(joined.letters.count))
        bytes.append(joined.letters[0])
        bytes.append(joined.letters.count > 1 ? joined.letters[1] : 0)
        let own = HardSounds.signature(of: joined.sound)
        // Written together some letters sound otherwise than apart.
        let gives = part.tokens.reduce(own.gives) { $0 | HardSounds.signature(of: $1.sound).gives }
        bytes.append(little: own.needs)
        bytes.append(little: gives)
        bytes.append(little: Bytes.with(joined.letters) { LetterMask.of($0) })
        let words = part.tokens + [joined]
        bytes.append(little: words.reduce(UInt32(0)) { $0 | listedBits($1) })
        bytes.append(
            little: words.reduce(UInt16(0)) { bits, word in
                word.formalNames.reduce(bits) { $0 | 1 << ($1 % 16) }
            }
        )
        guard isSeveral else { return }
        bytes.append(UInt8(first.letters.count))
        bytes.append(little: HardSounds.signature(of: first.sound).needs)
        bytes.append(little: Bytes.with(first.letters) { LetterMask.of($0) })
    }

    private static func traits(
        _ part: NamePartEntry,
        _ joined: NameToken,
        _ first: NameToken
    ) -> UInt8 {
        var traits = Trait.usable
        if joined.script == .persian { traits |= Trait.persian }
        if joined.isListed { traits |= Trait.listed }
        if first.isListed { traits |= Trait.firstListed }
        if first.givenEntry != 0, first.surnameEntry == 0 { traits |= Trait.given }
        if part.tokens.count > 1 { traits |= Trait.several }
        return traits
    }

    /// A bit for the entry of a word in each of the lists.
    private static func listedBits(_ word: NameToken) -> UInt32 {
        (word.givenEntry == 0 ? 0 : 1 << UInt32(word.givenEntry % 16))
            | (word.surnameEntry == 0 ? 0 : 1 << UInt32(16 + word.surnameEntry % 16))
    }

    // MARK: - Reading

    private var traits: UInt8 { bytes[1] }
    private var count: Int { Int(bytes[2]) }
    private var firstLetters: Int { bytes.uint16(3) }
    private var needs: UInt32 { bytes.uint32(5) }
    private var gives: UInt32 { bytes.uint32(9) }
    private var letters: UInt32 { bytes.uint32(13) }
    private var listed: UInt32 { bytes.uint32(17) }
    private var formals: Int { bytes.uint16(21) }
    private var isSeveral: Bool { traits & Trait.several != 0 }
    /// Of the first word.
    private var firstCount: Int { isSeveral ? Int(bytes[23]) : count }
    private var firstNeeds: UInt32 { isSeveral ? bytes.uint32(24) : needs }
    private var firstWordLetters: UInt32 { isSeveral ? bytes.uint32(28) : letters }

    /// Whether the word is known as a given name and as nothing else.
    var isGiven: Bool { traits & Trait.given != 0 }

    /// Whether two parts certainly differ and are not similar either.
    func certainlyDiffers(from other: NameSieve, asGiven: Bool) -> Bool {
        let common = traits & other.traits
        guard common & Trait.usable != 0, needs & ~other.gives | other.needs & ~gives != 0,
            listed & other.listed == 0, !asGiven || formals & other.formals == 0
        else { return false }
        let isOneScript = (traits ^ other.traits) & Trait.persian == 0
        if isSeveral || other.isSeveral, !firstsDiffer(other, isOneScript) { return false }
        guard isOneScript, common & Trait.listed == 0 else { return true }
        return !Self.mayBeTypo(count, other.count, letters, other.letters)
            && !mayBeSimilar(to: other)
    }

    /// Whether neither first word is the other's, nor any word of the other.
    private func firstsDiffer(_ other: NameSieve, _ isOneScript: Bool) -> Bool {
        guard firstNeeds & ~other.gives != 0, other.firstNeeds & ~gives != 0 else { return false }
        guard isOneScript, traits & other.traits & Trait.firstListed == 0 else { return true }
        return !Self.mayBeTypo(
            firstCount,
            other.firstCount,
            firstWordLetters,
            other.firstWordLetters
        )
    }

    /// See `NameTypo.isLikely`.
    private static func mayBeTypo(
        _ one: Int,
        _ other: Int,
        _ letters: UInt32,
        _ otherLetters: UInt32
    ) -> Bool {
        let (shorter, longer) = (min(one, other), max(one, other))
        return shorter >= NameTypo.lettersMin && longer - shorter <= NameTypo.errorsMax
            && LetterMask.mayBeWithin(NameTypo.errorsMax, letters, otherLetters)
    }

    /// See `RecordComparison.isSimilar`: a Jaro–Winkler similarity is at most that of all letters
    /// which the other word may have, in order, behind the longest start in common.
    private func mayBeSimilar(to other: NameSieve) -> Bool {
        guard count >= 3, other.count >= 3 else { return false }
        let common = min(
            count - (letters & ~other.letters).nonzeroBitCount,
            other.count - (other.letters & ~letters).nonzeroBitCount
        )
        // jaro = (common / mine + common / theirs + 1) / 3 must reach what the prefix leaves to it:
        // 0.8 alone, (0.8 - 0.1) / 0.9 with one letter, (0.8 - 0.4) / 0.6 with four. In thirtieths
        // of mine · theirs, so that nothing is rounded.
        let differing = firstLetters ^ other.firstLetters
        let least = differing & 0xFF != 0 ? 42 : differing != 0 ? 40 : 30
        return 30 * common * (count + other.count) >= least * count * other.count
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
