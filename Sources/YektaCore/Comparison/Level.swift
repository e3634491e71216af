/// One outcome of a comparison.
///
/// `missing` is the null level of every comparison: weight 0.
///
/// One enumeration serves all comparisons, so that a comparison vector is a row of bytes; which
/// levels a comparison can reach is listed in the model. Of the levels that one comparison can
/// reach, an earlier case is the better agreement.
package enum Level: UInt8, CaseIterable, Hashable, Sendable {
    case missing = 0
    /// Equal after normalisation.
    case exact
    /// Equal, held by several people, and both records fit the one who has most of the records.
    case exactOwner
    /// Equal, but held by several people.
    case exactShared
    /// A landline shared: evidence for the household at least.
    case exactLandline
    /// Equal, and made of the name that agrees as well: it says little beyond the name.
    case exactNamed
    /// Equal, and no names beside it tell who of a household used it.
    case exactNameless
    /// The same of a value that several people hold, where both records fit the main one.
    case ownerNameless
    /// The same of a value that several people hold.
    case sharedNameless
    /// Names of one script that sound the same.
    case sound
    /// A Persian and a Latin spelling of one sound.
    case crossScript
    /// One slip of the finger apart: a letter or digit wrong, lost, doubled or swapped.
    case oneError
    /// One error, and no names beside it.
    case oneErrorNameless
    /// A nickname, a short form, or one part of a compound.
    case part
    /// An initial that fits.
    case initial
    /// A nickname, a part or an initial in the other script.
    case crossPart
    /// Not equal, but nearer than chance.
    case similar
    /// The same local part at another mail domain.
    case sameLocalPart
    /// Near, and made of the name that agrees as well.
    case nearNamed
    /// A date known to the year on one side, and the years agree.
    case yearPrecision
    /// Two full dates of the same year and nothing more in common.
    case sameYear
    case numberAndStreet
    case numberAndPostalCode
    case streetAndPostalCode
    /// A postal code that names a building or a few houses.
    case postalCode
    /// A postal code that names a town or a district.
    case postalArea
    case street
    case city
    case cityDiffers
    /// Dates of which one is known to the year, and the years differ.
    case yearDiffers
    /// Names in two scripts that do not agree.
    case crossDiffers
    /// Identifiers that differ, of which at least one has no check digit to prove it was typed
    /// right.
    case differsUnverified
    /// Not near, where the names agree and could have made them so.
    case differsNamed
    /// Not equal, and no names beside it.
    case differsNameless
    case differs

    /// The word in explanations and in the model.
    package var name: String {
        switch self {
        case .missing: "missing"
        case .exact: "exact"
        case .exactOwner: "exact, of its main holder"
        case .exactShared: "exact, several holders"
        case .exactLandline: "exact landline"
        case .exactNamed: "exact, made of the name"
        case .exactNameless: "exact, names missing"
        case .ownerNameless: "exact, of its main holder, names missing"
        case .sharedNameless: "exact, several holders, names missing"
        case .sound: "sounds equal"
        case .crossScript: "sounds equal across scripts"
        case .oneError: "one error"
        case .oneErrorNameless: "one error, names missing"
        case .part: "nickname or part"
        case .initial: "initial"
        case .crossPart: "nickname or part across scripts"
        case .similar: "similar"
        case .sameLocalPart: "same local part"
        case .nearNamed: "near, made of the name"
        case .yearPrecision: "year known, equal"
        case .sameYear: "same year only"
        case .numberAndStreet: "number and street"
        case .numberAndPostalCode: "number and postal code"
        case .streetAndPostalCode: "street and postal code"
        case .postalCode: "postal code"
        case .postalArea: "postal area"
        case .street: "street"
        case .city: "city"
        case .cityDiffers: "city differs"
        case .yearDiffers: "year known, differs"
        case .crossDiffers: "differs across scripts"
        case .differsUnverified: "differs, unverified"
        case .differsNamed: "differs, names agree"
        case .differsNameless: "differs, names missing"
        case .differs: "differs"
        }
    }

    /// The level of a name in the model.
    package init?(name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    /// Which question the level answers, among those that one comparison asks.
    ///
    /// The probabilities of the levels of one context add up to one: names of one script and names
    /// of two are two questions, with error rates of their own.
    package var context: Int {
        switch self {
        case .crossScript, .crossPart, .crossDiffers: 1
        case .exactNamed, .nearNamed, .differsNamed: 2
        case .yearPrecision, .yearDiffers: 3
        case .city, .cityDiffers: 4
        case .exactNameless, .ownerNameless, .sharedNameless, .oneErrorNameless, .differsNameless:
            5
        case .missing, .exact, .exactOwner, .exactShared, .exactLandline, .sound, .oneError, .part,
            .initial, .similar, .sameLocalPart, .sameYear, .numberAndStreet, .numberAndPostalCode,
            .streetAndPostalCode, .postalCode, .postalArea, .street, .differsUnverified, .differs:
            0
        }
    }

    /// Whether the values have anything in common.
    var isAgreement: Bool {
        switch self {
        case .missing, .cityDiffers, .yearDiffers, .crossDiffers, .differsUnverified, .differsNamed,
            .differsNameless, .differs:
            false
        case .exact, .exactOwner, .exactShared, .exactLandline, .exactNamed, .exactNameless,
            .ownerNameless, .sharedNameless, .sound, .crossScript, .oneError, .oneErrorNameless,
            .part, .initial, .crossPart, .similar, .sameLocalPart, .nearNamed,
            .yearPrecision, .sameYear, .numberAndStreet, .numberAndPostalCode,
            .streetAndPostalCode, .postalCode, .postalArea, .street, .city:
            true
        }
    }

    /// How many contexts there are.
    static let contextCount = 6
}

extension Level {
    /// The level of a phone where no given names say who of a household used it.
    var nameless: Level {
        switch self {
        case .exact: .exactNameless
        case .exactOwner: .ownerNameless
        case .exactShared: .sharedNameless
        case .oneError: .oneErrorNameless
        case .differs: .differsNameless
        default: self
        }
    }
}
