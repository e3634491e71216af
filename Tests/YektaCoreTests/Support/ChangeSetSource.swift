@testable import YektaCore

/// Draws change sets such as an engine makes: every record in one identity, ids never used again.
struct ChangeSetSource {
    var random: RecordSource
    private(set) var records: [RecordKey: (ordinal: UInt64, identity: IdentityID)] = [:]
    private(set) var tasks: [ReviewTask] = []
    private(set) var issued: UInt64 = 0
    private var nextOrdinal: UInt64 = 1
    /// The values that records hold: few, so that they are shared.
    let values = (0..<12).map { number in
        BlockingKey(rule: number % 2 == 0 ? .phone : .email, hash: UInt64(number / 2))
    }

    init(seed: UInt64) {
        random = RecordSource(seed: seed)
    }

    private var keys: [RecordKey] { records.keys.sorted() }

    mutating func changeSet() -> ChangeSet {
        var changes = ChangeSet()
        for _ in 0..<random.number(below: 3) { delete(&changes) }
        for _ in 0..<random.number(below: 12) { write(&changes) }
        if random.number(below: 3) == 0 { merge(&changes) }
        if random.number(below: 3) == 0 { split(&changes) }
        for _ in 0..<random.number(below: 4) { doubt(&changes) }
        changes.events = [FeedEvent(sequence: random.next() >> 1, kind: .erased(IdentityID(1)))]
        return changes
    }

    private mutating func delete(_ changes: inout ChangeSet) {
        guard let key = draw(keys), let stored = records.removeValue(forKey: key) else { return }
        changes.deletedRecords.append(RecordDeletion(key: key, ordinal: stored.ordinal))
        close(&changes) { $0.first == key || $0.second == key }
        if members(of: stored.identity).isEmpty { end(stored.identity, .erased, &changes) }
    }

    private mutating func write(_ changes: inout ChangeSet) {
        var record = random.record()
        if random.number(below: 3) == 0, let known = draw(keys) {
            record = Record(
                key: known,
                receivedAtMs: record.receivedAtMs,
                fields: record.fields
            )
        }
        let key = record.key
        guard !changes.deletedRecords.contains(where: { $0.key == key }),
            !changes.writtenRecords.contains(where: { $0.record.key == key })
        else { return }
        let others = Set(records.values.map(\.identity)).sorted()
        let identity: IdentityID
        if let stored = records[key] {
            identity = stored.identity
        } else if random.number(below: 2) == 0, let known = draw(others) {
            identity = known
        } else {
            identity = issue(&changes)
        }
        let ordinal = records[key]?.ordinal ?? nextOrdinal
        if ordinal == nextOrdinal { nextOrdinal += 1 }
        records[key] = (ordinal, identity)
        var held: [BlockingKey] = []
        for value in values where random.number(below: 4) == 0 { held.append(value) }
        changes.writtenRecords.append(
            RecordWrite(record: record, ordinal: ordinal, identity: identity, lookupKeys: held)
        )
    }

    private mutating func merge(_ changes: inout ChangeSet) {
        let live = Set(records.values.map(\.identity)).sorted()
        guard let one = draw(live), let other = draw(live), one != other else { return }
        for key in members(of: one) { move(key, to: other, &changes) }
        end(one, .mergedInto(other), &changes)
    }

    private mutating func split(_ changes: inout ChangeSet) {
        guard let one = draw(Set(records.values.map(\.identity)).sorted()) else { return }
        let leaving = members(of: one).filter { _ in random.number(below: 2) == 0 }
        guard !leaving.isEmpty else { return }
        let parts = [issue(&changes), issue(&changes)]
        for (place, key) in leaving.enumerated() { move(key, to: parts[place % 2], &changes) }
        if leaving.count == 1 { end(parts[1], .erased, &changes) }
        if members(of: one).isEmpty { end(one, .splitInto(parts), &changes) }
    }

    private mutating func doubt(_ changes: inout ChangeSet) {
        guard random.number(below: 3) > 0 else {
            if let task = draw(tasks) { close(&changes) { $0 == task } }
            return
        }
        guard let one = draw(keys), let other = draw(keys), one != other else { return }
        let task = ReviewTask(
            first: one,
            second: other,
            weight: MatchWeight(units: Int32(random.number(below: 5))),
            reason: .possibleLink
        )
        guard !tasks.contains(where: { $0.first == task.first && $0.second == task.second })
        else { return }
        tasks.append(task)
        changes.reviewTasks.append(ReviewTaskWrite(task: task, isOpen: true))
    }

    private mutating func close(_ changes: inout ChangeSet, _ which: (ReviewTask) -> Bool) {
        for task in tasks where which(task) {
            changes.reviewTasks.append(ReviewTaskWrite(task: task, isOpen: false))
        }
        tasks.removeAll(where: which)
    }

    private mutating func move(
        _ key: RecordKey,
        to identity: IdentityID,
        _ changes: inout ChangeSet
    ) {
        records[key]?.identity = identity
        let written = changes.writtenRecords.firstIndex { $0.record.key == key }
        guard let written else {
            changes.movedRecords.removeAll { $0.key == key }
            let ordinal = records[key]?.ordinal ?? 0
            changes.movedRecords.append(
                RecordMove(key: key, ordinal: ordinal, identity: identity)
            )
            return
        }
        let write = changes.writtenRecords[written]
        changes.writtenRecords[written] = RecordWrite(
            record: write.record,
            ordinal: write.ordinal,
            identity: identity,
            lookupKeys: write.lookupKeys
        )
    }

    private mutating func issue(_ changes: inout ChangeSet) -> IdentityID {
        issued += 1
        end(IdentityID(issued), .live, &changes)
        return IdentityID(issued)
    }

    private func end(_ identity: IdentityID, _ state: IdentityState, _ changes: inout ChangeSet) {
        changes.identities.removeAll { $0.id == identity }
        changes.identities.append(IdentityWrite(id: identity, state: state))
    }

    private func members(of identity: IdentityID) -> [RecordKey] {
        records.filter { $0.value.identity == identity }.keys.sorted()
    }

    private mutating func draw<Value>(_ values: [Value]) -> Value? {
        values.isEmpty ? nil : values[random.number(below: values.count)]
    }
}
