/// Derives the blocking keys of a record's content.
///
/// Identifiers give a key each; names, dates, places and parts of phones give combinations, each of
/// which survives an error in what it leaves out. Keys come in the order of the rules, each once.
package struct BlockingKeys: Sendable {
    /// Seeds the hash of every key.
    package let secret: UInt64
    let vocabulary: Vocabulary

    package init(secret: UInt64, vocabulary: Vocabulary) {
        self.secret = secret
        self.vocabulary = vocabulary
    }

    /// The keys of a record: identifiers, and others up to `BlockingLimits.keysPerRecordMax`.
    package func derive(from content: ContentView) -> [BlockingKey] {
        var buffer = KeyBuffer()
        derive(from: content, into: &buffer)
        return buffer.keys
    }

    /// As `derive(from:)`, into memory that is used again and again.
    package func derive(from content: ContentView, into buffer: inout KeyBuffer) {
        buffer.begin()
        var derivation = KeyDerivation(content: content, blocking: self)
        buffer.readNames(of: content, vocabulary.parts)
        derivation.addIdentifiers(&buffer)
        derivation.addNames(&buffer)
        derivation.addBirthDates(&buffer)
        derivation.addPhoneParts(&buffer)
        derivation.addPlaces(&buffer)
        derivation.addSlips(&buffer)
        derivation.addDateParts(&buffer)
        derivation.addColumns(&buffer)
    }
}

/// Memory for the keys of one record after another.
package struct KeyBuffer {
    /// The keys of the record that was derived last, each once.
    package private(set) var keys: [BlockingKey] = []
    /// What the record's names give; the first `nameCount` are of this record.
    fileprivate private(set) var names: [NameKeys] = []
    fileprivate private(set) var nameCount = 0
    fileprivate var bytes: [UInt8] = []
    /// A bit for the lowest of each hash that is there: most keys are new, and need not be looked
    /// for.
    private var filter = SIMD4<UInt64>(repeating: 0)

    package init() {}

    fileprivate mutating func begin() {
        keys.removeAll(keepingCapacity: true)
        filter = SIMD4(repeating: 0)
        nameCount = 0
    }

    fileprivate mutating func readNames(of content: ContentView, _ parts: NamePartTable) {
        let elements = content.elements(.names)
        var place = 0
        while place < elements.count {
            let length = NameElement.length(elements, place)
            if nameCount == names.count { names.append(NameKeys()) }
            names[nameCount].read(NameElement(bytes: elements.slice(place, length)), parts)
            nameCount += 1
            place += length
        }
    }

    /// Identifiers are kept whatever their number, which the fields of a record bound: a look-up
    /// by any of them must find its record.
    fileprivate mutating func insertIdentifier(_ key: BlockingKey) {
        if isNew(key) { keys.append(key) }
    }

    fileprivate mutating func insert(_ key: BlockingKey) {
        guard keys.count < BlockingLimits.keysPerRecordMax, isNew(key) else { return }
        keys.append(key)
    }

    /// Whether a key is among them.
    func contains(_ key: BlockingKey) -> Bool {
        let (word, bit) = (Int(key.hash >> 6 & 3), UInt64(1) << (key.hash & 63))
        return filter[word] & bit != 0 && keys.contains(key)
    }

    private mutating func isNew(_ key: BlockingKey) -> Bool {
        let (word, bit) = (Int(key.hash >> 6 & 3), UInt64(1) << (key.hash & 63))
        if filter[word] & bit != 0 { return !keys.contains(key) }
        filter[word] |= bit
        return true
    }
}

/// The keys of one record on their way.
private struct KeyDerivation {
    let content: ContentView
    let blocking: BlockingKeys

    private func key(
        _ rule: BlockingRule,
        _ first: UInt64,
        _ second: UInt64 = 0,
        _ third: UInt64 = 0
    ) -> BlockingKey {
        BlockingKey(rule, first, second, third, secret: blocking.secret)
    }

    private func key(_ rule: BlockingRule, _ bytes: Bytes) -> BlockingKey {
        BlockingKey(rule, bytes, secret: blocking.secret)
    }

    mutating func addIdentifiers(_ buffer: inout KeyBuffer) {
        let phones = content.elements(.phones)
        for place in stride(from: 0, to: phones.count, by: PhoneElement.bytes) {
            buffer.insertIdentifier(
                BlockingKey(
                    phone: PhoneElement(word: phones.uint64(place)).significant,
                    secret: blocking.secret
                )
            )
        }
        ElementPairs.each(content.elements(.emails)) {
            let hash = EmailElement(bytes: $0).key
            buffer.insertIdentifier(BlockingKey(rule: .email, hash: hash))
        }
        for (section, rule) in Self.identifierRules where content.has(section) {
            ElementPairs.each(content.elements(section)) {
                let hash = IdentifierElement(bytes: $0).key
                buffer.insertIdentifier(BlockingKey(rule: rule, hash: hash))
            }
        }
        ElementPairs.each(content.elements(.emails)) {
            let local = EmailElement(bytes: $0).local
            if local.count >= 5 { buffer.insert(key(.emailLocalPart, local)) }
        }
    }

    /// In the order of the rules.
    private static let identifierRules: [(RecordContent.Section, BlockingRule)] = [
        (.nationalIDs, .nationalID), (.loyaltyIDs, .loyaltyID), (.deviceIDs, .deviceID),
        (.handles, .handle), (.cookieIDs, .cookieID), (.identifiers, .identifier),
    ]

    mutating func addNames(_ buffer: inout KeyBuffer) {
        for name in 0..<buffer.nameCount {
            for whole in buffer.names[name].wholes { buffer.insert(key(.fullName, whole)) }
            for part in buffer.names[name].parts { buffer.insert(key(.namePart, part)) }
            for (surname, initial) in buffer.names[name].surnamesWithInitial {
                buffer.insert(key(.surnameAndInitial, surname, initial))
            }
            for (given, prefix) in buffer.names[name].givenWithPrefix {
                buffer.insert(key(.givenNameAndSurnamePrefix, given, prefix))
            }
        }
    }

    /// Adds the keys of a rule over each part of each name and two other values.
    private func addParts(
        _ rule: BlockingRule,
        _ second: UInt64,
        _ third: UInt64 = 0,
        _ buffer: inout KeyBuffer
    ) {
        for name in 0..<buffer.nameCount {
            for part in buffer.names[name].parts {
                buffer.insert(key(rule, part, second, third))
            }
        }
    }

    private func eachBirthDate(_ body: (BirthDateElement) -> Void) {
        let dates = content.elements(.birthDates)
        var place = 0
        while place < dates.count {
            let length = BirthDateElement.length(dates, place)
            body(BirthDateElement(bytes: dates.slice(place, length)))
            place += length
        }
    }

    private static func year(_ nibbles: UInt32) -> UInt64 {
        UInt64(BirthDateElement.number(nibbles: nibbles >> 16))
    }

    mutating func addBirthDates(_ buffer: inout KeyBuffer) {
        eachBirthDate { date in
            for place in 0..<date.readingCount {
                let reading = date.reading(place)
                let year = Self.year(reading.gregorian)
                for name in 0..<buffer.nameCount {
                    for part in buffer.names[name].surnames {
                        buffer.insert(key(.surnameAndBirthYear, part, year))
                    }
                }
                guard date.isFull else { continue }
                let day = UInt64(bitPattern: Int64(reading.day))
                buffer.insert(key(.birthDate, day))
                for name in 0..<buffer.nameCount {
                    for initial in buffer.names[name].initials {
                        buffer.insert(key(.birthDateAndInitial, day, initial))
                    }
                }
            }
        }
    }

    /// Four digits of the number beside a name: a wrong digit leaves one of the two parts alone.
    mutating func addPhoneParts(_ buffer: inout KeyBuffer) {
        let phones = content.elements(.phones)
        for place in stride(from: 0, to: phones.count, by: PhoneElement.bytes) {
            let number = PhoneElement(word: phones.uint64(place)).significant
            let (last, middle) = (number % 10_000, number / 10_000 % 10_000)
            for name in 0..<buffer.nameCount {
                for part in buffer.names[name].parts {
                    buffer.insert(key(.nameAndPhonePart, part, last, 1))
                    buffer.insert(key(.nameAndPhonePart, part, middle, 2))
                }
            }
        }
    }

    mutating func addPlaces(_ buffer: inout KeyBuffer) {
        let words = blocking.vocabulary.words
        ElementPairs.each(content.elements(.places)) {
            let place = PlaceElement(bytes: $0)
            let code = place.postal.map { $0.hash(seed: 0) }
            let area = place.outward.map { $0.hash(seed: 0) }
            let city = place.city.map { words[$0].hash }
            for name in 0..<buffer.nameCount {
                for part in buffer.names[name].parts {
                    if let city { buffer.insert(key(.nameAndCity, part, city)) }
                    if let area { buffer.insert(key(.nameAndPostalArea, part, area)) }
                    if let number = place.number {
                        buffer.insert(key(.nameAndHouseNumber, part, number))
                    }
                }
            }
            if let number = place.number {
                for word in 0..<place.wordCount {
                    let hash = words[place.word(word)].hash
                    buffer.insert(key(.numberAndStreet, number, hash))
                }
                if let code { buffer.insert(key(.numberAndPostalCode, number, code)) }
            }
            if let code, place.isPostalCodeFine { buffer.insert(key(.postalCode, code)) }
        }
    }

    /// Identifiers without one of their digits: two that differ by one digit wrong, lost or swapped
    /// with its neighbour have such a form in common (Mor and Fraenkel 1982).
    mutating func addSlips(_ buffer: inout KeyBuffer) {
        let phones = content.elements(.phones)
        for place in stride(from: 0, to: phones.count, by: PhoneElement.bytes) {
            let number = PhoneElement(word: phones.uint64(place)).significant
            guard number > 99_999 else { continue }
            DigitError.eachDeletion(number) { buffer.insert(key(.phoneOneError, $0)) }
        }
        ElementPairs.each(content.elements(.nationalIDs)) {
            let id = IdentifierElement(bytes: $0).value
            for left in 0..<id.count {
                buffer.bytes.removeAll(keepingCapacity: true)
                for place in 0..<id.count where place != left { buffer.bytes.append(id[place]) }
                buffer.insert(
                    BlockingKey(.nationalIDOneError, buffer.bytes, secret: blocking.secret)
                )
            }
        }
        ElementPairs.each(content.elements(.emails)) {
            let local = EmailElement(bytes: $0).local
            guard local.count > Self.emailPartLength else { return }
            for (end, start) in [0, local.count - Self.emailPartLength].enumerated() {
                buffer.bytes.removeAll(keepingCapacity: true)
                buffer.bytes.append(UInt8(end))
                for place in 0..<Self.emailPartLength { buffer.bytes.append(local[start + place]) }
                buffer.insert(BlockingKey(.emailPart, buffer.bytes, secret: blocking.secret))
            }
        }
        ElementPairs.each(content.elements(.emails)) {
            let domain = blocking.vocabulary.words[EmailElement(bytes: $0).domain].bytes
            buffer.insert(key(.emailDomain, domain))
        }
    }

    /// Letters of a local part that are a key by themselves.
    private static let emailPartLength = 5

    /// Dates without their year, month or day: an error in one part leaves one of the keys alone.
    mutating func addDateParts(_ buffer: inout KeyBuffer) {
        let words = blocking.vocabulary.words
        let places = content.elements(.places)
        eachBirthDate { date in
            guard date.isFull, date.readingCount > 0 else { return }
            let reading = date.reading(0)
            let entered = reading.isEnteredAsJalali ? reading.jalali : reading.gregorian
            let year = Int(Self.year(entered))
            let month = BirthDateElement.number(nibbles: entered >> 8 & 0xFF)
            let day = BirthDateElement.number(nibbles: entered & 0xFF)
            let parts = (
                Self.packed(1, year, month), Self.packed(2, year, day),
                Self.packed(3, min(month, day), max(month, day))
            )
            func add(_ part: UInt64) {
                buffer.insert(key(.birthParts, part))
                for name in 0..<buffer.nameCount {
                    for token in buffer.names[name].parts {
                        buffer.insert(key(.nameAndBirthParts, part, token))
                    }
                }
                ElementPairs.each(places) {
                    guard let city = PlaceElement(bytes: $0).city else { return }
                    buffer.insert(key(.birthPartsAndPlace, part, words[city].secondHash))
                }
            }
            add(parts.0)
            add(parts.1)
            add(parts.2)
        }
        ElementPairs.each(places) {
            guard let city = PlaceElement(bytes: $0).city else { return }
            buffer.insert(key(.city, words[city].secondHash))
        }
    }

    private static func packed(_ kind: UInt64, _ high: Int, _ low: Int) -> UInt64 {
        kind << 32 | UInt64(bitPattern: Int64(high * 100 + low))
    }

    /// Values of columns alone and beside a name or a year.
    mutating func addColumns(_ buffer: inout KeyBuffer) {
        guard content.has(.texts) || content.has(.numbers) else { return }
        var values: [UInt64] = []
        ElementPairs.each(content.elements(.texts)) {
            let text = TextElement(bytes: $0)
            values.append(text.label ^ text.hash)
        }
        let numbers = content.elements(.numbers)
        for place in stride(from: 0, to: numbers.count, by: NumberElement.count) {
            let number = NumberElement(bytes: numbers.slice(place, NumberElement.count))
            values.append(number.label ^ (number.bits &* 0x9E37_79B9_7F4A_7C15))
        }
        for value in values.prefix(Self.columnsMax) {
            buffer.insert(key(.column, value))
            for name in 0..<buffer.nameCount {
                for token in buffer.names[name].parts {
                    buffer.insert(key(.columnAndName, value, token))
                }
            }
            eachBirthDate { date in
                guard date.readingCount > 0 else { return }
                let year = Self.year(date.reading(0).gregorian)
                buffer.insert(key(.columnAndBirthYear, value, year))
            }
        }
    }

    /// Columns of one record that are blocked on.
    private static let columnsMax = 8
}
