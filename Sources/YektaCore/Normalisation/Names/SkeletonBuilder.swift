/// Reads the consonant classes of a word, taking each doubtful spelling in the way it is told.
struct SkeletonBuilder {
    private(set) var classes: [UInt8]
    /// How many doubtful spellings the word has.
    private(set) var spots = 0
    /// Bit s: the spelling s is read in the less usual way.
    private let readings: UInt

    init(classes: [UInt8], readings: UInt) {
        self.classes = classes
        self.readings = readings
    }

    mutating func append(_ word: NameLetters) {
        switch word.script {
        case .persian: appendPersian(word.bytes)
        case .latin: appendLatin(word.bytes)
        case .other: classes += word.bytes
        }
    }

    private mutating func append(_ group: UInt8) {
        if group != Ascii.space, classes.last != group { classes.append(group) }
    }

    /// Whether the next doubtful spelling is read in the less usual way.
    private mutating func isUnusual() -> Bool {
        defer { spots += 1 }
        return readings >> UInt(spots) & 1 == 1
    }

    // MARK: - Persian

    private mutating func appendPersian(_ letters: [UInt8]) {
        let seams = NameSeams(persian: letters)
        var place = 0
        while place < letters.count {
            let letter = letters[place]
            let next = place + 1 < letters.count ? letters[place + 1] : 0
            place += 1
            if letter < 0x80 {
                append(letter)
            } else if letter == PersianLetter.heh, place > 1, next == 0 {
                continue
            } else if letter == PersianLetter.heh, place > 1, seams.isStart(place) {
                // Silent at the end of a part, as in Fatemesadat; but Fatemehsadat writes it.
                if isUnusual() { append(Ascii.capitalH) }
            } else if letter == PersianLetter.hah, next == 0, place > 1 {
                // Saleh looks like Fatemeh, whose h is silent.
                if !isUnusual() { append(Ascii.capitalH) }
            } else if letter == PersianLetter.lam, isArticleBeforeSun(letters, at: place - 1) {
                if isUnusual() { append(ConsonantSkeleton.persianClass(letter)) }
            } else if next == PersianLetter.hah || next == PersianLetter.heh,
                let joined = Self.joined(letter), place + 1 < letters.count
            {
                // Latin runs them together (Eshagh, Mazhari).
                if isUnusual() {
                    append(joined)
                    place += 1
                } else {
                    append(ConsonantSkeleton.persianClass(letter))
                }
            } else {
                append(ConsonantSkeleton.persianClass(letter))
            }
        }
    }

    private func isArticleBeforeSun(_ letters: [UInt8], at lam: Int) -> Bool {
        lam >= 3 && NameSeams.articled(letters[(lam - 1)...]) != nil
    }

    /// The class that a letter and an h after it look like in Latin.
    private static func joined(_ letter: UInt8) -> UInt8? {
        switch ConsonantSkeleton.persianClass(letter) {
        case Ascii.capitalS: Ascii.dollar
        case Ascii.capitalZ: Ascii.capitalJ
        default: nil
        }
    }

    // MARK: - Latin

    private mutating func appendLatin(_ letters: [UInt8]) {
        var place = 0
        while place < letters.count {
            let next = place + 1 < letters.count ? letters[place + 1] : 0
            let afterNext = place + 2 < letters.count ? letters[place + 2] : 0
            switch letters[place] {
            case Ascii.d where next == Ascii.j:
                // Djalali, but Mohammad-Javad and Sayyed-Jalal.
                let isCompound = place > 1
                if isUnusual() == !isCompound { append(Ascii.capitalD) }
                append(Ascii.capitalJ)
                place += 2
            case Ascii.d where next == Ascii.h && Ascii.isVowel(afterNext):
                // Ridha, but Mohammad-Hossein.
                if isUnusual() {
                    append(Ascii.capitalZ)
                } else {
                    append(Ascii.capitalD)
                    append(Ascii.capitalH)
                }
                place += 2
            case Ascii.d where next == Ascii.t, Ascii.t where next == Ascii.z:
                // Schmidt and Schultz, but Sayyed-Taghi.
                let isOne = isUnusual() != (place + 2 == letters.count || letters[place] == Ascii.t)
                if !isOne { append(LatinConsonants.classes[Int(letters[place])]) }
                place += 1
            case Ascii.t where next == Ascii.h:
                appendTh()
                place += 2
            case Ascii.x:
                // Alex, but Muxtar and Xosro.
                let isKh = isUnusual()
                append(isKh ? Ascii.capitalX : Ascii.capitalK)
                if !isKh { append(Ascii.capitalS) }
                place += 1
            case Ascii.c where next == Ascii.e || next == Ascii.i || next == Ascii.y:
                // Cyrus and Lucy, but Celebi.
                append(isUnusual() ? Ascii.capitalJ : Ascii.capitalS)
                place += 1
            case Ascii.l where isArticle(letters, at: place):
                if !isUnusual() { append(LatinConsonants.classes[Int(Ascii.l)]) }
                place += 1
            default:
                place += appendPlain(letters, at: place)
            }
        }
    }

    /// Fathi has two sounds, Thomas one, and Harith has an s.
    private mutating func appendTh() {
        let isOne = isUnusual()
        let isSibilant = isUnusual()
        if isOne, isSibilant { return append(Ascii.capitalS) }
        append(LatinConsonants.classes[Int(Ascii.t)])
        if !isOne { append(Ascii.capitalH) }
    }

    private mutating func appendPlain(_ letters: [UInt8], at place: Int) -> Int {
        let (group, length) =
            LatinConsonants.digraph(letters, at: place)
            ?? (LatinConsonants.classes[Int(letters[place])], 1)
        let isFinalH =
            letters[place] == Ascii.h && place == letters.count - 1 && place > 0
            && Ascii.isVowel(letters[place - 1])
        if !isFinalH { append(group) }
        return length
    }

    /// Whether an l is that of an article before a sun letter: Abdolrahman, Najmaldin.
    private func isArticle(_ letters: [UInt8], at place: Int) -> Bool {
        guard place >= 3, Ascii.isVowel(letters[place - 1]), !Ascii.isVowel(letters[place - 2])
        else { return false }
        let rest = letters[(place + 1)...]
        return Self.sunWords.contains { rest.starts(with: $0) }
    }

    /// What follows the article before a sun letter in names.
    private static let sunWords = [
        "din", "sadat", "rahman", "rahim", "reza", "razz", "zahra", "zaman", "salam", "samad",
        "nasser", "naser", "nasir", "nabi", "sattar", "shahid",
    ].map { Array($0.utf8) }
}
