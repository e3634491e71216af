/// A record with its normalised form and blocking keys: ready for the engine.
///
/// Preparing is pure, so event loops and worker threads do it before the engine's queue.
package struct PreparedRecord: Sendable {
    package let record: Record
    package let normalised: NormalisedRecord
    package let keys: [BlockingKey]
}

/// Prepares records for an engine of the same secret.
package struct RecordPreparation: Sendable {
    /// What the keys are hashed with.
    package let secret: UInt64
    private let normalisation: RecordNormalisation
    private let blocking: BlockingKeys

    package init(secret: UInt64) {
        self.secret = secret
        normalisation = RecordNormalisation(secret: secret)
        blocking = BlockingKeys(secret: secret)
    }

    /// The record with everything that is derived from it alone.
    package func prepare(_ record: Record) -> PreparedRecord {
        let normalised = normalisation.normalise(record)
        return PreparedRecord(
            record: record,
            normalised: normalised,
            keys: blocking.derive(from: normalised)
        )
    }

    /// The key under which the holders of one identifying value are found; nil if it is unusable.
    package func lookupKey(type: FieldType, value: String) -> BlockingKey? {
        let probe = Record(
            key: RecordKey(channel: "lookup", id: "probe"),
            fields: [Field(type, value)]
        )
        let fields = normalisation.normalise(probe).fields
        switch type {
        case .phone: return fields.phones.first?.key
        case .email: return fields.emails.first?.key
        case .nationalID: return fields.nationalIDs.first?.key
        case .loyaltyID: return fields.loyaltyIDs.first?.key
        case .deviceID: return fields.deviceIDs.first?.key
        case .handle: return fields.handles.first?.key
        case .cookieID: return fields.cookieIDs.first?.key
        case .givenName, .surname, .fullName, .birthDate, .gender, .address, .city, .postalCode,
            .identifier, .text, .number:
            return nil
        }
    }
}
