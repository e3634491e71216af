/// Everything one batch changed: what the store writes in one transaction and the feed then
/// publishes.
///
/// The engine produces it; the store persists it; readers see it after the commit, never before.
package struct ChangeSet: Sendable {
    /// Records stored or replaced, in the order in which they were accepted.
    package var writtenRecords: [RecordWrite] = []
    package var deletedRecords: [RecordDeletion] = []
    /// Records that were stored before and now belong to another identity.
    package var movedRecords: [RecordMove] = []
    /// Identities created, or whose state changed.
    ///
    /// One entry per id: the last state.
    package var identities: [IdentityWrite] = []
    package var constraints: [ConstraintWrite] = []
    package var reviewTasks: [ReviewTaskWrite] = []
    /// Feed events with gap-free sequence numbers, ascending.
    package var events: [FeedEvent] = []

    package init() {}

    package var isEmpty: Bool {
        writtenRecords.isEmpty && deletedRecords.isEmpty && movedRecords.isEmpty
            && identities.isEmpty && constraints.isEmpty && reviewTasks.isEmpty && events.isEmpty
    }
}

/// A record as the store keeps it.
package struct RecordWrite: Hashable, Sendable {
    package let record: Record
    /// The order of first acceptance in this store, from 1; kept when the record is replaced.
    package let ordinal: UInt64
    package let identity: IdentityID
    /// Under which keys a look-up by identifier finds the record.
    ///
    /// Derived, so it is not stored.
    package let lookupKeys: [BlockingKey]

    package init(
        record: Record,
        ordinal: UInt64,
        identity: IdentityID,
        lookupKeys: [BlockingKey] = []
    ) {
        self.record = record
        self.ordinal = ordinal
        self.identity = identity
        self.lookupKeys = lookupKeys
    }
}

/// A stored record's change of identity.
package struct RecordMove: Hashable, Sendable {
    package let key: RecordKey
    /// The ordinal under which the record is stored.
    package let ordinal: UInt64
    package let identity: IdentityID

    package init(key: RecordKey, ordinal: UInt64, identity: IdentityID) {
        self.key = key
        self.ordinal = ordinal
        self.identity = identity
    }
}

/// A stored record that is no longer wanted.
package struct RecordDeletion: Hashable, Sendable {
    package let key: RecordKey
    /// The ordinal under which the record is stored.
    package let ordinal: UInt64

    package init(key: RecordKey, ordinal: UInt64) {
        self.key = key
        self.ordinal = ordinal
    }
}

/// An identity's row.
package struct IdentityWrite: Hashable, Sendable {
    package let id: IdentityID
    package let state: IdentityState

    package init(id: IdentityID, state: IdentityState) {
        self.id = id
        self.state = state
    }
}

/// A steward's decision about two records: it constrains every later clustering.
package struct LinkConstraint: Hashable, Sendable {
    /// Together or apart.
    package enum Kind: UInt8, Hashable, Sendable {
        case mustLink = 1
        case cannotLink = 2
    }

    /// Counts up from 1 in the order of the decisions; a later decision about a pair replaces an
    /// earlier.
    package let id: UInt64
    package let kind: Kind
    /// The smaller record key of the two.
    package let first: RecordKey
    package let second: RecordKey

    package init(id: UInt64, kind: Kind, _ one: RecordKey, _ other: RecordKey) {
        self.id = id
        self.kind = kind
        self.first = min(one, other)
        self.second = max(one, other)
    }
}

/// Who decided, why and when.
package struct DecisionNote: Hashable, Sendable {
    package let author: String
    package let reason: String
    /// Milliseconds since 1970-01-01T00:00Z.
    package let timeMs: Int64

    package init(author: String, reason: String, timeMs: Int64) {
        self.author = author
        self.reason = reason
        self.timeMs = timeMs
    }
}

/// A link constraint's row: stored when made, and again when a later decision retracts it.
package struct ConstraintWrite: Hashable, Sendable {
    package let constraint: LinkConstraint
    package let note: DecisionNote
    package let isActive: Bool

    package init(constraint: LinkConstraint, note: DecisionNote, isActive: Bool) {
        self.constraint = constraint
        self.note = note
        self.isActive = isActive
    }
}

/// A pair that the program was not sure of, or a join that it refused, for a steward to look at.
package struct ReviewTask: Hashable, Sendable {
    /// Why the pair is for a steward to look at.
    package enum Reason: UInt8, Hashable, Sendable {
        /// The pair's weight lies between the review threshold and the link threshold.
        case possibleLink = 1
        /// The pair reaches the link threshold, but the evidence between the whole groups does not.
        case groupsDisagree = 2
        /// A cannot-link forbids the join.
        case cannotLink = 3
        /// Two different valid national ids forbid the join.
        case exclusiveValue = 4
        /// A must-link could not be honoured because it contradicts a cannot-link.
        case contradiction = 5
    }

    /// The smaller record key of the pair.
    package let first: RecordKey
    package let second: RecordKey
    package let weight: MatchWeight
    package let reason: Reason

    package init(first: RecordKey, second: RecordKey, weight: MatchWeight, reason: Reason) {
        self.first = min(first, second)
        self.second = max(first, second)
        self.weight = weight
        self.reason = reason
    }
}

/// A review task's row.
package struct ReviewTaskWrite: Hashable, Sendable {
    package let task: ReviewTask
    /// Whether the task was opened by this change, or closed by it.
    package let isOpen: Bool

    package init(task: ReviewTask, isOpen: Bool) {
        self.task = task
        self.isOpen = isOpen
    }
}
