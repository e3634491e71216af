import YektaCore
import YektaStore

/// The memory of a server as a start makes it: from a snapshot, or from the records.
struct RestoredMemory {
    let engine: Engine
    let directory: IdentityDirectory
    /// What the store lacks; empty if this version of the program wrote it.
    let differences: ChangeSet

    /// Takes up a snapshot and what the store has besides.
    init(
        _ source: SnapshotReader,
        _ tail: EngineTail,
        model: MatchModel,
        secret: UInt64,
        workers: Int
    ) async throws {
        engine = Engine(
            model: model,
            preparation: RecordPreparation(secret: secret),
            keepsRecords: false
        )
        async let restored = IdentityDirectory(secret: secret, from: source, workers: workers)
        try await engine.restore(from: source, workers: workers)
        var directory = try await restored
        guard engine.recordCount == directory.recordCount,
            UInt64(engine.recordCount) == source.header.recordCount
        else { throw SnapshotError.damaged(.counts) }
        let (missed, differences) = await engine.catchUp(with: tail, workers: workers)
        // This very program wrote the store, so the records say what the store does.
        guard differences.isEmpty else { throw SnapshotError.contradicted }
        directory.apply(missed)
        directory.restore(lastSequence: tail.contents.nextSequence - 1)
        self.directory = directory
        self.differences = differences
    }

    /// Derives everything from the records of a store.
    init(_ stored: StoreContents, model: MatchModel, secret: UInt64, workers: Int) async {
        engine = Engine(
            model: model,
            preparation: RecordPreparation(secret: secret),
            keepsRecords: false
        )
        differences = await engine.load(EngineContents(stored), workers: workers)
        var directory = IdentityDirectory(secret: secret)
        for stored in stored.records {
            if let row = engine.row(of: stored.record) { directory.restore(row) }
        }
        let standing = engine.standing
        directory.restore(
            retired: standing.retired,
            openReviews: standing.openReviews,
            lastSequence: engine.lastSequence
        )
        self.directory = directory
    }
}
