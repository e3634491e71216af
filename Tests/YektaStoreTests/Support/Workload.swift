import YektaCore

/// Makes change sets such as an engine would, from a seed, and keeps the slow twin in step.
struct Workload {
    private(set) var reference = ReferenceStore()
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// Up to three change sets for one commit.
    mutating func batch() -> [ChangeSet] {
        reference.commits += 1
        return (0...number(below: 3)).map { _ in changeSet() }
    }

    /// Forgets in how many commits the changes so far came.
    mutating func countAsOneCommit() {
        reference.commits = 1
    }

    mutating func promote(_ modelEpoch: String) {
        reference.modelEpoch = modelEpoch
    }

    /// One to eight changes of random kinds.
    mutating func changeSet() -> ChangeSet {
        var set = ChangeSet()
        var touched: Set<UInt64> = []
        for _ in 0...number(below: 8) {
            let ordinals = reference.records.keys.sorted().filter { !touched.contains($0) }
            guard !ordinals.isEmpty, number(below: 3) > 0 else {
                add(to: &set)
                continue
            }
            let ordinal = ordinals[number(below: ordinals.count)]
            touched.insert(ordinal)
            guard let write = reference.records[ordinal] else { continue }
            change(write, in: &set)
        }
        reference.apply(set)
        return set
    }

    private mutating func change(_ write: RecordWrite, in set: inout ChangeSet) {
        let key = write.record.key
        switch number(below: 6) {
        case 0:
            let record = Record(key: key, receivedAtMs: 9, fields: [Field(.city, "شیراز")])
            set.writtenRecords.append(
                RecordWrite(record: record, ordinal: write.ordinal, identity: write.identity)
            )
            append(.recordUpdated(key, of: write.identity), to: &set)
        case 1:
            set.deletedRecords.append(RecordDeletion(key: key, ordinal: write.ordinal))
            set.identities.append(IdentityWrite(id: write.identity, state: .erased))
            append(.recordDeleted(key, from: write.identity), to: &set)
            append(.erased(write.identity), to: &set)
        case 2:
            let target = newIdentity(in: &set)
            set.movedRecords.append(
                RecordMove(key: key, ordinal: write.ordinal, identity: target)
            )
            set.identities.append(IdentityWrite(id: write.identity, state: .mergedInto(target)))
            append(.recordMoved(key, from: write.identity, to: target), to: &set)
            append(.merged(write.identity, into: target), to: &set)
        case 3:
            let part = newIdentity(in: &set)
            let parts = [write.identity, part]
            set.identities.append(IdentityWrite(id: write.identity, state: .splitInto(parts)))
            append(.split(write.identity, parts: parts), to: &set)
        case 4:
            constrain(key, in: &set)
        default:
            review(key, in: &set)
        }
    }

    private mutating func add(to set: inout ChangeSet) {
        let identity = newIdentity(in: &set)
        let ordinal = max(
            reference.nextOrdinal,
            (set.writtenRecords.map(\.ordinal).max() ?? 0) + 1
        )
        let key = RecordKey(channel: ["crm", "call", ""][number(below: 3)], id: "r\0\(ordinal)")
        let record = Record(
            key: key,
            receivedAtMs: Int64(number(below: 1_000)) - 500,
            fields: [Field(.surname, "Rezaee \(ordinal)"), Field(.text, "", label: "نشان")]
        )
        set.writtenRecords.append(
            RecordWrite(record: record, ordinal: ordinal, identity: identity)
        )
        append(.recordAdded(key, to: identity), to: &set)
    }

    private mutating func constrain(_ key: RecordKey, in set: inout ChangeSet) {
        let isRetraction = number(below: 2) == 0 && !reference.constraints.isEmpty
        let numbers = reference.constraints.keys.sorted()
        if isRetraction, let old = reference.constraints[numbers[number(below: numbers.count)]] {
            set.constraints.append(
                ConstraintWrite(constraint: old.constraint, note: old.note, isActive: false)
            )
            return
        }
        let id = max(numbers.last ?? 0, set.constraints.map(\.constraint.id).max() ?? 0) + 1
        set.constraints.append(
            ConstraintWrite(
                constraint: LinkConstraint(
                    id: id,
                    kind: id % 2 == 0 ? .mustLink : .cannotLink,
                    key,
                    RecordKey(channel: "shop", id: "\(id)")
                ),
                note: DecisionNote(author: "steward", reason: "twins", timeMs: Int64(id)),
                isActive: true
            )
        )
    }

    private mutating func review(_ key: RecordKey, in set: inout ChangeSet) {
        let task = ReviewTask(
            first: key,
            second: RecordKey(channel: "shop", id: "s\(number(below: 3))"),
            weight: MatchWeight(units: Int32(number(below: 5)) - 2),
            reason: .possibleLink
        )
        let isOpen = !reference.openTasks.contains(task)
        set.reviewTasks.append(ReviewTaskWrite(task: task, isOpen: isOpen))
        append(isOpen ? .reviewOpened(task) : .reviewClosed(task), to: &set)
    }

    private func newIdentity(in set: inout ChangeSet) -> IdentityID {
        let highest = max(
            reference.identities.keys.max() ?? 0,
            set.identities.map(\.id.number).max() ?? 0
        )
        let identity = IdentityID(highest + 1)
        set.identities.append(IdentityWrite(id: identity, state: .live))
        append(.created(identity), to: &set)
        return identity
    }

    private func append(_ kind: FeedEvent.Kind, to set: inout ChangeSet) {
        let last = set.events.last?.sequence ?? reference.events.last?.sequence ?? 0
        set.events.append(FeedEvent(sequence: last + 1, kind: kind))
    }

    /// The next number of SplitMix64, below a bound.
    private mutating func number(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
