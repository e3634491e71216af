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
        guard a.script == b.script else { return false }
        let shorter = min(a.letters.count, b.letters.count)
        let longer = max(a.letters.count, b.letters.count)
        guard shorter >= lettersMin, longer - shorter <= errorsMax else { return false }
        if a.isListed, b.isListed { return false }
        let errors = OSADistance.distance(a.letters, b.letters, cutoff: errorsMax)
        if errors > errorsMax { return false }
        if errors == 1 || shorter >= twoErrorsLettersMin { return !isEnding(a, b) }
        // Two letters more at the end are a suffix, not an error.
        return longer - shorter < 2 && JaroWinkler.similarity(a.letters, b.letters) >= similarityMin
            && !isEnding(a, b)
    }

    /// Whether the tokens differ only in an ending that makes another name: نادر and نادره, Mario
    /// and Maria, محمدی and محمدیان.
    static func isEnding(_ a: NameToken, _ b: NameToken) -> Bool {
        let (long, short) =
            a.letters.count >= b.letters.count
            ? (a.letters, b.letters) : (b.letters, a.letters)
        guard let longLast = long.last, let shortLast = short.last else { return false }
        if long.count == short.count {
            return isGenderEnding(longLast) && isGenderEnding(shortLast) && longLast != shortLast
                && long.dropLast() == short.dropLast()
        }
        guard long.starts(with: short) else { return false }
        return long.count - short.count > 1 || isGenderEnding(longLast)
            || longLast == PersianLetter.yeh || longLast == Ascii.i
    }

    /// The final letters by which the names of men and women differ.
    private static func isGenderEnding(_ letter: UInt8) -> Bool {
        letter == PersianLetter.heh || letter == PersianLetter.alef || letter == Ascii.a
            || letter == Ascii.e || letter == Ascii.o || letter == Ascii.h
    }
}
