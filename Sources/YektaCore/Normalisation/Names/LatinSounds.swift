/// The sounds of Latin script, read the way Persian names are romanised.
enum LatinSounds {
    static func symbols(_ letters: [UInt8]) -> [UInt8] {
        var code: [UInt8] = []
        code.reserveCapacity(letters.count)
        let seams = NameSeams(latin: letters)
        var place = 0
        while place < letters.count {
            if let length = article(letters, at: place) {
                append(.latinArticle, to: &code)
                place += length
            } else if Ascii.isVowel(letters[place]) || isVocalicY(letters, at: place) {
                place += appendVowel(letters, at: place, seams: seams, to: &code)
            } else {
                place += appendConsonant(letters, at: place, to: &code)
            }
        }
        return code
    }

    /// The letters of the article of a compound where it is nothing but that: Nasrinossadat,
    /// Fakhr-al-Din and Fakhroddin, but not the o of Nosrat.
    private static func article(_ letters: [UInt8], at place: Int) -> Int? {
        guard place > 1, articleLengths.contains(letters.count - place),
            Ascii.isVowel(letters[place])
        else { return nil }
        let rest = letters[place...]
        for (spelling, length) in articles where rest.elementsEqual(spelling) { return length }
        return nil
    }

    /// The article with the word after it, and how many letters of it are the article.
    private static let articles: [([UInt8], Int)] =
        [
            ("osadat", 1), ("ossadat", 2), ("olsadat", 2), ("ulsadat", 2), ("alsadat", 2),
            ("ussadat", 2), ("assadat", 2),
        ].map { (Array($0.0.utf8), $0.1) }
        + ["a", "e", "i", "o", "u"].flatMap { vowel in
            ["ldin", "ddin", "ddine", "ldeen", "ddeen"].map { (Array((vowel + $0).utf8), 2) }
        }

    /// How many letters an article and the word after it have.
    private static let articleLengths = 5...7

    // MARK: - Consonants

    private static func appendConsonant(
        _ letters: [UInt8],
        at place: Int,
        to code: inout [UInt8]
    ) -> Int {
        let letter = letters[place]
        let next = place + 1 < letters.count ? letters[place + 1] : 0
        if let (group, length) = LatinConsonants.digraph(letters, at: place),
            let symbol = digraphSymbol(group)
        {
            if letter == Ascii.d, next == Ascii.j { append(.looseD, to: &code) }
            append(symbol, to: &code)
            return length
        }
        switch letter {
        case Ascii.q
        where next == Ascii.u && place + 2 < letters.count
            && Ascii.isVowel(letters[place + 2]):
            // Shafique, Jacqueline: the u is only spelling, and so is the e of an end.
            append(.q, to: &code)
            return letters[(place + 2)...].elementsEqual([Ascii.e]) ? 3 : 2
        case Ascii.t where next == Ascii.z:
            append(.looseT, to: &code)
        case Ascii.d where next == Ascii.t:
            append(.looseD, to: &code)
        case Ascii.x where place == 0:
            append(.x, to: &code)
        case Ascii.c:
            let isSoft = next == Ascii.e || next == Ascii.i || next == Ascii.y
            append(isSoft ? .s : .k, to: &code)
        case Ascii.x:
            append(.k, to: &code)
            append(.s, to: &code)
        case Ascii.t, Ascii.d:
            append(letter == Ascii.t ? .t : .d, to: &code)
            if next == Ascii.h {
                append(.looseH, to: &code)
                return 2
            }
        default:
            append(single(letter), to: &code)
        }
        return 1
    }

    private static func digraphSymbol(_ group: UInt8) -> SoundSymbol? {
        switch group {
        case Ascii.capitalC: .c
        case Ascii.capitalJ: .j
        case Ascii.dollar: .sh
        case Ascii.capitalX: .x
        case Ascii.capitalG: .q
        case Ascii.capitalK: .k
        case Ascii.capitalF: .f
        default: nil
        }
    }

    private static func single(_ letter: UInt8) -> SoundSymbol {
        switch letter {
        case UInt8(ascii: "b"): .b
        case Ascii.p: .p
        case Ascii.s: .s
        case Ascii.j: .j
        case Ascii.h: .h
        case Ascii.z: .z
        case UInt8(ascii: "r"): .r
        case Ascii.g: .g
        case Ascii.q: .q
        case UInt8(ascii: "f"): .f
        case Ascii.k: .k
        case UInt8(ascii: "l"): .l
        case UInt8(ascii: "m"): .m
        case UInt8(ascii: "n"): .n
        case Ascii.v, Ascii.w: .v
        case Ascii.y: .y
        default: .digit(letter)
        }
    }

    // MARK: - Vowels

    /// A y that is no consonant: after a consonant and before one, or at the end.
    private static func isVocalicY(_ letters: [UInt8], at place: Int) -> Bool {
        guard letters[place] == Ascii.y, place > 0 else { return false }
        guard place + 1 < letters.count else { return true }
        return !Ascii.isVowel(letters[place + 1])
    }

    /// Appends the symbol of the longest vowel spelling at a place and says how many letters it
    /// took.
    private static func appendVowel(
        _ letters: [UInt8],
        at place: Int,
        seams: NameSeams,
        to code: inout [UInt8]
    ) -> Int {
        let (symbol, length) = vowel(letters, at: place, seams: seams)
        let isEnd = place + length == letters.count || seams.isStart(place + length)
        if !isEnd {
            append(symbol == .i && isClosed(code) ? .closedI : symbol, to: &code)
            return length
        }
        // A single vowel that is the whole word is a start, not an end.
        if place == 0 {
            append(symbol, to: &code)
            return length
        }
        switch symbol {
        case .a, .aa: append(.endA, to: &code)
        case .e: append(.endE, to: &code)
        case .i, .closedI, .ii: append(.endI, to: &code)
        case .o, .u: append(.uu, to: &code)
        default: append(symbol, to: &code)
        }
        return length
    }

    /// Whether an i that comes next may be unwritten in Persian: in the first syllable, or after a
    /// closed one (Hikmat, Mohsin), where a long i is rare; Karim and Rahim have a long one.
    private static func isClosed(_ code: [UInt8]) -> Bool {
        var consonants = 0
        for symbol in code.reversed() {
            guard let symbol = SoundSymbol(rawValue: symbol), symbol.isConsonant else {
                return consonants > 1
            }
            consonants += 1
        }
        return true
    }

    private static func vowel(
        _ letters: [UInt8],
        at place: Int,
        seams: NameSeams
    ) -> (SoundSymbol, Int) {
        func letter(_ offset: Int) -> UInt8 {
            let isWithin = place + offset < letters.count && !seams.isStart(place + offset)
            return isWithin ? letters[place + offset] : 0
        }
        let next = letter(1)
        let third = letter(2)
        if next == Ascii.h, third == 0, place > 0 {
            if letters[place] == Ascii.a { return (.endAh, 2) }
            if letters[place] == Ascii.e { return (.endEh, 2) }
        }
        switch letters[place] {
        case Ascii.a: return vowelA(letters, at: place, seams: seams)
        case Ascii.e:
            // Rabeei: the i is a syllable of its own.
            if next == Ascii.e { return (.ii, 2) }
            if next == Ascii.i || next == Ascii.y {
                let isDoubled = third == Ascii.i || third == Ascii.y
                return (.ei, isDoubled ? 3 : 2)
            }
            return (.e, 1)
        case Ascii.i, Ascii.y:
            if next == Ascii.e, third == 0 { return (.ii, 2) }
            if next == Ascii.i || next == Ascii.y { return (.ii, 2) }
            return (.i, 1)
        case Ascii.o:
            if next == Ascii.o || next == Ascii.u { return (.uu, 2) }
            if next == Ascii.w, !Ascii.isVowel(third) { return (.ow, 2) }
            return (.o, 1)
        default:
            return next == Ascii.o || next == Ascii.u ? (.uu, 2) : (.u, 1)
        }
    }

    /// The many spellings that start with a: aa, au, ai, ay, aei, aee, aie, ayi.
    private static func vowelA(
        _ letters: [UInt8],
        at place: Int,
        seams: NameSeams
    ) -> (SoundSymbol, Int) {
        func letter(_ offset: Int) -> UInt8 {
            let isWithin = place + offset < letters.count && !seams.isStart(place + offset)
            return isWithin ? letters[place + offset] : 0
        }
        func isFront(_ byte: UInt8) -> Bool {
            byte == Ascii.e || byte == Ascii.i || byte == Ascii.y
        }
        let next = letter(1)
        // Zia-uddin, Ata-ullah: the second vowel is the article's.
        let isBeforeArticle =
            Ascii.isVowel(next) && letter(2) == letter(3)
            && (letter(2) == Ascii.d || letter(2) == Ascii.l)
        if isBeforeArticle { return (.a, 1) }
        if next == Ascii.u, letter(2) != Ascii.u { return (.ow, 2) }
        if next == Ascii.w, !Ascii.isVowel(letter(2)), letter(2) != 0 { return (.ow, 2) }
        let long = next == Ascii.a ? 1 : 0
        var length = 1 + long
        while length - long < 4, isFront(letter(length)) { length += 1 }
        // Mayer, Fayez: the e is a syllable of its own, unless the word ends (Rezaye, Rezaie).
        let last = length - 1
        if length - 1 - long > 1, letter(last) == Ascii.e, letter(last - 1) != Ascii.e,
            letter(length) != 0
        {
            length -= 1
        }
        let front = length - 1 - long
        // One e after a may be a vowel of its own (Michael, Saedi); i and y make the diphthong.
        if front == 1, letter(1 + long) == Ascii.e { return (.ae, length) }
        return front > 0 ? (.ai, length) : (long == 1 ? .aa : .a, 1 + long)
    }

    private static func append(_ symbol: SoundSymbol, to code: inout [UInt8]) {
        if code.last != symbol.rawValue { code.append(symbol.rawValue) }
    }
}
