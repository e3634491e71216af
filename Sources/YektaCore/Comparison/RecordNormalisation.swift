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
        addNames(record, to: &result)
        var datesRead = 0
        for place in record.fields.indices {
            switch record.fields[place].type {
            case .phone: addPhone(record.fields[place].value, to: &result)
            case .email: addEmail(record.fields[place].value, to: &result)
            case .nationalID:
                let form = NationalID.bytes(of: record.fields[place].value)
                add(form, .nationalID, to: &result.nationalIDs)
            case .birthDate:
                datesRead += 1
                guard datesRead <= Self.valuesComparedMax else { continue }
                if let date = ReadValues.birthDate(record.fields[place].value) {
                    result.birthDates.append(date)
                }
            case .gender:
                if let gender = Gender(record.fields[place].value) {
                    result.genders.append(gender)
                }
            case .loyaltyID:
                addIdentifier(record.fields[place], .loyaltyID, to: &result.loyaltyIDs)
            case .deviceID:
                addIdentifier(record.fields[place], .deviceID, to: &result.deviceIDs)
            case .handle:
                addIdentifier(record.fields[place], .handle, to: &result.handles)
            case .cookieID:
                addIdentifier(record.fields[place], .cookieID, to: &result.cookieIDs)
            case .identifier: addLabelled(record.fields[place], to: &result)
            case .text: addText(record.fields[place], to: &result)
            case .number: addNumber(record.fields[place], to: &result)
            case .givenName, .surname, .fullName, .address, .city, .postalCode: continue
            }
        }
        if result.genders.isEmpty, let hint = result.names.lazy.compactMap(\.name.genderHint).first
        {
            result.genders = [hint == .male ? .male : .female]
        }
        addPlaces(record, to: &result)
        return NormalisedRecord(result)
    }

    // MARK: - Names and places

    private func addNames(_ record: Record, to result: inout NormalisedFields) {
        var given = FieldCursor(.givenName)
        var surnames = FieldCursor(.surname)
        for _ in 0..<Self.valuesComparedMax {
            let (first, last) = (given.next(in: record), surnames.next(in: record))
            if first == nil, last == nil { break }
            let name = PersonNameParser.parse(given: first, surname: last, full: nil)
            if let name { result.names.append(KnownName(name)) }
        }
        var full = FieldCursor(.fullName)
        for _ in 0..<Self.valuesComparedMax {
            guard let name = full.next(in: record) else { break }
            result.names += ReadValues.names(full: name)
        }
    }

    private func addPlaces(_ record: Record, to result: inout NormalisedFields) {
        var addresses = FieldCursor(.address)
        var codes = FieldCursor(.postalCode)
        var cities = FieldCursor(.city)
        for _ in 0..<Self.valuesComparedMax {
            let address = addresses.next(in: record) { ReadAddress($0) }
            let code = codes.next(in: record) { PostalCode($0) }
            let city = cities.next(in: record) { ReadValues.city($0) }
            if address == nil, code == nil, city == nil { break }
            result.places.append(Place(address, code, city))
        }
    }

    // MARK: - Identifying values

    private func addPhone(_ raw: String, to result: inout NormalisedFields) {
        guard let phone = PhoneNumber(raw) else { return }
        let key = BlockingKey(phone: phone.significant, secret: secret)
        if !result.phones.contains(where: { $0.key == key }) {
            result.phones.append(IdentifyingValue(value: phone, key: key))
        }
    }

    private func addEmail(_ raw: String, to result: inout NormalisedFields) {
        // A role mailbox (info@, sales@) belongs to nobody in particular.
        guard let mailbox = Mailbox(typed: raw) else { return }
        let key = BlockingKey(.email, mailbox.canonical, secret: secret)
        if !result.emails.contains(where: { $0.key == key }) {
            result.emails.append(IdentifyingValue(value: mailbox, key: key))
        }
    }

    private func addIdentifier(
        _ field: Field,
        _ rule: BlockingRule,
        to values: inout [IdentifyingValue<IdentifierForm>]
    ) {
        add(IdentifierValue.bytes(of: field.value).map { ($0, false) }, rule, to: &values)
    }

    private func add(
        _ form: (bytes: [UInt8], isValid: Bool)?,
        _ rule: BlockingRule,
        to values: inout [IdentifyingValue<IdentifierForm>]
    ) {
        guard let form else { return }
        let key = BlockingKey(rule, form.bytes, secret: secret)
        if !values.contains(where: { $0.key == key }) {
            let value = IdentifierForm(bytes: form.bytes, isValid: form.isValid)
            values.append(IdentifyingValue(value: value, key: key))
        }
    }

    // MARK: - Labelled values

    private func addLabelled(_ field: Field, to result: inout NormalisedFields) {
        guard let bytes = IdentifierValue.bytes(of: field.value) else { return }
        let key = BlockingKey(.identifier, Array(field.label.utf8) + [0] + bytes, secret: secret)
        let value = IdentifierForm(bytes: bytes, isValid: false)
        result.identifiers.append(
            Labelled(label: field.label, value: IdentifyingValue(value: value, key: key))
        )
    }

    private func addText(_ field: Field, to result: inout NormalisedFields) {
        guard field.isCompared, result.texts.count < Self.valuesComparedMax,
            let text = ReadValues.text(field.value)
        else { return }
        result.texts.append(Labelled(label: field.label, value: text))
    }

    private func addNumber(_ field: Field, to result: inout NormalisedFields) {
        guard field.isCompared, result.numbers.count < Self.valuesComparedMax,
            let number = NumberValue(field.value)
        else { return }
        result.numbers.append(Labelled(label: field.label, value: number.value))
    }
}

/// Goes through the values of one type in the order they came.
private struct FieldCursor {
    private let type: FieldType
    private var place = 0

    init(_ type: FieldType) {
        self.type = type
    }

    /// The next value, as it came.
    mutating func next(in record: Record) -> String? {
        while place < record.fields.count {
            defer { place += 1 }
            if record.fields[place].type == type { return record.fields[place].value }
        }
        return nil
    }

    /// The next value that can be used.
    mutating func next<Value>(in record: Record, _ read: (String) -> Value?) -> Value? {
        while let raw = next(in: record) {
            if let value = read(raw) { return value }
        }
        return nil
    }
}
