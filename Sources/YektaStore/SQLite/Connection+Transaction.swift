extension Connection {
    /// When a transaction takes its locks.
    enum TransactionKind: String {
        /// At the first read, which fixes the snapshot that all later reads see.
        case deferred = "BEGIN DEFERRED"
        /// At once, for writing.
        case immediate = "BEGIN IMMEDIATE"
    }

    /// Runs the body in a transaction: all of it is committed, or nothing.
    ///
    /// Within an open transaction the body simply joins it, so that several reads can share one
    /// snapshot.
    func transaction<Result>(
        _ kind: TransactionKind,
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        guard !isInTransaction else { return try body() }
        try execute(kind.rawValue)
        do throws(StoreError) {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // SQLite may have rolled back by itself, for instance when the disk is full. The first
            // error is the one that explains; a rollback that fails adds nothing to it, and the
            // journal undoes the transaction at the next opening.
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }
}
