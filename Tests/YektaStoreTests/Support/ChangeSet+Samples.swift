import YektaCore

extension RecordKey {
    static func sample(_ number: UInt64) -> RecordKey {
        RecordKey(channel: "crm", id: "\(number)")
    }
}

extension ChangeSet {
    /// One new record with a new identity of the same number, and one event.
    static func adding(
        ordinal: UInt64,
        sequence: UInt64,
        key: UInt64? = nil,
        identity number: UInt64? = nil,
        value: String = "Zahra"
    ) -> ChangeSet {
        var set = ChangeSet()
        let key = RecordKey.sample(key ?? ordinal)
        let identity = IdentityID(number ?? ordinal)
        let record = Record(key: key, fields: [Field(.givenName, value)])
        set.identities = [IdentityWrite(id: identity, state: .live)]
        set.writtenRecords = [RecordWrite(record: record, ordinal: ordinal, identity: identity)]
        set.events = [FeedEvent(sequence: sequence, kind: .recordAdded(key, to: identity))]
        return set
    }

    /// A record moved to identity 1.
    static func moving(_ key: RecordKey, ordinal: UInt64) -> ChangeSet {
        var set = ChangeSet()
        set.movedRecords = [RecordMove(key: key, ordinal: ordinal, identity: IdentityID(1))]
        return set
    }

    static func deleting(_ key: RecordKey, ordinal: UInt64) -> ChangeSet {
        var set = ChangeSet()
        set.deletedRecords = [RecordDeletion(key: key, ordinal: ordinal)]
        return set
    }
}
