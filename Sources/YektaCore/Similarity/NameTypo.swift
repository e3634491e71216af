/// Whether two spellings are one typing error apart.
enum NameTypo {
    /// Shorter names are too close to each other for one wrong letter to mean nothing.
    static let lettersMin = 4
    /// From this length on two errors are still the same name.
    static let twoErrorsLettersMin = 8
    /// A Jaro–Winkler similarity that is as good as one error.
    static let similarityMin = 0.92
    /// Most errors, however similar: محمدی and محمدیان are two families.
    static let errorsMax = 2

    /// Whether the tokens may be typing errors of one name: same script, and not two common names.
    static func isLikely(_ a: NameToken, _ b: NameToken) -> Bool {
        guard a.script == b.script, mayBe(a.letters.count, b.letters.count),
            !(a.isListed && b.isListed)
        else { return false }
        return Bytes.with(a.letters) { one in
            Bytes.with(b.letters) { isLikely(one, $0) }
        }
    }

    /// Whether words of these lengths may be typing errors of each other.
    @inline(__always)
    static func mayBe(_ one: Int, _ other: Int) -> Bool {
        min(one, other) >= lettersMin && max(one, other) - min(one, other) <= errorsMax
    }

    /// The same of two words of one script, not both of them common, whose lengths allow it.
    static func isLikely(_ a: Bytes, _ b: Bytes) -> Bool {
        let shorter = min(a.count, b.count)
        let errors = OSADistance.distance(a, b, cutoff: errorsMax)
        if errors > errorsMax { return false }
        if errors == 1 || shorter >= twoErrorsLettersMin { return !isEnding(a, b) }
        // Two letters more at the end are a suffix, not an error.
        return max(a.count, b.count) - shorter < 2
            && JaroWinkler.similarity(a, b) >= similarityMin && !isEnding(a, b)
    }

    /// Whether the words differ only in an ending that makes another name: نادر and نادره, Mario
    /// and Maria, محمدی and محمدیان.
    static func isEnding(_ a: Bytes, _ b: Bytes) -> Bool {
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        guard short.count > 0 else { return false }
        let longLast = long[long.count - 1]
        let shortLast = short[short.count - 1]
        if long.count == short.count {
            return isGenderEnding(longLast) && isGenderEnding(shortLast) && longLast != shortLast
                && long.slice(0, long.count - 1) == short.slice(0, short.count - 1)
        }
        guard long.slice(0, short.count) == short else { return false }
        return long.count - short.count > 1 || isGenderEnding(longLast)
            || longLast == PersianLetter.yeh || longLast == Ascii.i
    }

    /// The final letters by which the names of men and women differ.
    private static func isGenderEnding(_ letter: UInt8) -> Bool {
        letter == PersianLetter.heh || letter == PersianLetter.alef || letter == Ascii.a
            || letter == Ascii.e || letter == Ascii.o || letter == Ascii.h
    }
}
