/// A person's name in parts, prepared for comparison.
package struct PersonName: Sendable, Hashable {
    /// The given name's parts in order: the halves of a compound, or a first and middle names.
    package let given: [NameToken]
    /// The surname's parts in order, with suffixes such as زاده joined to the part before.
    package let surname: [NameToken]
    /// Tokens of which it cannot be said whether they are given name or surname.
    package let unplaced: [NameToken]
    /// The whole given name written together: catches every way of dividing it.
    package let givenJoined: NameToken?
    /// The whole surname written together.
    package let surnameJoined: NameToken?
    /// Given name and surname written together: catches a division at the wrong place.
    let wholeJoined: NameToken?
    /// Whether the given name's parts are one name and not a first and middle names.
    let isCompoundGiven: Bool
    package let generation: GenerationalSuffix?
    /// Whether the name carries سید, سیده or سادات.
    package let isSeyed: Bool
    /// What a title says about the bearer's sex.
    package let genderHint: GenderHint?

    init?(parts: NameParts, traits: NameTraits) {
        self.init(
            parts: parts,
            givenJoined: NameToken(joining: parts.given),
            surnameJoined: NameToken(joining: parts.surname),
            traits: traits
        )
    }

    /// A name of parts that were joined before.
    init?(
        parts: NameParts,
        givenJoined: NameToken?,
        surnameJoined: NameToken?,
        traits: NameTraits
    ) {
        guard !(parts.given.isEmpty && parts.surname.isEmpty && parts.unplaced.isEmpty) else {
            return nil
        }
        given = parts.given
        surname = parts.surname
        unplaced = parts.unplaced
        self.givenJoined = givenJoined
        self.surnameJoined = surnameJoined
        let isWhole = !parts.given.isEmpty && !parts.surname.isEmpty
        wholeJoined = isWhole ? NameToken(whole: parts.given, parts.surname) : nil
        isCompoundGiven = parts.isCompoundGiven
        generation = traits.generation
        isSeyed = traits.isSeyed
        genderHint = traits.genderHint
    }
}

/// Which of several bearers of a name in one family.
package enum GenerationalSuffix: UInt8, Sendable, Hashable {
    case junior
    case senior
    case second
    case third
    case fourth
}

/// A sex, as far as a title gives it away.
package enum GenderHint: UInt8, Sendable, Hashable {
    case male
    case female
}

/// The tokens of a name, sorted into its parts.
struct NameParts {
    var given: [NameToken] = []
    var surname: [NameToken] = []
    var unplaced: [NameToken] = []
    var isCompoundGiven = false
}

/// What a name says besides the name.
struct NameTraits {
    var generation: GenerationalSuffix?
    var isSeyed = false
    var genderHint: GenderHint?
    /// Whether a title stood before the words last read.
    var hasTitle = false

    /// Whether nothing was said yet that reading another field goes by.
    var isEmpty: Bool { generation == nil && !isSeyed && genderHint == nil }
}
