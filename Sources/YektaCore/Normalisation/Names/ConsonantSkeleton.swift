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
        if let classes = classes(ofASCII: word.utf8Span.span) { return classes }
        var classes: [UInt8] = []
        for part in word.split(whereSeparator: { $0 == " " || $0 == "-" }) {
            let letters = NameLetters(part)
            append(classes: &classes, of: letters)
        }
        return classes
    }

    /// The same for words of ASCII, without strings; nil for others.
    private static func classes(ofASCII word: Span<UInt8>) -> [UInt8]? {
        guard word.isASCII else { return nil }
        var classes: [UInt8] = []
        var start = 0
        while start < word.count {
            var end = start
            while end < word.count, word[end] != 0x20, word[end] != 0x2D { end += 1 }
            if end > start {
                append(classes: &classes, of: NameLetters(ascii: word.extracting(start..<end)))
            }
            start = end + 1
        }
        return classes
    }

    /// Appends the classes of one word without spaces.
    static func append(classes: inout [UInt8], of word: NameLetters) {
        var builder = SkeletonBuilder(classes: classes, readings: 0)
        builder.append(word)
        classes = builder.classes
    }

    /// The classes of a word in each way that it may be read, each once, the usual one first.
    ///
    /// Eshaq may be اشاق or اسحاق, Harith حارث or هریته, and عبدالرحمن is Abdolrahman or
    /// Abdorrahman: blocking has a key for each.
    static func readings(of word: NameLetters) -> [[UInt8]] {
        var builder = SkeletonBuilder(classes: [], readings: 0)
        builder.append(word)
        var readings = [builder.classes]
        let spots = min(builder.spots, spotsMax)
        for choice in 1..<max(UInt(1) << UInt(spots), 1) {
            var builder = SkeletonBuilder(classes: [], readings: choice)
            builder.append(word)
            if !readings.contains(builder.classes) { readings.append(builder.classes) }
        }
        return readings
    }

    /// So many doubtful spellings of a word are read in both ways; a name rarely has more.
    private static let spotsMax = 2

    /// The class of each Persian letter; a space is a dropped letter.
    static func persianClass(_ letter: UInt8) -> UInt8 { persianClasses[Int(letter) - 0x80] }
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
            // Christine and Chloe: no word of Persian starts with two consonants.
            let isGreek = place == 0 && (third == Ascii.r || third == Ascii.l)
            if second == Ascii.h { return (isGreek ? Ascii.capitalK : Ascii.capitalC, 2) }
            if second == Ascii.k { return (Ascii.capitalK, 2) }
        case Ascii.z: if second == Ascii.h { return (Ascii.capitalJ, 2) }
        case Ascii.p: if second == Ascii.h { return (Ascii.capitalF, 2) }
        default: break
        }
        return nil
    }
}
