extension RecordComparison {
    /// Adds the levels of the names to a vector, and what they say about the e-mail address.
    ///
    /// E-mail address, phone and handle must have been compared before.
    func compareNames(
        _ left: ContentView,
        _ right: ContentView,
        _ names: NameMemory,
        _ vector: inout ComparisonVector
    ) {
        compareNameParts(left, right, names, &vector)
        adjustToNames(left, right, names, &vector)
    }

    /// The levels of given name, surname and generation.
    ///
    /// - Parameter isHopeful: told what is known where one part of the only names is the same,
    ///   before the other is compared; if it says no, nothing more is done.
    /// - Returns: false if `isHopeful` said so.
    @discardableResult
    func compareNameParts(
        _ left: ContentView,
        _ right: ContentView,
        _ names: NameMemory,
        _ vector: inout ComparisonVector,
        isHopeful: ((ComparisonKind, MatchWeight) -> Bool)? = nil
    ) -> Bool {
        guard left.has(.names), right.has(.names) else { return true }
        let (ones, others) = (left.elements(.names), right.elements(.names))
        var found = NameLevels()
        if let one = NameElement.only(ones), let other = NameElement.only(others) {
            if let isHopeful, let (kind, frequency) = Self.equalPart(one, other, names),
                !isHopeful(kind, frequency)
            {
                return false
            }
            found.compare(one, other, names)
        } else {
            NameElement.each(ones) { one in
                NameElement.each(others) { found.compare(one, $0, names) }
            }
        }
        vector[.givenName] = found.given
        vector[.surname] = found.surname
        if found.generation != .missing { vector[.generation] = found.generation }
        vector.setFrequency(found.givenFrequency, at: ComparisonPlace(.givenName))
        vector.setFrequency(found.surnameFrequency, at: ComparisonPlace(.surname))
        return true
    }

    /// A part that is the same to the letter, and log2 of its frequency: whatever the other part
    /// is, this one's level is `exact` then.
    private static func equalPart(
        _ one: NameElement,
        _ other: NameElement,
        _ names: NameMemory
    ) -> (ComparisonKind, MatchWeight)? {
        guard one.lone == NamePartTable.none, other.lone == NamePartTable.none else { return nil }
        if one.surname != NamePartTable.none, one.surname == other.surname {
            let found = names.compare(.surname, one.surname, other.surname)
            return (.surname, found.frequency)
        }
        if one.given != NamePartTable.none, one.given == other.given {
            return (.givenName, names.compare(.given, one.given, other.given).frequency)
        }
        return nil
    }

    /// What the names say about e-mail address and phone, and these about a name that is missing.
    func adjustToNames(
        _ left: ContentView,
        _ right: ContentView,
        _ names: NameMemory,
        _ vector: inout ComparisonVector
    ) {
        discountNamedEmail(left, right, names, &vector)
        if vector[.givenName] == .missing { vector[.phone] = vector[.phone].nameless }
        compareAliases(left, right, names, &vector)
    }

    /// Looks for a name that one side lacks in its e-mail addresses and handles.
    ///
    /// Only where these do not agree themselves: beside an agreement it would repeat its evidence.
    private func compareAliases(
        _ left: ContentView,
        _ right: ContentView,
        _ names: NameMemory,
        _ vector: inout ComparisonVector
    ) {
        guard vector[.givenName] == .missing || vector[.surname] == .missing else { return }
        let isEmailFree = vector[.email] == .missing || vector[.email] == .differs
        let isHandleFree = vector[.handle] == .missing || vector[.handle] == .differs
        guard isEmailFree || isHandleFree else { return }
        for (nameless, named) in [(left, right), (right, left)] {
            let aliases = AliasSearch(
                emails: isEmailFree ? nameless.elements(.emails) : .empty,
                handles: isHandleFree ? nameless.elements(.handles) : .empty
            )
            guard !aliases.isEmpty else { continue }
            if vector[.givenName] == .missing {
                vector[.givenName] = aliases.level(named) {
                    $0.given
                } part: {
                    names.part($0)
                }
            }
            if vector[.surname] == .missing {
                vector[.surname] = aliases.level(named) {
                    $0.surname
                } part: {
                    names.part($0)
                }
            }
        }
    }

    /// Jaro–Winkler similarity from which two spellings are nearer than chance.
    static let similarityMin = 0.8

    /// Whether two spellings that are no likely typing error of each other are still near.
    ///
    /// Several errors in one word, that is. Two names that are both known are two names.
    static func isSimilar(_ left: NameToken, _ right: NameToken) -> Bool {
        guard left.letters.count >= 3, right.letters.count >= 3,
            !(left.isListed && right.isListed)
        else { return false }
        if left.script != right.script { return SoundDistance.level(left, right) != .different }
        return JaroWinkler.similarity(left.letters, right.letters) >= similarityMin
    }

    /// An address that is made of the name repeats the name: where a part of the name agrees that
    /// the address holds as well, it has levels of its own, whose probabilities are those among
    /// people of one name.
    private func discountNamedEmail(
        _ left: ContentView,
        _ right: ContentView,
        _ names: NameMemory,
        _ vector: inout ComparisonVector
    ) {
        guard vector[.email] != .missing else { return }
        let isGiven = Self.isSameName(vector[.givenName])
        let isSurname = Self.isSameName(vector[.surname])
        guard isGiven || isSurname,
            let pair = Self.compareEmails(
                left.elements(.emails),
                right.elements(.emails),
                names.vocabulary.words
            ).pair
        else { return }
        let parts = (given: isGiven, surname: isSurname)
        guard pair.0.isMade(of: left, parts, names) || pair.1.isMade(of: right, parts, names) else {
            return
        }
        switch vector[.email] {
        case .exact, .exactOwner, .exactShared: vector[.email] = .exactNamed
        case .differs: vector[.email] = .differsNamed
        default: vector[.email] = .nearNamed
        }
    }

    private static func isSameName(_ level: Level) -> Bool {
        level == .exact || level == .sound || level == .crossScript || level == .oneError
    }
}

/// The best levels of the parts of names, over all pairs of names of two records.
private struct NameLevels {
    private(set) var given = Level.missing
    private(set) var givenFrequency = MatchWeight.zero
    private(set) var surname = Level.missing
    private(set) var surnameFrequency = MatchWeight.zero
    private(set) var generation = Level.missing

    mutating func compare(_ one: NameElement, _ other: NameElement, _ names: NameMemory) {
        let found = NamePairComparison(one, other, names)
        let isCrossScript = one.script != other.script
        let givenLevel = Self.level(found.given, isCrossScript)
        if Self.isBetter(name: givenLevel, than: given) {
            given = givenLevel
            givenFrequency = found.given.frequency
        }
        let surnameLevel = Self.level(found.surname, isCrossScript)
        if Self.isBetter(name: surnameLevel, than: surname) {
            surname = surnameLevel
            surnameFrequency = found.surname.frequency
        }
        if found.equalGeneration { generation = .exact }
        if found.differingGeneration, generation == .missing { generation = .differs }
    }

    /// Whether a level of a name part is to be preferred: any evidence over none, then the better
    /// one.
    private static func isBetter(name level: Level, than best: Level) -> Bool {
        guard level != .missing else { return false }
        return best == .missing || level.rawValue < best.rawValue
    }

    private static func level(_ part: PartComparison, _ isCrossScript: Bool) -> Level {
        switch part.level {
        case .missing: return .missing
        case .exact: return .exact
        case .sound: return isCrossScript ? .crossScript : .sound
        case .typo: return .oneError
        case .nickname: return isCrossScript ? .crossPart : .part
        case .initial: return isCrossScript ? .crossPart : .initial
        case .differ:
            if isCrossScript { return part.isSimilar ? .crossPart : .crossDiffers }
            return part.isSimilar ? .similar : .differs
        }
    }
}

/// Names looked for in addresses and handles.
private struct AliasSearch {
    let emails: Bytes
    let handles: Bytes

    private func contains(_ test: (AliasView) -> Bool) -> Bool {
        var isFound = false
        ElementPairs.each(emails) {
            let email = EmailElement(bytes: $0)
            if !isFound, email.holders != .many { isFound = test(email.alias) }
        }
        ElementPairs.each(handles) {
            let handle = IdentifierElement(bytes: $0)
            if !isFound, handle.holders != .many { isFound = test(handle.alias) }
        }
        return isFound
    }

    /// Whether there is nowhere to look.
    var isEmpty: Bool { !contains { _ in true } }

    /// Whether one of the names' parts lies in one of the places; missing if there is no such part.
    func level(
        _ named: ContentView,
        _ number: (NameElement) -> UInt32,
        part: (UInt32) -> NamePartEntry
    ) -> Level {
        var level = Level.missing
        NameElement.each(named.elements(.names)) { name in
            let number = number(name)
            guard level != .alias, number != NamePartTable.none,
                let joined = part(number).joined
            else { return }
            level = contains { $0.holds(joined) } ? .alias : .aliasDiffers
        }
        return level
    }
}

extension EmailElement {
    /// Whether the local part seems to be made of a part of one of a record's names: it holds its
    /// consonants, and hardly any digits.
    func isMade(
        of record: ContentView,
        _ parts: (given: Bool, surname: Bool),
        _ names: NameMemory
    ) -> Bool {
        guard !hasDigits else { return false }
        let alias = alias
        var isMade = false
        NameElement.each(record.elements(.names)) { name in
            func holds(_ number: UInt32) -> Bool {
                guard number != NamePartTable.none, let joined = names.part(number).joined else {
                    return false
                }
                return alias.holds(joined)
            }
            if isMade { return }
            isMade =
                parts.surname && holds(name.surname) || parts.given && holds(name.given)
                || name.lone != NamePartTable.none
                    && names.part(name.lone).tokens.contains { alias.holds($0) }
        }
        return isMade
    }
}
