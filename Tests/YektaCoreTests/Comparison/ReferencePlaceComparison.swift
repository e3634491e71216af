@testable import YektaCore

/// The slow twin of `PlaceComparison`: number, street, postal code and city as one comparison with
/// combined levels.
///
/// One comparison and not four, because the parts are not independent: whoever shares street and
/// number shares the city as well.
enum ReferencePlaceComparison {
    /// The best level over all places of both, and the town or postal area if it is all that
    /// agrees; missing where nothing can be compared.
    static func compare(
        _ left: [Place],
        _ right: [Place]
    ) -> (level: Level, agreed: UInt64?) {
        var best = Level.missing
        var agreed: UInt64?
        for one in left {
            for other in right {
                let level = compare(one, other)
                guard level != .missing, best == .missing || level.rawValue < best.rawValue else {
                    continue
                }
                best = level
                switch level {
                case .city: agreed = one.cityHash
                case .postalArea: agreed = one.postalHash
                default: agreed = nil
                }
            }
        }
        return (best, agreed)
    }

    private static func compare(_ left: Place, _ right: Place) -> Level {
        let number = agreement(left.number, right.number)
        let street = streetAgreement(left.street, right.street)
        let postal = agreement(left.postalCode?.value, right.postalCode?.value)
        let city = cityAgreement(left.city, right.city)
        let isFine = left.isPostalCodeFine && right.isPostalCodeFine
        if street == .agrees, number == .agrees, city != .differs || postal == .agrees {
            return .numberAndStreet
        }
        if postal == .agrees {
            if number == .agrees { return .numberAndPostalCode }
            if street == .agrees, number != .differs || isFine { return .streetAndPostalCode }
            return isFine ? .postalCode : .postalArea
        }
        if street == .agrees, number != .differs, city != .differs { return .street }
        if street == .unknown, postal == .unknown {
            switch city {
            case .agrees: return .city
            case .differs: return .cityDiffers
            case .unknown: return .missing
            }
        }
        return .differs
    }

    private enum Agreement {
        case unknown, agrees, differs
    }

    private static func agreement<Value: Equatable>(_ left: Value?, _ right: Value?) -> Agreement {
        guard let left, let right else { return .unknown }
        return left == right ? .agrees : .differs
    }

    /// Cities agree if a slip or two tells them apart: one in four letters, two in eight.
    private static func cityAgreement(_ left: [UInt8]?, _ right: [UInt8]?) -> Agreement {
        guard let left, let right else { return .unknown }
        if left == right { return .agrees }
        let slips = min(2, min(left.count, right.count) / 4)
        guard slips > 0 else { return .differs }
        return OSADistance.distance(left, right, cutoff: slips) <= slips ? .agrees : .differs
    }

    /// Streets agree if at least half of the words of the shorter one are found in the other.
    private static func streetAgreement(_ left: [[UInt8]], _ right: [[UInt8]]) -> Agreement {
        guard !left.isEmpty, !right.isEmpty else { return .unknown }
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        let found = short.count { word in long.contains { isSame(word, $0) } }
        return found * 2 >= short.count && found > 0 ? .agrees : .differs
    }

    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        if left == right { return true }
        guard min(left.count, right.count) >= 4 else { return false }
        return OSADistance.distance(left, right, cutoff: 1) <= 1
    }
}
