/// What tells, without an alignment, that two parts of names are not one: which sounds and which
/// letters they have.
///
/// Most parts that are compared have nothing to do with each other. The sieve never says so of two
/// that a comparison would find equal in sound, likely typing errors, nicknames or similar; the
/// others it leaves to the comparison.
struct NameSieve: Sendable {
    private var textHash: UInt64 = 0
    /// Which symbols of the phonetic code occur.
    private var sounds = SoundSet()
    /// Symbols that cost a letter if nothing is heard for them, at most `hardMax`.
    private var hard = SIMD8<UInt8>(repeating: 0)
    /// The letters, at most `lettersMax`.
    private var letters = SIMD16<UInt8>(repeating: 0)
    private var letterCount: UInt8 = 0
    private var letterMask: UInt32 = 0
    /// A bit for each formal name that the word stands for.
    private var formals: UInt64 = 0
    private var givenEntry: UInt16 = 0
    private var surnameEntry: UInt16 = 0
    private var script = Script.other
    /// Whether the sieve says anything of this part: of one word, of a script with sounds, no
    /// initial, and not too long.
    private var isUsable = false

    private static let lettersMax = 16
    private static let hardMax = 8

    init(_ part: NamePartEntry) {
        guard part.tokens.count == 1, let token = part.tokens.first, !token.isInitial,
            token.script != .other, token.letters.count <= Self.lettersMax
        else { return }
        textHash = token.textHash
        script = token.script
        letterCount = UInt8(token.letters.count)
        letterMask = Bytes.with(token.letters) { LetterMask.of($0) }
        for (place, letter) in token.letters.enumerated() { letters[place] = letter }
        givenEntry = token.givenEntry
        surnameEntry = token.surnameEntry
        formals = token.formalNames.reduce(0) { $0 | 1 << UInt64($1 % 61) }
        for symbol in token.sound { sounds.insert(symbol) }
        var count = 0
        for symbol in Set(token.sound).sorted() where SoundSieve.isHard(symbol) {
            if count < Self.hardMax { hard[count] = symbol }
            count += 1
        }
        isUsable = true
    }

    private var isListed: Bool { givenEntry != 0 || surnameEntry != 0 }
    /// Whether the word is known as a given name and as nothing else.
    var isGiven: Bool { givenEntry != 0 && surnameEntry == 0 }

    /// Whether two parts certainly differ and are not similar either.
    func certainlyDiffers(from other: NameSieve, asGiven: Bool) -> Bool {
        guard isUsable, other.isUsable, textHash != other.textHash else { return false }
        let isSameListed =
            givenEntry != 0 && givenEntry == other.givenEntry
            || surnameEntry != 0 && surnameEntry == other.surnameEntry
        guard !isSameListed, !asGiven || formals & other.formals == 0 else { return false }
        let sieve = SoundSieve.of(script, other.script)
        guard sieve.misses(hard, in: other.sounds) || sieve.misses(other.hard, in: sounds) else {
            return false
        }
        guard script == other.script, !(isListed && other.isListed) else { return true }
        return !mayBeTypo(of: other) && !mayBeSimilar(to: other)
    }

    /// See `NameTypo.isLikely`.
    private func mayBeTypo(of other: NameSieve) -> Bool {
        let (shorter, longer) = (
            min(letterCount, other.letterCount), max(letterCount, other.letterCount)
        )
        return shorter >= NameTypo.lettersMin && Int(longer - shorter) <= NameTypo.errorsMax
            && LetterMask.mayBeWithin(NameTypo.errorsMax, letterMask, other.letterMask)
    }

    /// See `RecordComparison.isSimilar`: a Jaro–Winkler similarity is at most that of all letters
    /// which the other word has, in order.
    private func mayBeSimilar(to other: NameSieve) -> Bool {
        guard letterCount >= 3, other.letterCount >= 3 else { return false }
        let common = Double(min(lettersIn(other.letterMask), other.lettersIn(letterMask)))
        let jaro =
            (common / Double(letterCount) + common / Double(other.letterCount) + 1) / 3
        var prefix = 0
        let prefixMax = min(
            JaroWinkler.prefixLettersMax,
            Int(min(letterCount, other.letterCount))
        )
        while prefix < prefixMax, letters[prefix] == other.letters[prefix] { prefix += 1 }
        let most = jaro + Double(prefix) * JaroWinkler.prefixScale * (1 - jaro)
        // A little more than the bound, for the rounding of the real thing.
        return most >= RecordComparison.similarityMin - 1e-9
    }

    private func lettersIn(_ mask: UInt32) -> Int {
        var count = 0
        for place in 0..<Int(letterCount) where mask & 1 << UInt32(letters[place] & 31) != 0 {
            count += 1
        }
        return count
    }
}

/// A set of symbols of the phonetic code.
struct SoundSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ symbol: UInt8) {
        if symbol < 64 { low |= 1 << UInt64(symbol) } else { high |= 1 << UInt64(symbol & 63) }
    }

    func isDisjoint(with other: SoundSet) -> Bool { low & other.low | high & other.high == 0 }
}

/// For a pairing of scripts: which symbols may be heard for a symbol within the distance that two
/// similar names may be apart.
struct SoundSieve: Sendable {
    /// By symbol.
    private let partners: [SoundSet]

    /// The furthest apart that two similar names may be, in hundredths of a letter.
    private static let most: Int = {
        let ceilings = [SoundCosts.latin, .persian, .cross].map {
            $0.ceiling.distance(SoundCeiling.symbolsMax)
        }
        return (ceilings.max() ?? 0) + SoundCeiling.similarMargin
    }()

    private static let latin = SoundSieve(.latin)
    private static let persian = SoundSieve(.persian)
    private static let cross = SoundSieve(.cross)

    private init(_ costs: SoundCosts) {
        partners = (0..<SoundCosts.width).map { symbol in
            var set = SoundSet()
            for other in 0..<SoundCosts.width
            where Int(costs.substitution[symbol * SoundCosts.width + other]) <= Self.most {
                set.insert(UInt8(other))
            }
            return set
        }
    }

    /// Both scripts have sounds.
    static func of(_ one: Script, _ other: Script) -> SoundSieve {
        if one != other { return cross }
        return one == .latin ? latin : persian
    }

    /// Whether leaving a symbol unheard is too much for any two similar names, in all pairings.
    static func isHard(_ symbol: UInt8) -> Bool { hardSymbols[Int(symbol)] }

    private static let hardSymbols: [Bool] = (0..<SoundCosts.width).map { symbol in
        [SoundCosts.latin, .persian, .cross].allSatisfy {
            Int($0.omission[symbol]) > most && Int($0.omissionAtStart[symbol]) > most
        }
    }

    /// Whether for one of the symbols nothing that a word has may be heard.
    func misses(_ hard: SIMD8<UInt8>, in sounds: SoundSet) -> Bool {
        for place in 0..<8 {
            let symbol = hard[place]
            if symbol == 0 { return false }
            if partners[Int(symbol)].isDisjoint(with: sounds) { return true }
        }
        return false
    }
}
