/// Derives the blocking keys of a normalised record.
///
/// Identifiers give a key each; names, dates, places and parts of phones give combinations, each of
/// which survives an error in what it leaves out. Keys come in the order of the rules, each once.
package struct BlockingKeys: Sendable {
    /// Seeds the hash of every key.
    package let secret: UInt64

    package init(secret: UInt64) {
        self.secret = secret
    }

    /// The keys of a record, at most `BlockingLimits.keysPerRecordMax`.
    package func derive(from normalised: NormalisedRecord) -> [BlockingKey] {
        var buffer = BlockingKeyBuffer()
        derive(from: normalised, into: &buffer)
        return buffer.keys
    }

    /// Writes the keys of a record over those in the buffer, which can be used again and again.
    package func derive(from normalised: NormalisedRecord, into buffer: inout BlockingKeyBuffer) {
        buffer.begin(secret: secret)
        addIdentifiers(of: normalised.fields, to: &buffer)
        for known in normalised.fields.names {
            buffer.names.append(NameKeys(known, &buffer.hashes))
        }
        addNames(of: normalised.fields, to: &buffer)
        addBirthDates(of: normalised.fields, to: &buffer)
        addPhoneParts(of: normalised.fields, to: &buffer)
        for place in normalised.fields.places.indices {
            addPlace(normalised.fields.places[place], to: &buffer)
        }
        addSlips(of: normalised.fields, to: &buffer)
        addDateParts(of: normalised.fields, to: &buffer)
        addColumns(of: normalised.fields, to: &buffer)
    }

    private func addIdentifiers(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for place in record.phones.indices { keys.insertIdentifier(record.phones[place].key) }
        for place in record.emails.indices { keys.insertIdentifier(record.emails[place].key) }
        for place in record.nationalIDs.indices {
            keys.insertIdentifier(record.nationalIDs[place].key)
        }
        for place in record.loyaltyIDs.indices {
            keys.insertIdentifier(record.loyaltyIDs[place].key)
        }
        for place in record.deviceIDs.indices { keys.insertIdentifier(record.deviceIDs[place].key) }
        for place in record.handles.indices { keys.insertIdentifier(record.handles[place].key) }
        for place in record.cookieIDs.indices { keys.insertIdentifier(record.cookieIDs[place].key) }
        for value in record.identifiers { keys.insertIdentifier(value.value.key) }
        for place in record.emails.indices {
            let local = record.emails[place].value.local
            if local.count >= 5 { keys.insert(.emailLocalPart, bytes: local.span) }
        }
    }

    private func addNames(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for place in record.names.indices {
            let known = record.names[place]
            let parts = keys.names[place]
            NameKeys.forEachWhole(of: known) { keys.insert(.fullName, $0) }
            for index in parts.parts { keys.insert(.namePart, keys.hashes[index]) }
            for surname in known.name.surname {
                for given in known.name.given.prefix(2) {
                    let initial = NameKeys.prefix(given, 1)
                    NameKeys.forEachHash(of: surname) {
                        keys.insert(.surnameAndInitial, $0, initial)
                    }
                }
            }
            for given in known.name.given {
                for surname in known.name.surname.prefix(2) {
                    let prefix = NameKeys.prefix(surname, 2)
                    NameKeys.forEachHash(of: given) {
                        keys.insert(.givenNameAndSurnamePrefix, $0, prefix)
                    }
                }
            }
        }
    }

    private func addBirthDates(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for date in record.birthDates {
            for reading in date.readings {
                let year = UInt64(bitPattern: Int64(reading.gregorian.year))
                for name in keys.names {
                    for index in name.surnames {
                        keys.insert(.surnameAndBirthYear, keys.hashes[index], year)
                    }
                }
                guard date.precision == .day else { continue }
                let day = UInt64(bitPattern: Int64(reading.dayNumber))
                keys.insert(.birthDate, day)
                for name in keys.names {
                    for index in name.initials {
                        keys.insert(.birthDateAndInitial, day, keys.hashes[index])
                    }
                }
            }
        }
    }

    /// Four digits of the number beside a name: a wrong digit leaves one of the two parts alone.
    private func addPhoneParts(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for phone in record.phones {
            let last = phone.value.significant % 10_000
            let middle = phone.value.significant / 10_000 % 10_000
            for name in keys.names {
                for index in name.parts {
                    keys.insert(.nameAndPhonePart, keys.hashes[index], last, 1)
                    keys.insert(.nameAndPhonePart, keys.hashes[index], middle, 2)
                }
            }
        }
    }

    private func addPlace(_ place: Place, to keys: inout BlockingKeyBuffer) {
        let code = place.postalCode.map { ByteHash.xxh3($0.value.utf8Span.span, seed: 0) }
        let area = place.postalCode.map { ByteHash.xxh3($0.outward.utf8Span.span, seed: 0) }
        let city = place.city.map { ByteHash.xxh3($0.span, seed: 0) }
        for name in keys.names {
            for index in name.parts {
                let part = keys.hashes[index]
                if let city { keys.insert(.nameAndCity, part, city) }
                if let area { keys.insert(.nameAndPostalArea, part, area) }
                if let number = place.number { keys.insert(.nameAndHouseNumber, part, number) }
            }
        }
        if let number = place.number {
            for word in place.street {
                keys.insert(.numberAndStreet, number, ByteHash.xxh3(word.span, seed: 0))
            }
            if let code { keys.insert(.numberAndPostalCode, number, code) }
        }
        if let code, place.isPostalCodeFine { keys.insert(.postalCode, code) }
    }

    /// Identifiers without one of their digits: two that differ by one digit wrong, lost or swapped
    /// with its neighbour have such a form in common (Mor and Fraenkel 1982).
    private func addSlips(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for phone in record.phones where phone.value.significant > 99_999 {
            keys.insertDeletions(of: phone.value.significant)
        }
        for id in record.nationalIDs {
            // Each place in turn is left out by writing the byte before it over its neighbour.
            var rest = Array(id.value.bytes.dropFirst())
            for place in id.value.bytes.indices {
                if place > 0 { rest[place - 1] = id.value.bytes[place - 1] }
                keys.insert(.nationalIDOneError, bytes: rest.span)
            }
        }
        for place in record.emails.indices {
            let local = record.emails[place].value.local
            guard local.count > Self.emailPartLength else { continue }
            keys.insert(.emailPart, mark: 0, local, from: 0)
            keys.insert(.emailPart, mark: 1, local, from: local.count - Self.emailPartLength)
        }
        for place in record.emails.indices {
            let domain = record.emails[place].value.domain
            keys.insert(.emailDomain, bytes: domain.span)
        }
    }

    /// Letters of a local part that are a key by themselves.
    private static let emailPartLength = 5

    /// Dates without their year, month or day: an error in one part leaves one of the keys alone.
    private func addDateParts(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for date in record.birthDates where date.precision == .day {
            guard let reading = date.readings.first else { continue }
            let date = reading.entered == .jalali ? reading.jalali : reading.gregorian
            let (year, month, day) = (Int(date.year), Int(date.month), Int(date.day))
            addDatePart(Self.packed(1, year, month), of: record, to: &keys)
            addDatePart(Self.packed(2, year, day), of: record, to: &keys)
            addDatePart(Self.packed(3, min(month, day), max(month, day)), of: record, to: &keys)
        }
        for place in record.places.indices {
            if let city = record.places[place].cityHash { keys.insert(.city, city) }
        }
    }

    private func addDatePart(
        _ part: UInt64,
        of record: NormalisedFields,
        to keys: inout BlockingKeyBuffer
    ) {
        keys.insert(.birthParts, part)
        for name in keys.names {
            for index in name.parts { keys.insert(.nameAndBirthParts, part, keys.hashes[index]) }
        }
        for place in record.places.indices {
            if let city = record.places[place].cityHash {
                keys.insert(.birthPartsAndPlace, part, city)
            }
        }
    }

    private static func packed(_ kind: UInt64, _ high: Int, _ low: Int) -> UInt64 {
        kind << 32 | UInt64(bitPattern: Int64(high * 100 + low))
    }

    /// Values of columns alone and beside a name or a year.
    private func addColumns(of record: NormalisedFields, to keys: inout BlockingKeyBuffer) {
        for text in record.texts.prefix(Self.columnsMax) {
            addColumn(text.label ^ text.value.hash, of: record, to: &keys)
        }
        for number in record.numbers.prefix(max(0, Self.columnsMax - record.texts.count)) {
            let bits = number.value.bitPattern &* 0x9E37_79B9_7F4A_7C15
            addColumn(number.label ^ bits, of: record, to: &keys)
        }
    }

    private func addColumn(
        _ value: UInt64,
        of record: NormalisedFields,
        to keys: inout BlockingKeyBuffer
    ) {
        keys.insert(.column, value)
        for name in keys.names {
            for index in name.parts { keys.insert(.columnAndName, value, keys.hashes[index]) }
        }
        for date in record.birthDates {
            guard let year = date.readings.first?.gregorian.year else { continue }
            keys.insert(.columnAndBirthYear, value, UInt64(bitPattern: Int64(year)))
        }
    }

    /// Columns of one record that are blocked on.
    private static let columnsMax = 8
}
