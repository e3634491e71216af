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
        var given: (level: Level, frequency: MatchWeight) = (.missing, .zero)
        var surname = given
        for one in left.fields.names {
            for other in right.fields.names {
                let agreement = NameComparison.compare(one, other)
                let isCrossScript = script(of: one) != script(of: other)
                let givenLevel = level(agreement.given, crossScript: isCrossScript)
                if isBetter(name: givenLevel, than: given.level) {
                    given = (givenLevel, frequency(given: agreement))
                }
                let surnameLevel = level(agreement.surname, crossScript: isCrossScript)
                if isBetter(name: surnameLevel, than: surname.level) {
                    surname = (surnameLevel, frequency(surname: agreement))
                }
                if agreement.differingGeneration { vector[.generation] = .differs }
            }
        }
        vector[.givenName] = given.level
        vector[.surname] = surname.level
        vector.givenNameFrequency = given.frequency
        vector.surnameFrequency = surname.frequency
    }

    private static func frequency(given agreement: NameAgreement) -> MatchWeight {
        guard let token = agreement.givenToken else { return .zero }
        let frequency =
            agreement.given == .exact
            ? NameFrequencies.frequency(given: token)
            : NameFrequencies.soundFrequency(given: token)
        return MatchWeight(bits: BinaryLogarithm.log2(frequency))
    }

    private static func frequency(surname agreement: NameAgreement) -> MatchWeight {
        guard let token = agreement.surnameToken else { return .zero }
        let frequency =
            agreement.surname == .exact
            ? NameFrequencies.frequency(surname: token)
            : NameFrequencies.soundFrequency(surname: token)
        return MatchWeight(bits: BinaryLogarithm.log2(frequency))
    }

    /// Whether a level of a name part is to be preferred: any evidence over none, then the better one.
    private static func isBetter(name level: Level, than best: Level) -> Bool {
        guard level != .missing else { return false }
        return best == .missing || level.rawValue < best.rawValue
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
}

// MARK: - Identifiers

extension RecordComparison {
    private static func comparePhones(
        _ left: [IdentifyingValue<PhoneNumber>], _ right: [IdentifyingValue<PhoneNumber>]
    ) -> Level {
        var best = Level.missing
        for one in left where !one.isGeneric {
            for other in right where !other.isGeneric {
                let level = comparePhones(one, other)
                guard level != .missing else { continue }
                if best == .missing || rank(phone: level) > rank(phone: best) { best = level }
            }
        }
        return best
    }

    private static func comparePhones(
        _ one: IdentifyingValue<PhoneNumber>, _ other: IdentifyingValue<PhoneNumber>
    ) -> Level {
        let (left, right) = (one.value, other.value)
        if left.significant == right.significant {
            // A bare ten-digit number does not show that it is a landline; its twin with a 0 does.
            let isLandline = left.kind == .landline || right.kind == .landline
            if isLandline { return .exactLandline }
            return one.holders == .one ? .exact : .exactShared
        }
        // A mobile beside a landline is no disagreement: most people have both.
        if left.kind == .mobile, right.kind == .landline { return .missing }
        if left.kind == .landline, right.kind == .mobile { return .missing }
        return DigitError.isOne(left.significant, right.significant) ? .oneError : .differs
    }

    private static func rank(phone level: Level) -> Int {
        switch level {
        case .exact: 4
        case .exactShared: 3
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
        if left.key == right.key { return left.holders == .one ? .exact : .exactShared }
        let (one, other) = (left.value, right.value)
        let (local, otherLocal) = (Array(one.local.utf8), Array(other.local.utf8))
        let (domain, otherDomain) = (
            Array(one.repairedDomain.utf8), Array(other.repairedDomain.utf8)
        )
        let domainSlips = OSADistance.distance(domain, otherDomain, cutoff: 2)
        if local == otherLocal {
            if domainSlips <= 2 { return .oneError }
            return local.count >= 6 ? .sameLocalPart : .differs
        }
        guard domainSlips <= 2, min(local.count, otherLocal.count) >= 6 else { return .differs }
        // Long local parts have room for two slips; short ones are too dense for that.
        let cutoff = min(local.count, otherLocal.count) >= 10 ? 2 : 1
        let localSlips = OSADistance.distance(local, otherLocal, cutoff: cutoff)
        guard localSlips <= cutoff else { return .differs }
        return localSlips + domainSlips <= 1 ? .oneError : .similar
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
