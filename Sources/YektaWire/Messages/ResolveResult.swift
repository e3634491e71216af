package import YektaCore

/// The identity of a record that was resolved.
package struct ResolveResult: Hashable, Sendable {
    /// What a resolved record led to; the raw values are the contract's.
    package enum Outcome: UInt32, CaseIterable, Hashable, Sendable {
        case created = 1
        case attached = 2
        case merged = 3
        case updated = 4
        case unchanged = 5
    }

    package var identity: IdentityID
    package var outcome: Outcome
    /// Identities that no longer stand because of this record.
    package var mergedIDs: [IdentityID]
    /// Others that may be the same person, the heaviest first.
    package var possibleLinks: [PossibleLinkView]
    /// The last event of the change feed when this was committed.
    package var sequence: UInt64

    package init(
        identity: IdentityID,
        outcome: Outcome,
        mergedIDs: [IdentityID] = [],
        possibleLinks: [PossibleLinkView] = [],
        sequence: UInt64
    ) {
        self.identity = identity
        self.outcome = outcome
        self.mergedIDs = mergedIDs
        self.possibleLinks = possibleLinks
        self.sequence = sequence
    }
}

/// A record that may be the same person, but not surely so.
package struct PossibleLinkView: Hashable, Sendable {
    /// The identity of the other record.
    package let identity: IdentityID
    /// The other record.
    package let recordKey: RecordKey
    package let weight: MatchWeight

    package init(identity: IdentityID, recordKey: RecordKey, weight: MatchWeight) {
        self.identity = identity
        self.recordKey = recordKey
        self.weight = weight
    }
}

/// What a deletion led to.
package struct DeleteRecordResult: Hashable, Sendable {
    /// The identity that the record belonged to and what became of it; none if there was no such
    /// record.
    package let identity: IdentityStanding?
    package let sequence: UInt64

    package var existed: Bool { identity != nil }

    package init(identity: IdentityStanding?, sequence: UInt64) {
        self.identity = identity
        self.sequence = sequence
    }
}

/// An identity id and what became of it.
package struct IdentityStanding: Hashable, Sendable {
    package let id: IdentityID
    package let state: IdentityState

    package init(id: IdentityID, state: IdentityState) {
        self.id = id
        self.state = state
    }
}

/// What a merge led to.
package struct MergeResult: Hashable, Sendable {
    /// The identity that survives.
    package let identity: IdentityID
    /// Those that redirect to it from now on.
    package let mergedIDs: [IdentityID]
    package let sequence: UInt64

    package init(identity: IdentityID, mergedIDs: [IdentityID], sequence: UInt64) {
        self.identity = identity
        self.mergedIDs = mergedIDs
        self.sequence = sequence
    }
}

/// What a split led to.
package struct SplitResult: Hashable, Sendable {
    /// All identities that the records are in now, ascending.
    package let parts: [IdentityID]
    package let sequence: UInt64

    package init(parts: [IdentityID], sequence: UInt64) {
        self.parts = parts
        self.sequence = sequence
    }
}
