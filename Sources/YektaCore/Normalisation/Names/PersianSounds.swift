/// The sounds of Persian script.
enum PersianSounds {
    /// The symbol of each letter by its place in the alphabet, wherever it stands.
    private static let plain: [SoundSymbol] = [
        .alef, .b, .p, .t, .theh, .j, .c, .h, .x, .d, .dhal, .r, .z, .j, .s, .sh, .s, .dhal, .t,
        .dhal,
        .ain, .q, .f, .q, .k, .g, .l, .m, .n, .vav, .heh, .yeh,
    ]

    static func symbols(_ letters: [UInt8]) -> [UInt8] {
        let seams = NameSeams(persian: letters)
        var code: [UInt8] = []
        code.reserveCapacity(letters.count + 1)
        var place = 0
        while place < letters.count {
            let (symbol, length) = symbol(letters, at: place, seams: seams)
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
            if isDoubled || isAbsorbed { continue }
            if isActive(code, next: symbol) { code.append(SoundSymbol.kasra.rawValue) }
            code.append(symbol.rawValue)
            if symbol == .x, length == 2 { code.append(SoundSymbol.looseVav.rawValue) }
        }
        return code
    }

    /// Whether the word goes on as active participles do: ا, a consonant, and another.
    private static func isActive(_ code: [UInt8], next: SoundSymbol) -> Bool {
        guard next.isConsonant || next == .dhal || next == .theh, code.count > 2 else {
            return false
        }
        let (alef, middle) = (code[code.count - 2], code[code.count - 1])
        guard alef == SoundSymbol.alef.rawValue, let symbol = SoundSymbol(rawValue: middle) else {
            return false
        }
        return symbol.isConsonant || symbol == .dhal || symbol == .theh
    }

    private static func symbol(
        _ letters: [UInt8],
        at place: Int,
        seams: NameSeams
    ) -> (SoundSymbol, Int) {
        let letter = letters[place]
        if letter < 0x80 { return (.digit(letter), 1) }
        let next = place + 1 < letters.count ? letters[place + 1] : 0
        let afterNext = place + 2 < letters.count ? letters[place + 2] : 0
        let isPartEnd = next == 0 || seams.isStart(place + 1)
        switch letter {
        case PersianLetter.alef: return alef(letters, at: place, seams: seams)
        case PersianLetter.yeh where isPartEnd && seams.isMaqsura(place): return (.alefMaqsura, 1)
        case PersianLetter.heh where isPartEnd && place > 0:
            // After a long vowel it is an h: شاه, ماه.
            let isSpoken = next != 0 && letters[place - 1] == PersianLetter.alef
            return (isSpoken ? .h : .finalHeh, 1)
        case PersianLetter.khah where next == PersianLetter.vav && afterNext == PersianLetter.alef:
            return (.x, 2)
        case PersianLetter.seh, PersianLetter.sin, PersianLetter.sad:
            if isH(next), afterNext != 0 { return (.sBeforeH, 1) }
        case PersianLetter.zeh, PersianLetter.zah, PersianLetter.zal:
            if isH(next), afterNext != 0 { return (.zBeforeH, 1) }
        case PersianLetter.hah, PersianLetter.heh:
            if place > 0, next != 0, isSibilant(letters[place - 1]) { return (.looseH, 1) }
        default: break
        }
        return (plain[Int(letter) - 0x80], 1)
    }

    private static func alef(
        _ letters: [UInt8],
        at place: Int,
        seams: NameSeams
    ) -> (SoundSymbol, Int) {
        let next = place + 1 < letters.count ? letters[place + 1] : 0
        let afterNext = place + 2 < letters.count ? letters[place + 2] : 0
        if place == 0 {
            return next == PersianLetter.yeh ? (.initialAlefYeh, 2) : (.initialAlef, 1)
        }
        if let article = article(letters, at: place) { return article }
        if seams.isStart(place) {
            return next == PersianLetter.yeh ? (.initialAlefYeh, 2) : (.initialAlef, 1)
        }
        if next == PersianLetter.yeh { return (.alefYeh, 2) }
        if next == PersianLetter.ain, afterNext == PersianLetter.yeh { return (.alefYeh, 3) }
        if isH(next), afterNext == 0 { return (.alefHeh, 2) }
        if next == PersianLetter.vav { return (.alefBeforeVav, 1) }
        return (.alef, 1)
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
        // Elsewhere the letters are those of a word: خالد has no article.
        if NameSeams.articled(letters[place...]) != nil { return (.sunArticle, 2) }
        return isSunLetter[Int(next)] ? nil : (.article, 2)
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
