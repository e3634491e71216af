import YektaCore

/// Writes change sets into the tables, within the transaction of its owner.
///
/// It counts ordinals and sequence numbers ahead of the commit. When the transaction fails its
/// owner must drop it.
final class ChangeWriter {
    private let statements: ChangeStatements
    private var nextOrdinal: UInt64
    private var lastSequence: UInt64

    init(on connection: Connection, nextOrdinal: UInt64) throws(StoreError) {
        statements = try ChangeStatements(on: connection)
        self.nextOrdinal = nextOrdinal
        lastSequence = UInt64(
            clamping: try connection.integer("SELECT coalesce(max(sequence), 0) FROM events")
        )
    }

    /// Writes the sets in order; a later one overrides an earlier.
    func write(_ changes: [ChangeSet]) throws(StoreError) {
        let firstOrdinal = nextOrdinal
        for set in changes { try write(set) }
        if nextOrdinal != firstOrdinal {
            try statements.setMeta.run(
                .text(StoreMeta.Key.nextOrdinal),
                try .unsigned(nextOrdinal, "next ordinal")
            )
        }
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
        for key in set.deletedRecords { try delete(key) }
        for constraint in set.constraints { try write(constraint) }
        if !set.reviewTasks.isEmpty { try writeReviewTasks(of: set) }
        for event in set.events { try write(event) }
    }

    private func write(_ identity: IdentityWrite) throws(StoreError) {
        let state = IdentityStateCoding.encode(identity.state)
        try statements.putIdentity.run(
            try .identity(identity.id),
            .integer(state.code),
            .blob(state.target)
        )
    }

    private func write(_ write: RecordWrite) throws(StoreError) {
        let written = try statements.putRecord.run(
            try .unsigned(write.ordinal, "ordinal"),
            .text(write.record.key.channel),
            .text(write.record.key.id),
            .integer(write.record.receivedAtMs),
            .blob(RecordCoding.encode(write.record)),
            try .identity(write.identity)
        )
        guard written == 1 else {
            throw .inconsistent(
                "record of ordinal \(write.ordinal) is stored under another ordinal"
            )
        }
        nextOrdinal = max(nextOrdinal, write.ordinal + 1)
    }

    private func write(_ move: RecordMove) throws(StoreError) {
        let moved = try statements.moveRecord.run(
            .text(move.key.channel),
            .text(move.key.id),
            try .identity(move.identity)
        )
        guard moved == 1 else {
            throw .inconsistent("a record moved to identity \(move.identity) is not stored")
        }
    }

    private func delete(_ key: RecordKey) throws(StoreError) {
        let deleted = try statements.deleteRecord.run(.text(key.channel), .text(key.id))
        guard deleted == 1 else { throw .inconsistent("a record to be deleted is not stored") }
    }

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

    private func write(_ event: FeedEvent) throws(StoreError) {
        guard event.sequence == lastSequence + 1 else {
            throw .inconsistent("event \(event.sequence) follows event \(lastSequence)")
        }
        let row = EventCoding.encode(event.kind)
        try statements.addEvent.run(
            try .unsigned(event.sequence, "sequence number"),
            .integer(row.code),
            .blob(row.payload)
        )
        lastSequence = event.sequence
    }
}

extension ChangeWriter {
    /// Opens and closes tasks in the order given.
    ///
    /// A task is the pair with its weight and reason: to change those, close one and open another.
    /// Opening a task that is open changes nothing.
    private func writeReviewTasks(of set: ChangeSet) throws(StoreError) {
        let sequences = ReviewSequences(set, lastSequence: lastSequence)
        for write in set.reviewTasks {
            let task = write.task
            let statement = write.isOpen ? statements.openReviewTask : statements.closeReviewTask
            let changed = try statement.run(
                .text(task.first.channel),
                .text(task.first.id),
                .text(task.second.channel),
                .text(task.second.id),
                .integer(Int64(task.weight.units)),
                .integer(Int64(task.reason.rawValue)),
                try .unsigned(sequences.sequence(of: write), "sequence number")
            )
            guard write.isOpen || changed == 1 else {
                throw .inconsistent("a review task to be closed is not open")
            }
        }
    }

    /// Which event opened or closed each task of a change set.
    private struct ReviewSequences {
        private var opened: [ReviewTask: UInt64] = [:]
        private var closed: [ReviewTask: UInt64] = [:]
        /// Stands in for a task without an event of its own: the set's last event.
        private let fallback: UInt64

        init(_ set: ChangeSet, lastSequence: UInt64) {
            fallback = set.events.last?.sequence ?? lastSequence
            for event in set.events {
                switch event.kind {
                case .reviewOpened(let task): opened[task] = event.sequence
                case .reviewClosed(let task): closed[task] = event.sequence
                case .created, .recordAdded, .recordUpdated, .recordMoved, .recordDeleted, .merged,
                    .split, .erased:
                    break
                }
            }
        }

        func sequence(of write: ReviewTaskWrite) -> UInt64 {
            (write.isOpen ? opened[write.task] : closed[write.task]) ?? fallback
        }
    }
}

extension SQLValue {
    /// A number from 1 up, which SQLite keeps in 63 bits.
    fileprivate static func unsigned(
        _ number: UInt64,
        _ name: String
    ) throws(StoreError) -> SQLValue {
        guard let integer = Int64(exactly: number), integer < .max else {
            throw .inconsistent("\(name) \(number) is not below \(Int64.max)")
        }
        return .integer(integer)
    }

    fileprivate static func identity(_ id: IdentityID) throws(StoreError) -> SQLValue {
        try .unsigned(id.number, "identity number")
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
