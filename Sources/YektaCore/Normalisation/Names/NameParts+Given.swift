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

    /// Cuts سید off a given name that it is written together with (سیدمحمد, Seyedali, فاطمه‌سادات).
    private static func withoutSeyed(_ word: String, _ traits: inout NameTraits) -> String {
        for sadat in ["سادات", "sadat"] where word.hasSuffix(sadat) {
            let rest = String(word.dropLast(sadat.count))
            guard rest.count >= 3 else { continue }
            traits.isSeyed = true
            traits.genderHint = traits.genderHint ?? .female
            return rest.hasSuffix("ال") ? String(rest.dropLast(2)) : rest
        }
        for seyed in ["سید", "seyed", "seyyed", "sayed", "sayyed", "sayyid"]
        where word.hasPrefix(seyed) {
            let rest = String(word.dropFirst(seyed.count))
            guard rest.count >= 3, CompoundGivenNames.isKnown(rest) else { continue }
            traits.isSeyed = true
            return rest
        }
        return word
    }
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

    /// Whether a word is a listed given name or a compound of known halves.
    static func isKnown(_ word: String) -> Bool {
        if parts(of: word).count > 1 || NameVocabulary.compoundFirsts.contains(word) { return true }
        return NameToken(word).map { $0.givenEntry != 0 } ?? false
    }
}
