/// What an engine is loaded with: the contents of a store, or a whole file at once.
package struct EngineContents: Sendable {
    /// A record with the identity it had, if any.
    package struct StoredRecord: Sendable {
        package let record: Record
        package let ordinal: UInt64
        package let identity: IdentityID?

        package init(record: Record, ordinal: UInt64, identity: IdentityID?) {
            self.record = record
            self.ordinal = ordinal
            self.identity = identity
        }
    }

    package var records: [StoredRecord] = []
    /// Ids that no longer stand.
    package var retired: [IdentityID: IdentityState] = [:]
    /// The active constraints.
    package var constraints: [ConstraintWrite] = []
    package var openReviews: [ReviewTask] = []
    package var nextIdentityNumber: UInt64 = 1
    package var nextConstraintID: UInt64 = 1
    package var nextOrdinal: UInt64 = 1
    package var nextSequence: UInt64 = 1

    package init() {}

    /// The contents of a file: records in the order they came, nothing resolved yet.
    package init(records: [Record]) {
        self.records = records.enumerated().map { place, record in
            StoredRecord(record: record, ordinal: UInt64(place) + 1, identity: nil)
        }
        nextOrdinal = UInt64(records.count) + 1
    }
}

/// How far loading has come.
package enum LoadingStage: Sendable {
    case normalising, training, linking, clustering
}

extension Engine {
    /// Fills an empty engine at once, on as many threads as `workers`.
    ///
    /// The result is the same as that of applying the records one by one; only faster.
    ///
    /// - Returns: what the contents lacked: identities for records that had none, and what a newer
    ///   model changed. Empty for a store that this version of the program wrote.
    package func load(
        _ contents: EngineContents,
        preparation: RecordPreparation,
        workers: Int,
        progress: @Sendable (LoadingStage) -> Void = { _ in }
    ) async -> ChangeSet {
        progress(.normalising)
        let records = contents.records
        let prepared = await Self.inParallel(records.count, workers: workers) { range in
            range.map { preparation.prepare(records[$0].record) }
        }
        return await load(contents, prepared: prepared, workers: workers, progress: progress)
    }

    /// As `load(_:preparation:workers:progress:)`, with records that are prepared already.
    ///
    /// - Parameter prepared: the records of the contents, in their order.
    package func load(
        _ contents: EngineContents,
        prepared: [PreparedRecord],
        workers: Int,
        training: Bool = false,
        progress: @Sendable (LoadingStage) -> Void = { _ in }
    ) async -> ChangeSet {
        precondition(recordCount == 0, "only an empty engine can be loaded")
        identities.restore(nextNumber: contents.nextIdentityNumber, retired: contents.retired)
        for constraint in contents.constraints { constraints.restore(constraint) }
        constraints.restore(nextID: contents.nextConstraintID)
        nextOrdinal = contents.nextOrdinal
        nextSequence = contents.nextSequence

        state.index = BlockIndex(minimumCapacity: prepared.reduce(0) { $0 + $1.keys.count } / 2)
        for (stored, prepared) in zip(contents.records, prepared) { admit(stored, prepared) }
        recountHolders()
        if training {
            progress(.training)
            do throws(ModelError) {
                adopt(try await train(workers: workers))
            } catch {
                trainingFailure = error
            }
        }
        progress(.linking)
        await linkAll(workers: workers)
        progress(.clustering)
        restoreMembers()
        restoreReviews(contents.openReviews)
        settle()
        finishChanges()
        defer { changes = ChangeSet() }
        return changes
    }

    private func admit(_ stored: EngineContents.StoredRecord, _ prepared: PreparedRecord) {
        let index = allocate()
        indexOf[stored.record.key] = index
        place(prepared, at: index, ordinal: stored.ordinal)
        identities.assign(index, to: stored.identity)
        if stored.identity == nil { written.insert(index) }
    }

    private func restoreMembers() {
        var members: [IdentityID: [RecordIndex]] = [:]
        for (record, identity) in identities.identityOf.enumerated() {
            if let identity { members[identity, default: []].append(RecordIndex(record)) }
        }
        for (identity, records) in members { identities.setMembers(records, of: identity) }
    }

    private func restoreReviews(_ tasks: [ReviewTask]) {
        for task in tasks {
            guard let first = indexOf[task.first].flatMap({ identities.identityOf[Int($0)] }),
                let second = indexOf[task.second].flatMap({ identities.identityOf[Int($0)] }),
                first != second
            else { continue }
            reviews.restore(task, between: first, second)
        }
    }

    /// Finds all links at once: every pair is scored once.
    private func linkAll(workers: Int) async {
        let snapshot = state
        let count = state.entries.count
        let found = await Self.inParallel(count, workers: workers) { range in
            var scratch = MatchState.Scratch()
            return range.map {
                snapshot.links(of: RecordIndex($0), above: true, scratch: &scratch)
            }
        }
        var all = [[MatchState.Link]](repeating: [], count: count)
        // Ascending by record, so both halves of every list come out ascending.
        for (record, upper) in found.enumerated() {
            for link in upper {
                all[Int(link.other)].append(
                    MatchState.Link(other: RecordIndex(record), weight: link.weight)
                )
            }
        }
        for record in 0..<count { links[record] = all[record] + found[record] }
        unlinked.removeAll()
    }

    /// Maps ranges of positions on several threads and joins the results in order.
    static func inParallel<Result: Sendable>(
        _ count: Int,
        workers: Int,
        _ body: @escaping @Sendable (Range<Int>) -> [Result]
    ) async -> [Result] {
        let chunk = max(256, min(8_192, count / max(1, workers * 8)))
        let starts = Array(stride(from: 0, to: count, by: chunk))
        guard workers > 1, starts.count > 1 else { return body(0..<count) }
        return await withTaskGroup(of: (Int, [Result]).self) { group in
            var parts = [[Result]](repeating: [], count: starts.count)
            var next = 0
            while next < min(workers, starts.count) {
                let place = next
                group.addTask { (place, body(starts[place]..<min(starts[place] + chunk, count))) }
                next += 1
            }
            for await (finished, result) in group {
                parts[finished] = result
                guard next < starts.count else { continue }
                let place = next
                group.addTask { (place, body(starts[place]..<min(starts[place] + chunk, count))) }
                next += 1
            }
            return parts.flatMap { $0 }
        }
    }
}
