internal import CSQLite

/// One connection to an SQLite database file.
///
/// It is opened in SQLite's multi-thread mode, without SQLite's own mutex, and it is not
/// `Sendable`: whoever owns it may hand it to another thread, but never use it from two at a time.
/// "Multi-thread. In this mode, SQLite can be safely used by multiple threads provided that no
/// single database connection nor any object derived from database connection, such as a prepared
/// statement, is used in two or more threads at the same time."
/// (<https://sqlite.org/threadsafe.html>)
// @safe: the handle lives exactly as long as the object, and never leaves this folder.
@safe final class Connection {
    /// What a connection may do with the file.
    enum Mode {
        /// Reads and writes, and creates the file if it is not there.
        case create
        case readWrite
        case readOnly
    }

    /// The handle; statements use it, and they keep the connection alive.
    let handle: OpaquePointer
    private var logSize: LogSize?

    /// What the hook of the write-ahead log is given to write to.
    private final class LogSize {
        var pages = 0
    }

    /// Opens the file.
    ///
    /// SQLite takes no lock and reads nothing before the first statement.
    init(path: String, mode: Mode, busyTimeoutMs: Int32) throws(StoreError) {
        let flags =
            switch mode {
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle = unsafe opened else {
            // SQLite leaves a handle even when it fails to open, and it must be closed.
            unsafe sqlite3_close(opened)
            let cause = SQLiteError(extendedCode: code)
            throw StoreError(
                mode == .create ? .cannotOpen : .notFound,
                "cannot open the file \(path); check that it is there and may be read and written",
                underlying: cause
            )
        }
        unsafe self.handle = handle
        unsafe sqlite3_extended_result_codes(handle, 1)
        unsafe sqlite3_busy_timeout(handle, busyTimeoutMs)
    }

    deinit {
        // Every statement keeps its connection alive, so none is left that would make this fail.
        unsafe sqlite3_close(handle)
    }

    /// The file's path, absolute and with symbolic links resolved, as SQLite knows it.
    var canonicalPath: String {
        let name = unsafe sqlite3_db_filename(handle, "main")
        return unsafe name.map { unsafe String(cString: $0) } ?? ""
    }

    /// How many rows the last insert, update or delete changed.
    var changedRowCount: Int64 {
        unsafe sqlite3_changes64(handle)
    }

    /// How many pages the write-ahead log held after this connection's last commit.
    var logPages: Int { logSize?.pages ?? 0 }

    /// Counts `logPages` from now on, instead of copying the log now and then as SQLite would.
    func countLogPages() {
        let size = LogSize()
        logSize = size
        // The connection holds the object that the hook writes to, and outlives the hook.
        unsafe sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                if let context = unsafe context {
                    unsafe Unmanaged<LogSize>.fromOpaque(context).takeUnretainedValue().pages =
                        Int(pages)
                }
                return SQLITE_OK
            },
            Unmanaged.passUnretained(size).toOpaque()
        )
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool {
        unsafe sqlite3_get_autocommit(handle) == 0
    }

    /// Runs statements that take no values and give no rows that matter.
    func execute(_ sql: String) throws(StoreError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, in: "a statement") }
    }

    /// The first column of the first row, for pragmas and counts.
    func integer(_ sql: String) throws(StoreError) -> Int64 {
        let statement = try Statement(sql, on: self)
        return try statement.step() ? statement.integer(at: 0) : 0
    }

    /// The first column of the first row as text.
    func text(_ sql: String) throws(StoreError) -> String {
        let statement = try Statement(sql, on: self)
        return try statement.step() ? try statement.text(at: 0) : ""
    }

    /// The connection's last error as an error of the store.
    func failure(_ code: Int32, in place: String) -> StoreError {
        let text = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) }
        let cause = SQLiteError(
            extendedCode: unsafe sqlite3_extended_errcode(handle),
            text: text ?? "unknown"
        )
        return StoreError(cause.storeCode, "\(place) failed", underlying: cause)
    }
}
