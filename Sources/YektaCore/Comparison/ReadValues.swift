/// Values that come again and again, each read once: dates, towns, words of a column, full names.
enum ReadValues {
    /// How many values of each type are remembered.
    private static let rememberedMax = 1 << 15

    private static let dates = ValueMemory<BirthDate?>(entriesMax: rememberedMax)
    private static let cities = ValueMemory<ReadCity?>(entriesMax: rememberedMax)
    private static let texts = ValueMemory<TextValue?>(entriesMax: rememberedMax)
    private static let skeletons = ValueMemory<[UInt8]>(entriesMax: rememberedMax)
    private static let fullNames = ValueMemory<[KnownName]>(entriesMax: rememberedMax)

    static func birthDate(_ raw: String) -> BirthDate? {
        dates.value(raw.utf8Span.span) { BirthDate(raw) }
    }

    static func city(_ raw: String) -> ReadCity? {
        cities.value(raw.utf8Span.span) { City(raw).map { ReadCity($0) } }
    }

    /// All readings of a full name.
    static func names(full raw: String) -> [KnownName] {
        fullNames.value(raw.utf8Span.span) {
            PersonNameParser.readings(full: raw).map { KnownName($0) }
        }
    }

    /// The consonants of a word of a street's name; of one that has none its letters.
    static func skeleton(ofStreet word: String) -> [UInt8] {
        skeletons.value(word.utf8Span.span) {
            let classes = ConsonantSkeleton.classes(of: word)
            return classes.count > 1 ? classes : Array(word.utf8)
        }
    }

    /// The compared part of a text; nil if there is nothing in it.
    static func text(_ raw: String) -> TextValue? {
        texts.value(raw.utf8Span.span) {
            var key: [UInt8] = []
            TextFolding.key(raw, into: &key)
            if key.isEmpty { return nil }
            return TextValue(Array(key.prefix(RecordNormalisation.textBytesComparedMax)))
        }
    }
}

/// A town as a place holds it.
struct ReadCity: Sendable {
    let key: [UInt8]
    let hash: UInt64

    init(_ city: City) {
        key = Array(city.key.utf8)
        hash = Hash64.xxh3(key, seed: 1)
    }
}

/// An address as a place holds it.
struct ReadAddress {
    /// The hash of the house number.
    let number: UInt64?
    /// The words of the street as consonant skeletons.
    let street: [[UInt8]]

    /// Reads an address; nil if nothing is left of it.
    init?(_ raw: String) {
        guard let address = StreetAddress(raw) else { return nil }
        number = address.number.map { ByteHash.xxh3($0.utf8Span.span, seed: 0) }
        var street: [[UInt8]] = []
        street.reserveCapacity(address.street.count)
        for word in address.street {
            let skeleton = ReadValues.skeleton(ofStreet: word)
            if !skeleton.isEmpty { street.append(skeleton) }
        }
        self.street = street
    }
}

extension Place {
    /// A place of values that were read before.
    init(_ address: ReadAddress?, _ postalCode: PostalCode?, _ city: ReadCity?) {
        number = address?.number
        street = address?.street ?? []
        self.postalCode = postalCode
        self.city = city?.key
        cityHash = city?.hash
        postalHash = postalCode.map { ByteHash.xxh3($0.value.utf8Span.span, seed: 2) }
    }
}

extension IdentifierForm {
    init(bytes: [UInt8], isValid: Bool) {
        self.bytes = bytes
        self.isValid = isValid
    }
}

extension Mailbox {
    /// A mailbox of parts that were read before.
    init(canonical: [UInt8], local: [UInt8], domain: [UInt8]) {
        self.canonical = canonical
        self.local = local
        self.domain = domain
        alias = Alias(local)
    }
}
