package import Logging
package import YektaCore
package import YektaStore

extension ResolutionPipeline {
    /// Opens a store and brings the memory up to it.
    ///
    /// Blocking keys, links and regions are derived: they are taken from the snapshot beside the
    /// store and brought up to date, or made anew from the records where there is none that can be
    /// used. If that yields other identities than the store has (another model), the difference is
    /// committed as a new epoch, with ids preserved, and the model with it.
    ///
    /// - Throws: `StoreError` if the store cannot be opened, is locked, or is not ours; `FileError`
    ///   if its model cannot be read; `ServerError.otherModel`.
    package static func open(
        _ configuration: ServerConfiguration,
        logger: Logger
    ) async throws -> ResolutionPipeline {
        var generator = SystemRandomNumberGenerator()
        let writer = try StoreWriter.openOrCreate(
            path: configuration.storePath,
            secret: generator.next()
        )
        let reader = try StoreReader(path: configuration.storePath)
        let stored = try reader.loadAllButRecords(withReviews: false)
        let epoch = try EpochModel(asked: configuration.model, stored: stored, reader: reader)
        let isNewEpoch = stored.meta.modelEpoch != epoch.model.epoch || epoch.unstored != nil
        var shelf = shelf(configuration, writer, epoch.model, logger)
        let workers = configuration.eventLoops
        // A file that nobody looks at may have what was deleted since.
        if isNewEpoch || shelf == nil { SnapshotShelf.remove(ofStore: writer.path) }
        let memory: RestoredMemory
        if !isNewEpoch,
            let restored = try await shelf?.restore(
                stored,
                model: epoch.model,
                writer: writer,
                reader: reader,
                workers: workers
            )
        {
            memory = restored
        } else {
            memory = await RestoredMemory(
                try reader.loadAll(),
                model: epoch.model,
                secret: writer.secret,
                workers: workers
            )
        }
        let engine = memory.engine
        if !memory.differences.isEmpty || isNewEpoch {
            if engine.recordCount > 0 {
                logger.notice(
                    "the identities were brought up to the model's epoch",
                    metadata: [
                        "model.epoch": "\(engine.model.epoch)",
                        "records.moved": "\(memory.differences.movedRecords.count)",
                    ]
                )
            }
            try writer.commit(
                [memory.differences],
                modelEpoch: engine.model.epoch,
                model: epoch.unstored
            )
        }
        let feed = ChangeFeed(
            reader: reader,
            eventsInMemoryMax: configuration.feedEventsInMemoryMax,
            lastSequence: engine.lastSequence
        )
        return ResolutionPipeline(
            engine: engine,
            writer: writer,
            shelf: shelf,
            directory: memory.directory,
            feed: feed,
            configuration: configuration,
            logger: logger
        )
    }

    private static func shelf(
        _ configuration: ServerConfiguration,
        _ writer: StoreWriter,
        _ model: MatchModel,
        _ logger: Logger
    ) -> SnapshotShelf? {
        guard configuration.keepsSnapshot else { return nil }
        return SnapshotShelf(
            storePath: writer.path,
            secret: writer.secret,
            model: model,
            logger: logger
        )
    }
}

extension EngineContents {
    /// What a store holds, as an engine takes it up.
    package init(_ stored: StoreContents) {
        self.init(butRecordsOf: stored)
        records = stored.records.map {
            StoredRecord(record: $0.record, ordinal: $0.ordinal, identity: $0.identity)
        }
    }

    /// What a store holds besides its records.
    init(butRecordsOf stored: StoreContents) {
        self.init()
        for identity in stored.retired { retired[identity.id] = identity.state }
        constraints = stored.constraints.filter(\.isActive)
        openReviews = stored.openReviewTasks
        nextIdentityNumber = stored.nextIdentity.number
        nextConstraintID = stored.nextConstraintID
        nextOrdinal = stored.nextOrdinal
        nextSequence = stored.lastSequence + 1
    }
}
