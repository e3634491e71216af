/// One entry of the change feed: what happened to an identity, in the order it happened.
package struct FeedEvent: Hashable, Sendable {
    /// Counts up from 1 without gaps; survives restarts.
    package let sequence: UInt64
    package let kind: Kind

    /// What happened.
    package enum Kind: Hashable, Sendable {
        /// An identity came to be; its first record follows as `recordAdded`.
        case created(IdentityID)
        case recordAdded(RecordKey, to: IdentityID)
        /// A record's content was replaced; it stays where it was unless a move follows.
        case recordUpdated(RecordKey, of: IdentityID)
        case recordMoved(RecordKey, from: IdentityID, to: IdentityID)
        case recordDeleted(RecordKey, from: IdentityID)
        /// The first id no longer stands; the second has all its records.
        case merged(IdentityID, into: IdentityID)
        /// Some records left an identity. `parts` are all identities that its records are in now.
        case split(IdentityID, parts: [IdentityID])
        /// An identity's last record was deleted.
        case erased(IdentityID)
        case reviewOpened(ReviewTask)
        case reviewClosed(ReviewTask)
    }

    package init(sequence: UInt64, kind: Kind) {
        self.sequence = sequence
        self.kind = kind
    }
}
