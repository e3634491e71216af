import Logging
import YektaCore
import YektaFiles
import YektaStore

/// Keeps the snapshot of a store: one file beside it, which is used only if it is of this store,
/// this program and this model, and whole.
///
/// It is confined to whoever has the store's writer.
struct SnapshotShelf {
    private let path: String
    private let origin: SnapshotHeader.Origin
    private let logger: Logger
    /// The last commit that the file has; nil if there is no file that can be used.
    private(set) var commit: UInt64?
    /// How many records had changed since the file that was taken up.
    private(set) var recordsBehind = 0
    /// Drafts of earlier generations must not become the file.
    private var generation = 0

    /// - Returns: nil where the program cannot tell itself from others.
    init?(storePath: String, secret: UInt64, model: MatchModel, logger: Logger) {
        guard let program = ProgramHash.own else { return nil }
        path = Self.path(ofStore: storePath)
        self.logger = logger
        origin = SnapshotHeader.Origin(
            program: program,
            store: SnapshotWords.hash([secret], seed: 1),
            model: Hash64.xxh3(Array(ModelFile.encode(model)), seed: 2)
        )
    }

    private static func path(ofStore path: String) -> String { path + "-snapshot" }

    /// Removes a store's snapshot and what is left of drafts, for a server that keeps none.
    static func remove(ofStore path: String) {
        SnapshotFile.remove(Self.path(ofStore: path))
        SnapshotFile.remove(SnapshotDraft.path(ofSnapshot: Self.path(ofStore: path)))
    }

    /// Records of a tail beyond this share of a snapshot's take longer than to derive everything:
    /// they are taken up one by one.
    private static let tailShareMax = 8
    /// A tail that is short enough for any store.
    var tailRecordsMin = 10_000

    /// Fills an engine from the snapshot and the store's tail; nil if the snapshot cannot be used.
    ///
    /// Then the file is removed, and why is said in a line, with no more than the reason.
    ///
    /// - Throws: `StoreError` if the store cannot be read.
    mutating func restore(
        _ contents: StoreContents,
        model: MatchModel,
        writer: StoreWriter,
        reader: StoreReader,
        workers: Int
    ) async throws -> RestoredMemory? {
        SnapshotFile.remove(SnapshotDraft.path(ofSnapshot: path))
        do {
            guard let file = try SnapshotFile(reading: path) else { throw SnapshotError.missing }
            let source = try SnapshotReader(file)
            let made = source.header.position
            try source.header.check(
                origin,
                mark: try writer.snapshotMark(),
                store: contents.position
            )
            let recordsMax = max(
                tailRecordsMin,
                Int(clamping: source.header.recordCount) / Self.tailShareMax
            )
            guard let tail = try reader.tail(after: made.commit, recordsMax: recordsMax) else {
                throw SnapshotError.foreign(.position)
            }
            guard !tail.isCutOff else { throw SnapshotError.outrun }
            let memory = try await RestoredMemory(
                source,
                EngineTail(tail, contents, isBehind: made.commit < contents.position.commit),
                model: model,
                secret: writer.secret,
                workers: workers
            )
            // What is deleted must be nowhere, and the file has it still.
            if tail.deletedOrdinals.isEmpty {
                commit = made.commit
                recordsBehind = tail.records.count
            } else {
                SnapshotFile.remove(path)
            }
            return memory
        } catch let error as SnapshotError {
            SnapshotFile.remove(path)
            if contents.position.commit > 0 {
                logger.notice("the memory is derived anew", metadata: ["snapshot": "\(error)"])
            }
            return nil
        }
    }

    /// Begins a snapshot of what the store has now.
    ///
    /// One that was begun before does not become the file any more.
    ///
    /// - Returns: nil if the file has it already.
    mutating func draft(writer: StoreWriter) throws(StoreError) -> SnapshotDraft? {
        let position = try writer.position()
        guard commit != position.commit else { return nil }
        generation += 1
        return SnapshotDraft(
            path: SnapshotDraft.path(ofSnapshot: path),
            origin: origin,
            position: StorePositionWords(position),
            generation: generation
        )
    }

    /// Gives a draft that is on disk the place of the file.
    ///
    /// - Returns: whether it has it.
    mutating func put(_ draft: SnapshotDraft, writer: StoreWriter) -> Bool {
        guard draft.generation == generation else { return false }
        do {
            // If the program ends between the two, the old file has a mark that no longer counts.
            commit = nil
            try writer.mark(snapshot: draft.mark)
            try SnapshotFile.move(draft.path, to: path)
            commit = draft.position.commit
            logger.info("a snapshot was written", metadata: ["commit": "\(draft.position.commit)"])
            return true
        } catch {
            failed(error)
            return false
        }
    }

    /// Says that a snapshot could not be written; the store has everything, so nothing is lost by
    /// it but time.
    func failed(_ error: any Error) {
        logger.warning("no snapshot was written", metadata: ["error": "\(error)"])
    }

    /// Removes the file, and keeps drafts from becoming it, because they have something that must
    /// not be kept.
    mutating func discard() {
        generation += 1
        SnapshotFile.remove(path)
        SnapshotFile.remove(SnapshotDraft.path(ofSnapshot: path))
        commit = nil
    }
}

extension EngineTail {
    /// What a store's tail and tables say.
    init(_ tail: StoreTail, _ contents: StoreContents, isBehind: Bool) {
        self.init()
        records = tail.records.map {
            EngineContents.StoredRecord(
                record: $0.record,
                ordinal: $0.ordinal,
                identity: $0.identity
            )
        }
        deletedOrdinals = tail.deletedOrdinals
        retired = tail.retired
        events = tail.events
        self.contents = EngineContents(butRecordsOf: contents)
        retracted = contents.constraints.filter { !$0.isActive }.map(\.constraint)
        self.isBehind = isBehind
    }
}
