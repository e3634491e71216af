package import YektaCore

/// Everything that a store holds but the feed, as of one moment.
package struct StoreContents: Hashable, Sendable {
    /// The records with their identities, in ascending order of ordinal.
    package var records: [RecordWrite] = []
    /// Every identity that no longer stands, in ascending order of id.
    ///
    /// Those that stand are the others below `nextIdentity`.
    package var retired: [IdentityWrite] = []
    /// Every constraint ever made, retracted ones included, in ascending order of id.
    package var constraints: [ConstraintWrite] = []
    /// The open review tasks, the heaviest first, ties by record keys.
    package var openReviewTasks: [ReviewTask] = []
    /// How far the store has come.
    package var position = StorePosition()
    /// The secret and the model epoch.
    package let meta: StoreMeta
    /// The model of the epoch in force; nil where the program's own model is.
    package var model: StoredModel?

    init(meta: StoreMeta) {
        self.meta = meta
    }

    /// The constraints in force, in ascending order of id.
    package var activeConstraints: [LinkConstraint] {
        constraints.lazy.filter(\.isActive).map(\.constraint)
    }

    /// The sequence number of the last feed event; 0 before the first.
    package var lastSequence: UInt64 { position.lastSequence }

    /// The number after the highest ever issued.
    package var nextIdentity: IdentityID { IdentityID(position.nextIdentity) }

    /// The ordinal of the next new record, above all that were ever given.
    package var nextOrdinal: UInt64 { position.nextOrdinal }

    /// The id after the highest ever given.
    package var nextConstraintID: UInt64 {
        (constraints.last?.constraint.id ?? 0) + 1
    }
}

/// What a store's commits changed since one of them, as it stands now.
///
/// A snapshot of the memory that was valid at that commit becomes valid at `position` by it.
package struct StoreTail: Hashable, Sendable {
    /// How far the store has come.
    package var position = StorePosition()
    /// The records that were written or moved since and are still there, ascending by ordinal.
    package var records: [RecordWrite] = []
    /// The ordinals of the others that were touched, ascending: they are deleted.
    ///
    /// The snapshot need not have known all of them.
    package var deletedOrdinals: [UInt64] = []
    /// Whether the commits touched more records than asked for, of which nothing is here then.
    package var isCutOff = false
    /// The identities that were retired since, ascending.
    package var retired: [IdentityWrite] = []
    /// The events since; they tell which review tasks were opened and closed.
    package var events: [FeedEvent] = []
    /// Every constraint ever made: they are few.
    package var constraints: [ConstraintWrite] = []
}

/// How much a store holds.
package struct StoreCounts: Hashable, Sendable {
    /// Stored records.
    package let records: UInt64
    /// Identities in the state `live`.
    package let liveIdentities: UInt64
    /// Identities ever issued.
    package let identities: UInt64
    /// Constraints in force.
    package let activeConstraints: UInt64
    /// Review tasks that wait for a steward.
    package let openReviewTasks: UInt64
    /// Feed events.
    package let events: UInt64
}
