import YektaCore

/// What is usual in a column, learnt from its sampled values: only then is the unusual a problem.
struct ColumnHabits {
    /// The type that the column is read as; nil for one that is not a field.
    let type: FieldType?
    /// Whether national ids have the Iranian check digit: most pass, where one in eleven would by
    /// chance.
    let hasCheckDigits: Bool
    /// The digits that a number has when its zeros are there; nil where that is no habit.
    let digitsWithZeros: Int?
    /// The length at which texts are cut off; nil where they are not.
    let cutLength: Int?
    /// What three in ten values of a text column look like.
    let resembles: FieldType?

    init(_ column: ColumnMapping.Column, values: [String]) {
        if case .field(let type) = column.role, column.part == nil || type != .birthDate {
            self.type = type
        } else {
            type = nil
        }
        hasCheckDigits = Self.hasCheckDigits(type, values)
        digitsWithZeros = Self.digitsWithZeros(type, values)
        cutLength = Self.cutLength(type, values)
        let isText = column.role == .kept || column.role == .field(.text)
        resembles = isText ? Self.resembled(values) : nil
    }

    private static func resembled(_ values: [String]) -> FieldType? {
        [FieldType.email, .nationalID, .phone, .postalCode].first { type in
            let alike = values.count { ContentShape.looks($0, like: type) }
            return alike >= 5 && alike * 10 >= values.count * 3
        }
    }

    private static func hasCheckDigits(_ type: FieldType?, _ values: [String]) -> Bool {
        guard type == .nationalID else { return false }
        let ids = values.compactMap { NationalID($0) }.filter { $0.kind == .iranian }
        return ids.count >= 5 && ids.count { $0.isValid } * 2 >= ids.count
    }

    /// The commonest number of digits, if some of those numbers begin with 0.
    private static func digitsWithZeros(_ type: FieldType?, _ values: [String]) -> Int? {
        guard let type, [.phone, .nationalID, .postalCode, .loyaltyID, .identifier].contains(type)
        else { return nil }
        var lengths: [Int: Int] = [:]
        var withZero: [Int: Int] = [:]
        var total = 0
        for value in values where ContentShape.digitCount(value) == value.count {
            total += 1
            lengths[value.count, default: 0] += 1
            if value.unicodeScalars.first.flatMap(HeaderName.digit) == 0 {
                withZero[value.count, default: 0] += 1
            }
        }
        guard total >= 20, let usual = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
            usual.value * 2 >= total, withZero[usual.key, default: 0] * 100 >= usual.value
        else { return nil }
        return usual.key
    }

    /// The greatest length, if far more values end there than just before.
    private static func cutLength(_ type: FieldType?, _ values: [String]) -> Int? {
        guard let type, [.givenName, .surname, .fullName, .address, .city, .text].contains(type)
        else { return nil }
        var lengths: [Int: Int] = [:]
        for value in values { lengths[value.count, default: 0] += 1 }
        guard let longest = lengths.keys.max(), longest >= 8, lengths.count >= 4,
            let atEnd = lengths[longest]
        else { return nil }
        let before = max(lengths[longest - 1, default: 0], lengths[longest - 2, default: 0])
        return atEnd >= 5 && atEnd >= 3 * max(1, before) ? longest : nil
    }
}
