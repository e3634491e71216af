internal import CSQLite

/// A result code of SQLite with the text that SQLite has for it.
///
/// The texts name tables, columns and system calls, never values: every statement is constant and
/// every value is bound.
package struct SQLiteError: Error, Hashable, Sendable {
    /// The extended result code, see <https://sqlite.org/rescode.html>.
    package let extendedCode: Int32
    /// The text of the connection's last error, or of the code where there is no connection.
    package let text: String

    /// The low byte of the code: the class of the failure.
    package var primaryCode: Int32 { extendedCode & 0xff }
}

extension SQLiteError: CustomStringConvertible {
    /// The code and its text.
    package var description: String { "SQLite \(extendedCode): \(text)" }
}

extension SQLiteError {
    /// The text that SQLite has for a code when no connection can tell more.
    init(extendedCode: Int32) {
        self.extendedCode = extendedCode
        let text = unsafe sqlite3_errstr(extendedCode).map { unsafe String(cString: $0) }
        self.text = text ?? "unknown"
    }

    /// The failure of the store that this result code means.
    var storeCode: StoreError.Code {
        switch primaryCode {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .full
        case SQLITE_IOERR: .inputOutput
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notAStore
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .inconsistent
        default: .unexpected
        }
    }
}
