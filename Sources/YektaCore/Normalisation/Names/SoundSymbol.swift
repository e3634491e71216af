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
    /// The t of Latin tz.
    case looseT
    /// A consonant that Persian writes twice; Latin often writes such a pair as one
    /// (Mohammad-Davood).
    case echo
    /// The article in a compound, which has any vowel, and loses its l before a sun letter.
    case article, sunArticle
    /// The same where Latin writes nothing else than the article could be (Nasrin-o-Sadat).
    case latinArticle
    /// Persian ه inside a word: h, or silent at the end of a part.
    case heh
    /// Persian ه at the end: eh, e, ah, a.
    case finalHeh
    // Persian vowel letters.
    /// ا inside a word; ا at its start, which carries any vowel; ع; و; ی.
    case alef, initialAlef, ain, vav, yeh
    /// ا before و, which together may be one Latin diphthong (Flawrjan, Davood, Daud).
    case alefBeforeVav
    /// The و of خوا, silent in Persian and often written in Latin (خواجه, اخوان).
    case looseVav
    /// The place of the unwritten e of نادر and فاطمه.
    case kasra
    /// A final ی that is read a, as in موسی and کبری.
    case alefMaqsura
    /// ای inside a word; at its start; اه at the end.
    case alefYeh, initialAlefYeh, alefHeh
    // Latin vowels.
    case a, aa, e, i, ii, o, u, uu
    /// i where Persian may have an unwritten vowel as well as ی.
    case closedI
    /// ei and ey; ai, ay, aei and the like; ae, one vowel or two; ow and au.
    case ei, ai, ae, ow
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

extension SoundSymbol {
    var isConsonant: Bool { rawValue <= SoundSymbol.v.rawValue }

    /// The symbol of an ASCII digit.
    static func digit(_ byte: UInt8) -> SoundSymbol {
        SoundSymbol(rawValue: SoundSymbol.zero.rawValue + (byte - 0x30)) ?? .zero
    }
}
