/// The comparisons that a pair of records goes through, in the order in which an explanation lists
/// them.
package enum ComparisonKind: Int, CaseIterable, Hashable, Sendable {
    case givenName, surname, generation, phone, email, nationalID, birthDate, gender, address
    case loyaltyID, deviceID, handle, cookieID, identifier, text, number

    /// The name in the model and in explanations.
    package var name: String {
        switch self {
        case .givenName: "given_name"
        case .surname: "surname"
        case .generation: "generation"
        case .phone: "phone"
        case .email: "email"
        case .nationalID: "national_id"
        case .birthDate: "birth_date"
        case .gender: "gender"
        case .address: "address"
        case .loyaltyID: "loyalty_id"
        case .deviceID: "device_id"
        case .handle: "handle"
        case .cookieID: "cookie_id"
        case .identifier: "identifier"
        case .text: "text"
        case .number: "number"
        }
    }
}

/// One outcome of a comparison.
///
/// `missing` is the null level of every comparison: weight 0.
///
/// One enumeration serves all comparisons, so that a comparison vector is a row of bytes; which
/// levels a comparison can reach is listed in the model.
package enum Level: UInt8, CaseIterable, Hashable, Sendable {
    case missing = 0
    /// Equal after normalisation.
    case exact
    /// Names of one script that sound the same.
    case sound
    /// A Persian and a Latin spelling of one sound.
    case crossScript
    /// One slip of the finger apart: a letter or digit wrong, lost, doubled or swapped.
    case oneError
    /// A nickname, a short form, or one part of a compound.
    case part
    /// An initial that fits.
    case initial
    /// Equal, but held by several people.
    case exactShared
    /// A landline shared: evidence for the household at least.
    case exactLandline
    /// The same local part at another mail domain.
    case sameLocalPart
    /// A date known to the year on one side, and the years agree.
    case yearPrecision
    /// Not equal, but nearer than chance.
    case similar
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
    /// Identifiers that differ, of which at least one has no check digit to prove it was typed
    /// right.
    case differsUnverified
    case differs

    package var name: String {
        switch self {
        case .missing: "missing"
        case .exact: "exact"
        case .sound: "sounds equal"
        case .crossScript: "sounds equal across scripts"
        case .oneError: "one error"
        case .part: "nickname or part"
        case .initial: "initial"
        case .exactShared: "exact, several holders"
        case .exactLandline: "exact landline"
        case .sameLocalPart: "same local part"
        case .yearPrecision: "year known, equal"
        case .similar: "similar"
        case .sameYear: "same year only"
        case .numberAndStreet: "number and street"
        case .numberAndPostalCode: "number and postal code"
        case .streetAndPostalCode: "street and postal code"
        case .postalCode: "postal code"
        case .postalArea: "postal area"
        case .street: "street"
        case .city: "city"
        case .cityDiffers: "city differs"
        case .differsUnverified: "differs, unverified"
        case .differs: "differs"
        }
    }
}
