/// The words of a name field, with titles taken off and parts that belong together joined.
struct NameWords {
    /// What a field holds, which decides what may be taken for a title or a suffix.
    enum Role {
        case given
        case surname
        case full
    }

    /// Words beyond this many are no name any more and are not read.
    static let wordsMax = 16
    /// Letters of a word beyond this many are not read.
    static let wordLettersMax = 64

    private(set) var words: [String]
    private let role: Role

    /// Reads a raw field; nil if nothing in it names a person.
    init?(_ raw: String, role: Role, traits: inout NameTraits) {
        self.role = role
        words = Self.split(Self.keepingNamesLikeTitles(raw))
        guard !Self.isJunk(words) else { return nil }
        traits.hasTitle = false
        stripGeneration(&traits)
        stripTitles(&traits)
        stripTrailing(&traits)
        joinPrefixes()
        joinSuffixes()
        guard !words.isEmpty else { return nil }
    }

    // MARK: - Words

    /// Splits folded text at everything that is neither letter nor digit.
    private static func split(_ raw: String) -> [String] {
        var key: [UInt8] = []
        key.reserveCapacity(raw.utf8.count)
        TextFolding.key(raw, into: &key)
        var words: [String] = []
        var start = 0
        while start < key.count, words.count < wordsMax {
            var end = start
            while end < key.count, isPart(key[end]) { end += 1 }
            if end > start {
                let word = String(decoding: key[start..<end], as: UTF8.self)
                let isLong = end - start > wordLettersMax
                words.append(isLong ? String(word.unicodeScalars.prefix(wordLettersMax)) : word)
            }
            start = end + 1
        }
        return words
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isLowerLetter || byte.isDigit
    }

    /// Closes up خانم‌گل and آقا‌جان, whose joiner says that they are one name.
    private static func keepingNamesLikeTitles(_ raw: String) -> String {
        guard hasJoiner(raw.utf8Span.span) else { return raw }
        let pieces = raw.unicodeScalars.split(
            separator: "\u{200C}",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard pieces.count == 2 else { return raw }
        let head = TextFolding.key(String(pieces[0]))
        guard head == "خانم" || head == "اقا" else { return raw }
        return String(pieces[0]) + String(pieces[1])
    }

    private static func hasJoiner(_ raw: Span<UInt8>) -> Bool {
        for index in raw.indices.dropFirst(2)
        where raw[index] == 0x8C && raw[index - 1] == 0x80 && raw[index - 2] == 0xE2 {
            return true
        }
        return false
    }

    /// Whether the words fill the field without naming anyone.
    private static func isJunk(_ words: [String]) -> Bool {
        let hasLetters = words.contains { word in
            word.utf8.contains { !$0.isDigit }
        }
        guard hasLetters else { return true }
        if words.count == 1, let first = words[0].unicodeScalars.first,
            words[0].unicodeScalars.count >= 3,
            words[0].unicodeScalars.allSatisfy({ $0 == first })
        {
            return true
        }
        if words.allSatisfy({ $0.utf8.count == 1 }), NameVocabulary.junk.contains(words.joined()) {
            return true
        }
        guard words.contains(where: { NameVocabulary.junk.contains($0) }) else { return false }
        return words.allSatisfy {
            NameVocabulary.junk.contains($0) || NameVocabulary.junkCompanions.contains($0)
                || NameVocabulary.maleTitles.contains($0)
                || NameVocabulary.femaleTitles.contains($0)
        }
    }

    // MARK: - Titles

    private mutating func stripGeneration(_ traits: inout NameTraits) {
        guard words.count > 1 || role == .surname, let last = words.last,
            let generation = NameVocabulary.generation(of: last)
        else { return }
        traits.generation = generation
        words.removeLast()
    }

    /// Takes titles off the front, each only while another word follows it.
    private mutating func stripTitles(_ traits: inout NameTraits) {
        while words.count > 1 {
            let (word, next) = (words[0], words[1])
            if isHeldByNext(next) { return }
            if NameVocabulary.seyedTitles.contains(word) {
                traits.isSeyed = true
                if word.hasSuffix("ه") || word.hasSuffix("eh") { traits.genderHint = .female }
            } else if role == .surname, NameVocabulary.surnameLikeTitles.contains(word) {
                return
            } else if NameVocabulary.maleTitles.contains(word) {
                traits.genderHint = traits.genderHint ?? .male
                traits.hasTitle = true
            } else if NameVocabulary.femaleTitles.contains(word) {
                traits.genderHint = .female
                traits.hasTitle = true
            } else if NameVocabulary.plainTitles.contains(word) {
                if word == "ایت" || word == "حجت" {
                    guard words.count > 2, NameVocabulary.titleTails.contains(next) else { return }
                    words.removeFirst()
                }
                traits.hasTitle = true
            } else {
                return
            }
            words.removeFirst()
        }
    }

    /// Whether the next word makes a name of the title before it: حاجی زاده, خانم گل.
    private func isHeldByNext(_ next: String) -> Bool {
        words.count == 2
            && (NameVocabulary.strongSuffixes.contains(next)
                || NameVocabulary.nameAfterTitle.contains(next))
    }

    /// Takes سادات after a woman's name and خان after a man's off the given name.
    private mutating func stripTrailing(_ traits: inout NameTraits) {
        guard role != .surname else { return }
        let isLastAllowed = role == .given
        var place = words.count - 1
        while place > 0 {
            let isInside = isLastAllowed || place < words.count - 1
            if isInside, NameVocabulary.sadat.contains(words[place]) {
                traits.isSeyed = true
                traits.genderHint = traits.genderHint ?? .female
                words.remove(at: place)
            } else if isInside, NameVocabulary.trailingTitles.contains(words[place]),
                isPersian(words[place])
            {
                words.remove(at: place)
            }
            place -= 1
        }
    }

    private func isPersian(_ word: String) -> Bool { NameLetters(word).script == .persian }

    // MARK: - Joining

    /// Joins عبدال رضا, Abd al Rahman, Mc Donald.
    private mutating func joinPrefixes() {
        var place = 0
        while place + 1 < words.count {
            guard NameVocabulary.joiningPrefixes.contains(words[place]), canJoin(at: place) else {
                place += 1
                continue
            }
            if place + 2 < words.count, NameVocabulary.articles.contains(words[place + 1]) {
                words[place] += words[place + 1] + words[place + 2]
                words.removeSubrange(place + 1...place + 2)
            } else {
                let name = words.remove(at: place + 1)
                words[place] += name
            }
            place += 1
        }
    }

    /// Whether a prefix at a place is one: a lone o or ال is so only inside a surname.
    private func canJoin(at place: Int) -> Bool {
        switch words[place] {
        case "o":
            role == .surname
                || (role == .full && place > 0 && words[place + 1].unicodeScalars.count > 2)
        case "mc", "mac", "st", "ol", "ul": role != .given
        case "ال", "ام", "ابو": words[place + 1].unicodeScalars.count > 2
        default: true
        }
    }

    /// Joins حسن زاده, Hasan Zadeh, روح الله, Shams oddin.
    private mutating func joinSuffixes() {
        var place = words.count - 1
        while place > 0 {
            let word = words[place]
            let isGivenSuffix = role != .surname && NameVocabulary.givenSuffixes.contains(word)
            let isStrong = role != .given && NameVocabulary.strongSuffixes.contains(word)
            let isWeak =
                role != .given && NameVocabulary.weakSuffixes.contains(word)
                && place >= (role == .full ? 2 : 1)
            if isGivenSuffix || isStrong || isWeak {
                words[place - 1] += word
                words.remove(at: place)
            }
            place -= 1
        }
    }
}
