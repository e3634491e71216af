/// The id of an identity: the resolved person.
///
/// Never reused, whatever becomes of the identity.
package struct IdentityID: Hashable, Comparable, Sendable {
    /// Counts up from 1 in the order in which identities were first created in a store.
    package let number: UInt64

    package init(_ number: UInt64) {
        self.number = number
    }

    package static func < (left: IdentityID, right: IdentityID) -> Bool {
        left.number < right.number
    }
}

extension IdentityID: CustomStringConvertible {
    /// `y` and the number, for instance `y42`.
    package var description: String { "y\(number)" }

    package init?(_ text: String) {
        guard text.first == "y" || text.first == "Y", let number = UInt64(text.dropFirst()),
            number > 0
        else { return nil }
        self.init(number)
    }
}

/// What became of an identity id that was once issued.
package enum IdentityState: Hashable, Sendable {
    /// The identity stands under this id.
    case live
    /// All its records went to another identity, which is given; that one may have moved on since.
    case mergedInto(IdentityID)
    /// Its records went to several identities, in ascending order of id.
    case splitInto([IdentityID])
    /// Its last record was deleted.
    case erased
}
