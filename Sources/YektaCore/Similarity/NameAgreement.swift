/// How one part of a name agrees with the same part of another, best first.
package enum NamePartLevel: UInt8, Sendable, Hashable, CaseIterable {
    /// One side lacks the part: no evidence either way.
    case missing
    case exact
    /// Another spelling or another script, the same sound.
    case sound
    /// A typing error apart, and not two names that are both common.
    case typo
    /// A nickname or short form, or one part of a compound.
    case nickname
    /// A single letter that the other side starts with.
    case initial
    case differ

    /// Whether the parts are the same name, give or take how it was written.
    var isSameName: Bool { self == .exact || self == .sound || self == .typo }
}

/// How two names agree, part by part.
package struct NameAgreement: Sendable, Hashable {
    package let given: NamePartLevel
    package let surname: NamePartLevel
    /// Whether the one's given name was compared with the other's surname.
    package let isSwapped: Bool
    /// The agreeing token of the left name, whose frequency adjusts the weight of the given name.
    package let givenToken: NameToken?
    /// The agreeing token of the left name, whose frequency adjusts the weight of the surname.
    package let surnameToken: NameToken?
    /// Whether both names have a generational suffix and they differ: father and son.
    package let differingGeneration: Bool
    /// Whether both names have the same generational suffix.
    package var equalGeneration = false
}

/// The level of one part and the left side's token that reached it.
struct PartAgreement {
    let level: NamePartLevel
    let token: NameToken?

    static let missing = PartAgreement(level: .missing, token: nil)
    static let differ = PartAgreement(level: .differ, token: nil)

    init(level: NamePartLevel, token: NameToken?) {
        self.level = level
        self.token = token
    }

    init(_ level: NamePartLevel, _ token: NameToken?) {
        self.init(level: level, token: token)
    }
}
