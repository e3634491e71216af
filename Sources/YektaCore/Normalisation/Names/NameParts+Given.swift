extension NameParts {
    /// Takes the words of a given name, with compounds that are written together divided.
    mutating func setGiven(_ words: [String], _ traits: inout NameTraits) {
        var parts: [String] = []
        for word in words {
            let bare = Self.withoutSeyed(word, &traits)
            parts += CompoundGivenNames.parts(of: bare)
        }
        given = parts.compactMap { NameToken($0) }
        let isPersian = given.allSatisfy { $0.script == .persian }
        let startsCompound = parts.first.map { NameVocabulary.compoundFirsts.contains($0) } ?? false
        isCompoundGiven = given.count > 1 && (isPersian || startsCompound)
    }

    /// Fills empty parts from another reading of the name.
    mutating func fillIn(from whole: NameParts) {
        if given.isEmpty, surname.isEmpty {
            self = whole
        } else if given.isEmpty {
            given = whole.given
            isCompoundGiven = whole.isCompoundGiven
        } else if surname.isEmpty {
            surname = whole.surname
        }
    }

    /// Cuts سید off a given name that it is written together with (سیدمحمد, Seyedali, زهراسادات).
    private static func withoutSeyed(_ word: String, _ traits: inout NameTraits) -> String {
        for sadat in sadatEndings where ends(word, with: sadat) {
            let rest = word.unicodeScalars.dropLast(sadat.unicodeScalars.count)
            guard rest.count >= restLettersMin else { continue }
            traits.isSeyed = true
            traits.genderHint = traits.genderHint ?? .female
            return String(rest)
        }
        for seyed in seyedBeginnings where begins(word, with: seyed) {
            let rest = word.unicodeScalars.dropFirst(seyed.unicodeScalars.count)
            guard rest.count >= restLettersMin else { continue }
            traits.isSeyed = true
            return String(rest)
        }
        return word
    }

    /// As `hasSuffix`, which goes by characters and is slow: bytes that differ rule it out.
    private static func ends(_ word: String, with ending: String) -> Bool {
        let (word8, ending8) = (word.utf8Span.span, ending.utf8Span.span)
        let place = word8.count - ending8.count
        guard place >= 0, word8.extracting(place...).isEqual(to: ending8) else { return false }
        return word.hasSuffix(ending)
    }

    /// As `hasPrefix`.
    private static func begins(_ word: String, with beginning: String) -> Bool {
        let (word8, beginning8) = (word.utf8Span.span, beginning.utf8Span.span)
        guard word8.count >= beginning8.count,
            word8.extracting(first: beginning8.count).isEqual(to: beginning8)
        else { return false }
        return word.hasPrefix(beginning)
    }

    /// The fewest letters that are still a name once سید is cut off (سیدعلی, but not سیدا).
    private static let restLettersMin = 3
    /// سادات with and without the article, the longest first.
    private static let sadatEndings = [
        "السادات", "سادات", "ossadat", "ussadat", "assadat", "alsadat", "olsadat", "osadat",
        "sadat",
    ]
    /// سید in its spellings, the longest first.
    private static let seyedBeginnings = [
        "سید", "sayyedeh", "seyyedeh", "seyedeh", "sayedeh", "seyyed", "sayyed", "sayyid", "seyed",
        "sayed",
    ]
}

/// Compound given names that are written as one word.
enum CompoundGivenNames {
    /// The two halves of a known compound (محمدرضا, Mohammadreza), or the word itself.
    static func parts(of word: String) -> [String] {
        let bytes = word.utf8Span.span
        guard bytes.count >= 7 else { return [word] }
        var hash = ByteHash.fnvStart
        var letters = 0
        for index in bytes.indices {
            // A letter begins here, and at least two lie before it.
            if bytes[index] & 0xC0 != 0x80 {
                letters += 1
                if letters > 2, NameVocabulary.compoundFirsts.contains(hash: hash),
                    NameVocabulary.compoundSeconds.contains(
                        hash: ByteHash.fnv(bytes.extracting(index...))
                    )
                {
                    let place = word.utf8.index(word.startIndex, offsetBy: index)
                    return [String(word[..<place]), String(word[place...])]
                }
            }
            hash = ByteHash.fnv(hash, bytes[index])
        }
        return [word]
    }
}
