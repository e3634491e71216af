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
        for sadat in sadatEndings where word.hasSuffix(sadat) {
            let rest = word.unicodeScalars.dropLast(sadat.unicodeScalars.count)
            guard rest.count >= restLettersMin else { continue }
            traits.isSeyed = true
            traits.genderHint = traits.genderHint ?? .female
            return String(rest)
        }
        for seyed in seyedBeginnings where word.hasPrefix(seyed) {
            let rest = word.unicodeScalars.dropFirst(seyed.unicodeScalars.count)
            guard rest.count >= restLettersMin else { continue }
            traits.isSeyed = true
            return String(rest)
        }
        return word
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
        guard word.utf8.count >= 7 else { return [word] }
        for place in word.unicodeScalars.indices.dropFirst(2) {
            guard NameVocabulary.compoundFirsts.contains(word[..<place]) else { continue }
            if NameVocabulary.compoundSeconds.contains(word[place...]) {
                return [String(word[..<place]), String(word[place...])]
            }
        }
        return [word]
    }
}
