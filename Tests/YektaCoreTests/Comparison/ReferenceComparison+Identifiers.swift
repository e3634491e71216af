@testable import YektaCore

extension ReferenceComparison {
    static func comparePhones(
        _ left: [IdentifyingValue<PhoneNumber>],
        _ right: [IdentifyingValue<PhoneNumber>]
    ) -> Level {
        var best = Level.missing
        for one in left where one.holders != .many {
            for other in right where other.holders != .many {
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
            return exact(one.holders, other.holders)
        }
        // A mobile beside a landline is no disagreement: most people have both.
        if left.kind == .mobile, right.kind == .landline { return .missing }
        if left.kind == .landline, right.kind == .mobile { return .missing }
        return DigitError.isOne(left.significant, right.significant) ? .oneError : .differs
    }

    private static func rank(phone level: Level) -> Int {
        switch level {
        case .exact: 5
        case .exactOwner: 4
        case .exactShared: 3
        case .exactLandline: 2
        case .oneError: 1
        default: 0
        }
    }

    /// The level of an equal value by who holds it.
    private static func exact(_ left: Holders, _ right: Holders) -> Level {
        switch (left, right) {
        case (.one, .one): .exact
        case (.owner, .owner): .exactOwner
        default: .exactShared
        }
    }

    /// The best level over all addresses, and the addresses that reach it.
    static func compareEmails(
        _ left: [IdentifyingValue<Mailbox>],
        _ right: [IdentifyingValue<Mailbox>]
    ) -> (level: Level, pair: (Mailbox, Mailbox)?) {
        var best = Level.missing
        var pair: (Mailbox, Mailbox)?
        for one in left where one.holders != .many {
            for other in right where other.holders != .many {
                let level = compareEmails(one, other)
                guard best == .missing || level.rawValue < best.rawValue else { continue }
                best = level
                pair = (one.value, other.value)
            }
        }
        return (best, pair)
    }

    private static func compareEmails(
        _ left: IdentifyingValue<Mailbox>,
        _ right: IdentifyingValue<Mailbox>
    ) -> Level {
        if left.key == right.key { return exact(left.holders, right.holders) }
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
    static func compareNationalIDs(
        _ left: NormalisedRecord,
        _ right: NormalisedRecord
    ) -> Level {
        compareNationalIDs(left.fields.nationalIDs, right.fields.nationalIDs)
    }

    static func compareNationalIDs(
        _ left: [IdentifyingValue<IdentifierForm>],
        _ right: [IdentifyingValue<IdentifierForm>]
    ) -> Level {
        var best = Level.missing
        for one in left where one.holders != .many {
            for other in right where other.holders != .many {
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

    static func compareIdentifiers(
        _ left: [IdentifyingValue<IdentifierForm>],
        _ right: [IdentifyingValue<IdentifierForm>],
        oneError: Bool
    ) -> Level {
        var best = Level.missing
        for one in left where one.holders != .many {
            for other in right where other.holders != .many {
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
