/// A record after normalisation: everything that blocking and comparison look at, and nothing else.
///
/// Made once per record by a pure function, so it can be made on any thread before the engine sees
/// the record. A class, so that handing one to a comparison costs one reference count and not one
/// per field.
package final class NormalisedRecord: Sendable {
    package let fields: NormalisedFields

    package init(_ fields: NormalisedFields) {
        self.fields = fields
    }
}

/// The values of a normalised record by type.
///
/// A value that cannot be used (a default, a placeholder, an impossible date) is absent.
package struct NormalisedFields: Sendable {
    package var names: [KnownName] = []
    package var phones: [IdentifyingValue<PhoneNumber>] = []
    package var emails: [IdentifyingValue<Mailbox>] = []
    package var nationalIDs: [IdentifyingValue<IdentifierForm>] = []
    package var birthDates: [BirthDate] = []
    package var genders: [Gender] = []
    package var places: [Place] = []
    package var loyaltyIDs: [IdentifyingValue<IdentifierForm>] = []
    package var deviceIDs: [IdentifyingValue<IdentifierForm>] = []
    package var handles: [IdentifyingValue<IdentifierForm>] = []
    package var cookieIDs: [IdentifyingValue<IdentifierForm>] = []
    package var identifiers: [Labelled<IdentifyingValue<IdentifierForm>>] = []
    package var texts: [Labelled<TextValue>] = []
    package var numbers: [Labelled<Double>] = []

    package init() {}
}

/// A value that identifies somebody, with the key of the block of its holders.
package struct IdentifyingValue<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    package let key: BlockingKey
    /// How many people seem to hold it; kept current by the engine.
    package var holders = Holders.one

    /// Held by so many people that it is no evidence.
    package var isGeneric: Bool { holders == .many }

    package init(value: Value, key: BlockingKey) {
        self.value = value
        self.key = key
    }
}

/// A person's name behind one reference, so that going through names does not retain their parts.
package final class KnownName: Hashable, Sendable {
    package let name: PersonName
    /// The script it is written in, which decides what an equal sound is worth.
    package let script: Script?

    package init(_ name: PersonName) {
        self.name = name
        script = (name.surname.first ?? name.given.first ?? name.unplaced.first)?.script
    }

    package static func == (left: KnownName, right: KnownName) -> Bool {
        left === right || left.name == right.name
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}

/// A mailbox as bytes, ready for comparison.
package struct Mailbox: Hashable, Sendable {
    /// The address after the provider's rules, as it was typed: what two records must share to be
    /// equal.
    package let canonical: [UInt8]
    /// Its local part.
    package let local: [UInt8]
    /// The local part as the place where its owner's name may lie.
    let alias: Alias
    /// The domain after the repair of common slips (gmial.com).
    package let domain: [UInt8]

    package init(_ address: EmailAddress) {
        canonical = Array(address.canonical.utf8)
        local = Array(canonical[..<(canonical.lastIndex(of: 0x40) ?? canonical.endIndex)])
        domain = Array(address.repairedDomain.utf8)
        alias = Alias(local)
    }
}

extension Mailbox {
    /// From this many digits on a local part says something that the name does not.
    private static let digitsMin = 3

    /// Whether the local part says something that a name does not.
    var hasDigits: Bool { local.count { $0 < 0x3A && $0 >= 0x30 } >= Self.digitsMin }
}

/// A text as folded bytes, ready for comparison.
package struct TextValue: Hashable, Sendable {
    package let bytes: [UInt8]
    /// The hash by which its frequency is looked up.
    let hash: UInt64

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        hash = Hash64.xxh3(bytes, seed: 0)
    }
}

/// An identifier as bytes, ready for comparison.
package struct IdentifierForm: Hashable, Sendable {
    package let bytes: [UInt8]
    /// Whether a check digit proves that it was typed right.
    package let isValid: Bool

    package init(_ id: NationalID) {
        bytes = Array(id.value.utf8)
        isValid = id.isValid
    }

    package init(_ identifier: IdentifierValue) {
        bytes = Array(identifier.value.utf8)
        isValid = false
    }
}

/// How many people hold an identifying value, judging by the names seen with it.
package enum Holders: UInt8, Hashable, Sendable {
    /// No two names disagree.
    case one
    /// Several do, and this record may well be of the one who has most of the records.
    case owner
    /// A family's number, a recycled one, a shared mailbox.
    case several
    /// A switchboard or a default value: no evidence about anybody.
    case many
}

/// A value with the label of its field; only equal labels are compared.
package struct Labelled<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The hash of the label.
    package let label: UInt64
    package var value: Value

    package init(label: String, value: Value) {
        self.label = LabelHash.of(label)
        self.value = value
    }
}

/// Where somebody lives: one place made of address, city and postal code, compared as a whole.
package struct Place: Hashable, Sendable {
    /// The house number or plaque, as a hash; nil if unknown.
    package let number: UInt64?
    /// The words of the street as consonant skeletons, so that both scripts and most slips agree.
    package let street: [[UInt8]]
    package let postalCode: PostalCode?
    /// The city's canonical key.
    package let city: [UInt8]?
    /// The hash by which the frequency of the town is looked up.
    let cityHash: UInt64?
    /// The hash by which the frequency of the postal code is looked up.
    let postalHash: UInt64?

    package init(address: StreetAddress?, postalCode: PostalCode?, city: City?) {
        self.number = address?.number.map { Hash64.xxh3(Array($0.utf8), seed: 0) }
        self.street = (address?.street ?? []).compactMap { word in
            let classes = ConsonantSkeleton.classes(of: word)
            let skeleton = classes.count > 1 ? classes : Array(word.utf8)
            return skeleton.isEmpty ? nil : skeleton
        }
        self.postalCode = postalCode
        self.city = city.map { Array($0.key.utf8) }
        cityHash = city.map { Hash64.xxh3(Array($0.key.utf8), seed: 1) }
        postalHash = postalCode.map { Hash64.xxh3(Array($0.value.utf8), seed: 2) }
    }

    /// Whether the code names a building or a few houses rather than a district.
    ///
    /// Ten digits in Iran, nine in the USA, letters and digits in the UK or Canada; four or five
    /// digits are an area.
    package var isPostalCodeFine: Bool {
        guard let postalCode else { return false }
        let hasLetter = postalCode.value.utf8.contains { $0 >= 0x41 && $0 <= 0x5A }
        return postalCode.value.utf8.count >= 9 || (hasLetter && postalCode.value.utf8.count >= 5)
    }
}
