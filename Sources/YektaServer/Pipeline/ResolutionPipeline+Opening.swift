package import Logging
package import YektaCore
package import YektaStore

extension ResolutionPipeline {
    /// Opens a store, rebuilds the memory from it and proves that the two agree.
    ///
    /// Blocking keys, links and regions are derived: they are made anew from the records. If that
    /// yields other identities than the store has (another model), the difference is committed as a
    /// new epoch, with ids preserved, and the model with it.
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
        let stored = try reader.loadAll()
        let epoch = try EpochModel(asked: configuration.model, stored: stored, reader: reader)
        let engine = Engine(
            model: epoch.model,
            preparation: RecordPreparation(secret: writer.secret),
            keepsRecords: false
        )
        let differences = await engine.load(
            EngineContents(stored),
            workers: configuration.eventLoops
        )
        let isNewEpoch = stored.meta.modelEpoch != engine.model.epoch
        if !differences.isEmpty || isNewEpoch || epoch.unstored != nil {
            if !stored.records.isEmpty {
                logger.notice(
                    "the identities were brought up to the model's epoch",
                    metadata: [
                        "model.epoch": "\(engine.model.epoch)",
                        "records.moved": "\(differences.movedRecords.count)",
                    ]
                )
            }
            try writer.commit(
                [differences],
                modelEpoch: engine.model.epoch,
                model: epoch.unstored
            )
        }
        var directory = IdentityDirectory(secret: writer.secret)
        for stored in stored.records {
            if let row = engine.row(of: stored.record) { directory.restore(row) }
        }
        let standing = engine.standing
        directory.restore(
            retired: standing.retired,
            openReviews: standing.openReviews,
            lastSequence: engine.lastSequence
        )
        let feed = ChangeFeed(
            reader: reader,
            eventsInMemoryMax: configuration.feedEventsInMemoryMax,
            lastSequence: engine.lastSequence
        )
        return ResolutionPipeline(
            engine: engine,
            writer: writer,
            directory: directory,
            feed: feed,
            configuration: configuration,
            logger: logger
        )
    }
}

extension EngineContents {
    /// What a store holds, as an engine takes it up.
    package init(_ stored: StoreContents) {
        self.init()
        records = stored.records.map {
            StoredRecord(record: $0.record, ordinal: $0.ordinal, identity: $0.identity)
        }
        for identity in stored.retired { retired[identity.id] = identity.state }
        constraints = stored.constraints.filter(\.isActive)
        openReviews = stored.openReviewTasks
        nextIdentityNumber = stored.nextIdentity.number
        nextConstraintID = stored.nextConstraintID
        nextOrdinal = stored.nextOrdinal
        nextSequence = stored.lastSequence + 1
    }
}
