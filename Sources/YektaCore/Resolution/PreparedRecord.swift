/// A record with everything that is derived from it alone: ready for the engine.
///
/// Preparing is pure, so event loops and worker threads do it before the engine's queue.
package struct PreparedRecord: Sendable {
    package let record: Record
    package let content: RecordContent
    /// Hash of the record key.
    package let rank: UInt64
    /// Hash of the raw record.
    package let fingerprint: UInt64
    /// The blocking keys, if they were derived along with it; else the engine derives them.
    let keys: [BlockingKey]?
    /// What the content's numbers of words and names refer to.
    let vocabulary: Vocabulary
}

/// Prepares records for an engine of the same secret and vocabulary.
package struct RecordPreparation: Sendable {
    /// What the keys are hashed with.
    package let secret: UInt64
    private let normalisation: RecordNormalisation
    package let vocabulary: Vocabulary
    /// Derives blocking keys from what this has prepared.
    package let blocking: BlockingKeys

    package init(secret: UInt64, vocabulary: Vocabulary = Vocabulary()) {
        self.secret = secret
        normalisation = RecordNormalisation(secret: secret)
        self.vocabulary = vocabulary
        blocking = BlockingKeys(secret: secret, vocabulary: vocabulary)
    }

    /// The record with everything that is derived from it alone, but for its blocking keys.
    package func prepare(_ record: Record) -> PreparedRecord {
        prepared(record, content(of: record), keys: nil)
    }

    /// Records with everything that is derived from each alone: for an engine that takes them one
    /// by one, whose thread has enough to do.
    package func prepareWithKeys(_ records: some Collection<Record>) -> [PreparedRecord] {
        var buffer = KeyBuffer()
        return records.map { record in
            let content = content(of: record)
            content.read { blocking.derive(from: $0, into: &buffer) }
            // The buffer's array has more room than keys, and many of these may wait in a queue.
            return prepared(record, content, keys: buffer.keys.map { $0 })
        }
    }

    private func content(of record: Record) -> RecordContent {
        let normalised = normalisation.normalise(record)
        return RecordContent(normalised.fields, of: record, vocabulary: vocabulary)
    }

    private func prepared(
        _ record: Record,
        _ content: RecordContent,
        keys: [BlockingKey]?
    ) -> PreparedRecord {
        PreparedRecord(
            record: record,
            content: content,
            rank: Self.rank(of: record.key),
            fingerprint: Hash64.xxh3(RecordCoding.encode(record), seed: 0),
            keys: keys,
            vocabulary: vocabulary
        )
    }

    /// The content of a record that is only asked for, and the words that it refers to: those of
    /// this vocabulary, which does not grow by it, and its own.
    func probe(_ record: Record) -> (content: RecordContent, vocabulary: Vocabulary) {
        let guest = Vocabulary(over: vocabulary)
        let fields = normalisation.normalise(record).fields
        return (RecordContent(fields, of: record, vocabulary: guest), guest)
    }

    static func rank(of key: RecordKey) -> UInt64 {
        Hash64.xxh3(Array(key.description.utf8), seed: 0)
    }

    /// The blocking keys of a prepared record.
    package func keys(of prepared: PreparedRecord) -> [BlockingKey] {
        prepared.content.read { blocking.derive(from: $0) }
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
