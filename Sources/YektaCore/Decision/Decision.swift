/// What a pair's weight says, before the groups have their say.
///
/// Fellegi and Sunter's three decisions; a link constraint overrules them.
package enum Decision: UInt8, Hashable, Sendable {
    case nonLink = 0
    case possibleLink = 1
    case link = 2

    package init(weight: MatchWeight, scorer: Scorer) {
        if weight >= scorer.linkThreshold {
            self = .link
        } else if weight >= scorer.reviewThreshold {
            self = .possibleLink
        } else {
            self = .nonLink
        }
    }

    package var name: String {
        switch self {
        case .nonLink: "non-link"
        case .possibleLink: "possible link"
        case .link: "link"
        }
    }
}
