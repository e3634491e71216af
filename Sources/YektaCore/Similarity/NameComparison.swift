/// Compares two persons' names.
///
/// Given name against given name and surname against surname; only where that fails on both are the
/// fields taken as swapped. Names divided at another place are recognised by the whole written
/// together.
package enum NameComparison {
    /// How two names agree; the tokens in the answer are the left name's.
    ///
    /// - Complexity: a few alignments of names; allocates nothing.
    package static func compare(_ a: PersonName, _ b: PersonName) -> NameAgreement {
        if !a.unplaced.isEmpty || !b.unplaced.isEmpty { return compareUnplaced(a, b) }
        let given = compareGiven(PartView(givenOf: a), PartView(givenOf: b))
        let surname = compareSurname(PartView(surnameOf: a), PartView(surnameOf: b))
        if !given.level.isSameName, !surname.level.isSameName, let whole = compareWhole(a, b) {
            return whole
        }
        if given.level == .differ, surname.level == .differ, let swapped = compareSwapped(a, b) {
            return swapped
        }
        return agreement(a, b, given: given, surname: surname)
    }

    private static func agreement(
        _ a: PersonName,
        _ b: PersonName,
        given: PartAgreement,
        surname: PartAgreement,
        isSwapped: Bool = false
    ) -> NameAgreement {
        var differs = false
        if let left = a.generation, let right = b.generation { differs = left != right }
        var result = NameAgreement(
            given: given.level,
            surname: surname.level,
            isSwapped: isSwapped,
            givenToken: given.token,
            surnameToken: surname.token,
            differingGeneration: differs
        )
        result.equalGeneration = a.generation != nil && a.generation == b.generation
        return result
    }

    // MARK: - Arrangements

    /// The same name divided elsewhere: علی | رضا محمدی against علی رضا | محمدی.
    private static func compareWhole(_ a: PersonName, _ b: PersonName) -> NameAgreement? {
        guard let left = a.wholeJoined, let right = b.wholeJoined else { return nil }
        let isExact = left == right
        // The skeleton is the cheap sieve: most pairs of names that differ come this way.
        guard
            isExact
                || left.sharesSkeleton(with: right) && SoundDistance.soundsEqual(left, right)
        else { return nil }
        let level: NamePartLevel = isExact ? .exact : .sound
        return agreement(
            a,
            b,
            given: PartAgreement(level, a.givenJoined),
            surname: PartAgreement(level, a.surnameJoined)
        )
    }

    private static func compareSwapped(_ a: PersonName, _ b: PersonName) -> NameAgreement? {
        guard let aGiven = a.givenJoined, let aSurname = a.surnameJoined,
            let bGiven = b.givenJoined, let bSurname = b.surnameJoined
        else { return nil }
        let given = NamePart.level(aGiven, bSurname)
        guard given.isSameName else { return nil }
        let surname = NamePart.level(aSurname, bGiven)
        guard surname.isSameName else { return nil }
        return agreement(
            a,
            b,
            given: PartAgreement(given, aGiven),
            surname: PartAgreement(surname, aSurname),
            isSwapped: true
        )
    }

    /// A token that may be either part is compared with the part that it fits best.
    private static func compareUnplaced(_ a: PersonName, _ b: PersonName) -> NameAgreement {
        if let left = a.unplaced.first, let right = b.unplaced.first {
            let level = NamePart.level(left, right)
            let isGiven = left.givenEntry != 0 && left.surnameEntry == 0
            let found = PartAgreement(level, level == .differ ? nil : left)
            return agreement(
                a,
                b,
                given: isGiven ? found : .missing,
                surname: isGiven ? .missing : found
            )
        }
        let given = compareGiven(
            PartView(givenOf: a, orLone: true),
            PartView(givenOf: b, orLone: true)
        )
        let surname = compareSurname(
            PartView(surnameOf: a, orLone: true),
            PartView(surnameOf: b, orLone: true)
        )
        // Missing ranks last here: a part that the other name lacks is no fit.
        let isSurname =
            surname.level != .missing
            && (given.level == .missing || surname.level.rawValue <= given.level.rawValue)
        return agreement(
            a,
            b,
            given: isSurname ? .missing : given,
            surname: isSurname ? surname : .missing
        )
    }

    // MARK: - Parts

    static func compareGiven(_ a: PartView, _ b: PartView) -> PartAgreement {
        guard let left = a.joined, let right = b.joined else { return .missing }
        let level = NamePart.level(left, right)
        if level == .exact || level == .sound { return PartAgreement(level, left) }
        if let first = NamePart.firstNames(a, b) { return first }
        if level == .typo { return PartAgreement(level, left) }
        if let short = NamePart.shortForm(a, b) { return short }
        return NamePart.initial(a, b) ?? .differ
    }

    static func compareSurname(_ a: PartView, _ b: PartView) -> PartAgreement {
        guard let left = a.joined, let right = b.joined else { return .missing }
        let level = NamePart.level(left, right)
        if level != .differ { return PartAgreement(level, left) }
        if let part = NamePart.contained(a, b) { return part }
        return NamePart.initial(a, b) ?? .differ
    }
}

/// One part of a name: its tokens, and all of them written together.
///
/// With `orLone`, a name that lacks the part offers the token of which it is not known what it is.
struct PartView {
    let tokens: [NameToken]
    let joined: NameToken?
    let isCompound: Bool

    init(givenOf name: PersonName, orLone: Bool = false) {
        let isLone = orLone && name.given.isEmpty && !name.unplaced.isEmpty
        tokens = isLone ? name.unplaced : name.given
        joined = isLone ? name.unplaced.first : name.givenJoined
        isCompound = name.isCompoundGiven
    }

    init(surnameOf name: PersonName, orLone: Bool = false) {
        let isLone = orLone && name.surname.isEmpty && !name.unplaced.isEmpty
        tokens = isLone ? name.unplaced : name.surname
        joined = isLone ? name.unplaced.first : name.surnameJoined
        isCompound = false
    }
}
