/// A write for the engine.
///
/// Commands of one batch are applied in order and stored in one transaction.
package enum Command: Sendable {
    case resolve(PreparedRecord)
    case delete(RecordKey)
    case merge([IdentityID], DecisionNote)
    /// Takes records out of an identity and keeps them apart from those that stay.
    case split(IdentityID, [RecordKey], DecisionNote)
}

/// What a command came to.
package enum CommandOutcome: Sendable {
    case resolved(Resolved)
    /// A record was deleted; the identity it left, and that identity's state now.
    case deleted(IdentityID, IdentityState)
    /// The identity under which the merged ones now stand.
    case merged(IdentityID, absorbed: [IdentityID])
    /// The identities that the records of the split identity are in now, ascending.
    case split([IdentityID])
    case refused(CommandRefusal)

    /// The answer to a record sent for resolution.
    package struct Resolved: Sendable {
        /// What became of the record.
        package enum Kind: UInt8, Sendable {
            /// The record founded an identity.
            case created
            /// It joined an identity that stood before.
            case attached
            /// It joined several identities, which are one now.
            case merged
            /// The record was known; its content was replaced.
            case updated
            /// The record was known with the same content.
            case unchanged
        }

        package let kind: Kind
        package let identity: IdentityID
        /// The identities that no longer stand because of this record, ascending.
        package let absorbed: [IdentityID]
        /// Other identities that the record may belong to.
        package let possibleLinks: [PossibleLink]
    }
}

/// Another identity that a record or an identity may be the same person as.
package struct PossibleLink: Hashable, Sendable {
    package let identity: IdentityID
    /// The record over there that the weight is about.
    package let record: RecordKey
    package let weight: MatchWeight

    package init(identity: IdentityID, record: RecordKey, weight: MatchWeight) {
        self.identity = identity
        self.record = record
        self.weight = weight
    }
}

/// Why a command was not carried out.
///
/// Nothing was changed.
package enum CommandRefusal: Error, Hashable, Sendable {
    case unknownRecord
    /// The records to be split off are not of the identity.
    case recordsOfAnother
    case unknownIdentity(IdentityID)
    /// The id is known but no longer stands.
    case notLive(IdentityID, IdentityState)
    /// A merge needs at least two different identities.
    case nothingToMerge
    /// A split needs some but not all records of the identity.
    case nothingToSplit
    /// More pairs of records would have to be kept apart than `constraintsPerDecisionMax`.
    case tooManyConstraints(Int)
    /// Indirect decisions keep apart what was to be merged.
    case contradiction
}
