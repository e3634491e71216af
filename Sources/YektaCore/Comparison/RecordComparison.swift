/// Compares two normalised records field by field into a comparison vector.
///
/// Multi-valued fields compare best against best. A field that either side lacks is `missing`.
package enum RecordComparison {
    package static func compare(
        _ left: NormalisedRecord, _ right: NormalisedRecord
    ) -> ComparisonVector {
        var vector = ComparisonVector()
        compareNames(left, right, &vector)
        vector[.phone] = comparePhones(left.fields.phones, right.fields.phones)
        vector[.email] = compareEmails(left.fields.emails, right.fields.emails)
        vector[.nationalID] = compareNationalIDs(left.fields.nationalIDs, right.fields.nationalIDs)
        vector[.birthDate] = BirthDateComparison.compare(left.fields.birthDates, right.fields.birthDates)
        vector[.gender] = compareGenders(left.fields.genders, right.fields.genders)
        vector[.address] = PlaceComparison.compare(left.fields.places, right.fields.places)
        vector[.loyaltyID] = compareIdentifiers(left.fields.loyaltyIDs, right.fields.loyaltyIDs, oneError: true)
        vector[.deviceID] = compareIdentifiers(left.fields.deviceIDs, right.fields.deviceIDs, oneError: false)
        vector[.handle] = compareIdentifiers(left.fields.handles, right.fields.handles, oneError: true)
        vector[.cookieID] = compareIdentifiers(left.fields.cookieIDs, right.fields.cookieIDs, oneError: false)
        if !left.fields.identifiers.isEmpty, !right.fields.identifiers.isEmpty {
            vector[.identifier] = compareLabelled(left.fields.identifiers, right.fields.identifiers) {
                compareIdentifiers([$0], [$1], oneError: true)
            }
        }
        if !left.fields.texts.isEmpty, !right.fields.texts.isEmpty {
            vector[.text] = compareLabelled(left.fields.texts, right.fields.texts, compareTexts)
        }
        if !left.fields.numbers.isEmpty, !right.fields.numbers.isEmpty {
            vector[.number] = compareLabelled(left.fields.numbers, right.fields.numbers) {
                $0 == $1 ? .exact : .differs
            }
        }
        return vector
    }

    private static func compareGenders(_ left: [Gender], _ right: [Gender]) -> Level {
        guard !left.isEmpty, !right.isEmpty else { return .missing }
        return left.contains { right.contains($0) } ? .exact : .differs
    }

    private static func compareTexts(_ left: [UInt8], _ right: [UInt8]) -> Level {
        if left == right { return .exact }
        return JaroWinkler.similarity(left, right) >= 0.88 ? .similar : .differs
    }

    /// The best level over the values of equal label; missing where no label is shared.
    private static func compareLabelled<Value>(
        _ left: [Labelled<Value>],
        _ right: [Labelled<Value>],
        _ compare: (Value, Value) -> Level
    ) -> Level {
        var best = Level.missing
        for one in left {
            for other in right where one.label == other.label {
                let level = compare(one.value, other.value)
                guard level != .missing else { continue }
                if best == .missing || level.rawValue < best.rawValue { best = level }
            }
        }
        return best
    }
}

// MARK: - Names

extension RecordComparison {
    private static func compareNames(
        _ left: NormalisedRecord, _ right: NormalisedRecord, _ vector: inout ComparisonVector
    ) {
        var best: (agreement: NameAgreement, rank: Int, isCrossScript: Bool)?
        for one in left.fields.names {
            for other in right.fields.names {
                let agreement = NameComparison.compare(one, other)
                let rank = rank(agreement.given) + rank(agreement.surname)
                if best.map({ rank > $0.rank }) ?? true {
                    best = (agreement, rank, script(of: one) != script(of: other))
                }
            }
        }
        guard let (agreement, _, isCrossScript) = best else { return }
        vector[.givenName] = level(agreement.given, crossScript: isCrossScript)
        vector[.surname] = level(agreement.surname, crossScript: isCrossScript)
        vector[.generation] = agreement.differingGeneration ? .differs : .missing
        if let token = agreement.givenToken {
            let frequency =
                agreement.given == .exact
                ? NameFrequencies.frequency(given: token)
                : NameFrequencies.soundFrequency(given: token)
            vector.givenNameFrequency = MatchWeight(bits: BinaryLogarithm.log2(frequency))
        }
        if let token = agreement.surnameToken {
            let frequency =
                agreement.surname == .exact
                ? NameFrequencies.frequency(surname: token)
                : NameFrequencies.soundFrequency(surname: token)
            vector.surnameFrequency = MatchWeight(bits: BinaryLogarithm.log2(frequency))
        }
    }

    private static func script(of name: PersonName) -> Script? {
        (name.surname.first ?? name.given.first ?? name.unplaced.first)?.script
    }

    private static func level(_ part: NamePartLevel, crossScript: Bool) -> Level {
        switch part {
        case .missing: .missing
        case .exact: .exact
        case .sound: crossScript ? .crossScript : .sound
        case .typo: .oneError
        case .nickname: .part
        case .initial: .initial
        case .differ: .differs
        }
    }

    /// How good an agreement is, to choose among several names.
    private static func rank(_ part: NamePartLevel) -> Int {
        switch part {
        case .exact: 6
        case .sound: 5
        case .typo: 4
        case .nickname: 3
        case .initial: 2
        case .missing: 1
        case .differ: 0
        }
    }
}

// MARK: - Identifiers

extension RecordComparison {
    private static func comparePhones(
        _ left: [IdentifyingValue<PhoneNumber>], _ right: [IdentifyingValue<PhoneNumber>]
    ) -> Level {
        var best = Level.missing
        for one in left where !one.isGeneric {
            for other in right where !other.isGeneric {
                let level = comparePhones(one.value, other.value)
                guard level != .missing else { continue }
                if best == .missing || rank(phone: level) > rank(phone: best) { best = level }
            }
        }
        return best
    }

    private static func comparePhones(_ left: PhoneNumber, _ right: PhoneNumber) -> Level {
        if left.significant == right.significant {
            // A bare ten-digit number does not show that it is a landline; its twin with a 0 does.
            let isLandline = left.kind == .landline || right.kind == .landline
            return isLandline ? .exactLandline : .exact
        }
        // A mobile beside a landline is no disagreement: most people have both.
        if left.kind == .mobile, right.kind == .landline { return .missing }
        if left.kind == .landline, right.kind == .mobile { return .missing }
        return DigitError.isOne(left.significant, right.significant) ? .oneError : .differs
    }

    private static func rank(phone level: Level) -> Int {
        switch level {
        case .exact: 3
        case .exactLandline: 2
        case .oneError: 1
        default: 0
        }
    }

    private static func compareEmails(
        _ left: [IdentifyingValue<EmailAddress>], _ right: [IdentifyingValue<EmailAddress>]
    ) -> Level {
        var best = Level.missing
        for one in left where !one.isGeneric {
            for other in right where !other.isGeneric {
                let level = compareEmails(one, other)
                if best == .missing || level.rawValue < best.rawValue { best = level }
            }
        }
        return best
    }

    private static func compareEmails(
        _ left: IdentifyingValue<EmailAddress>, _ right: IdentifyingValue<EmailAddress>
    ) -> Level {
        if left.key == right.key { return .exact }
        let (one, other) = (left.value, right.value)
        if one.local == other.local {
            if one.repairedDomain == other.repairedDomain { return .oneError }
            return one.local.utf8.count >= 6 ? .sameLocalPart : .differs
        }
        guard one.repairedDomain == other.repairedDomain, one.local.utf8.count >= 6 else {
            return .differs
        }
        let distance = OSADistance.distance(
            Array(one.local.utf8), Array(other.local.utf8), cutoff: 1)
        return distance <= 1 ? .oneError : .differs
    }

    /// The level of the national ids alone: `differs` if both are valid and no slip of the finger.
    package static func compareNationalIDs(
        _ left: NormalisedRecord, _ right: NormalisedRecord
    ) -> Level {
        compareNationalIDs(left.fields.nationalIDs, right.fields.nationalIDs)
    }

    private static func compareNationalIDs(
        _ left: [IdentifyingValue<NationalID>], _ right: [IdentifyingValue<NationalID>]
    ) -> Level {
        var best = Level.missing
        for one in left where !one.isGeneric {
            for other in right where !other.isGeneric {
                let level = compareNationalIDs(one, other)
                if best == .missing || level.rawValue < best.rawValue { best = level }
            }
        }
        return best
    }

    private static func compareNationalIDs(
        _ left: IdentifyingValue<NationalID>, _ right: IdentifyingValue<NationalID>
    ) -> Level {
        if left.key == right.key { return .exact }
        let (one, other) = (left.value, right.value)
        let distance = OSADistance.distance(
            Array(one.value.utf8), Array(other.value.utf8), cutoff: 1)
        if distance <= 1 { return .oneError }
        return one.isValid && other.isValid ? .differs : .differsUnverified
    }

    private static func compareIdentifiers(
        _ left: [IdentifyingValue<IdentifierValue>],
        _ right: [IdentifyingValue<IdentifierValue>],
        oneError: Bool
    ) -> Level {
        var best = Level.missing
        for one in left where !one.isGeneric {
            for other in right where !other.isGeneric {
                if one.key == other.key { return .exact }
                let (a, b) = (Array(one.value.value.utf8), Array(other.value.value.utf8))
                let isClose =
                    oneError && min(a.count, b.count) >= 6
                    && OSADistance.distance(a, b, cutoff: 1) <= 1
                let level = isClose ? Level.oneError : .differs
                if best == .missing || level.rawValue < best.rawValue { best = level }
            }
        }
        return best
    }
}

/// Numbers that one slip of the finger tells apart.
package enum DigitError {
    /// Whether two numbers differ by one digit wrong, one lost or added, or two neighbours swapped.
    package static func isOne(_ left: UInt64, _ right: UInt64) -> Bool {
        OSADistance.distance(digits(left), digits(right), cutoff: 1) <= 1
    }

    private static func digits(_ number: UInt64) -> [UInt8] {
        var rest = number
        var result: [UInt8] = []
        result.reserveCapacity(20)
        repeat {
            result.append(UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        return result
    }
}
