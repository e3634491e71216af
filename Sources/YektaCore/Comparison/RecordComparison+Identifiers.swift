extension RecordComparison {
    static func comparePhones(_ left: Bytes, _ right: Bytes) -> Level {
        var best = Level.missing
        for first in stride(from: 0, to: left.count, by: PhoneElement.bytes) {
            let one = PhoneElement(word: left.uint64(first))
            guard one.holders != .many else { continue }
            for second in stride(from: 0, to: right.count, by: PhoneElement.bytes) {
                let other = PhoneElement(word: right.uint64(second))
                guard other.holders != .many else { continue }
                let level = comparePhones(one, other)
                guard level != .missing else { continue }
                if best == .missing || rank(phone: level) > rank(phone: best) { best = level }
            }
        }
        return best
    }

    private static func comparePhones(_ one: PhoneElement, _ other: PhoneElement) -> Level {
        if one.significant == other.significant {
            // A bare ten-digit number does not show that it is a landline; its twin with a 0 does.
            if one.isLandline || other.isLandline { return .exactLandline }
            return exact(one.holders, other.holders)
        }
        // A mobile beside a landline is no disagreement: most people have both.
        if one.isMobile, other.isLandline { return .missing }
        if one.isLandline, other.isMobile { return .missing }
        return DigitError.isOne(one.significant, other.significant) ? .oneError : .differs
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
        _ left: Bytes,
        _ right: Bytes,
        _ words: WordTable
    ) -> (level: Level, pair: (EmailElement, EmailElement)?) {
        var best = Level.missing
        var pair: (EmailElement, EmailElement)?
        ElementPairs.visit(left, right) {
            let (one, other) = (EmailElement(bytes: $0), EmailElement(bytes: $1))
            guard one.holders != .many, other.holders != .many else { return }
            let level = compareEmails(one, other, words)
            guard best == .missing || level.rawValue < best.rawValue else { return }
            best = level
            pair = (one, other)
        }
        return (best, pair)
    }

    private static func compareEmails(
        _ left: EmailElement,
        _ right: EmailElement,
        _ words: WordTable
    ) -> Level {
        if left.key == right.key { return exact(left.holders, right.holders) }
        let (one, other) = (left.local, right.local)
        let shorter = min(one.count, other.count)
        // Long local parts have room for two slips; short ones are too dense for any.
        let slipsMax = shorter >= 10 ? 2 : shorter >= 6 ? 1 : 0
        guard LetterMask.mayBeWithin(slipsMax, left.letters, right.letters) else { return .differs }
        let localSlips = OSADistance.distance(one, other, cutoff: slipsMax)
        guard localSlips <= slipsMax else { return .differs }
        let domainSlips =
            left.domain == right.domain
            ? 0
            : OSADistance.distance(words[left.domain].bytes, words[right.domain].bytes, cutoff: 2)
        if localSlips == 0 {
            if domainSlips <= 2 { return .oneError }
            return shorter >= 6 ? .sameLocalPart : .differs
        }
        guard domainSlips <= 2 else { return .differs }
        return localSlips + domainSlips <= 1 ? .oneError : .similar
    }

    /// The level of the national ids alone: `differs` if both are valid and no slip of the finger.
    ///
    /// - Parameter provenOnly: leaves ids out that no check digit proves.
    package static func compareNationalIDs(
        _ left: ContentView,
        _ right: ContentView,
        provenOnly: Bool
    ) -> Level {
        var best = Level.missing
        guard left.has(.nationalIDs), right.has(.nationalIDs) else { return best }
        ElementPairs.visit(left.elements(.nationalIDs), right.elements(.nationalIDs)) {
            let (one, other) = (IdentifierElement(bytes: $0), IdentifierElement(bytes: $1))
            guard one.holders != .many, other.holders != .many else { return }
            guard !provenOnly || one.isValid && other.isValid else { return }
            let level = compareNationalIDs(one, other)
            if best == .missing || level.rawValue < best.rawValue { best = level }
        }
        return best
    }

    private static func compareNationalIDs(
        _ left: IdentifierElement,
        _ right: IdentifierElement
    ) -> Level {
        if left.key == right.key { return .exact }
        if OSADistance.distance(left.value, right.value, cutoff: 1) <= 1 { return .oneError }
        return left.isValid && right.isValid ? .differs : .differsUnverified
    }

    static func compareIdentifiers(_ left: Bytes, _ right: Bytes, oneError: Bool) -> Level {
        var best = Level.missing
        ElementPairs.visit(left, right) {
            let level = compareIdentifier(
                IdentifierElement(bytes: $0),
                IdentifierElement(bytes: $1),
                oneError: oneError
            )
            guard level != .missing else { return }
            if best == .missing || level.rawValue < best.rawValue { best = level }
        }
        return best
    }

    static func compareIdentifier(
        _ one: IdentifierElement,
        _ other: IdentifierElement,
        oneError: Bool
    ) -> Level {
        guard one.holders != .many, other.holders != .many else { return .missing }
        if one.key == other.key { return .exact }
        let (left, right) = (one.value, other.value)
        let isClose =
            oneError && min(left.count, right.count) >= 6
            && OSADistance.distance(left, right, cutoff: 1) <= 1
        return isClose ? .oneError : .differs
    }
}
