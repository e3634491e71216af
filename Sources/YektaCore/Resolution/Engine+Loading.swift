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
        workers: Int,
        progress: @Sendable (LoadingStage) -> Void = { _ in }
    ) async -> ChangeSet {
        progress(.normalising)
        let (records, preparation) = (contents.records, preparation)
        let prepared = await ParallelSweep.map(records.count, workers: workers) { range in
            range.map { preparation.prepare(records[$0].record) }
        }
        return await load(contents, prepared: prepared, workers: workers, progress: progress)
    }

    /// As `load(_:workers:progress:)`, with records that are prepared already.
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
        nextSequence = contents.nextSequence
        for (stored, prepared) in zip(contents.records, prepared) {
            let index = admit(prepared, ordinal: stored.ordinal, identity: stored.identity)
            guard stored.identity == nil else { continue }
            written.insert(index)
            accepted[index] = prepared
        }
        nextOrdinal = contents.nextOrdinal
        return await resolveAdmitted(
            reviews: contents.openReviews,
            workers: workers,
            training: training,
            progress: progress
        )
    }

    /// Takes up records of a file that is resolved as a whole, in their order.
    ///
    /// They have no identities before `resolveAdmitted`.
    package func admit(_ records: [PreparedRecord]) {
        for record in records {
            let index = admit(record, ordinal: nextOrdinal, identity: nil)
            nextOrdinal += 1
            guard state.records.keepsRecords else { continue }
            written.insert(index)
            accepted[index] = record
        }
    }

    /// Finds the identities of all admitted records at once.
    ///
    /// - Returns: as `load(_:workers:progress:)`; of an engine that keeps no records without them.
    package func resolveAdmitted(
        reviews tasks: [ReviewTask] = [],
        workers: Int,
        training: Bool,
        progress: @Sendable (LoadingStage) -> Void = { _ in }
    ) async -> ChangeSet {
        await fillBlocks(workers: workers)
        await recountAllHolders(workers: workers)
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
        restoreReviews(tasks)
        dirty.formUnion(present)
        await settle(workers: workers)
        finishChanges()
        defer { changes = ChangeSet() }
        return changes
    }

    private func admit(
        _ prepared: PreparedRecord,
        ordinal: UInt64,
        identity: IdentityID?
    ) -> RecordIndex {
        precondition(
            prepared.vocabulary === preparation.vocabulary,
            "a record was prepared for another engine"
        )
        let index = allocate()
        state.records.put(prepared, ordinal: ordinal, at: index)
        keyIndex.insert(index, rank: prepared.rank, in: state.records)
        identities.assign(index, to: identity)
        return index
    }

    /// The identities of all records in the order of their first acceptance.
    package var identitiesByOrdinal: [IdentityID] {
        present.sorted { state.records[$0].ordinal < state.records[$1].ordinal }
            .compactMap { identities.identity(of: $0) }
    }

    /// Counts the holders of every value that several records have, and marks those records.
    private func recountAllHolders(workers: Int) async {
        let (snapshot, keys) = (state, Array(touchedValues))
        touchedValues.removeAll()
        let found = await ParallelSweep.map(keys.count, workers: workers) {
            snapshot.names(slotBits: 12)
        } _: { names, range in
            range.map { snapshot.sharing(of: keys[$0], names) }
        }
        for (key, sharing) in zip(keys, found) { state.sharedValues[key] = sharing }
        for key in state.sharedValues.keys {
            for record in state.index.records(key) { state.mark(record, scratch.names) }
        }
    }

    private func restoreMembers() {
        var members: [IdentityID: [RecordIndex]] = [:]
        for record in present {
            if let identity = identities.identity(of: record) {
                members[identity, default: []].append(record)
            }
        }
        for (identity, records) in members { identities.setMembers(records, of: identity) }
    }

    /// Finds all links at once: every pair is scored once.
    private func linkAll(workers: Int) async {
        let (snapshot, count) = (state, state.records.count)
        let order = await state.orderOfLikeness(of: present, workers: workers)
        let found = await ParallelSweep.map(order.count, workers: workers) {
            snapshot.makeScratch(remembering: true)
        } _: { scratch, range in
            var found: [(record: RecordIndex, link: MatchState.Link)] = []
            for record in order[range] {
                snapshot.findLinks(of: record, above: true, &scratch)
                for link in scratch.links { found.append((record, link)) }
            }
            return [found]
        }
        var all = [[MatchState.Link]](repeating: [], count: count)
        for (record, link) in found.joined() {
            all[Int(record)].append(link)
            all[Int(link.other)].append(MatchState.Link(other: record, weight: link.weight))
        }
        for record in 0..<count {
            links.replace(
                RecordIndex(record),
                with: all[record].sorted { $0.other < $1.other }
            )
        }
    }
}

extension MatchState {
    /// Records in an order in which those with like names follow each other.
    ///
    /// They have candidates in common, whose contents are in the processor's caches then, and their
    /// names are compared with the same names again.
    fileprivate func orderOfLikeness(
        of present: [RecordIndex],
        workers: Int
    ) async -> [RecordIndex] {
        let parts = blocking.vocabulary.parts
        let keyed = await ParallelSweep.map(present.count, workers: workers) { [self] range in
            range.map { place in
                let name = records[present[place]].content.elements(.names)
                var key: (sound: UInt64, given: UInt32) = (0, 0)
                if name.count > 0 {
                    let name = NameElement(bytes: name)
                    let surname = name.surname == NamePartTable.none ? name.lone : name.surname
                    let blocking = parts[surname].blocking
                    let first = blocking.joined.first ?? blocking.words.first?.first
                    key = (first ?? 0, name.given)
                }
                return (key: key, record: present[place])
            }
        }
        return keyed.sorted {
            ($0.key.sound, $0.key.given, $0.record) < ($1.key.sound, $1.key.given, $1.record)
        }.map(\.record)
    }
}
