/// The right to write to a store, held by one writer on the machine at a time.
///
/// It is an exclusive SQLite transaction on an empty file beside the store, held open for as long
/// as the object lives. The operating system releases it when the process ends, however it ends. A
/// lock on the store's own file would shut out the readers too.
final class StoreLock {
    private let connection: Connection

    /// Takes the lock, or fails at once if somebody holds it.
    ///
    /// - Parameter storePath: the canonical path, so that two names of one file share a lock.
    init(storePath: String) throws(StoreError) {
        connection = try Connection(path: storePath + "-lock", mode: .create, busyTimeoutMs: 0)
        do throws(StoreError) {
            try connection.execute("BEGIN EXCLUSIVE")
        } catch  where error.code == .busy {
            throw StoreError(
                .locked,
                "another process has the store \(storePath) open for writing; stop it first, or use"
                    + " its socket",
                underlying: error.underlying
            )
        } catch {
            throw StoreError(
                error.code,
                "cannot take the lock \(storePath)-lock; if no yekta runs, remove that file",
                underlying: error.underlying
            )
        }
    }
}
