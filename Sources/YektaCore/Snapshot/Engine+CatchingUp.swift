/// What a store's commits changed after a snapshot, and what stands there besides records.
package struct EngineTail: Sendable {
    /// The records written or moved since, as they stand now.
    package var records: [EngineContents.StoredRecord] = []
    /// The ordinals of records that are deleted now.
    package var deletedOrdinals: [UInt64] = []
    /// The identities that were retired since.
    package var retired: [IdentityWrite] = []
    /// The events since: they tell which review tasks were opened and closed.
    package var events: [FeedEvent] = []
    /// Everything else that the store holds; its records and reviews are not looked at.
    package var contents = EngineContents()
    /// Constraints that were retracted: whom they concerned is clustered again.
    package var retracted: [LinkConstraint] = []
    /// Whether the store has commits that the snapshot has not.
    package var isBehind = true

    package init() {}
}

extension Engine {
    /// Brings a restored engine up to where its store is.
    ///
    /// - Returns: what the directory of the snapshot lacks, and what the store does: the latter is
    ///   empty if this version of the program wrote both.
    package func catchUp(
        with tail: EngineTail,
        workers: Int
    ) async -> (missed: ChangeSet, differences: ChangeSet) {
        let contents = tail.contents
        identities.restore(nextNumber: contents.nextIdentityNumber, retired: contents.retired)
        for constraint in contents.constraints { constraints.restore(constraint) }
        constraints.restore(nextID: contents.nextConstraintID)
        nextOrdinal = contents.nextOrdinal
        nextSequence = contents.nextSequence
        guard tail.isBehind else { return (ChangeSet(), ChangeSet()) }
        let (stored, preparation) = (tail.records, preparation)
        let prepared = await ParallelSweep.map(stored.count, workers: workers, chunk: 256) {
            $0.map { preparation.prepare(stored[$0].record) }
        }
        let missed = takeUp(tail, prepared)
        await settle(workers: workers)
        finishChanges()
        defer { changes = ChangeSet() }
        return (missed, changes)
    }

    /// Takes up what the store has, with the identities and review tasks that it has.
    private func takeUp(_ tail: EngineTail, _ prepared: [PreparedRecord]) -> ChangeSet {
        var missed = ChangeSet()
        missed.identities = tail.retired
        // Before records go: doubts name them by their places.
        let (kept, closed, opened) = reviewChanges(tail.events)
        missed.reviewTasks =
            closed.map { ReviewTaskWrite(task: task($0), isOpen: false) }
            + opened.map { ReviewTaskWrite(task: $0, isOpen: true) }
        var members = MemberChanges()
        for record in deleted(tail.deletedOrdinals) {
            let ordinal = state.records[record].ordinal
            missed.deletedRecords.append(RecordDeletion(key: key(record), ordinal: ordinal))
            if let identity = identities.identity(of: record) {
                dirty.formUnion(identities.members(of: identity))
            }
            members.move(record, to: nil, in: &identities)
            forget(record)
        }
        for (stored, prepared) in zip(tail.records, prepared) {
            let record = put(prepared, ordinal: stored.ordinal)
            members.move(record, to: stored.identity, in: &identities)
            guard let identity = stored.identity, let write = write(of: record, in: identity)
            else { continue }
            missed.writtenRecords.append(write)
        }
        members.settle(in: &identities)
        restore(kept)
        restoreReviews(opened)
        // They are few, so all that any decision speaks about is clustered again.
        for constraint in tail.contents.constraints.map(\.constraint) + tail.retracted {
            for key in [constraint.first, constraint.second] {
                if let record = find(key) { dirty.insert(record) }
            }
        }
        return missed
    }

    /// The doubts of the snapshot that still stand and that do not, and the tasks that came.
    ///
    /// Between two records there is one task at most, so of each pair the last event counts.
    private func reviewChanges(
        _ events: [FeedEvent]
    ) -> (kept: [Doubt], closed: [Doubt], opened: [ReviewTask]) {
        var last: [[RecordKey]: ReviewTask?] = [:]
        for event in events {
            switch event.kind {
            case .reviewOpened(let task): last[[task.first, task.second]] = .some(task)
            case .reviewClosed(let task): last[[task.first, task.second]] = .some(nil)
            case .created, .recordAdded, .recordUpdated, .recordMoved, .recordDeleted, .merged,
                .split, .erased:
                continue
            }
        }
        let mentioned = Set(
            last.keys.compactMap { pair -> [RecordIndex]? in
                guard let first = find(pair[0]), let second = find(pair[1]) else { return nil }
                return [min(first, second), max(first, second)]
            }
        )
        var (kept, closed): ([Doubt], [Doubt]) = ([], [])
        reviews.each { doubt in
            if mentioned.contains([doubt.first, doubt.second]) {
                closed.append(doubt)
            } else {
                kept.append(doubt)
            }
        }
        let opened = last.values.compactMap(\.self).sorted {
            ($0.first, $0.second) < ($1.first, $1.second)
        }
        return (kept, closed, opened)
    }

    /// Makes the table of doubts anew: the identities of their records are others now.
    private func restore(_ doubts: [Doubt]) {
        reviews = ReviewTable()
        for doubt in doubts {
            guard let first = identities.identity(of: doubt.first),
                let second = identities.identity(of: doubt.second), first != second
            else { continue }
            reviews.restore(doubt, between: first, second)
        }
    }

    /// The records of ordinals, as far as the snapshot has them.
    private func deleted(_ ordinals: [UInt64]) -> [RecordIndex] {
        guard !ordinals.isEmpty else { return [] }
        let wanted = Set(ordinals)
        return present.filter { wanted.contains(state.records[$0].ordinal) }
    }

    /// Takes a record away without telling anybody.
    private func forget(_ record: RecordIndex) {
        let rank = state.records[record].rank
        detach(record)
        leaveRegion(record)
        dirty.remove(record)
        doubtful.remove(record)
        unlinked.remove(record)
        keyIndex.remove(record, rank: rank)
        state.records.remove(record)
        freeIndices.append(record)
    }

    /// Puts a record in its place, or in a new one.
    private func put(_ prepared: PreparedRecord, ordinal: UInt64) -> RecordIndex {
        guard let known = find(prepared.record.key) else {
            let record = allocate()
            place(prepared, at: record, ordinal: ordinal)
            keyIndex.insert(record, rank: prepared.rank, in: state.records)
            return record
        }
        let view = state.records[known]
        if view.fingerprint != prepared.fingerprint || view.ordinal != ordinal {
            detach(known)
            place(prepared, at: known, ordinal: ordinal)
        }
        accepted[known] = prepared
        dirty.insert(known)
        return known
    }
}

/// The members of identities that records join and leave.
private struct MemberChanges {
    private var members: [IdentityID: Set<RecordIndex>] = [:]

    /// Moves a record from its identity to another, or to none.
    mutating func move(
        _ record: RecordIndex,
        to identity: IdentityID?,
        in table: inout IdentityTable
    ) {
        let old = table.identity(of: record)
        for touched in [old, identity] {
            guard let touched, members[touched] == nil else { continue }
            members[touched] = Set(table.members(of: touched))
        }
        if let old { members[old]?.remove(record) }
        if let identity { members[identity]?.insert(record) }
        table.assign(record, to: identity)
    }

    /// Tells the identities of their members.
    func settle(in table: inout IdentityTable) {
        for (identity, records) in members { table.setMembers(records.sorted(), of: identity) }
    }
}
