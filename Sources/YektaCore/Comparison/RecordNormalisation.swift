/// Normalises records: the step of the corridor between a raw `Record` and its comparison.
///
/// Pure and stateless but for the store's secret, so any thread may do it.
package struct RecordNormalisation: Sendable {
    /// Values of one type that take part in the comparison; the raw record keeps all.
    ///
    /// More of them would let one record hold up everybody else's.
    static let valuesComparedMax = 24
    /// Bytes of a free text that are compared.
    static let textBytesComparedMax = 256

    /// Seeds the blocking keys.
    package let secret: UInt64

    package init(secret: UInt64) {
        self.secret = secret
    }

    /// The normalised form of a record.
    ///
    /// Values that cannot be used are left out, never an error.
    package func normalise(_ record: Record) -> NormalisedRecord {
        var result = NormalisedFields()
        result.names = names(of: record)
        result.phones = values(.phone, of: record, rule: .phone) {
            PhoneNumber($0)
        } identity: {
            Self.bytes(of: $0.significant)
        }
        // A role mailbox (info@, sales@) belongs to nobody in particular.
        result.emails = values(.email, of: record, rule: .email) { raw in
            EmailAddress(raw).flatMap { $0.isRole ? nil : Mailbox($0) }
        } identity: {
            $0.canonical
        }
        result.nationalIDs = values(.nationalID, of: record, rule: .nationalID) { raw in
            NationalID(raw).map { IdentifierForm($0) }
        } identity: {
            $0.bytes
        }
        result.birthDates = record.values(of: .birthDate)
            .prefix(Self.valuesComparedMax).compactMap { BirthDate($0) }
        result.genders = record.values(of: .gender).compactMap { Gender($0) }
        if result.genders.isEmpty, let hint = result.names.lazy.compactMap(\.name.genderHint).first
        {
            result.genders = [hint == .male ? .male : .female]
        }
        result.places = places(of: record)
        result.loyaltyIDs = identifiers(.loyaltyID, of: record, rule: .loyaltyID)
        result.deviceIDs = identifiers(.deviceID, of: record, rule: .deviceID)
        result.handles = identifiers(.handle, of: record, rule: .handle)
        result.cookieIDs = identifiers(.cookieID, of: record, rule: .cookieID)
        addLabelled(record, to: &result)
        return NormalisedRecord(result)
    }

    private func names(of record: Record) -> [KnownName] {
        let given = record.values(of: .givenName)
        let surnames = record.values(of: .surname)
        var names: [KnownName] = []
        for position in 0..<min(max(given.count, surnames.count), Self.valuesComparedMax) {
            let name = PersonNameParser.parse(
                given: position < given.count ? given[position] : nil,
                surname: position < surnames.count ? surnames[position] : nil,
                full: nil
            )
            if let name { names.append(KnownName(name)) }
        }
        for full in record.values(of: .fullName).prefix(Self.valuesComparedMax) {
            names += PersonNameParser.readings(full: full).map { KnownName($0) }
        }
        return names
    }

    private func values<Value>(
        _ type: FieldType,
        of record: Record,
        rule: BlockingRule,
        parse: (String) -> Value?,
        identity: (Value) -> [UInt8]
    ) -> [IdentifyingValue<Value>] {
        var values: [IdentifyingValue<Value>] = []
        for field in record.fields where field.type == type {
            guard let value = parse(field.value) else { continue }
            let key = BlockingKey(rule, identity(value), secret: secret)
            if !values.contains(where: { $0.key == key }) {
                values.append(IdentifyingValue(value: value, key: key))
            }
        }
        return values
    }

    private func identifiers(
        _ type: FieldType,
        of record: Record,
        rule: BlockingRule
    ) -> [IdentifyingValue<IdentifierForm>] {
        values(type, of: record, rule: rule) { raw in
            IdentifierValue(raw).map { IdentifierForm($0) }
        } identity: {
            $0.bytes
        }
    }

    private func places(of record: Record) -> [Place] {
        let addresses = record.values(of: .address).compactMap { StreetAddress($0) }
        let codes = record.values(of: .postalCode).compactMap { PostalCode($0) }
        let cities = record.values(of: .city).compactMap { City($0) }
        let count = min(
            max(addresses.count, codes.count, cities.count),
            Self.valuesComparedMax
        )
        return (0..<count).map { position in
            Place(
                address: position < addresses.count ? addresses[position] : nil,
                postalCode: position < codes.count ? codes[position] : nil,
                city: position < cities.count ? cities[position] : nil
            )
        }
    }

    private func addLabelled(_ record: Record, to result: inout NormalisedFields) {
        for field in record.fields {
            switch field.type {
            case .identifier:
                guard let value = IdentifierValue(field.value).map({ IdentifierForm($0) }) else {
                    continue
                }
                let bytes = Array(field.label.utf8) + [0] + value.bytes
                let key = BlockingKey(.identifier, bytes, secret: secret)
                result.identifiers.append(
                    Labelled(label: field.label, value: IdentifyingValue(value: value, key: key))
                )
            case .text where field.isCompared:
                let key = TextFolding.key(field.value)
                guard !key.isEmpty, result.texts.count < Self.valuesComparedMax else { continue }
                let compared = Array(key.utf8.prefix(Self.textBytesComparedMax))
                result.texts.append(Labelled(label: field.label, value: TextValue(compared)))
            case .number where field.isCompared:
                guard result.numbers.count < Self.valuesComparedMax,
                    let number = NumberValue(field.value)
                else { continue }
                result.numbers.append(Labelled(label: field.label, value: number.value))
            case .givenName, .surname, .fullName, .phone, .email, .nationalID, .birthDate, .gender,
                .address, .city, .postalCode, .loyaltyID, .deviceID, .handle, .cookieID, .text,
                .number:
                continue
            }
        }
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
}
