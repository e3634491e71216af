/// Copies a store's write-ahead log into its database file beside the writer.
///
/// The writer commits meanwhile, and need not wait until the file is written and synced. What it
/// adds to the log during a copy is not part of the copy, so that under steady load the log is
/// never copied as a whole from here: `StoreWriter.copyLog` then copies the little that is left.
/// It is confined to one thread at a time, and let go of before the writer is closed.
package final class StoreLogCopier {
    private let connection: Connection

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Copies what the log holds now.
    package func copy() throws(StoreError) {
        _ = try connection.integer("PRAGMA wal_checkpoint(PASSIVE)")
    }
}
