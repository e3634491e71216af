/// Compares two normalised records field by field into a comparison vector.
///
/// Multi-valued fields compare best against best. A field that either side lacks is `missing`.
package enum RecordComparison {
    /// The comparison vector of a pair.
    package static func compare(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord
    ) -> ComparisonVector {
        var vector = compareAllButNames(left, right)
        compareNames(left, right, &vector)
        return vector
    }

    /// Everything but the names, which cost more than all the rest together.
    static func compareAllButNames(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord
    ) -> ComparisonVector {
        var vector = ComparisonVector()
        vector[.phone] = comparePhones(left.fields.phones, right.fields.phones)
        vector[.email] = compareEmails(left.fields.emails, right.fields.emails)
        vector[.nationalID] = compareNationalIDs(left.fields.nationalIDs, right.fields.nationalIDs)
        vector[.birthDate] = BirthDateComparison.compare(
            left.fields.birthDates,
            right.fields.birthDates
        )
        vector[.gender] = compareGenders(left.fields.genders, right.fields.genders)
        vector[.address] = PlaceComparison.compare(left.fields.places, right.fields.places)
        vector[.loyaltyID] = compareIdentifiers(
            left.fields.loyaltyIDs,
            right.fields.loyaltyIDs,
            oneError: true
        )
        vector[.deviceID] = compareIdentifiers(
            left.fields.deviceIDs,
            right.fields.deviceIDs,
            oneError: false
        )
        vector[.handle] = compareIdentifiers(
            left.fields.handles,
            right.fields.handles,
            oneError: true
        )
        vector[.cookieID] = compareIdentifiers(
            left.fields.cookieIDs,
            right.fields.cookieIDs,
            oneError: false
        )
        if !left.fields.identifiers.isEmpty, !right.fields.identifiers.isEmpty {
            vector[.identifier] = compareLabelled(left.fields.identifiers, right.fields.identifiers)
            {
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
    /// Adds the levels of the names to a vector.
    static func compareNames(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord,
        _ vector: inout ComparisonVector
    ) {
        var given: (level: Level, frequency: MatchWeight) = (.missing, .zero)
        var surname = given
        for one in left.fields.names {
            for other in right.fields.names {
                let agreement = NameComparison.compare(one.name, other.name)
                let isCrossScript = one.script != other.script
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
        // No name counts as rarer than one that no list knows: `Scorer.weight(ifReviewed:)` bounds
        // by it.
        return weight(of: max(frequency, NameFrequencies.unlistedGiven))
    }

    private static func weight(of frequency: Double) -> MatchWeight {
        MatchWeight(bits: BinaryLogarithm.log2(frequency, bits: 20))
    }

    private static func frequency(surname agreement: NameAgreement) -> MatchWeight {
        guard let token = agreement.surnameToken else { return .zero }
        let frequency =
            agreement.surname == .exact
            ? NameFrequencies.frequency(surname: token)
            : NameFrequencies.soundFrequency(surname: token)
        return weight(of: max(frequency, NameFrequencies.unlistedSurname))
    }

    /// Whether a level of a name part is to be preferred: any evidence over none, then the better
    /// one.
    private static func isBetter(name level: Level, than best: Level) -> Bool {
        guard level != .missing else { return false }
        return best == .missing || level.rawValue < best.rawValue
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
        _ left: [IdentifyingValue<PhoneNumber>],
        _ right: [IdentifyingValue<PhoneNumber>]
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
        _ one: IdentifyingValue<PhoneNumber>,
        _ other: IdentifyingValue<PhoneNumber>
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
        _ left: [IdentifyingValue<Mailbox>],
        _ right: [IdentifyingValue<Mailbox>]
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
        _ left: IdentifyingValue<Mailbox>,
        _ right: IdentifyingValue<Mailbox>
    ) -> Level {
        if left.key == right.key { return left.holders == .one ? .exact : .exactShared }
        let (one, other) = (left.value, right.value)
        let shorter = min(one.local.count, other.local.count)
        // Long local parts have room for two slips; short ones are too dense for any.
        let slipsMax = shorter >= 10 ? 2 : shorter >= 6 ? 1 : 0
        let localSlips = OSADistance.distance(one.local, other.local, cutoff: slipsMax)
        guard localSlips <= slipsMax else { return .differs }
        let domainSlips = OSADistance.distance(one.domain, other.domain, cutoff: 2)
        if localSlips == 0 {
            if domainSlips <= 2 { return .oneError }
            return shorter >= 6 ? .sameLocalPart : .differs
        }
        guard domainSlips <= 2 else { return .differs }
        return localSlips + domainSlips <= 1 ? .oneError : .similar
    }

    /// The level of the national ids alone: `differs` if both are valid and no slip of the finger.
    package static func compareNationalIDs(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord
    ) -> Level {
        compareNationalIDs(left.fields.nationalIDs, right.fields.nationalIDs)
    }

    private static func compareNationalIDs(
        _ left: [IdentifyingValue<IdentifierForm>],
        _ right: [IdentifyingValue<IdentifierForm>]
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
        _ left: IdentifyingValue<IdentifierForm>,
        _ right: IdentifyingValue<IdentifierForm>
    ) -> Level {
        if left.key == right.key { return .exact }
        let (one, other) = (left.value, right.value)
        if OSADistance.distance(one.bytes, other.bytes, cutoff: 1) <= 1 { return .oneError }
        return one.isValid && other.isValid ? .differs : .differsUnverified
    }

    private static func compareIdentifiers(
        _ left: [IdentifyingValue<IdentifierForm>],
        _ right: [IdentifyingValue<IdentifierForm>],
        oneError: Bool
    ) -> Level {
        var best = Level.missing
        for one in left where !one.isGeneric {
            for other in right where !other.isGeneric {
                if one.key == other.key { return .exact }
                let (left, right) = (one.value.bytes, other.value.bytes)
                let isClose =
                    oneError && min(left.count, right.count) >= 6
                    && OSADistance.distance(left, right, cutoff: 1) <= 1
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
    ///
    /// The optimal string alignment distance of their decimal digits is 1, found without making
    /// them.
    package static func isOne(_ left: UInt64, _ right: UInt64) -> Bool {
        guard left != right else { return false }
        var (one, other) = (left, right)
        // Equal last digits say nothing about a single error before them.
        while one % 10 == other % 10 && one > 0 && other > 0 {
            one /= 10
            other /= 10
        }
        if one / 10 == other / 10, one > 0, other > 0 { return true }
        let isSwapped = one % 10 == other / 10 % 10 && one / 10 % 10 == other % 10
        if isSwapped, one / 100 == other / 100 { return true }
        return one / 10 == other || other / 10 == one
    }
}
