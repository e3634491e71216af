/// Opens the database file of a store, and refuses every file that is not one.
enum StoreFile {
    /// `YEKT`, kept in the file's `application_id`.
    static let applicationID: Int64 = 0x5945_4b54

    /// How long a statement waits for a lock, for instance that of a checkpoint.
    static let busyTimeoutMs: Int32 = 5_000

    /// The page cache of a connection, in KiB: it should hold the upper levels of the key index.
    private static let cacheKiB = 65_536

    /// The size to which a write-ahead log is cut back once it has been copied into the database.
    private static let journalBytesMax = 67_108_864

    /// What the file at a path turned out to be.
    enum Content: Equatable {
        /// A new or empty database.
        case empty
        /// A store of this schema version, not newer than ours.
        case store(version: Int64)
    }

    /// What to do if there is no store yet.
    enum IfMissing {
        case refuse
        case create(secret: UInt64)
    }

    /// A store that is open for writing.
    struct Writable {
        let connection: Connection
        let lock: StoreLock
        /// Whether this call created it.
        let isNew: Bool
    }

    /// Opens a store for writing: takes the lock, then creates or migrates it if need be.
    static func openForWriting(
        path: String,
        ifMissing: IfMissing
    ) throws(StoreError) -> Writable {
        try checkPath(path)
        let mode: Connection.Mode = if case .create = ifMissing { .create } else { .readWrite }
        let connection = try Connection(path: path, mode: mode, busyTimeoutMs: busyTimeoutMs)
        // Looked at before the lock, so that no lock file appears beside a file that is not ours,
        // and again under the lock, since another process may have just created the store.
        _ = try content(of: connection, path: path)
        let lock = try StoreLock(storePath: connection.canonicalPath)
        let content = try content(of: connection, path: path)
        switch (content, ifMissing) {
        case (.empty, .refuse):
            throw StoreError(.notAStore, "the file \(path) is empty; create a store first")
        case (.empty, .create(let secret)):
            try create(on: connection, secret: secret)
        case (.store(let version), _) where version < Migration.latestVersion:
            try overwriteDeleted(on: connection)
            try connection.transaction(.immediate) { () throws(StoreError) in
                try Migration.migrate(connection, from: version)
            }
        case (.store, _): break
        }
        try configure(connection, forWriting: true)
        return Writable(connection: connection, lock: lock, isNew: content == .empty)
    }

    /// Opens a store that a writer has open, to copy its log.
    static func openForCopying(path: String) throws(StoreError) -> Connection {
        let connection = try Connection(path: path, mode: .readWrite, busyTimeoutMs: busyTimeoutMs)
        // The log is synced before it is copied, and the database before the log begins anew.
        try connection.execute("PRAGMA synchronous = FULL")
        return connection
    }

    /// Opens a store for reading, beside whoever writes to it.
    static func openForReading(path: String) throws(StoreError) -> Connection {
        try checkPath(path)
        let connection = try Connection(path: path, mode: .readOnly, busyTimeoutMs: busyTimeoutMs)
        guard case .store(let version) = try content(of: connection, path: path) else {
            throw StoreError(.notAStore, "the file \(path) is empty; create a store first")
        }
        guard version == Migration.latestVersion else {
            throw StoreError(
                .olderStore,
                "the store \(path) has schema version \(version), this program reads"
                    + " \(Migration.latestVersion); start the server on it once to migrate it"
            )
        }
        try configure(connection, forWriting: false)
        return connection
    }

    /// Everything that makes an empty file a store, in one transaction.
    ///
    /// The change to a write-ahead log comes after it: a crash leaves an empty file or a whole
    /// store.
    private static func create(
        on connection: Connection,
        secret: UInt64
    ) throws(StoreError) {
        try connection.execute("PRAGMA synchronous = FULL")
        try connection.transaction(.immediate) { () throws(StoreError) in
            try connection.execute("PRAGMA application_id = \(applicationID)")
            try Migration.migrate(connection, from: 0)
            try StoreMeta.create(secret: secret, on: connection)
        }
    }

    private static func configure(
        _ connection: Connection,
        forWriting isWriter: Bool
    ) throws(StoreError) {
        try connection.execute("PRAGMA cache_size = -\(cacheKiB)")
        guard isWriter else { return }
        let journal = try connection.text("PRAGMA journal_mode = WAL")
        guard journal == "wal" else {
            throw StoreError(
                .cannotOpen,
                "the file system does not support a write-ahead log (journal mode '\(journal)');"
                    + " put the store on a local disk"
            )
        }
        // FULL syncs the log at every commit: what was acknowledged survives a power cut.
        try connection.execute("PRAGMA synchronous = FULL")
        try connection.execute("PRAGMA journal_size_limit = \(journalBytesMax)")
        try overwriteDeleted(on: connection)
        connection.countLogPages()
    }

    /// What a deleted record held is overwritten, not merely unlinked.
    private static func overwriteDeleted(on connection: Connection) throws(StoreError) {
        try connection.execute("PRAGMA secure_delete = ON")
    }

    private static func content(
        of connection: Connection,
        path: String
    ) throws(StoreError) -> Content {
        let content: Content?
        do throws(StoreError) {
            content = try Self.content(of: connection)
        } catch  where error.code == .notAStore {
            content = nil
        }
        switch content {
        case .store(let version) where version > Migration.latestVersion:
            throw StoreError(
                .newerStore,
                "the store \(path) has schema version \(version), this program knows versions up to"
                    + " \(Migration.latestVersion); use the newer program, or an older backup"
            )
        case .some(let content): return content
        case nil:
            throw StoreError(
                .notAStore,
                "the file \(path) is not a yekta store; it was left as it is, choose another path"
            )
        }
    }

    /// What the database says it is, or nil if it is somebody else's.
    private static func content(of connection: Connection) throws(StoreError) -> Content? {
        // One transaction, so that another process cannot create the store between the questions.
        try connection.transaction(.deferred) { () throws(StoreError) -> Content? in
            let application = try connection.integer("PRAGMA application_id")
            let objectCount = try connection.integer("SELECT count(*) FROM sqlite_schema")
            let version = try connection.integer("PRAGMA user_version")
            if application == 0, objectCount == 0, version == 0 { return .empty }
            return application == applicationID && version > 0 ? .store(version: version) : nil
        }
    }

    /// Refuses the names that SQLite takes for databases in memory, and those that C would cut.
    private static func checkPath(_ path: String) throws(StoreError) {
        guard !path.isEmpty, !path.hasPrefix(":"), !path.utf8.contains(0) else {
            throw StoreError(
                .cannotOpen,
                "the path of a store must not be empty, begin with a colon or hold a NUL"
            )
        }
    }
}
