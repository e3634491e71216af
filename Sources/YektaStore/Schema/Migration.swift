/// One step of the schema's history.
///
/// A migration that was released is never edited: stores that ran it would differ from stores that
/// will. What it got wrong, the next one corrects.
struct Migration {
    /// The schema version that this step leads to, kept in the file's `user_version`.
    let version: Int64
    /// What the step does, in a few words.
    let name: String
    /// The statements, all run in one transaction.
    let sql: String
    /// What SQL alone cannot do, run after the statements in the same transaction.
    var finish: (@Sendable (Connection) throws(StoreError) -> Void)?

    /// Every step, in the order in which they are run.
    static let all = [firstTables, models, compactRows]

    /// The schema version that this program reads and writes.
    static var latestVersion: Int64 { all.last?.version ?? 0 }

    /// Runs the steps that the database has not seen, within the caller's transaction.
    static func migrate(
        _ connection: Connection,
        from version: Int64
    ) throws(StoreError) {
        for migration in all where migration.version > version {
            do throws(StoreError) {
                try connection.execute(migration.sql)
                try migration.finish?(connection)
                try connection.execute("PRAGMA user_version = \(migration.version)")
            } catch {
                throw StoreError(
                    error.code,
                    "migration \(migration.version) (\(migration.name)) failed; nothing changed",
                    underlying: error
                )
            }
        }
    }
}
