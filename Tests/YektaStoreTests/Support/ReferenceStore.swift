import YektaCore

@testable import YektaStore

/// The store's slow twin: the same changes applied to dictionaries.
struct ReferenceStore {
    private(set) var records: [UInt64: RecordWrite] = [:]
    private(set) var identities: [UInt64: IdentityState] = [:]
    private(set) var constraints: [UInt64: ConstraintWrite] = [:]
    private(set) var openTasks: Set<ReviewTask> = []
    private(set) var events: [FeedEvent] = []
    private(set) var nextOrdinal: UInt64 = 1
    var commits: UInt64 = 0
    var modelEpoch = ""

    mutating func apply(_ set: ChangeSet) {
        for write in set.writtenRecords {
            records[write.ordinal] = write
            nextOrdinal = max(nextOrdinal, write.ordinal + 1)
        }
        for move in set.movedRecords {
            guard let write = records[move.ordinal] else { continue }
            records[move.ordinal] = RecordWrite(
                record: write.record,
                ordinal: move.ordinal,
                identity: move.identity
            )
        }
        for deletion in set.deletedRecords { records[deletion.ordinal] = nil }
        for write in set.identities { identities[write.id.number] = write.state }
        for write in set.constraints { constraints[write.constraint.id] = write }
        for write in set.reviewTasks {
            if write.isOpen { openTasks.insert(write.task) } else { openTasks.remove(write.task) }
        }
        events += set.events
    }

    /// What a reader of the real store must find.
    func contents(secret: UInt64) -> StoreContents {
        var contents = StoreContents(meta: StoreMeta(secret: secret, modelEpoch: modelEpoch))
        contents.records = records.values.sorted { $0.ordinal < $1.ordinal }
        contents.retired = identities.filter { $0.value != .live }.sorted { $0.key < $1.key }
            .map { IdentityWrite(id: IdentityID($0.key), state: $0.value) }
        contents.constraints = constraints.values.sorted { $0.constraint.id < $1.constraint.id }
        contents.openReviewTasks = openTasks.sorted(by: Self.precedes)
        contents.position.commit = commits
        contents.position.lastSequence = events.last?.sequence ?? 0
        contents.position.nextOrdinal = nextOrdinal
        contents.position.nextIdentity = (identities.keys.max() ?? 0) + 1
        return contents
    }

    private static func precedes(_ left: ReviewTask, _ right: ReviewTask) -> Bool {
        if left.weight != right.weight { return left.weight > right.weight }
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        return left.reason.rawValue < right.reason.rawValue
    }
}
