package import YektaCore

/// Everything that a store holds but the feed, as of one moment.
package struct StoreContents: Hashable, Sendable {
    /// The records with their identities, in ascending order of ordinal.
    package var records: [RecordWrite] = []
    /// Every identity ever issued, in ascending order of id.
    package var identities: [IdentityWrite] = []
    /// Every constraint ever made, retracted ones included, in ascending order of id.
    package var constraints: [ConstraintWrite] = []
    /// The open review tasks, the heaviest first, ties by record keys.
    package var openReviewTasks: [ReviewTask] = []
    /// The sequence number of the last feed event; 0 before the first.
    package var lastSequence: UInt64 = 0
    /// The secret, the model epoch and the next ordinal.
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

    /// The number after the highest ever issued.
    package var nextIdentity: IdentityID {
        IdentityID((identities.last?.id.number ?? 0) + 1)
    }

    /// The ordinal of the next new record, above all that were ever given.
    package var nextOrdinal: UInt64 { meta.nextOrdinal }

    /// The id after the highest ever given.
    package var nextConstraintID: UInt64 {
        (constraints.last?.constraint.id ?? 0) + 1
    }
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
