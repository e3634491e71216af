@testable import YektaCore

/// Compares two normalised records field by field into a comparison vector: the slow twin of
/// `RecordComparison`, on values as they were read and without any memory of names.
///
/// Multi-valued fields compare best against best. A field that either side lacks is `missing`.
struct ReferenceComparison: Sendable {
    /// How common the values that agree are.
    let frequencies: TermFrequencies
    /// The columns that have comparisons of their own.
    let columns: ComparisonColumns

    /// The comparison vector of a pair.
    func compare(_ left: NormalisedRecord, _ right: NormalisedRecord) -> ComparisonVector {
        var vector = compareAllButNames(left, right)
        compareNames(left, right, &vector)
        return vector
    }

    /// Everything but the names, which cost more than all the rest together.
    func compareAllButNames(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord
    ) -> ComparisonVector {
        var vector = ComparisonVector()
        let (one, other) = (left.fields, right.fields)
        vector[.phone] = Self.comparePhones(one.phones, other.phones)
        vector[.email] = Self.compareEmails(one.emails, other.emails).level
        vector[.nationalID] = Self.compareNationalIDs(one.nationalIDs, other.nationalIDs)
        compareBirthDates(one.birthDates, other.birthDates, &vector)
        vector[.gender] = Self.compareGenders(one.genders, other.genders)
        comparePlaces(one.places, other.places, &vector)
        vector[.loyaltyID] = Self.compareIdentifiers(
            one.loyaltyIDs,
            other.loyaltyIDs,
            oneError: true
        )
        vector[.deviceID] = Self.compareIdentifiers(
            one.deviceIDs,
            other.deviceIDs,
            oneError: false
        )
        vector[.handle] = Self.compareIdentifiers(one.handles, other.handles, oneError: true)
        vector[.cookieID] = Self.compareIdentifiers(one.cookieIDs, other.cookieIDs, oneError: false)
        compareColumns(one, other, &vector)
        return vector
    }

    private func compareBirthDates(
        _ left: [BirthDate],
        _ right: [BirthDate],
        _ vector: inout ComparisonVector
    ) {
        let found = ReferenceBirthDateComparison.compare(left, right)
        vector[.birthDate] = found.level
        setFrequency(of: found.agreed, at: ComparisonPlace(.birthDate), &vector)
    }

    private func comparePlaces(
        _ left: [Place],
        _ right: [Place],
        _ vector: inout ComparisonVector
    ) {
        let found = ReferencePlaceComparison.compare(left, right)
        vector[.address] = found.level
        setFrequency(of: found.agreed, at: ComparisonPlace(.address), &vector)
    }

    private func setFrequency(
        of hash: UInt64?,
        at place: ComparisonPlace,
        _ vector: inout ComparisonVector
    ) {
        guard let hash, let frequency = frequencies.weight(place, hash) else { return }
        vector.setFrequency(frequency, at: place)
    }

    private static func compareGenders(_ left: [Gender], _ right: [Gender]) -> Level {
        guard !left.isEmpty, !right.isEmpty else { return .missing }
        return left.contains { right.contains($0) } ? .exact : .differs
    }
}

// MARK: - Columns

extension ReferenceComparison {
    /// Adds the levels of the labelled values; only equal labels are compared.
    private func compareColumns(
        _ left: NormalisedFields,
        _ right: NormalisedFields,
        _ vector: inout ComparisonVector
    ) {
        if !left.identifiers.isEmpty, !right.identifiers.isEmpty {
            compare(.identifier, left.identifiers, right.identifiers, &vector) {
                (Self.compareIdentifiers([$0], [$1], oneError: true), nil)
            }
        }
        if !left.texts.isEmpty, !right.texts.isEmpty {
            compare(.text, left.texts, right.texts, &vector) {
                let level = Self.level($0.bytes, $1.bytes)
                return (level, level == .exact ? $0.hash : nil)
            }
        }
        if !left.numbers.isEmpty, !right.numbers.isEmpty {
            compare(.number, left.numbers, right.numbers, &vector) { one, other in
                if one == other { return (.exact, one.bitPattern) }
                let isNear = (one - other).magnitude <= max(1, max(one, other).magnitude / 50)
                return (isNear ? .similar : .differs, nil)
            }
        }
    }

    private func compare<Value>(
        _ kind: ComparisonKind,
        _ left: [Labelled<Value>],
        _ right: [Labelled<Value>],
        _ vector: inout ComparisonVector,
        _ compare: (Value, Value) -> (level: Level, agreed: UInt64?)
    ) {
        for one in left {
            for other in right where one.label == other.label {
                let found = compare(one.value, other.value)
                guard found.level != .missing else { continue }
                let place = columns.place(kind, label: one.label) ?? ComparisonPlace(kind)
                let best = vector[place]
                guard best == .missing || found.level.rawValue < best.rawValue else { continue }
                vector[place] = found.level
                setFrequency(of: found.agreed, at: place, &vector)
            }
        }
    }

    /// How two texts agree: exact, one contained in the other word by word, similar, or not.
    private static func level(_ left: [UInt8], _ right: [UInt8]) -> Level {
        if left == right { return .exact }
        if isContained(left, in: right) || isContained(right, in: left) { return .part }
        return JaroWinkler.similarity(left, right) >= 0.88 ? .similar : .differs
    }

    /// Whether every word of the text is a word of the other, longer one.
    private static func isContained(_ text: [UInt8], in other: [UInt8]) -> Bool {
        guard text.count < other.count, text.count > 2 else { return false }
        let words = other.split(separator: 0x20)
        guard words.count > 1 else { return false }
        return text.split(separator: 0x20).allSatisfy { words.contains($0) }
    }
}
