/// What went wrong in the store.
///
/// The message names the place, the shape of the value, the limit and the remedy. It never holds
/// the content of a record, so that it may be logged and shown.
package struct StoreError: Error, Sendable {
    /// The kinds of failure a caller can act upon.
    package enum Code: String, Sendable {
        /// There is no store at the path.
        case notFound
        /// A store was to be created where there is one.
        case alreadyExists
        /// The file is something else than a store of ours.
        case notAStore
        /// The store was written by a newer version of the program.
        case newerStore
        /// The store needs a migration, which only a writer can do.
        case olderStore
        /// Another process, or another writer in this one, has the store open for writing.
        case locked
        /// The file cannot be opened or created.
        case cannotOpen
        /// A reader or a writer held the database for longer than the busy timeout.
        case busy
        /// The disk is full, or the file reached its size limit.
        case full
        /// The operating system failed to read, write or sync the file.
        case inputOutput
        /// What is on disk cannot be what this program wrote.
        case corrupt
        /// The changes contradict what is stored: a bug in whoever produced them.
        case inconsistent
        /// The writer was closed, or stopped after a commit that failed.
        case closed
        /// SQLite failed in a way that has no name here; the underlying error says how.
        case unexpected
    }

    /// The kind of failure.
    package let code: Code
    /// What happened and what to do about it, without personal data.
    package let message: String
    /// The cause, where there is one: an `SQLiteError` or a `RecordCodingError`.
    package let underlying: (any Error)?

    /// An error with its cause, if it has one.
    package init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }
}

extension StoreError: CustomStringConvertible {
    /// The code, the message and the cause, for logs and people.
    package var description: String {
        guard let underlying else { return "\(code.rawValue): \(message)" }
        return "\(code.rawValue): \(message) [\(underlying)]"
    }
}
