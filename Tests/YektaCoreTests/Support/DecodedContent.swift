@testable import YektaCore

/// The values of a content, read back element by element.
///
/// What the compact form leaves out on purpose is left out: the key of a telephone number, which
/// follows from the number, and the address of a mailbox as it was typed, of which the key is left.
struct DecodedContent {
    private(set) var names: [PersonName?] = []
    private(set) var scripts: [Script?] = []
    private(set) var phones: [Phone] = []
    private(set) var emails: [Email] = []
    private(set) var identifiers: [RecordContent.Section: [Identifier]] = [:]
    private(set) var birthDates: [Date] = []
    private(set) var genders: [Gender] = []
    private(set) var places: [Location] = []
    private(set) var texts: [Text] = []
    private(set) var numbers: [Number] = []
    private(set) var columns: [Column] = []

    struct Phone: Hashable {
        let significant: UInt64
        let kind: UInt8
        let countryCode: UInt16
        let holders: Holders
    }

    struct Email: Hashable {
        let local: [UInt8]
        let domain: [UInt8]
        let hasDigits: Bool
        let key: UInt64
        let letters: UInt32
        let holders: Holders
    }

    struct Identifier: Hashable {
        let bytes: [UInt8]
        let isValid: Bool
        let key: UInt64
        let label: UInt64
        let holders: Holders
    }

    struct Date: Hashable {
        let precision: UInt8
        let readings: [Reading]

        struct Reading: Hashable {
            let day: Int32
            let gregorian: [Int]
            let jalali: [Int]
            let isEnteredAsJalali: Bool
        }
    }

    struct Location: Hashable {
        let number: UInt64?
        let postalCode: [UInt8]?
        let area: [UInt8]?
        let isPostalCodeFine: Bool
        let city: [UInt8]?
        let cityHash: UInt64?
        let postalHash: UInt64?
        let street: [[UInt8]]
    }

    struct Text: Hashable {
        let label: UInt64
        let hash: UInt64
        let bytes: [UInt8]
    }

    struct Number: Hashable {
        let label: UInt64
        let bits: UInt64
    }

    struct Column: Hashable {
        let kind: ComparisonKind?
        let label: String
    }

    static let identifierSections: [RecordContent.Section] = [
        .nationalIDs, .loyaltyIDs, .deviceIDs, .handles, .cookieIDs, .identifiers,
    ]

    init(_ content: RecordContent, vocabulary: Vocabulary = .crafted) {
        content.read { self.read($0, vocabulary) }
    }

    private init() {}

    private mutating func read(_ view: ContentView, _ vocabulary: Vocabulary) {
        let words = vocabulary.words
        for element in view.elements(in: .names) {
            let name = NameElement(bytes: element)
            names.append(Self.name(name, vocabulary.parts))
            scripts.append(Script(rawValue: UInt8(name.script)))
        }
        for element in view.elements(in: .phones) { phones.append(Self.phone(element)) }
        for element in view.elements(in: .emails) {
            let email = EmailElement(bytes: element)
            emails.append(
                Email(
                    local: email.local.array,
                    domain: words[email.domain].bytes.array,
                    hasDigits: email.hasDigits,
                    key: email.key,
                    letters: email.letters,
                    holders: email.holders
                )
            )
        }
        for section in Self.identifierSections {
            identifiers[section] = view.elements(in: section).map(Self.identifier)
        }
        birthDates = view.elements(in: .birthDates).map(Self.date)
        genders = view.elements(in: .genders).compactMap { Gender(rawValue: $0[0]) }
        places = view.elements(in: .places).map { Self.location(PlaceElement(bytes: $0), words) }
        for element in view.elements(in: .texts) {
            let text = TextElement(bytes: element)
            texts.append(Text(label: text.label, hash: text.hash, bytes: text.text.array))
        }
        for element in view.elements(in: .numbers) {
            let number = NumberElement(bytes: element)
            numbers.append(Number(label: number.label, bits: number.bits))
        }
        for element in view.elements(in: .columns) {
            let column = ColumnElement(bytes: element)
            let label = String(decoding: words[column.label].bytes.array, as: UTF8.self)
            columns.append(Column(kind: column.kind, label: label))
        }
    }

    /// The name of the parts, with what the traits say.
    private static func name(_ element: NameElement, _ table: NamePartTable) -> PersonName? {
        let bits = element.bytes.uint16(12)
        let given = table[element.given]
        let parts = NameParts(
            given: given.tokens,
            surname: table[element.surname].tokens,
            unplaced: table[element.lone].tokens,
            isCompoundGiven: bits >> 8 & 1 == 1
        )
        let traits = NameTraits(
            generation: element.generation == 0
                ? nil : GenerationalSuffix(rawValue: UInt8(element.generation - 1)),
            isSeyed: bits >> 5 & 1 == 1,
            genderHint: bits >> 6 & 3 == 0 ? nil : GenderHint(rawValue: UInt8(bits >> 6 & 3) - 1)
        )
        return PersonName(parts: parts, traits: traits)
    }

    private static func phone(_ element: Bytes) -> Phone {
        let phone = PhoneElement(word: element.uint64(0))
        return Phone(
            significant: phone.significant,
            kind: UInt8(truncatingIfNeeded: phone.word >> 34 & 3),
            countryCode: UInt16(truncatingIfNeeded: phone.word >> 36),
            holders: phone.holders
        )
    }

    private static func identifier(_ element: Bytes) -> Identifier {
        let identifier = IdentifierElement(bytes: element)
        return Identifier(
            bytes: identifier.value.array,
            isValid: identifier.isValid,
            key: identifier.key,
            label: identifier.label,
            holders: identifier.holders
        )
    }

    private static func date(_ element: Bytes) -> Date {
        let date = BirthDateElement(bytes: element)
        func parts(_ nibbles: UInt32) -> [Int] {
            [nibbles >> 16, nibbles >> 8 & 0xFF, nibbles & 0xFF].map {
                BirthDateElement.number(nibbles: $0)
            }
        }
        let readings = (0..<date.readingCount).map { place in
            let reading = date.reading(place)
            return Date.Reading(
                day: reading.day,
                gregorian: parts(reading.gregorian),
                jalali: parts(reading.jalali),
                isEnteredAsJalali: reading.isEnteredAsJalali
            )
        }
        return Date(precision: date.precision, readings: readings)
    }

    private static func location(_ place: PlaceElement, _ words: WordTable) -> Location {
        Location(
            number: place.number,
            postalCode: place.postal?.array,
            area: place.outward?.array,
            isPostalCodeFine: place.isPostalCodeFine,
            city: place.city.map { words[$0].bytes.array },
            cityHash: place.city.map { words[$0].secondHash },
            postalHash: place.postalHash,
            street: (0..<place.wordCount).map { words[place.word($0)].bytes.array }
        )
    }
}

extension DecodedContent {
    /// What decoding should give: the values themselves.
    init(_ fields: NormalisedFields) {
        self.init()
        names = fields.names.map(\.name)
        scripts = fields.names.map(\.script)
        phones = fields.phones.map {
            Phone(
                significant: $0.value.significant,
                kind: $0.value.kind.rawValue,
                countryCode: $0.value.countryCode,
                holders: $0.holders
            )
        }
        emails = fields.emails.map {
            Email(
                local: $0.value.local,
                domain: $0.value.domain,
                hasDigits: $0.value.local.count { (0x30...0x39).contains($0) } >= 3,
                key: $0.key.hash,
                letters: $0.value.local.reduce(0) { $0 | 1 << UInt32($1 & 31) },
                holders: $0.holders
            )
        }
        identifiers = [
            .nationalIDs: Self.identifiers(fields.nationalIDs),
            .loyaltyIDs: Self.identifiers(fields.loyaltyIDs),
            .deviceIDs: Self.identifiers(fields.deviceIDs),
            .handles: Self.identifiers(fields.handles),
            .cookieIDs: Self.identifiers(fields.cookieIDs),
            .identifiers: fields.identifiers.map { Self.identifier($0.value, $0.label) },
        ]
        birthDates = fields.birthDates.map(Date.init)
        genders = fields.genders
        places = fields.places.map(Location.init)
        texts = fields.texts.map {
            Text(label: $0.label, hash: $0.value.hash, bytes: $0.value.bytes)
        }
        numbers = fields.numbers.map { Number(label: $0.label, bits: $0.value.bitPattern) }
    }

    private static func identifiers(
        _ values: [IdentifyingValue<IdentifierForm>]
    ) -> [Identifier] {
        values.map { identifier($0, 0) }
    }

    private static func identifier(
        _ value: IdentifyingValue<IdentifierForm>,
        _ label: UInt64
    ) -> Identifier {
        Identifier(
            bytes: value.value.bytes,
            isValid: value.value.isValid,
            key: value.key.hash,
            label: label,
            holders: value.holders
        )
    }
}

extension DecodedContent.Date {
    init(_ date: BirthDate) {
        func parts(_ date: CalendarDate) -> [Int] {
            [Int(date.year), Int(date.month), Int(date.day)]
        }
        precision = date.precision.rawValue
        readings = date.readings.map {
            Reading(
                day: $0.dayNumber,
                gregorian: parts($0.gregorian),
                jalali: parts($0.jalali),
                isEnteredAsJalali: $0.entered == .jalali
            )
        }
    }
}

extension DecodedContent.Location {
    init(_ place: Place) {
        number = place.number
        postalCode = place.postalCode.map { Array($0.value.utf8) }
        area = place.postalCode.map { Array($0.outward.utf8) }
        isPostalCodeFine = place.isPostalCodeFine
        city = place.city
        cityHash = place.cityHash
        postalHash = place.postalHash
        street = place.street
    }
}
