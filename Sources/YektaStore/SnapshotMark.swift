/// Which snapshot of the memory was made of a store.
///
/// A snapshot lies beside the store and both have its mark, a random number. So a snapshot that has
/// the mark of a store was made of this store or of one that it was copied from, at a commit that
/// it has: what came since is in its `tail`.
enum SnapshotMark {
    /// The key of its row among the metadata.
    static let key = "snapshot"
}

extension StoreWriter {
    /// How far the store has come.
    package func position() throws(StoreError) -> StorePosition {
        try StorePosition(on: opened().connection)
    }

    /// Says which snapshot is the store's from now on; synced when it returns.
    package func mark(snapshot mark: UInt64) throws(StoreError) {
        let connection = try opened().connection
        let put = try Statement(
            """
            INSERT INTO meta (key, value) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """,
            on: connection
        )
        try connection.transaction(.immediate) { () throws(StoreError) in
            _ = try put.run(.text(SnapshotMark.key), .integer(Int64(bitPattern: mark)))
        }
    }

    /// The mark of the snapshot that was made last; nil if there was none.
    package func snapshotMark() throws(StoreError) -> UInt64? {
        let select = try Statement(
            "SELECT value FROM meta WHERE key = ?1",
            on: opened().connection
        )
        var mark: UInt64?
        try select.forEachRow(.text(SnapshotMark.key)) { row throws(StoreError) in
            mark = UInt64(bitPattern: row.integer(at: 0))
            return false
        }
        return mark
    }
}
