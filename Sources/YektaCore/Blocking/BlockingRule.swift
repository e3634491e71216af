/// How a blocking key is derived; each rule tolerates another kind of error.
package enum BlockingRule: UInt8, CaseIterable, Hashable, Sendable {
    // Identifiers, exact.
    case phone = 1
    case email
    case nationalID
    case loyaltyID
    case deviceID
    case handle
    case cookieID
    case identifier
    // Combinations.
    case emailLocalPart
    case fullName
    case surnameAndInitial
    case givenNameAndSurnamePrefix
    case surnameAndBirthYear
    case birthDate
    case birthDateAndInitial
    case nameAndPhonePart
    case nameAndCity
    case nameAndPostalArea
    case nameAndHouseNumber
    case numberAndStreet
    case numberAndPostalCode
    case postalCode
    /// One part of a name alone: open while the name is rare.
    case namePart
    // One slip of the finger in an identifier.
    case phoneOneError
    case nationalIDOneError
    // What is left of a value with an error in it.
    case emailPart
    case emailDomain
    case nameAndBirthParts
    case birthParts
    case birthPartsAndPlace
    case city
    // Columns that no type describes.
    case column
    case columnAndName
    case columnAndBirthYear

    package var name: String {
        switch self {
        case .phone: "phone"
        case .email: "email"
        case .nationalID: "national_id"
        case .loyaltyID: "loyalty_id"
        case .deviceID: "device_id"
        case .handle: "handle"
        case .cookieID: "cookie_id"
        case .identifier: "identifier"
        case .emailLocalPart: "email local part"
        case .fullName: "full name"
        case .surnameAndInitial: "surname and initial"
        case .givenNameAndSurnamePrefix: "given name and surname prefix"
        case .surnameAndBirthYear: "surname and birth year"
        case .birthDate: "birth date"
        case .birthDateAndInitial: "birth date and initial"
        case .nameAndPhonePart: "name and part of the phone"
        case .nameAndCity: "name and city"
        case .nameAndPostalArea: "name and postal area"
        case .nameAndHouseNumber: "name and house number"
        case .numberAndStreet: "number and street"
        case .numberAndPostalCode: "number and postal code"
        case .postalCode: "postal code"
        case .namePart: "rare name"
        case .phoneOneError: "phone but one digit"
        case .nationalIDOneError: "national id but one digit"
        case .emailPart: "part of the e-mail"
        case .emailDomain: "mail domain"
        case .nameAndBirthParts: "name and parts of the birth date"
        case .birthParts: "parts of the birth date"
        case .birthPartsAndPlace: "parts of the birth date and place"
        case .city: "city"
        case .column: "value of a column"
        case .columnAndName: "value of a column and name"
        case .columnAndBirthYear: "value of a column and birth year"
        }
    }

    /// What happens to a block of this rule that outgrows its limit.
    package enum Overflow: Sendable {
        /// The value has one owner in principle: the block goes on pairing each record with a
        /// bounded number of representatives, and a value held by many disagreeing people stops
        /// being evidence.
        case representatives
        /// Other rules refine it by a second value; the block itself emits no pairs any more.
        case closes
    }

    package var overflow: Overflow {
        switch self {
        case .phone, .email, .nationalID, .loyaltyID, .deviceID, .handle, .cookieID, .identifier:
            .representatives
        case .emailLocalPart, .fullName, .surnameAndInitial, .givenNameAndSurnamePrefix,
            .surnameAndBirthYear, .birthDate, .birthDateAndInitial,
            .nameAndPhonePart, .nameAndCity, .nameAndPostalArea, .nameAndHouseNumber,
            .numberAndStreet, .numberAndPostalCode, .postalCode, .namePart, .phoneOneError,
            .nationalIDOneError, .emailPart, .emailDomain, .nameAndBirthParts, .birthParts,
            .birthPartsAndPlace,
            .city, .column, .columnAndName, .columnAndBirthYear:
            .closes
        }
    }

    /// What sharing an open block of this rule says for a pair's candidacy, out of
    /// `BlockingLimits.candidacyPoints`.
    ///
    /// Two people who share one rare name, or a name and a town, and nothing else, are hardly ever
    /// one person; whoever is one shares two such things. But what only a handful of records have
    /// in common says enough: `rareBlockRecordsMax`.
    package var candidacyPoints: UInt8 {
        switch self {
        case .surnameAndInitial, .givenNameAndSurnamePrefix, .surnameAndBirthYear, .nameAndCity,
            .nameAndHouseNumber, .namePart, .emailPart, .emailDomain, .birthParts, .city,
            .nameAndBirthParts, .column, .columnAndBirthYear:
            1
        case .phone, .email, .nationalID, .loyaltyID, .deviceID, .handle, .cookieID, .identifier,
            .emailLocalPart, .fullName, .birthDate, .birthDateAndInitial, .nameAndPhonePart,
            .nameAndPostalArea, .numberAndStreet, .numberAndPostalCode, .postalCode, .phoneOneError,
            .nationalIDOneError, .birthPartsAndPlace, .columnAndName:
            BlockingLimits.candidacyPoints
        }
    }

    /// A block that holds no more records than this makes its pairs candidates by itself.
    ///
    /// A part of a date or a town alone says little, but in a small file little is enough to look
    /// at a pair, and in a large one such blocks are long closed.
    package var rareBlockRecordsMax: Int {
        switch self {
        case .birthParts, .emailDomain, .column:
            BlockingLimits.rareValueBlockRecordsMax
        case .phone, .email, .nationalID, .loyaltyID, .deviceID, .handle, .cookieID, .identifier,
            .emailLocalPart, .fullName, .surnameAndInitial, .givenNameAndSurnamePrefix,
            .surnameAndBirthYear, .birthDate, .birthDateAndInitial, .nameAndPhonePart, .nameAndCity,
            .nameAndPostalArea, .nameAndHouseNumber, .numberAndStreet, .numberAndPostalCode,
            .postalCode, .namePart, .phoneOneError, .nationalIDOneError, .nameAndBirthParts,
            .birthPartsAndPlace, .columnAndName, .columnAndBirthYear, .city, .emailPart:
            BlockingLimits.rareBlockRecordsMax
        }
    }

    /// The records a block may hold while all their pairs are candidates.
    ///
    /// The less a rule says by itself, the sooner its blocks close: two people who share a surname
    /// and an initial are worth a comparison while few do, and found by a second value when many
    /// do.
    package var blockRecordsMax: Int {
        switch self {
        case .phone, .email, .nationalID, .loyaltyID, .deviceID, .handle, .cookieID, .identifier:
            BlockingLimits.identifierBlockRecordsMax
        case .emailLocalPart, .fullName, .birthDateAndInitial, .nameAndPhonePart,
            .nameAndPostalArea, .numberAndStreet, .numberAndPostalCode, .nameAndBirthParts,
            .birthPartsAndPlace, .columnAndName, .phoneOneError, .nationalIDOneError:
            BlockingLimits.combinationBlockRecordsMax
        case .surnameAndInitial, .givenNameAndSurnamePrefix, .surnameAndBirthYear,
            .birthDate, .nameAndCity, .nameAndHouseNumber, .postalCode, .namePart, .emailPart,
            .emailDomain, .birthParts, .city, .column, .columnAndBirthYear:
            BlockingLimits.weakBlockRecordsMax
        }
    }
}

extension BlockingRule {
    /// The comparisons that a rule is about: a pair that it found is no sample of their errors.
    private var comparisons: [ComparisonKind] {
        switch self {
        case .phone, .phoneOneError: [.phone]
        case .email, .emailLocalPart, .emailPart, .emailDomain: [.email]
        case .nationalID, .nationalIDOneError: [.nationalID]
        case .loyaltyID: [.loyaltyID]
        case .deviceID: [.deviceID]
        case .handle: [.handle]
        case .cookieID: [.cookieID]
        case .identifier: [.identifier]
        case .fullName, .surnameAndInitial, .givenNameAndSurnamePrefix, .namePart:
            [.givenName, .surname]
        case .surnameAndBirthYear, .birthDateAndInitial, .nameAndBirthParts:
            [.givenName, .surname, .birthDate]
        case .birthDate, .birthParts: [.birthDate]
        case .birthPartsAndPlace: [.birthDate, .address]
        case .column: [.text, .number]
        case .columnAndName: [.text, .number, .givenName, .surname]
        case .columnAndBirthYear: [.text, .number, .birthDate]
        case .nameAndPhonePart: [.givenName, .surname, .phone]
        case .nameAndCity, .nameAndPostalArea, .nameAndHouseNumber:
            [.givenName, .surname, .address]
        case .numberAndStreet, .numberAndPostalCode, .postalCode, .city: [.address]
        }
    }

    /// By place: 1 where the rule is not about the comparison.
    var unrelated: SIMD32<UInt8> { Self.unrelatedByRule[Int(rawValue)] }

    private static let unrelatedByRule: [SIMD32<UInt8>] = {
        var table = [SIMD32<UInt8>](repeating: SIMD32(repeating: 1), count: 256)
        for rule in allCases {
            for kind in rule.comparisons { table[Int(rule.rawValue)][kind.rawValue] = 0 }
            guard rule.comparisons.contains(.text) else { continue }
            for column in ComparisonKind.allCases.count..<ComparisonPlace.countMax {
                table[Int(rule.rawValue)][column] = 0
            }
        }
        return table
    }()
}

/// The limits of blocking.
///
/// They are part of what decides the partition, so they are constants.
package enum BlockingLimits {
    /// A block of one identifier value pairs everybody with everybody up to this size.
    package static let identifierBlockRecordsMax = 64
    /// Beyond that size every record is paired with this many representatives of the block.
    package static let representativesMax = 32
    /// A block of combined values closes beyond this size; its pairs are left to finer rules.
    package static let combinationBlockRecordsMax = 40
    /// The same for rules that say little by themselves.
    package static let weakBlockRecordsMax = 20
    /// A block of any rule that holds no more records than this makes its pairs candidates by
    /// itself.
    package static let rareBlockRecordsMax = 4
    /// The same for parts of values, which are rare in small files only.
    package static let rareValueBlockRecordsMax = 16
    /// A pair whose shared blocks add up to this is compared.
    package static let candidacyPoints: UInt8 = 2
    /// An identifier value that this many people seem to hold is no evidence.
    package static let holdersPerValueMax = 8
    /// The part of the named records of a value that makes somebody its main holder.
    package static let ownerShare = (part: 2, of: 3)
    /// The names of one value that are compared to count its holders.
    package static let namesPerValueMax = 64
    /// An identifier value in more records than this is generic whatever the names say: a till's
    /// default, not a customer.
    package static let recordsPerValueMax = 512
    /// Keys of one record; beyond it no combinations are added, identifiers are.
    package static let keysPerRecordMax = 192
}
