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
    var scratch: MatchState.Scratch

    /// Prepares records for this engine: its vocabulary is the one that contents refer to.
    package let preparation: RecordPreparation
    /// Gives the raw records of an engine that does not keep them, for explanations.
    package var recordSource: ((RecordKey) -> Record?)?
    var keyIndex = KeyIndex()
    var freeIndices: [RecordIndex] = []
    var links = LinkTable()
    var regions = RegionTable()
    var identities = IdentityTable()
    var constraints = ConstraintTable()
    var reviews = ReviewTable()
    var nextOrdinal: UInt64 = 1
    var nextSequence: UInt64 = 1

    /// How often the links of a record were found, and how many candidates that took together,
    /// since the start and without loading.
    package internal(set) var recordsLinked: UInt64 = 0
    package internal(set) var candidatesWeighed: UInt64 = 0

    /// Records whose links have to be found again before the next settlement.
    var unlinked: Set<RecordIndex> = []
    /// Identifier blocks whose value is worth something else than before.
    var reweighed: Set<BlockingKey> = []
    /// Blocks that pair fewer records than before: links within them may have lost their ground.
    var narrowed: Set<BlockingKey> = []
    /// The records that the batch brought or replaced, as they came.
    var accepted: [RecordIndex: PreparedRecord] = [:]
    /// Records whose regions may have changed since the last settlement: by their content, links
    /// or constraints.
    var dirty: Set<RecordIndex> = []
    /// Records of which links changed that can be no more than doubts.
    var doubtful: Set<RecordIndex> = []
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
    /// Identifier blocks that loading has filled beyond their limit.
    var overfullValues: Set<BlockingKey> = []
    /// The record that is being deleted, while its review tasks are closed.
    var departed: (index: RecordIndex, key: RecordKey)?
    var changes = ChangeSet()

    /// - Parameters:
    ///   - preparation: what the records are prepared by.
    ///   - keepsRecords: whether the raw records are kept as well, which explanations show.
    package init(
        model: MatchModel,
        preparation: RecordPreparation = RecordPreparation(secret: 0),
        keepsRecords: Bool = true
    ) {
        self.model = model
        self.preparation = preparation
        let scorer = Scorer(model: model)
        rungs = RegionLadder.rungs(scorer: scorer)
        state = MatchState(
            scorer: scorer,
            blocking: preparation.blocking,
            keepsRecords: keepsRecords
        )
        scratch = state.makeScratch(remembering: true)
    }

    /// Takes a model into an engine that has found no links yet.
    func adopt(_ model: MatchModel) {
        self.model = model
        state.scorer = Scorer(model: model)
        rungs = RegionLadder.rungs(scorer: state.scorer)
        scratch = state.makeScratch(remembering: true)
    }

    package var scorer: Scorer { state.scorer }
    package var recordCount: Int { keyIndex.count }
    package var identityCount: Int { identities.liveCount }
    package var openReviewCount: Int { reviews.count }
    /// The sequence number of the last feed event; 0 before the first.
    package var lastSequence: UInt64 { nextSequence - 1 }

    /// Links at or above the review threshold.
    ///
    /// - Complexity: O(records).
    package var linkCount: Int {
        (0..<state.records.count).reduce(0) { $0 + links[RecordIndex($1)].count } / 2
    }

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
            pending = completeAll(pending).map { .ready($0) }
            pending.append(.ready(carryOut(command)))
        }
        settle()
        let outcomes = completeAll(pending)
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
        state.records[record].key
    }

    /// The record of a key; nil if it is not stored.
    func find(_ key: RecordKey) -> RecordIndex? {
        keyIndex.find(key, rank: RecordPreparation.rank(of: key), in: state.records)
    }

    /// The identity of a record that is stored under a key.
    func identity(of key: RecordKey) -> IdentityID? {
        find(key).flatMap { identities.identity(of: $0) }
    }
}

// MARK: - Records in and out

extension Engine {
    private func accept(_ prepared: PreparedRecord) -> PendingOutcome {
        precondition(
            prepared.vocabulary === preparation.vocabulary,
            "a record was prepared for another engine"
        )
        let key = prepared.record.key
        if let known = keyIndex.find(key, rank: prepared.rank, in: state.records) {
            let view = state.records[known]
            let isChanged = view.fingerprint != prepared.fingerprint
            if isChanged {
                let ordinal = view.ordinal
                detach(known)
                place(prepared, at: known, ordinal: ordinal)
                written.insert(known)
                // A record that the same batch brought has not been announced yet.
                if identities.identity(of: known) != nil { updated.append(known) }
            }
            return .resolved(known, wasKnown: true, isChanged: isChanged)
        }
        let index = allocate()
        if let ordinal = deletedOrdinals.removeValue(forKey: key) {
            // Deleted by the same batch: for the store the record was never away.
            changes.deletedRecords.removeAll { $0.key == key }
            place(prepared, at: index, ordinal: ordinal)
        } else {
            neverStored.insert(key)
            place(prepared, at: index, ordinal: nextOrdinal)
            nextOrdinal += 1
        }
        keyIndex.insert(index, rank: prepared.rank, in: state.records)
        written.insert(index)
        return .resolved(index, wasKnown: false, isChanged: true)
    }

    private func delete(_ key: RecordKey) -> CommandOutcome {
        guard let index = find(key), let identity = identities.identity(of: index) else {
            return .refused(.unknownRecord)
        }
        let (ordinal, rank) = (state.records[index].ordinal, state.records[index].rank)
        detach(index)
        leaveRegion(index)
        identities.assign(index, to: nil)
        let rest = identities.members(of: identity).filter { $0 != index }
        identities.setMembers(rest, of: identity)
        dirty.formUnion(rest)
        dirty.remove(index)
        doubtful.remove(index)
        unlinked.remove(index)
        written.remove(index)
        moved.remove(index)
        accepted[index] = nil
        keyIndex.remove(index, rank: rank)
        state.records.remove(index)
        departed = (index, key)
        // The store never heard of a record that the same batch brought.
        if neverStored.remove(key) == nil {
            deletedOrdinals[key] = ordinal
            changes.deletedRecords.append(RecordDeletion(key: key, ordinal: ordinal))
        }
        emit(.recordDeleted(key, from: identity))
        if rest.isEmpty { retire(identity, as: .erased) }
        settle()
        departed = nil
        freeIndices.append(index)
        return .deleted(identity, identities.state(of: identity) ?? .erased)
    }

    func allocate() -> RecordIndex {
        if let index = freeIndices.popLast() { return index }
        let index = RecordIndex(state.records.count)
        state.records.addPlace()
        links.addPlace()
        regions.addPlace()
        identities.addPlace()
        return index
    }

    func place(_ prepared: PreparedRecord, at index: RecordIndex, ordinal: UInt64) {
        state.records.put(prepared, ordinal: ordinal, at: index)
        accepted[index] = prepared
        if !state.sharedValues.isEmpty { state.mark(index, scratch.names) }
        if prepared.keys == nil { state.deriveKeys(of: index, into: &scratch.keys) }
        let changes = state.insert(index, prepared.keys ?? scratch.keys.keys)
        narrowed.formUnion(changes.narrowed)
        touchedValues.formUnion(changes.identifying)
        unlinked.insert(index)
        dirty.insert(index)
        markMustLinked(with: prepared.record.key)
    }

    /// Takes a record out of blocks and links; its place stays.
    func detach(_ index: RecordIndex) {
        state.deriveKeys(of: index, into: &scratch.keys)
        let keys = scratch.keys.keys
        for key in state.remove(index, keys) { unlinked.formUnion(state.index.records(key)) }
        for key in keys {
            if case .representatives = key.rule.overflow { touchedValues.insert(key) }
        }
        setLinks(of: index, to: [])
        markMustLinked(with: key(index))
    }

    private func markMustLinked(with key: RecordKey) {
        guard constraints.count > 0 else { return }
        for other in constraints.mustLinked(with: key) {
            if let other = find(other) { dirty.insert(other) }
        }
    }

    func leaveRegion(_ index: RecordIndex) {
        let rest = regions.members(with: index).filter { $0 != index }
        regions.dissolve(with: index)
        // What was one region may be several now.
        dirty.formUnion(rest)
    }
}
