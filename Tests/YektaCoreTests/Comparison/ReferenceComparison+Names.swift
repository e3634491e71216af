@testable import YektaCore

extension ReferenceComparison {
    /// Adds the levels of the names to a vector, and what they say about the e-mail address.
    func compareNames(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord,
        _ vector: inout ComparisonVector
    ) {
        var given: (level: Level, frequency: MatchWeight) = (.missing, .zero)
        var surname = given
        for one in left.fields.names {
            for other in right.fields.names {
                let agreement = NameComparison.compare(one.name, other.name)
                let isCrossScript = one.script != other.script
                let givenLevel = Self.level(
                    agreement.given,
                    crossScript: isCrossScript,
                    one.name.givenJoined,
                    other.name.givenJoined
                )
                if Self.isBetter(name: givenLevel, than: given.level) {
                    given = (givenLevel, frequency(given: agreement))
                }
                let surnameLevel = Self.level(
                    agreement.surname,
                    crossScript: isCrossScript,
                    one.name.surnameJoined,
                    other.name.surnameJoined
                )
                if Self.isBetter(name: surnameLevel, than: surname.level) {
                    surname = (surnameLevel, frequency(surname: agreement))
                }
                if agreement.equalGeneration { vector[.generation] = .exact }
                if agreement.differingGeneration, vector[.generation] == .missing {
                    vector[.generation] = .differs
                }
            }
        }
        vector[.givenName] = given.level
        vector[.surname] = surname.level
        vector.setFrequency(given.frequency, at: ComparisonPlace(.givenName))
        vector.setFrequency(surname.frequency, at: ComparisonPlace(.surname))
        discountNamedEmail(left, right, &vector)
        if given.level == .missing { vector[.phone] = vector[.phone].nameless }
        compareAliases(left, right, &vector)
    }

    /// Looks for a name that one side lacks in its e-mail addresses and handles.
    ///
    /// Only where these do not agree themselves: beside an agreement it would repeat its evidence.
    private func compareAliases(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord,
        _ vector: inout ComparisonVector
    ) {
        guard vector[.givenName] == .missing || vector[.surname] == .missing else { return }
        let isEmailFree = vector[.email] == .missing || vector[.email] == .differs
        let isHandleFree = vector[.handle] == .missing || vector[.handle] == .differs
        guard isEmailFree || isHandleFree else { return }
        for (nameless, named) in [(left.fields, right.fields), (right.fields, left.fields)] {
            let aliases =
                (isEmailFree ? Self.aliases(nameless.emails) { $0.local } : [])
                + (isHandleFree ? Self.aliases(nameless.handles) { $0.bytes } : [])
            guard !aliases.isEmpty else { continue }
            if vector[.givenName] == .missing {
                vector[.givenName] = Self.level(aliases, named.names.compactMap(\.name.givenJoined))
            }
            if vector[.surname] == .missing {
                vector[.surname] = Self.level(aliases, named.names.compactMap(\.name.surnameJoined))
            }
        }
    }

    private static func level(_ aliases: [Alias], _ names: [NameToken]) -> Level {
        guard !names.isEmpty else { return .missing }
        let isHeld = aliases.contains { alias in names.contains { alias.holds($0) } }
        return isHeld ? .alias : .aliasDiffers
    }

    private func frequency(given agreement: NameAgreement) -> MatchWeight {
        guard let token = agreement.givenToken else { return .zero }
        return frequencies.weight(given: token, sound: agreement.given != .exact)
    }

    private func frequency(surname agreement: NameAgreement) -> MatchWeight {
        guard let token = agreement.surnameToken else { return .zero }
        return frequencies.weight(surname: token, sound: agreement.surname != .exact)
    }

    /// Whether a level of a name part is to be preferred: any evidence over none, then the better
    /// one.
    private static func isBetter(name level: Level, than best: Level) -> Bool {
        guard level != .missing else { return false }
        return best == .missing || level.rawValue < best.rawValue
    }

    private static func level(
        _ part: NamePartLevel,
        crossScript: Bool,
        _ left: NameToken?,
        _ right: NameToken?
    ) -> Level {
        switch part {
        case .missing: return .missing
        case .exact: return .exact
        case .sound: return crossScript ? .crossScript : .sound
        case .typo: return .oneError
        case .nickname: return crossScript ? .crossPart : .part
        case .initial: return crossScript ? .crossPart : .initial
        case .differ:
            let isNear = left.flatMap { left in right.map { isSimilar(left, $0) } } ?? false
            if crossScript { return isNear ? .crossPart : .crossDiffers }
            return isNear ? .similar : .differs
        }
    }

    /// Jaro–Winkler similarity from which two spellings are nearer than chance.
    private static let similarityMin = 0.8

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
        _ left: NormalisedRecord,
        _ right: NormalisedRecord,
        _ vector: inout ComparisonVector
    ) {
        guard vector[.email] != .missing else { return }
        let isGiven = Self.isSameName(vector[.givenName])
        let isSurname = Self.isSameName(vector[.surname])
        guard isGiven || isSurname,
            let pair = Self.compareEmails(left.fields.emails, right.fields.emails).pair
        else { return }
        let isNamed =
            left.fields.names.contains {
                Self.isMade(pair.0, of: $0.name, given: isGiven, surname: isSurname)
            }
            || right.fields.names.contains {
                Self.isMade(pair.1, of: $0.name, given: isGiven, surname: isSurname)
            }
        guard isNamed else { return }
        switch vector[.email] {
        case .exact, .exactOwner, .exactShared: vector[.email] = .exactNamed
        case .differs: vector[.email] = .differsNamed
        default: vector[.email] = .nearNamed
        }
    }

    private static func isSameName(_ level: Level) -> Bool {
        level == .exact || level == .sound || level == .crossScript || level == .oneError
    }

    /// Whether the local part seems to be made of a part of a name.
    private static func isMade(
        _ mailbox: Mailbox,
        of name: PersonName,
        given: Bool,
        surname: Bool
    ) -> Bool {
        guard mailbox.local.count(where: { $0 < 0x3A && $0 >= 0x30 }) < 3 else { return false }
        let alias = Alias(mailbox.local)
        return surname && (name.surnameJoined.map { alias.holds($0) } ?? false)
            || given && (name.givenJoined.map { alias.holds($0) } ?? false)
            || name.unplaced.contains { alias.holds($0) }
    }

    /// What addresses and handles may say about a name.
    private static func aliases<Value>(
        _ values: [IdentifyingValue<Value>],
        _ bytes: (Value) -> [UInt8]
    ) -> [Alias] {
        values.filter { $0.holders != .many }.map { Alias(bytes($0.value)) }
    }
}
