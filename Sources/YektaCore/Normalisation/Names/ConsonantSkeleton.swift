/// The consonants of a word, in classes common to Persian and Latin script.
///
/// Persian script leaves short vowels out and romanisers disagree about the rest, but the
/// consonants survive: محمدی and Mohammadi are both `MHMD`. Short names share skeletons (حسن,
/// حسین), so this is a blocking key and a first sieve, never a decision.
package enum ConsonantSkeleton {
    /// The class of each Persian letter by its place in the alphabet; a space is a dropped letter.
    private static let persianClasses = Array(" BPTSJCHXDZRZJS$SZTZ GFGKGLMN H ".utf8)

    /// The consonant classes of a folded word of any script, as ASCII letters.
    ///
    /// Vowels, `ع`, `و`, `ی` and a final silent h are dropped and runs of one class collapse. Words
    /// divided by spaces or hyphens are taken as one; digits stay, and other scripts keep their
    /// letters.
    package static func classes(of word: String) -> [UInt8] {
        var classes: [UInt8] = []
        for part in word.split(whereSeparator: { $0 == " " || $0 == "-" }) {
            let letters = NameLetters(part)
            append(classes: &classes, of: letters)
        }
        return classes
    }

    /// Appends the classes of one word without spaces.
    static func append(classes: inout [UInt8], of word: NameLetters) {
        switch word.script {
        case .persian: appendPersian(word.bytes, to: &classes)
        case .latin: appendLatin(word.bytes, to: &classes)
        case .other: classes += word.bytes
        }
    }

    private static func appendPersian(_ letters: [UInt8], to classes: inout [UInt8]) {
        for (place, letter) in letters.enumerated() {
            if letter < 0x80 {
                append(letter, to: &classes)
                continue
            }
            let isFinal = place == letters.count - 1
            if letter == PersianLetter.heh, isFinal, place > 0 { continue }
            let group = persianClasses[Int(letter) - 0x80]
            if group != Ascii.space { append(group, to: &classes) }
        }
    }

    private static func appendLatin(_ letters: [UInt8], to classes: inout [UInt8]) {
        var place = 0
        while place < letters.count {
            let (group, length) = latinClass(letters, at: place)
            let isFinalH =
                letters[place] == Ascii.h && place == letters.count - 1 && place > 0
                && Ascii.isVowel(letters[place - 1])
            if !isFinalH, group != Ascii.space {
                append(group, to: &classes)
                if letters[place] == Ascii.x { append(Ascii.capitalS, to: &classes) }
            }
            place += length
        }
    }

    /// The class of the longest spelling that starts at a place, and its length in letters.
    private static func latinClass(_ letters: [UInt8], at place: Int) -> (UInt8, Int) {
        if let digraph = LatinConsonants.digraph(letters, at: place) { return digraph }
        return (LatinConsonants.classes[Int(letters[place])], 1)
    }

    private static func append(_ group: UInt8, to classes: inout [UInt8]) {
        if classes.last != group { classes.append(group) }
    }
}

/// How Latin spellings stand for consonant classes.
enum LatinConsonants {
    /// The class of a single letter or digit by its ASCII byte; a space is a dropped letter.
    static let classes: [UInt8] = {
        var classes = [UInt8](repeating: Ascii.space, count: 256)
        for digit in UInt8(0x30)...0x39 { classes[Int(digit)] = digit }
        let letters = Array("bpftsjhdzrgqkclmnx".utf8)
        let groups = Array("BPFTSJHDZRGGKKLMNK".utf8)
        for (letter, group) in zip(letters, groups) { classes[Int(letter)] = group }
        return classes
    }()

    /// The spelling of more than one letter that starts at a place: its class and its length.
    static func digraph(_ letters: [UInt8], at place: Int) -> (UInt8, Int)? {
        guard place + 1 < letters.count else { return nil }
        let second = letters[place + 1]
        let third = place + 2 < letters.count ? letters[place + 2] : 0
        let fourth = place + 3 < letters.count ? letters[place + 3] : 0
        switch letters[place] {
        case Ascii.t:
            if second == Ascii.c, third == Ascii.h { return (Ascii.capitalC, 3) }
            if second == Ascii.s, third == Ascii.c, fourth == Ascii.h { return (Ascii.capitalC, 4) }
        case Ascii.d:
            if second == Ascii.s, third == Ascii.c, fourth == Ascii.h { return (Ascii.capitalJ, 4) }
            if second == Ascii.j { return (Ascii.capitalJ, 2) }
        case Ascii.s:
            if second == Ascii.c, third == Ascii.h { return (Ascii.dollar, 3) }
            if second == Ascii.h { return (Ascii.dollar, 2) }
        case Ascii.k: if second == Ascii.h { return (Ascii.capitalX, 2) }
        case Ascii.g: if second == Ascii.h { return (Ascii.capitalG, 2) }
        case Ascii.c:
            if second == Ascii.h { return (Ascii.capitalC, 2) }
            if second == Ascii.k { return (Ascii.capitalK, 2) }
        case Ascii.z: if second == Ascii.h { return (Ascii.capitalJ, 2) }
        case Ascii.p: if second == Ascii.h { return (Ascii.capitalF, 2) }
        default: break
        }
        return nil
    }
}

/// The ASCII bytes that the spelling rules speak of.
enum Ascii {
    static let a = UInt8(ascii: "a")
    static let c = UInt8(ascii: "c")
    static let d = UInt8(ascii: "d")
    static let e = UInt8(ascii: "e")
    static let g = UInt8(ascii: "g")
    static let h = UInt8(ascii: "h")
    static let i = UInt8(ascii: "i")
    static let j = UInt8(ascii: "j")
    static let k = UInt8(ascii: "k")
    static let o = UInt8(ascii: "o")
    static let p = UInt8(ascii: "p")
    static let q = UInt8(ascii: "q")
    static let s = UInt8(ascii: "s")
    static let t = UInt8(ascii: "t")
    static let u = UInt8(ascii: "u")
    static let v = UInt8(ascii: "v")
    static let w = UInt8(ascii: "w")
    static let x = UInt8(ascii: "x")
    static let y = UInt8(ascii: "y")
    static let z = UInt8(ascii: "z")
    static let capitalC = UInt8(ascii: "C")
    static let capitalF = UInt8(ascii: "F")
    static let capitalG = UInt8(ascii: "G")
    static let capitalJ = UInt8(ascii: "J")
    static let capitalK = UInt8(ascii: "K")
    static let capitalS = UInt8(ascii: "S")
    static let capitalX = UInt8(ascii: "X")
    static let dollar = UInt8(ascii: "$")
    static let space = UInt8(ascii: " ")

    static func isVowel(_ letter: UInt8) -> Bool {
        letter == a || letter == e || letter == i || letter == o || letter == u
    }
}
