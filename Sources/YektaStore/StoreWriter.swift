package import YektaCore

/// The one writer of a store.
///
/// It holds the store's lock from opening to closing, so that no second writer can be opened, in
/// this process or in another. It is confined to one thread at a time: it is not `Sendable`, and
/// its connection has no mutex of its own.
///
/// A commit that fails stops the writer, because whoever sent the changes is then ahead of the disk
/// and must not go on: open the store again and load what is there.
package final class StoreWriter {
    /// The file's path, absolute and without symbolic links.
    package let path: String
    /// The random number that was given when the store was created.
    package let secret: UInt64

    /// Nil once closed, and after a commit that failed.
    private var open: Open?

    struct Open {
        let connection: Connection
        let lock: StoreLock
        let changes: ChangeWriter
    }

    /// Opens a store that exists, and migrates it if an older version wrote it.
    package convenience init(path: String) throws(StoreError) {
        try self.init(try StoreFile.openForWriting(path: path, ifMissing: .refuse))
    }

    /// Creates a store where there is none.
    ///
    /// - Parameter secret: a random number, which is kept for the life of the store.
    package static func create(path: String, secret: UInt64) throws(StoreError) -> StoreWriter {
        let file = try StoreFile.openForWriting(path: path, ifMissing: .create(secret: secret))
        guard file.isNew else {
            throw StoreError(.alreadyExists, "there is a store at \(path); choose another path")
        }
        return try StoreWriter(file)
    }

    /// Opens the store at the path, or creates one with this secret if there is none.
    package static func openOrCreate(
        path: String,
        secret: UInt64
    ) throws(StoreError) -> StoreWriter {
        try StoreWriter(
            try StoreFile.openForWriting(path: path, ifMissing: .create(secret: secret))
        )
    }

    private init(_ file: StoreFile.Writable) throws(StoreError) {
        let meta = try StoreMeta(on: file.connection)
        path = file.connection.canonicalPath
        secret = meta.secret
        open = Open(
            connection: file.connection,
            lock: file.lock,
            changes: try ChangeWriter(on: file.connection)
        )
    }

    /// Writes all the change sets in one transaction, in order: all of them, or nothing.
    ///
    /// When it returns they are on disk, synced. Within a set the order is: identities, written
    /// records, moves, deletions, constraints, review tasks, events.
    ///
    /// Ordinals and identities count up: an ordinal at or above `StorePosition.nextOrdinal` is a
    /// new record, one below it the record of that key which was stored under it. That no two
    /// ordinals have the same key is up to the engine; the store has no index that would tell.
    ///
    /// - Parameters:
    ///   - changes: What to write.
    ///   - modelEpoch: The epoch that these changes put in force, if they do, where the store has
    ///     its model or the program brings it.
    ///   - model: The model that they put in force, where it is new to the store.
    package func commit(
        _ changes: [ChangeSet],
        modelEpoch: String? = nil,
        model: StoredModel? = nil
    ) throws(StoreError) {
        let open = try opened()
        guard modelEpoch != nil || model != nil || !changes.allSatisfy(\.isEmpty) else { return }
        do throws(StoreError) {
            try open.connection.transaction(.immediate) { () throws(StoreError) in
                try open.changes.write(changes)
                if let modelEpoch { try open.changes.write(modelEpoch: modelEpoch) }
                if let model { try open.changes.write(model) }
            }
        } catch {
            self.open = nil
            throw error
        }
        // What is committed is safe in the log: a copy that fails now is tried again later.
        if open.connection.logPages >= Self.logPagesMax { try? copyLog() }
    }

    /// The pages of the write-ahead log after which every commit copies it by itself, because
    /// nobody else did.
    private static let logPagesMax = 32_768

    /// How many pages the write-ahead log holds.
    package var logPages: Int { open?.connection.logPages ?? 0 }

    /// Copies what the write-ahead log holds into the database file.
    ///
    /// If nobody reads from the log at that moment it begins anew with the next commit.
    package func copyLog() throws(StoreError) {
        _ = try opened().connection.integer("PRAGMA wal_checkpoint(PASSIVE)")
    }

    /// Something that copies the log on another thread, while this one goes on committing.
    package func logCopier() throws(StoreError) -> StoreLogCopier {
        StoreLogCopier(try StoreFile.openForCopying(path: path))
    }

    /// Copies the write-ahead log into the database file and empties it.
    ///
    /// - Returns: whether all of it was copied; a reader with an old snapshot can prevent that.
    @discardableResult
    package func checkpoint() throws(StoreError) -> Bool {
        try opened().connection.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0
    }

    /// Checkpoints, closes the file and releases the lock.
    ///
    /// Closing again does nothing. Let go of the readers first: the log is removed with the last
    /// connection.
    package func close() throws(StoreError) {
        guard open != nil else { return }
        defer { open = nil }
        try checkpoint()
    }

    /// The connection, for tests that make it fail.
    var connection: Connection? { open?.connection }

    func opened() throws(StoreError) -> Open {
        guard let open else {
            throw StoreError(
                .closed,
                "the writer is closed, or stopped after a commit that failed; open the store again"
            )
        }
        return open
    }
}
