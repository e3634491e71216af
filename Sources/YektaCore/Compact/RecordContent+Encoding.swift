extension RecordContent {
    /// The content of a record: its normalised values, and which labelled fields are filled.
    ///
    /// - Complexity: O(n) in the values.
    package init(_ normalised: NormalisedFields, of record: Record?, vocabulary: Vocabulary) {
        var writer = ContentWriter()
        let encoding = ContentEncoding(vocabulary: vocabulary)
        writer.add(.names) { bytes in
            for name in normalised.names { encoding.append(name, to: &bytes) }
        }
        writer.add(.phones) { bytes in
            for phone in normalised.phones {
                bytes.append(little: PhoneElement(phone.value, phone.holders).word)
            }
        }
        writer.add(.emails) { bytes in
            for email in normalised.emails { encoding.append(email, to: &bytes) }
        }
        writer.add(.nationalIDs) { Self.append(normalised.nationalIDs, to: &$0) }
        writer.add(.birthDates) { bytes in
            for date in normalised.birthDates { ContentEncoding.append(date, to: &bytes) }
        }
        writer.add(.genders) { $0 += normalised.genders.map(\.rawValue) }
        writer.add(.places) { bytes in
            for place in normalised.places { encoding.append(place, to: &bytes) }
        }
        writer.add(.loyaltyIDs) { Self.append(normalised.loyaltyIDs, to: &$0) }
        writer.add(.deviceIDs) { Self.append(normalised.deviceIDs, to: &$0) }
        writer.add(.handles) { Self.append(normalised.handles, hasAlias: true, to: &$0) }
        writer.add(.cookieIDs) { Self.append(normalised.cookieIDs, to: &$0) }
        writer.add(.identifiers) { bytes in
            for identifier in normalised.identifiers {
                ContentEncoding.append(identifier.value, label: identifier.label, to: &bytes)
            }
        }
        writer.add(.texts) { bytes in
            for text in normalised.texts { ContentEncoding.append(text, to: &bytes) }
        }
        writer.add(.numbers) { bytes in
            for number in normalised.numbers {
                bytes.append(little: number.label)
                bytes.append(little: number.value.bitPattern)
            }
        }
        writer.add(.columns) { bytes in
            if let record { encoding.append(columnsOf: record, to: &bytes) }
        }
        self = writer.content
    }

    private static func append(
        _ values: [IdentifyingValue<IdentifierForm>],
        hasAlias: Bool = false,
        to bytes: inout [UInt8]
    ) {
        for value in values {
            ContentEncoding.append(value, label: 0, hasAlias: hasAlias, to: &bytes)
        }
    }
}

/// Writes values as elements.
struct ContentEncoding {
    let vocabulary: Vocabulary

    func append(_ known: KnownName, to bytes: inout [UInt8]) {
        let name = known.name
        let parts = vocabulary.parts
        let given = parts.number(of: name.given, isCompound: name.isCompoundGiven)
        let surname = parts.number(of: name.surname)
        let lone = parts.number(of: name.unplaced, isLone: true)
        bytes.append(little: given)
        bytes.append(little: surname)
        bytes.append(little: lone)
        let skeletons = name.wholeJoined?.skeletonHashes ?? []
        bytes.append(
            little: NameElement.traits(
                of: name,
                script: known.script,
                skeletons: skeletons.count
            )
        )
        bytes.append(little: UInt32(truncatingIfNeeded: name.wholeJoined?.textHash ?? 0))
        for hash in skeletons { bytes.append(little: UInt32(truncatingIfNeeded: hash)) }
        // A lone word is compared with either part.
        bytes += parts[given == NamePartTable.none ? lone : given].sieve
        bytes += parts[surname == NamePartTable.none ? lone : surname].sieve
    }

    func append(_ email: IdentifyingValue<Mailbox>, to bytes: inout [UInt8]) {
        let start = bytes.count
        let mailbox = email.value
        bytes.append(little: UInt16(0))
        bytes.append(email.holders.rawValue | (mailbox.hasDigits ? 4 : 0))
        bytes.append(little: email.key.hash)
        bytes.append(little: Bytes.with(mailbox.local) { LetterMask.of($0) })
        bytes.append(little: vocabulary.words.number(of: mailbox.domain))
        bytes.append(UInt8(mailbox.local.count))
        bytes += mailbox.local
        AliasView.append(mailbox.alias, to: &bytes)
        bytes.setLength(at: start)
    }

    static func append(
        _ identifier: IdentifyingValue<IdentifierForm>,
        label: UInt64,
        hasAlias: Bool = false,
        to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        bytes.append(little: UInt16(0))
        bytes.append(identifier.holders.rawValue | (identifier.value.isValid ? 4 : 0))
        bytes.append(little: identifier.key.hash)
        bytes.append(little: label)
        bytes.append(little: UInt16(identifier.value.bytes.count))
        bytes += identifier.value.bytes
        if hasAlias { AliasView.append(Alias(identifier.value.bytes), to: &bytes) }
        bytes.setLength(at: start)
    }

    static func append(_ date: BirthDate, to bytes: inout [UInt8]) {
        bytes.append(date.precision.rawValue)
        bytes.append(UInt8(date.readings.count))
        for reading in date.readings {
            bytes.append(little: reading.dayNumber)
            bytes.append(little: BirthDateElement.nibbles(reading.gregorian))
            bytes.append(little: BirthDateElement.nibbles(reading.jalali))
            bytes.append(reading.entered.rawValue)
        }
    }

    func append(_ place: Place, to bytes: inout [UInt8]) {
        let start = bytes.count
        let postal = place.postalCode.map { Array($0.value.utf8) } ?? []
        bytes.append(little: UInt16(0))
        bytes.append(PlaceElement.flags(place))
        bytes.append(little: place.number ?? 0)
        bytes.append(UInt8(postal.count))
        bytes.append(UInt8(place.postalCode?.outward.utf8.count ?? 0))
        bytes += postal
        bytes.append(little: place.city.map { vocabulary.words.number(of: $0) } ?? 0)
        for word in place.street { bytes.append(little: vocabulary.words.number(of: word)) }
        bytes.setLength(at: start)
    }

    static func append(_ text: Labelled<TextValue>, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(little: UInt16(0))
        bytes.append(little: text.label)
        bytes.append(little: text.value.hash)
        bytes += text.value.bytes
        bytes.setLength(at: start)
    }

    /// The labelled fields that are filled, each column once: what learning counts.
    func append(columnsOf record: Record, to bytes: inout [UInt8]) {
        let start = bytes.count
        for field in record.fields where !field.label.isEmpty && !field.value.isEmpty {
            guard let kind = ColumnTraining.kind(of: field) else { continue }
            let label = vocabulary.words.number(of: Array(field.label.utf8))
            var isKnown = false
            for place in stride(from: start, to: bytes.count, by: ColumnElement.count)
            where bytes[place] == UInt8(kind.rawValue) {
                let other = (0..<4).reduce(UInt32(0)) {
                    $0 | UInt32(bytes[place + 1 + $1]) << UInt32(8 * $1)
                }
                if other == label { isKnown = true }
            }
            guard !isKnown else { continue }
            bytes.append(UInt8(kind.rawValue))
            bytes.append(little: label)
        }
    }
}

/// A labelled field that is filled.
struct ColumnElement {
    let bytes: Bytes

    static let count = 5

    var kind: ComparisonKind? { ComparisonKind(rawValue: Int(bytes[0])) }
    var label: UInt32 { bytes.uint32(1) }
}
