/// A review task as the engine keeps it: the records of the pair by their indices.
struct Doubt: Hashable, Sendable {
    /// The record of the lower index.
    let first: RecordIndex
    let second: RecordIndex
    let weight: MatchWeight
    let reason: ReviewTask.Reason

    init(
        _ one: RecordIndex,
        _ other: RecordIndex,
        _ weight: MatchWeight,
        _ reason: ReviewTask.Reason
    ) {
        first = min(one, other)
        second = max(one, other)
        self.weight = weight
        self.reason = reason
    }
}

/// The open review tasks: for each two identities in doubt, the strongest pair between them.
///
/// Each task stands with both identities, in 20 bytes.
struct ReviewTable: ~Copyable {
    /// By identity number: the place of its list; 0 for none.
    private var lists: [UInt32] = []
    private var pool = ListPool()
    private(set) var count = 0

    /// The other identity's number, both records, weight, and reason.
    private static let wordsPerTask = 5

    init() {}

    var allocatedBytes: Int { pool.allocatedBytes + lists.capacity * 4 }

    /// The open tasks of an identity with the identity on the other side, in no order that may
    /// reach an output.
    func tasks(of identity: IdentityID) -> [(other: IdentityID, doubt: Doubt)] {
        let list = list(of: identity)
        guard list != 0 else { return [] }
        let words = pool.view(list)
        return stride(from: 0, to: words.count, by: Self.wordsPerTask).map {
            (IdentityID(UInt64(words[$0])), Self.doubt(words, at: $0))
        }
    }

    /// Calls a closure with every open task once, in no order that may reach an output.
    func each(_ body: (Doubt) -> Void) {
        for number in lists.indices where lists[number] != 0 {
            let words = pool.view(lists[number])
            for place in stride(from: 0, to: words.count, by: Self.wordsPerTask)
            where words[place] > number {
                body(Self.doubt(words, at: place))
            }
        }
    }

    /// Replaces the tasks of several identities.
    ///
    /// - Returns: the tasks that this closed and opened. A task that only passed from one identity
    ///   to another is neither.
    mutating func replace(
        _ new: [(identity: IdentityID, doubts: [IdentityID: Doubt])]
    ) -> (closed: Set<Doubt>, opened: Set<Doubt>) {
        var (closed, opened): (Set<Doubt>, Set<Doubt>) = ([], [])
        for (identity, doubts) in new {
            let old = tasks(of: identity)
            for (other, doubt) in old where doubts[other] != doubt {
                closed.insert(doubt)
                remove(other, from: identity)
                remove(identity, from: other)
                count -= 1
            }
            guard !doubts.isEmpty else { continue }
            let kept = Set(old.lazy.filter { doubts[$0.other] == $0.doubt }.map(\.other))
            for (other, doubt) in doubts where !kept.contains(other) {
                opened.insert(doubt)
                restore(doubt, between: identity, other)
            }
        }
        return (closed.subtracting(opened), opened.subtracting(closed))
    }

    /// Takes up a task between two identities that have none.
    mutating func restore(_ doubt: Doubt, between first: IdentityID, _ second: IdentityID) {
        add(doubt, about: second, to: first)
        add(doubt, about: first, to: second)
        count += 1
    }

    private func list(of identity: IdentityID) -> UInt32 {
        identity.number < UInt64(lists.count) ? lists[Int(identity.number)] : 0
    }

    private mutating func add(_ doubt: Doubt, about other: IdentityID, to identity: IdentityID) {
        let place = Int(identity.number)
        if place >= lists.count {
            // As far as identities go already, so that it does not grow with each of them.
            lists += repeatElement(0, count: max(place + 1, lists.count + 4_096) - lists.count)
        }
        var list = lists[place]
        if list == 0 { list = pool.make(capacity: Self.wordsPerTask) }
        // Identity numbers are below 2^30, see `IdentityWord`.
        list = pool.append(UInt32(other.number), to: list)
        list = pool.append(doubt.first, to: list)
        list = pool.append(doubt.second, to: list)
        list = pool.append(UInt32(bitPattern: doubt.weight.units), to: list)
        lists[place] = pool.append(UInt32(doubt.reason.rawValue), to: list)
    }

    private mutating func remove(_ other: IdentityID, from identity: IdentityID) {
        let list = list(of: identity)
        guard list != 0 else { return }
        let words = pool.view(list)
        for place in stride(from: 0, to: words.count, by: Self.wordsPerTask)
        where UInt64(words[place]) == other.number {
            pool.remove(Self.wordsPerTask, at: place, of: list)
            break
        }
        guard pool.count(list) == 0 else { return }
        pool.release(list)
        lists[Int(identity.number)] = 0
    }

    private static func doubt(_ words: Words, at place: Int) -> Doubt {
        Doubt(
            words[place + 1],
            words[place + 2],
            MatchWeight(units: Int32(bitPattern: words[place + 3])),
            ReviewTask.Reason(rawValue: UInt8(truncatingIfNeeded: words[place + 4]))
                ?? .possibleLink
        )
    }
}

// MARK: - Snapshots

extension ReviewTable {
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try sink.append(.reviews, lists)
        try sink.append(.reviews, pool.head)
        try pool.write(.reviewLists, to: &sink)
    }

    /// - Parameter count: how many tasks there are.
    mutating func restore(
        from source: some SnapshotSource,
        count: Int
    ) throws(SnapshotError) {
        lists = try source.array(.reviews)
        try pool.restore(head: source.array(.reviews, 1), .reviewLists, 0, from: source)
        self.count = count
    }
}
