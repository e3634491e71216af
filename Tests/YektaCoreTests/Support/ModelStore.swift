import YektaCore

/// The store's plain twin: change sets applied to dictionaries, with everything odd about them
/// noted.
struct ModelStore {
    private(set) var records: [RecordKey: RecordWrite] = [:]
    private(set) var identities: [IdentityID: IdentityState] = [:]
    private(set) var constraints: [UInt64: ConstraintWrite] = [:]
    private(set) var openTasks: Set<ReviewTask> = []
    private(set) var events: [FeedEvent] = []
    private var ordinalsUsed: Set<UInt64> = []
    /// What no honest sequence of change sets would hold.
    private(set) var problems: [String] = []

    mutating func apply(_ set: ChangeSet) {
        for deletion in set.deletedRecords {
            if records.removeValue(forKey: deletion.key)?.ordinal != deletion.ordinal {
                problems.append("deleted a record that was never written")
            }
        }
        for write in set.writtenRecords { put(write) }
        for move in set.movedRecords { reassign(move) }
        for write in set.identities { note(write) }
        for write in set.constraints { note(write) }
        for write in set.reviewTasks { note(write) }
        for event in set.events {
            if event.sequence != UInt64(events.count) + 1 {
                problems.append("event \(event.sequence) follows \(events.count) events")
            }
            events.append(event)
        }
    }

    /// What an engine would be started with.
    var contents: EngineContents {
        var contents = EngineContents()
        contents.records = records.values.sorted { $0.ordinal < $1.ordinal }.map {
            EngineContents.StoredRecord(
                record: $0.record,
                ordinal: $0.ordinal,
                identity: $0.identity
            )
        }
        contents.retired = identities.filter { $0.value != .live }
        contents.constraints = activeConstraints
        contents.openReviews = openTasks.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        contents.nextIdentityNumber = (identities.keys.map(\.number).max() ?? 0) + 1
        contents.nextConstraintID = (constraints.keys.max() ?? 0) + 1
        contents.nextOrdinal = (ordinalsUsed.max() ?? 0) + 1
        contents.nextSequence = UInt64(events.count) + 1
        return contents
    }

    var activeConstraints: [ConstraintWrite] {
        constraints.values.filter(\.isActive).sorted { $0.constraint.id < $1.constraint.id }
    }

    /// Standing identities with their records, ascending.
    var members: [IdentityID: [RecordKey]] {
        Dictionary(grouping: records.values, by: \.identity).mapValues {
            $0.map(\.record.key).sorted()
        }
    }

    private mutating func put(_ write: RecordWrite) {
        let key = write.record.key
        if let known = records[key] {
            if known.ordinal != write.ordinal { problems.append("\(key) changed its ordinal") }
        } else if !ordinalsUsed.insert(write.ordinal).inserted {
            problems.append("ordinal \(write.ordinal) was used before")
        }
        records[key] = write
    }

    private mutating func reassign(_ move: RecordMove) {
        guard let known = records[move.key] else {
            problems.append("moved \(move.key), which is not stored")
            return
        }
        if known.ordinal != move.ordinal { problems.append("\(move.key) moved by another ordinal") }
        records[move.key] = RecordWrite(
            record: known.record,
            ordinal: known.ordinal,
            identity: move.identity
        )
    }

    private mutating func note(_ write: IdentityWrite) {
        if let known = identities[write.id], known != .live {
            problems.append("\(write.id) no longer stood, and changed again")
        }
        identities[write.id] = write.state
    }

    private mutating func note(_ write: ConstraintWrite) {
        let known = constraints[write.constraint.id]
        if write.isActive == (known != nil) {
            problems.append("constraint \(write.constraint.id) was made twice or withdrawn unmade")
        }
        constraints[write.constraint.id] = write
    }

    private mutating func note(_ write: ReviewTaskWrite) {
        if write.isOpen {
            if !openTasks.insert(write.task).inserted { problems.append("a task opened twice") }
        } else if openTasks.remove(write.task) == nil {
            problems.append("a task closed that was not open")
        }
    }
}
