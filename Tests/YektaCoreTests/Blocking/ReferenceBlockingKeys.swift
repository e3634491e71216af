@testable import YektaCore

/// Derives the blocking keys of a normalised record: the slow twin of `BlockingKeys`, on values as
/// they were read.
///
/// Identifiers give a key each; names, dates, places and parts of phones give combinations, each of
/// which survives an error in what it leaves out. Keys come in the order of the rules, each once.
struct ReferenceBlockingKeys: Sendable {
    /// Seeds the hash of every key.
    let secret: UInt64

    init(secret: UInt64) {
        self.secret = secret
    }

    /// The keys of a record, at most `BlockingLimits.keysPerRecordMax`.
    func derive(from normalised: NormalisedRecord) -> [BlockingKey] {
        let record = normalised.fields
        var keys = KeySet()
        addIdentifiers(of: record, to: &keys)
        let names = record.names.map { ReferenceNameKeys($0.name) }
        addNames(names, to: &keys)
        addBirthDates(of: record, names, to: &keys)
        addPhoneParts(of: record, names, to: &keys)
        addPlaces(of: record, names, to: &keys)
        addSlips(of: record, to: &keys)
        addDateParts(of: record, names, to: &keys)
        addColumns(of: record, names, to: &keys)
        return keys.result
    }

    /// An ordered set of keys with a limit.
    private struct KeySet {
        private(set) var result: [BlockingKey] = []

        /// Identifiers are kept whatever their number, which the fields of a record bound: a
        /// look-up by any of them must find its record.
        mutating func insertIdentifier(_ key: BlockingKey) {
            if !result.contains(key) { result.append(key) }
        }

        /// A record has a few dozen keys: looking through them costs less than hashing them again.
        mutating func insert(_ key: BlockingKey) {
            guard result.count < BlockingLimits.keysPerRecordMax, !result.contains(key) else {
                return
            }
            result.append(key)
        }
    }

    private func addIdentifiers(of record: NormalisedFields, to keys: inout KeySet) {
        record.phones.forEach { keys.insertIdentifier($0.key) }
        record.emails.forEach { keys.insertIdentifier($0.key) }
        record.nationalIDs.forEach { keys.insertIdentifier($0.key) }
        record.loyaltyIDs.forEach { keys.insertIdentifier($0.key) }
        record.deviceIDs.forEach { keys.insertIdentifier($0.key) }
        record.handles.forEach { keys.insertIdentifier($0.key) }
        record.cookieIDs.forEach { keys.insertIdentifier($0.key) }
        record.identifiers.forEach { keys.insertIdentifier($0.value.key) }
        for email in record.emails where email.value.local.count >= 5 {
            keys.insert(BlockingKey(.emailLocalPart, email.value.local, secret: secret))
        }
    }

    private func addNames(_ names: [ReferenceNameKeys], to keys: inout KeySet) {
        for name in names {
            for whole in name.wholes { insert(.fullName, &keys, whole) }
            for part in name.parts { insert(.namePart, &keys, part) }
            for (surname, initial) in name.surnamesWithInitial {
                insert(.surnameAndInitial, &keys, surname, initial)
            }
            for (given, prefix) in name.givenWithPrefix {
                insert(.givenNameAndSurnamePrefix, &keys, given, prefix)
            }
        }
    }

    private func addBirthDates(
        of record: NormalisedFields,
        _ names: [ReferenceNameKeys],
        to keys: inout KeySet
    ) {
        for date in record.birthDates {
            for reading in date.readings {
                let year = UInt64(bitPattern: Int64(reading.gregorian.year))
                for name in names {
                    for part in name.surnames { insert(.surnameAndBirthYear, &keys, part, year) }
                }
                guard date.precision == .day else { continue }
                let day = UInt64(bitPattern: Int64(reading.dayNumber))
                insert(.birthDate, &keys, day)
                for name in names {
                    for initial in name.initials {
                        insert(.birthDateAndInitial, &keys, day, initial)
                    }
                }
            }
        }
    }

    /// Four digits of the number beside a name: a wrong digit leaves one of the two parts alone.
    private func addPhoneParts(
        of record: NormalisedFields,
        _ names: [ReferenceNameKeys],
        to keys: inout KeySet
    ) {
        for phone in record.phones {
            let last = phone.value.significant % 10_000
            let middle = phone.value.significant / 10_000 % 10_000
            for name in names {
                for part in name.parts {
                    insert(.nameAndPhonePart, &keys, part, last, 1)
                    insert(.nameAndPhonePart, &keys, part, middle, 2)
                }
            }
        }
    }

    private func addPlaces(
        of record: NormalisedFields,
        _ names: [ReferenceNameKeys],
        to keys: inout KeySet
    ) {
        for place in record.places {
            let street = place.street.map { Hash64.xxh3($0, seed: 0) }
            let code = place.postalCode.map { Hash64.xxh3(Array($0.value.utf8), seed: 0) }
            let area = place.postalCode.map { Hash64.xxh3(Array($0.outward.utf8), seed: 0) }
            let city = place.city.map { Hash64.xxh3($0, seed: 0) }
            for name in names {
                for part in name.parts {
                    if let city { insert(.nameAndCity, &keys, part, city) }
                    if let area { insert(.nameAndPostalArea, &keys, part, area) }
                    if let number = place.number {
                        insert(.nameAndHouseNumber, &keys, part, number)
                    }
                }
            }
            if let number = place.number {
                for word in street { insert(.numberAndStreet, &keys, number, word) }
                if let code { insert(.numberAndPostalCode, &keys, number, code) }
            }
            if let code, place.isPostalCodeFine { insert(.postalCode, &keys, code) }
        }
    }

    /// Identifiers without one of their digits: two that differ by one digit wrong, lost or swapped
    /// with its neighbour have such a form in common (Mor and Fraenkel 1982).
    private func addSlips(of record: NormalisedFields, to keys: inout KeySet) {
        for phone in record.phones where phone.value.significant > 99_999 {
            for rest in Self.deletions(phone.value.significant) {
                insert(.phoneOneError, &keys, rest)
            }
        }
        for id in record.nationalIDs {
            for place in id.value.bytes.indices {
                var rest = id.value.bytes
                rest.remove(at: place)
                keys.insert(BlockingKey(.nationalIDOneError, rest, secret: secret))
            }
        }
        for email in record.emails where email.value.local.count > Self.emailPartLength {
            let (head, tail) = (
                email.value.local.prefix(Self.emailPartLength),
                email.value.local.suffix(Self.emailPartLength)
            )
            keys.insert(BlockingKey(.emailPart, [0] + head, secret: secret))
            keys.insert(BlockingKey(.emailPart, [1] + tail, secret: secret))
        }
        for email in record.emails {
            keys.insert(BlockingKey(.emailDomain, email.value.domain, secret: secret))
        }
    }

    /// The number without each of its decimal digits in turn, the last one first.
    private static func deletions(_ number: UInt64) -> [UInt64] {
        var result: [UInt64] = []
        var power: UInt64 = 1
        while power <= number {
            let rest = number / power / 10 * power + number % power
            if result.last != rest { result.append(rest) }
            guard power <= UInt64.max / 10 else { break }
            power *= 10
        }
        return result
    }

    /// Letters of a local part that are a key by themselves.
    private static let emailPartLength = 5

    /// Dates without their year, month or day: an error in one part leaves one of the keys alone.
    private func addDateParts(
        of record: NormalisedFields,
        _ names: [ReferenceNameKeys],
        to keys: inout KeySet
    ) {
        for date in record.birthDates where date.precision == .day {
            for reading in date.readings.prefix(1) {
                let day = reading.entered == .jalali ? reading.jalali : reading.gregorian
                let parts = [
                    Self.packed(1, Int(day.year), Int(day.month)),
                    Self.packed(2, Int(day.year), Int(day.day)),
                    Self.packed(
                        3,
                        min(Int(day.month), Int(day.day)),
                        max(Int(day.month), Int(day.day))
                    ),
                ]
                for part in parts {
                    insert(.birthParts, &keys, part)
                    for name in names {
                        for token in name.parts { insert(.nameAndBirthParts, &keys, part, token) }
                    }
                    for place in record.places {
                        if let city = place.cityHash {
                            insert(.birthPartsAndPlace, &keys, part, city)
                        }
                    }
                }
            }
        }
        for place in record.places {
            if let city = place.cityHash { insert(.city, &keys, city) }
        }
    }

    private static func packed(_ kind: UInt64, _ high: Int, _ low: Int) -> UInt64 {
        kind << 32 | UInt64(bitPattern: Int64(high * 100 + low))
    }

    /// Values of columns alone and beside a name or a year.
    private func addColumns(
        of record: NormalisedFields,
        _ names: [ReferenceNameKeys],
        to keys: inout KeySet
    ) {
        let values =
            record.texts.map { $0.label ^ $0.value.hash }
            + record.numbers.map { $0.label ^ ($0.value.bitPattern &* 0x9E37_79B9_7F4A_7C15) }
        let years = record.birthDates.compactMap { $0.readings.first?.gregorian.year }
        for value in values.prefix(Self.columnsMax) {
            insert(.column, &keys, value)
            for name in names {
                for token in name.parts { insert(.columnAndName, &keys, value, token) }
            }
            for year in years {
                insert(.columnAndBirthYear, &keys, value, UInt64(bitPattern: Int64(year)))
            }
        }
    }

    /// Columns of one record that are blocked on.
    private static let columnsMax = 8

    private func insert(
        _ rule: BlockingRule,
        _ keys: inout KeySet,
        _ first: UInt64,
        _ second: UInt64 = 0,
        _ third: UInt64 = 0
    ) {
        keys.insert(BlockingKey(rule, first, second, third, secret: secret))
    }
}

/// The parts of a name as blocking uses them: hashes of consonant skeletons, common to both
/// scripts.
private struct ReferenceNameKeys {
    /// Hashes of whole parts.
    ///
    /// A name part without consonants is represented by its letters.
    let surnames: [UInt64]
    /// Given, surname and unplaced, each once.
    let parts: [UInt64]
    /// First consonant classes of all parts.
    let initials: [UInt64]
    /// The sorted parts together, so that swapped fields agree; none for a single part.
    let wholes: [UInt64]
    let surnamesWithInitial: [(UInt64, UInt64)]
    let givenWithPrefix: [(UInt64, UInt64)]

    init(_ name: PersonName) {
        let givenTokens = name.given + [name.givenJoined].compactMap { $0 } + name.unplaced
        let surnameTokens = name.surname + [name.surnameJoined].compactMap { $0 } + name.unplaced
        surnames = Self.distinct(surnameTokens.flatMap(Self.hashes))
        parts = Self.distinct((surnameTokens + givenTokens).flatMap(Self.hashes))
        initials = Self.distinct((givenTokens + surnameTokens).map { Self.prefix($0, 1) })
        let wholeGiven = name.givenJoined ?? name.given.first
        let wholeSurname = name.surnameJoined ?? name.surname.first
        if let wholeGiven, let wholeSurname {
            wholes = Self.distinct(
                Self.hashes(wholeGiven).prefix(2).flatMap { given in
                    Self.hashes(wholeSurname).prefix(2).map { surname in
                        let pair = [given, surname].sorted()
                        return pair[0] ^ (pair[1] &* 0x9E37_79B9_7F4A_7C15)
                    }
                }
            )
        } else {
            wholes = []
        }
        surnamesWithInitial = name.surname.flatMap { surname in
            name.given.prefix(2).flatMap { given in
                Self.hashes(surname).map { ($0, Self.prefix(given, 1)) }
            }
        }
        givenWithPrefix = name.given.flatMap { given in
            name.surname.prefix(2).flatMap { surname in
                Self.hashes(given).map { ($0, Self.prefix(surname, 2)) }
            }
        }
    }

    /// A hash for each way to read the token; of one without consonants its sound.
    private static func hashes(_ token: NameToken) -> [UInt64] {
        token.skeleton.count > 1 ? token.skeletonHashes : [token.soundHash]
    }

    private static func prefix(_ token: NameToken, _ length: Int) -> UInt64 {
        let source = token.skeleton.isEmpty ? token.letters : token.skeleton
        var packed = UInt64(length)
        for byte in source.prefix(length) { packed = packed << 8 | UInt64(byte) }
        return packed
    }

    /// The values once each, in the order of their first occurrence.
    private static func distinct(_ values: [UInt64]) -> [UInt64] {
        var result: [UInt64] = []
        for value in values where !result.contains(value) { result.append(value) }
        return result
    }
}
