import YektaCore

/// Writes change sets into the tables, within the transaction of its owner.
///
/// It counts ordinals, identities and sequence numbers ahead of the commit. When the transaction
/// fails its owner must drop it.
final class ChangeWriter {
    private let statements: ChangeStatements
    private(set) var position: StorePosition
    private var touched = TouchedRows()
    /// The events of the commit, which share rows.
    private var events: [FeedEvent] = []
    /// Reused, so that a row costs no memory of its own.
    private var encoder = RecordCoding.Encoder()
    private var keyEncoder = RecordCoding.Encoder()

    init(on connection: Connection) throws(StoreError) {
        statements = try ChangeStatements(on: connection)
        position = try StorePosition(on: connection)
    }

    /// Writes the sets in order, as one commit; a later one overrides an earlier.
    func write(_ changes: [ChangeSet]) throws(StoreError) {
        for set in changes { try write(set) }
        try writeEvents()
        position.commit += 1
        encoder.removeAll()
        touched.encode(into: &encoder)
        touched.removeAll()
        try statements.addCommit.run(
            try .unsigned(position.commit, "commit number"),
            try .unsigned(position.lastSequence, "sequence number"),
            try .unsigned(position.nextOrdinal, "next ordinal"),
            try .unsigned(position.nextIdentity, "next identity"),
            .blob(encoder.bytes)
        )
    }

    /// Records which model epoch is in force.
    func write(modelEpoch: String) throws(StoreError) {
        try statements.setMeta.run(.text(StoreMeta.Key.modelEpoch), .text(modelEpoch))
    }

    /// Records which model is in force, and lets the oldest of the others go if there are too many.
    func write(_ model: StoredModel) throws(StoreError) {
        try write(modelEpoch: model.epoch)
        let written = try statements.addModel.run(.text(model.epoch), .blob(model.document))
        guard written == 1 else {
            throw .inconsistent("another model is stored under the epoch \(model.epoch)")
        }
        try statements.dropModels.run(.text(model.epoch), .integer(Int64(StoredModel.countMax)))
    }

    /// Identities come first, because records refer to them.
    ///
    /// Deletions come last: a record that the set also writes or moves ends up deleted.
    private func write(_ set: ChangeSet) throws(StoreError) {
        for identity in set.identities { try write(identity) }
        for record in set.writtenRecords { try write(record) }
        for move in set.movedRecords { try write(move) }
        for deletion in set.deletedRecords { try write(deletion) }
        for constraint in set.constraints { try write(constraint) }
        for task in set.reviewTasks { try write(task) }
        for event in set.events { try add(event) }
    }

    /// Identities that stand have no row: it is enough that their number was issued.
    private func write(_ identity: IdentityWrite) throws(StoreError) {
        let number = try SQLValue.number(identity.id.number, "identity number")
        let isNew = identity.id.number >= position.nextIdentity
        position.nextIdentity = max(position.nextIdentity, identity.id.number + 1)
        if identity.state == .live {
            guard isNew else {
                throw .inconsistent("identity \(identity.id) was issued before and begins again")
            }
            return
        }
        let state = IdentityStateCoding.encode(identity.state)
        try statements.retireIdentity.run(
            .integer(number),
            .integer(state.code),
            .blob(state.target)
        )
        touched.add(identity: identity.id.number)
    }
}

// MARK: - Records

extension ChangeWriter {
    private func write(_ write: RecordWrite) throws(StoreError) {
        let ordinal = try SQLValue.number(write.ordinal, "ordinal")
        let identity = try issued(write.identity)
        encoder.removeAll()
        RecordCoding.encode(write.record, into: &encoder)
        touched.add(ordinal: write.ordinal)
        if write.ordinal >= position.nextOrdinal {
            position.nextOrdinal = write.ordinal + 1
            try statements.addRecord.run(ordinal, identity, borrowing: encoder.bytes)
            return
        }
        let written = try statements.replaceRecord.run(
            .integer(ordinal),
            .integer(identity),
            .blob(encoder.bytes),
            key(write.record.key)
        )
        guard written == 1 else {
            throw .inconsistent("ordinal \(write.ordinal) was given to another record")
        }
    }

    private func write(_ move: RecordMove) throws(StoreError) {
        let moved = try statements.moveRecord.run(
            .integer(try SQLValue.number(move.ordinal, "ordinal")),
            .integer(try issued(move.identity)),
            nil,
            key(move.key)
        )
        guard moved == 1 else {
            throw .inconsistent("a record moved to identity \(move.identity) is not stored")
        }
        touched.add(ordinal: move.ordinal)
    }

    private func write(_ deletion: RecordDeletion) throws(StoreError) {
        let deleted = try statements.deleteRecord.run(
            .integer(try SQLValue.number(deletion.ordinal, "ordinal")),
            nil,
            nil,
            key(deletion.key)
        )
        guard deleted == 1 else { throw .inconsistent("a record to be deleted is not stored") }
        touched.add(ordinal: deletion.ordinal)
    }

    /// A key as a payload holds it.
    private func key(_ key: RecordKey) -> SQLValue {
        keyEncoder.removeAll()
        keyEncoder.append(key)
        return .blob(keyEncoder.bytes)
    }

    private func issued(_ identity: IdentityID) throws(StoreError) -> Int64 {
        guard identity.number < position.nextIdentity else {
            throw .inconsistent("identity \(identity) was never issued")
        }
        return try SQLValue.number(identity.number, "identity number")
    }
}

// MARK: - Decisions, doubts and events

extension ChangeWriter {
    private func write(_ write: ConstraintWrite) throws(StoreError) {
        let constraint = write.constraint
        let written = try statements.putConstraint.run(
            try .unsigned(constraint.id, "constraint id"),
            .integer(Int64(constraint.kind.rawValue)),
            .text(constraint.first.channel),
            .text(constraint.first.id),
            .text(constraint.second.channel),
            .text(constraint.second.id),
            .text(write.note.author),
            .text(write.note.reason),
            .integer(write.note.timeMs),
            .integer(write.isActive ? 1 : 0)
        )
        guard written == 1 else {
            throw .inconsistent("constraint \(constraint.id) is stored for another pair or kind")
        }
    }

    /// Opens or closes a task.
    ///
    /// A task is the pair with its weight and reason: to change those, close one and open another.
    /// Opening a task that is open changes nothing.
    private func write(_ write: ReviewTaskWrite) throws(StoreError) {
        encoder.removeAll()
        ReviewTaskCoding.encode(write.task, into: &encoder)
        let statement = write.isOpen ? statements.openReviewTask : statements.closeReviewTask
        let changed = try statement.run(borrowing: encoder.bytes)
        guard write.isOpen || changed == 1 else {
            throw .inconsistent("a review task to be closed is not open")
        }
    }

    private func add(_ event: FeedEvent) throws(StoreError) {
        guard event.sequence == position.lastSequence + 1 else {
            throw .inconsistent("event \(event.sequence) follows event \(position.lastSequence)")
        }
        events.append(event)
        position.lastSequence = event.sequence
    }

    private func writeEvents() throws(StoreError) {
        var rest = events[...]
        while !rest.isEmpty {
            let batch = rest.prefix(EventBatchCoding.eventsPerBatchMax)
            rest = rest.dropFirst(batch.count)
            encoder.removeAll()
            EventBatchCoding.encode(batch, into: &encoder)
            let last = batch[batch.endIndex - 1].sequence
            try statements.addEvents.run(
                try .unsigned(last, "sequence number"),
                .blob(encoder.bytes)
            )
        }
        events.removeAll(keepingCapacity: true)
    }
}

extension SQLValue {
    /// A number from 1 up, which SQLite keeps in 63 bits.
    fileprivate static func number(
        _ number: UInt64,
        _ name: String
    ) throws(StoreError) -> Int64 {
        guard let integer = Int64(exactly: number), integer < .max else {
            throw .inconsistent("\(name) \(number) is not below \(Int64.max)")
        }
        return integer
    }

    fileprivate static func unsigned(
        _ number: UInt64,
        _ name: String
    ) throws(StoreError) -> SQLValue {
        .integer(try Self.number(number, name))
    }
}

extension StoreError {
    /// Changes that cannot follow from what is stored.
    fileprivate static func inconsistent(_ problem: String) -> StoreError {
        StoreError(
            .inconsistent,
            "\(problem); nothing of the batch was stored, restart to go on from what is on disk"
        )
    }
}
