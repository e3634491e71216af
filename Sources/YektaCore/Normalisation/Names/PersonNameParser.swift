/// Reads the name fields of a record as one person's name.
package enum PersonNameParser {
    /// The name that raw fields spell, nil if they name nobody (empty, «مشتری گرامی», "unknown").
    ///
    /// Given name and surname fields are believed as to which is which; a full name is divided by
    /// what is known of Persian and English names. Where one of the two fields is missing, the full
    /// name fills in.
    ///
    /// - Complexity: O(n) in the text.
    package static func parse(given: String?, surname: String?, full: String?) -> PersonName? {
        guard let full else { return parse(given: given, surname: surname) }
        var traits = NameTraits()
        var parts = NameParts()
        if let given { readGiven(given, &parts, &traits) }
        if let surname { readSurname(surname, &parts, &traits) }
        if parts.given.isEmpty || parts.surname.isEmpty {
            var whole = NameParts()
            readFull(full, &whole, &traits)
            parts.fillIn(from: whole)
        }
        return PersonName(parts: parts, traits: traits)
    }

    /// The name of the two fields that most files have, each read once for all who bear it.
    private static func parse(given: String?, surname: String?) -> PersonName? {
        var parts = NameParts()
        var traits = NameTraits()
        var givenJoined: NameToken?
        if let given {
            let field = NameField.given(given)
            parts.given = field.tokens
            parts.isCompoundGiven = field.isCompoundGiven
            givenJoined = field.joined
            traits = field.traits
        }
        guard let surname else {
            return PersonName(
                parts: parts,
                givenJoined: givenJoined,
                surnameJoined: nil,
                traits: traits
            )
        }
        let surnameJoined: NameToken?
        if traits.isEmpty {
            let field = NameField.surname(surname)
            parts.surname = field.tokens
            surnameJoined = field.joined
            traits = field.traits
        } else {
            // What the surname says of sex or rank counts only where the given name said nothing.
            readSurname(surname, &parts, &traits)
            surnameJoined = NameToken(joining: parts.surname)
        }
        return PersonName(
            parts: parts,
            givenJoined: givenJoined,
            surnameJoined: surnameJoined,
            traits: traits
        )
    }

    /// All ways to read a full name, the likeliest first: after a title two words may be given name
    /// and surname or, because people are addressed by their surnames, a surname alone (خانم نیک
    /// نفس).
    ///
    /// - Complexity: O(n) in the text.
    package static func readings(full: String) -> [PersonName] {
        var traits = NameTraits()
        var parts = NameParts()
        readFull(full, &parts, &traits)
        guard let first = PersonName(parts: parts, traits: traits) else { return [] }
        guard traits.hasTitle, parts.given.count == 1, parts.surname.count == 1 else {
            return [first]
        }
        var other = NameParts()
        other.surname = parts.given + parts.surname
        return [first] + (PersonName(parts: other, traits: traits).map { [$0] } ?? [])
    }

    // MARK: - Fields

    fileprivate static func readGiven(
        _ raw: String,
        _ parts: inout NameParts,
        _ traits: inout NameTraits
    ) {
        guard let read = NameWords(raw, role: .given, traits: &traits) else { return }
        parts.setGiven(read.words, &traits)
    }

    fileprivate static func readSurname(
        _ raw: String,
        _ parts: inout NameParts,
        _ traits: inout NameTraits
    ) {
        guard let read = NameWords(raw, role: .surname, traits: &traits) else { return }
        parts.surname = read.words.compactMap { NameToken($0) }
    }

    private static func readFull(
        _ raw: String,
        _ parts: inout NameParts,
        _ traits: inout NameTraits
    ) {
        if let (family, given) = familyFirst(raw, &traits) {
            readSurname(family, &parts, &traits)
            readGiven(given, &parts, &traits)
            return
        }
        guard let read = NameWords(raw, role: .full, traits: &traits) else { return }
        let words = read.words
        if words.count == 1 {
            placeLone(words[0], &parts, &traits)
            return
        }
        if traits.hasTitle, words.count == 2, isSurnameOnly(words[0]) {
            parts.surname = words.compactMap { NameToken($0) }
            return
        }
        let givenCount = FullNameDivision.givenCount(words)
        parts.setGiven(Array(words[..<givenCount]), &traits)
        parts.surname = words[givenCount...].compactMap { NameToken($0) }
    }

    /// The two sides of "Family, Given"; nil without a comma or when it only sets off a Jr.
    private static func familyFirst(
        _ raw: String,
        _ traits: inout NameTraits
    ) -> (family: String, given: String)? {
        guard hasComma(raw.utf8Span.span) else { return nil }
        let sides = raw.split(whereSeparator: { $0 == "," || $0 == "،" }).map { String($0) }
        guard sides.count >= 2 else { return nil }
        let last = TextFolding.key(sides[sides.count - 1]).filter { $0 != "." }
        if let generation = NameVocabulary.generation(of: last) {
            traits.generation = generation
            return sides.count > 2 ? (sides[0], sides[1]) : nil
        }
        return (sides[0], sides[1...].joined(separator: " "))
    }

    private static func hasComma(_ raw: Span<UInt8>) -> Bool {
        for index in raw.indices {
            if raw[index] == 0x2C { return true }
            if raw[index] == 0x8C, index > 0, raw[index - 1] == 0xD8 { return true }
        }
        return false
    }

    /// Whether a word is known as a surname and not as a given name: after a title it begins a
    /// surname of two words (اقای محمدی راد), because people are addressed by their surnames.
    private static func isSurnameOnly(_ word: String) -> Bool {
        guard let token = NameToken(word) else { return false }
        return token.surnameEntry != 0 && token.givenEntry == 0
    }

    /// A lone word is a surname after a title or with a surname's suffix; else nobody can say.
    private static func placeLone(
        _ word: String,
        _ parts: inout NameParts,
        _ traits: inout NameTraits
    ) {
        guard let token = NameToken(word) else { return }
        let isSuffixed = NameVocabulary.strongSuffixes.words.contains {
            $0.utf8.count > 2 && word.utf8.count > $0.utf8.count && word.hasSuffix($0)
                && $0.count > 2 && word.count > $0.count + 1
        }
        if traits.hasTitle || (isSuffixed && token.givenEntry == 0) {
            parts.surname = [token]
        } else {
            parts.unplaced = [token]
        }
    }
}

/// What a field of a given name or a surname comes to by itself.
private final class NameField: Sendable {
    let tokens: [NameToken]
    /// The tokens written together.
    let joined: NameToken?
    let isCompoundGiven: Bool
    let traits: NameTraits

    /// Fields of either kind that are remembered.
    private static let fieldsRememberedMax = 1 << 15
    private static let givenMemory = ValueMemory<NameField>(entriesMax: fieldsRememberedMax)
    private static let surnameMemory = ValueMemory<NameField>(entriesMax: fieldsRememberedMax)

    static func given(_ raw: String) -> NameField {
        givenMemory.value(raw.utf8Span.span) {
            var parts = NameParts()
            var traits = NameTraits()
            PersonNameParser.readGiven(raw, &parts, &traits)
            return NameField(parts.given, isCompoundGiven: parts.isCompoundGiven, traits)
        }
    }

    static func surname(_ raw: String) -> NameField {
        surnameMemory.value(raw.utf8Span.span) {
            var parts = NameParts()
            var traits = NameTraits()
            PersonNameParser.readSurname(raw, &parts, &traits)
            return NameField(parts.surname, isCompoundGiven: false, traits)
        }
    }

    private init(_ tokens: [NameToken], isCompoundGiven: Bool, _ traits: NameTraits) {
        self.tokens = tokens
        joined = NameToken(joining: tokens)
        self.isCompoundGiven = isCompoundGiven
        self.traits = traits
    }
}

/// Where the given name ends in a full name of two words or more.
enum FullNameDivision {
    /// How many of the words are the given name; the rest is the surname.
    static func givenCount(_ words: [String]) -> Int {
        if words.count == 2 {
            return isCompound(words[0], words[1]) && isPersian(words[0]) ? 2 : 1
        }
        var count = 1
        if isCompound(words[0], words[1]) {
            count = 2
            // محمد علی رضا محمدی: three halves are rare, so the third is the surname's.
        } else {
            let isEnglish = isEnglishGiven(words[0])
            while count < words.count - 1, isMiddle(words[count], isEnglish: isEnglish) {
                count += 1
            }
        }
        // John Smith Jr was cut before; an initial at the end is a surname's.
        return count
    }

    private static func isCompound(_ first: String, _ second: String) -> Bool {
        NameVocabulary.compoundFirsts.contains(first)
            && NameVocabulary.compoundSeconds.contains(second)
    }

    /// A middle name: an initial, or in an English name a listed given name.
    private static func isMiddle(_ word: String, isEnglish: Bool) -> Bool {
        if NameVocabulary.particles.contains(word) { return false }
        guard let token = NameToken(word) else { return false }
        if token.isInitial { return true }
        return isEnglish && isEnglishGiven(word)
    }

    private static func isEnglishGiven(_ word: String) -> Bool {
        guard let token = NameToken(word), token.script == .latin, token.givenEntry != 0 else {
            return false
        }
        return !NameLexicon.given.entries[Int(token.givenEntry)].isPersian
    }

    private static func isPersian(_ word: String) -> Bool { NameLetters(word).script == .persian }
}
