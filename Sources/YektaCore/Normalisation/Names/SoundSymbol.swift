/// The symbols of the phonetic code, each one byte.
///
/// Consonants are common to both scripts. Vowels are not: a Persian vowel letter stands for several
/// Latin spellings and most short vowels are not written at all, so each script has symbols of its
/// own and `SoundCosts` says what it costs to take one for the other. The raw values are places in
/// its table.
enum SoundSymbol: UInt8, CaseIterable {
    // Consonants of both scripts.
    case b = 1, p, t, s, j, c, h, x, d, z, r, sh, g, q, f, k, l, m, n, v
    /// Persian ث: s, in Arabic spelling th.
    case theh
    /// Persian ذ, ض, ظ: z, in Arabic spelling dh or d.
    case dhal
    /// Persian س and ز before ه or ح, which Latin runs together to sh and zh (Eshagh, Mazhar).
    case sBeforeH, zBeforeH
    /// An h which may belong to the letter before: Latin th, dh, or after `sBeforeH`.
    case looseH
    /// The d of Latin dj, which is one sound in French spelling and two in a compound
    /// (Mohammad-Javad).
    case looseD
    /// A consonant that Persian writes twice; Latin often writes such a pair as one
    /// (Mohammad-Davood).
    case echo
    /// The article in a compound, which has any vowel, and loses its l before a sun letter.
    case article, sunArticle
    /// Persian ه inside a word: h, or silent at the end of a part.
    case heh
    /// Persian ه at the end: eh, e, ah, a.
    case finalHeh
    // Persian vowel letters.
    /// ا inside a word; ا at its start, which carries any vowel; ع; و; ی.
    case alef, initialAlef, ain, vav, yeh
    /// ای inside a word; at its start; اه at the end.
    case alefYeh, initialAlefYeh, alefHeh
    // Latin vowels.
    case a, aa, e, i, ii, o, u, uu
    /// ei and ey; ai, ay, aei and the like; ow and au.
    case ei, ai, ow
    /// Latin y before a vowel.
    case y
    /// Vowels at the end of a word, which Persian always writes.
    case endA, endE, endI, endAh, endEh
    /// Digits, as they are.
    case zero, one, two, three, four, five, six, seven, eight, nine
}

/// Writes a word in the phonetic code.
enum SoundCode {
    /// Symbols beyond this many are cut: no name is told apart by its 40th sound.
    static let symbolsMax = 40

    /// The code of a word; words of other scripts have none and keep their letters.
    static func symbols(of word: NameLetters) -> [UInt8] {
        let code =
            switch word.script {
            case .persian: PersianSounds.symbols(word.bytes)
            case .latin: LatinSounds.symbols(word.bytes)
            case .other: word.bytes
            }
        return code.count <= symbolsMax ? code : Array(code[..<symbolsMax])
    }
}

/// The sounds of Persian script.
enum PersianSounds {
    /// The symbol of each letter by its place in the alphabet, wherever it stands.
    private static let plain: [SoundSymbol] = [
        .alef, .b, .p, .t, .theh, .j, .c, .h, .x, .d, .dhal, .r, .z, .j, .s, .sh, .s, .dhal, .t,
        .dhal,
        .ain, .q, .f, .q, .k, .g, .l, .m, .n, .vav, .heh, .yeh,
    ]

    static func symbols(_ letters: [UInt8]) -> [UInt8] {
        var code: [UInt8] = []
        code.reserveCapacity(letters.count)
        var place = 0
        while place < letters.count {
            let (symbol, length) = symbol(letters, at: place)
            place += length
            // Doubled vowels are a matter of taste (داوود, رضایی); of consonants the second is
            // heard.
            let isDoubled = code.last == symbol.rawValue
            if isDoubled, symbol.isConsonant {
                code.append(SoundSymbol.echo.rawValue)
                continue
            }
            let isAbsorbed =
                symbol == .yeh
                && (code.last == SoundSymbol.alefYeh.rawValue
                    || code.last == SoundSymbol.initialAlefYeh.rawValue)
            if !isDoubled, !isAbsorbed { code.append(symbol.rawValue) }
        }
        return code
    }

    private static func symbol(_ letters: [UInt8], at place: Int) -> (SoundSymbol, Int) {
        let letter = letters[place]
        if letter < 0x80 { return (.digit(letter), 1) }
        let next = place + 1 < letters.count ? letters[place + 1] : 0
        let afterNext = place + 2 < letters.count ? letters[place + 2] : 0
        let isLast = next == 0
        switch letter {
        case PersianLetter.alef:
            if place == 0 {
                return next == PersianLetter.yeh ? (.initialAlefYeh, 2) : (.initialAlef, 1)
            }
            if let article = article(letters, at: place) { return article }
            if next == PersianLetter.yeh { return (.alefYeh, 2) }
            if next == PersianLetter.ain, afterNext == PersianLetter.yeh { return (.alefYeh, 3) }
            if next == PersianLetter.heh, afterNext == 0 { return (.alefHeh, 2) }
            return (.alef, 1)
        case PersianLetter.heh where isLast && place > 0: return (.finalHeh, 1)
        case PersianLetter.khah where next == PersianLetter.vav && afterNext == PersianLetter.alef:
            return (.x, 2)
        case PersianLetter.seh, PersianLetter.sin, PersianLetter.sad:
            if isH(next), afterNext != 0 { return (.sBeforeH, 1) }
        case PersianLetter.zeh, PersianLetter.zah, PersianLetter.zal:
            if isH(next), afterNext != 0 { return (.zBeforeH, 1) }
        case PersianLetter.hah, PersianLetter.heh:
            if place > 0, !isLast, isSibilant(letters[place - 1]) { return (.looseH, 1) }
        default: break
        }
        return (plain[Int(letter) - 0x80], 1)
    }

    /// The article inside a compound (عبدالرحمن, روح‌الله) and how many letters it takes.
    private static func article(_ letters: [UInt8], at place: Int) -> (SoundSymbol, Int)? {
        guard place >= 2, place + 2 < letters.count, letters[place + 1] == PersianLetter.lam else {
            return nil
        }
        let next = letters[place + 2]
        let rest = letters.count - place - 2
        if next == PersianLetter.lam, rest > 1 { return (.article, 3) }
        if rest == 1 { return next == PersianLetter.heh ? (.article, 2) : nil }
        return (isSunLetter[Int(next)] ? .sunArticle : .article, 2)
    }

    /// Whether the l of the article is assimilated to a letter.
    private static let isSunLetter: [Bool] = {
        var isSunLetter = [Bool](repeating: false, count: 256)
        for letter in NameLetters("تثدذرزژسشصضطظن").bytes { isSunLetter[Int(letter)] = true }
        return isSunLetter
    }()

    private static func isH(_ letter: UInt8) -> Bool {
        letter == PersianLetter.heh || letter == PersianLetter.hah
    }

    private static func isSibilant(_ letter: UInt8) -> Bool {
        letter == PersianLetter.seh || letter == PersianLetter.sin || letter == PersianLetter.sad
            || letter == PersianLetter.zeh || letter == PersianLetter.zah
            || letter == PersianLetter.zal
    }
}

extension SoundSymbol {
    var isConsonant: Bool { rawValue <= SoundSymbol.v.rawValue }

    /// The symbol of an ASCII digit.
    static func digit(_ byte: UInt8) -> SoundSymbol {
        SoundSymbol(rawValue: SoundSymbol.zero.rawValue + (byte - 0x30)) ?? .zero
    }
}
