/// Walks the corridor: candidates, comparison vectors, match weights, decisions, clusters,
/// identities.
///
/// The partition that it keeps is a function of the records it holds, the model and the stewards'
/// constraints: not of the order, the batches or the restarts through which they came. It does so
/// by keeping the links exact (a pair is linked if it shares an open block and its weight reaches
/// the review threshold) and by clustering every region from its content alone whenever a link in
/// it changes.
///
/// Confined to one thread; synchronous; no input or output. What it changes it hands out as a
/// `ChangeSet`.
package final class Engine {
    package private(set) var model: MatchModel
    private(set) var rungs: [MatchWeight]
    /// Why no model could be learnt when one was asked for; the engine then keeps its own.
    package internal(set) var trainingFailure: ModelError?
    var state: MatchState
    var scratch = MatchState.Scratch()

    var indexOf: [RecordKey: RecordIndex] = [:]
    var freeIndices: [RecordIndex] = []
    /// By record index: the links of the record, ascending by the other's index.
    var links: [[MatchState.Link]] = []
    var regionOf: [Int32] = []
    var regions: [[RecordIndex]] = []
    var freeRegions: [Int32] = []
    var identities = IdentityTable()
    var constraints = ConstraintTable()
    var reviews = ReviewTable()
    var nextOrdinal: UInt64 = 1
    var nextSequence: UInt64 = 1

    /// Records whose links have to be found again before the next settlement.
    var unlinked: Set<RecordIndex> = []
    /// Records whose links or constraints changed since the last settlement.
    var dirty: Set<RecordIndex> = []
    /// Records stored or replaced by the batch, records that changed their identity, and replaced
    /// records that are still to be announced.
    var written: Set<RecordIndex> = []
    var moved: Set<RecordIndex> = []
    var updated: [RecordIndex] = []
    /// Records that the store has not heard of, and the ordinals of those that the batch deleted.
    var neverStored: Set<RecordKey> = []
    var deletedOrdinals: [RecordKey: UInt64] = [:]
    /// What became of the identities that the batch created or retired.
    var identityStates: [IdentityID: IdentityState] = [:]
    /// Identifier blocks whose number of holders changed since the last settlement.
    var touchedValues: Set<BlockingKey> = []
    var changes = ChangeSet()

    package init(model: MatchModel) {
        self.model = model
        let scorer = Scorer(model: model)
        rungs = RegionLadder.rungs(scorer: scorer)
        state = MatchState(scorer: scorer)
    }

    /// Takes a model into an engine that has found no links yet.
    func adopt(_ model: MatchModel) {
        precondition(links.allSatisfy(\.isEmpty), "links were found with another model")
        self.model = model
        state.scorer = Scorer(model: model)
        rungs = RegionLadder.rungs(scorer: state.scorer)
    }

    package var scorer: Scorer { state.scorer }
    package var recordCount: Int { indexOf.count }
    package var identityCount: Int { identities.liveCount }
    package var openReviewCount: Int { reviews.count }
    /// The sequence number of the last feed event; 0 before the first.
    package var lastSequence: UInt64 { nextSequence - 1 }

    /// Links at or above the review threshold.
    ///
    /// - Complexity: O(records).
    package var linkCount: Int { links.reduce(0) { $0 + $1.count } / 2 }

    /// Applies a batch of commands.
    ///
    /// - Returns: what changed, for the store, and an outcome per command in order.
    package func apply(_ commands: [Command]) -> (changes: ChangeSet, outcomes: [CommandOutcome]) {
        changes = ChangeSet()
        var pending: [PendingOutcome] = []
        pending.reserveCapacity(commands.count)
        for command in commands {
            if case .resolve(let prepared) = command {
                pending.append(accept(prepared))
                continue
            }
            // The other commands speak about identities, so what came before must have come to
            // them.
            settle()
            pending = pending.map { .ready(complete($0)) }
            pending.append(.ready(carryOut(command)))
        }
        settle()
        let outcomes = pending.map { complete($0) }
        finishChanges()
        defer { changes = ChangeSet() }
        return (changes, outcomes)
    }

    private func carryOut(_ command: Command) -> CommandOutcome {
        switch command {
        case .resolve: preconditionFailure("resolve commands are accepted, not carried out")
        case .delete(let key): return delete(key)
        case .merge(let ids, let note): return merge(ids, note)
        case .split(let id, let keys, let note): return split(id, keys, note)
        }
    }

    /// An outcome that may have to wait for the end of the batch.
    enum PendingOutcome {
        case ready(CommandOutcome)
        case resolved(RecordIndex, wasKnown: Bool, isChanged: Bool)
    }

    func emit(_ kind: FeedEvent.Kind) {
        changes.events.append(FeedEvent(sequence: nextSequence, kind: kind))
        nextSequence += 1
    }

    func key(_ record: RecordIndex) -> RecordKey {
        state.entry(record).record.key
    }
}

// MARK: - Records in and out

extension Engine {
    private func accept(_ prepared: PreparedRecord) -> PendingOutcome {
        let key = prepared.record.key
        if let known = indexOf[key] {
            let entry = state.entry(known)
            let isChanged = entry.record != prepared.record
            if isChanged {
                detach(known)
                place(prepared, at: known, ordinal: entry.ordinal)
                written.insert(known)
                // A record that the same batch brought has not been announced yet.
                if identities.identityOf[Int(known)] != nil { updated.append(known) }
            }
            return .resolved(known, wasKnown: true, isChanged: isChanged)
        }
        let index = allocate()
        indexOf[key] = index
        if let ordinal = deletedOrdinals.removeValue(forKey: key) {
            // Deleted by the same batch: for the store the record was never away.
            changes.deletedRecords.removeAll { $0 == key }
            place(prepared, at: index, ordinal: ordinal)
        } else {
            neverStored.insert(key)
            place(prepared, at: index, ordinal: nextOrdinal)
            nextOrdinal += 1
        }
        written.insert(index)
        return .resolved(index, wasKnown: false, isChanged: true)
    }

    private func delete(_ key: RecordKey) -> CommandOutcome {
        guard let index = indexOf[key], let identity = identities.identityOf[Int(index)] else {
            return .refused(.unknownRecord)
        }
        let ordinal = state.entry(index).ordinal
        detach(index)
        leaveRegion(index)
        identities.assign(index, to: nil)
        let rest = (identities.members[identity] ?? []).filter { $0 != index }
        identities.setMembers(rest, of: identity)
        dirty.formUnion(rest)
        dirty.remove(index)
        unlinked.remove(index)
        written.remove(index)
        moved.remove(index)
        state.entries[Int(index)] = nil
        indexOf[key] = nil
        freeIndices.append(index)
        // The store never heard of a record that the same batch brought.
        if neverStored.remove(key) == nil {
            deletedOrdinals[key] = ordinal
            changes.deletedRecords.append(key)
        }
        emit(.recordDeleted(key, from: identity))
        if rest.isEmpty { retire(identity, as: .erased) }
        settle()
        return .deleted(identity, identities.state(of: identity) ?? .erased)
    }

    func allocate() -> RecordIndex {
        if let index = freeIndices.popLast() { return index }
        let index = RecordIndex(state.entries.count)
        state.entries.append(nil)
        links.append([])
        regionOf.append(-1)
        identities.reserve(count: state.entries.count)
        return index
    }

    func place(_ prepared: PreparedRecord, at index: RecordIndex, ordinal: UInt64) {
        state.entries[Int(index)] = MatchState.Entry(
            prepared,
            normalised: mark(prepared),
            ordinal: ordinal
        )
        touch(state.insert(index), identifiersOf: prepared.keys)
        unlinked.insert(index)
        dirty.insert(index)
        for other in constraints.mustLinked(with: prepared.record.key) {
            if let other = indexOf[other] { dirty.insert(other) }
        }
    }

    /// Takes a record out of blocks and links; its place stays.
    private func detach(_ index: RecordIndex) {
        let keys = state.entry(index).keys
        let changed = state.remove(index)
        touch(changed, identifiersOf: keys)
        setLinks(of: index, to: [])
        for other in constraints.mustLinked(with: key(index)) {
            if let other = indexOf[other] { dirty.insert(other) }
        }
    }

    func mark(_ prepared: PreparedRecord) -> NormalisedRecord {
        guard !state.sharedValues.isEmpty,
            prepared.keys.contains(where: { state.sharedValues[$0] != nil })
        else {
            return prepared.normalised
        }
        return prepared.normalised.marking { self.state.sharedValues[$0]?.holders(in: $1) ?? .one }
    }

    private func touch(_ changed: [BlockingKey], identifiersOf keys: [BlockingKey]) {
        for key in changed { unlinked.formUnion(state.index.records(key)) }
        for key in keys {
            if case .representatives = key.rule.overflow { touchedValues.insert(key) }
        }
    }

    private func leaveRegion(_ index: RecordIndex) {
        let region = regionOf[Int(index)]
        guard region >= 0 else { return }
        let rest = regions[Int(region)].filter { $0 != index }
        regions[Int(region)] = rest
        // What was one region may be several now.
        dirty.formUnion(rest)
        regionOf[Int(index)] = -1
        if rest.isEmpty { freeRegions.append(region) }
    }
}
