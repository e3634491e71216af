/// The statements that write changes, prepared once: all SQL that alters a table's rows.
struct ChangeStatements {
    let addRecord: Statement
    let replaceRecord: Statement
    let moveRecord: Statement
    let deleteRecord: Statement
    let retireIdentity: Statement
    let putConstraint: Statement
    let openReviewTask: Statement
    let closeReviewTask: Statement
    let addEvents: Statement
    let addCommit: Statement
    let setMeta: Statement
    let addModel: Statement
    let dropModels: Statement

    /// Compiles them for one connection.
    init(on connection: Connection) throws(StoreError) {
        addRecord = try Statement(
            "INSERT INTO records (ordinal, identity, payload) VALUES (?1, ?2, ?3)",
            on: connection
        )
        replaceRecord = try Statement(
            "UPDATE records SET identity = ?2, payload = ?3 WHERE ordinal = ?1 \(Self.andKey)",
            on: connection
        )
        moveRecord = try Statement(
            "UPDATE records SET identity = ?2 WHERE ordinal = ?1 \(Self.andKey)",
            on: connection
        )
        deleteRecord = try Statement(
            "DELETE FROM records WHERE ordinal = ?1 \(Self.andKey)",
            on: connection
        )
        retireIdentity = try Statement(Self.retireIdentitySQL, on: connection)
        putConstraint = try Statement(Self.putConstraintSQL, on: connection)
        openReviewTask = try Statement(
            "INSERT INTO open_reviews (task) VALUES (?1) ON CONFLICT DO NOTHING",
            on: connection
        )
        closeReviewTask = try Statement(
            "DELETE FROM open_reviews WHERE task = ?1",
            on: connection
        )
        addEvents = try Statement(
            "INSERT INTO event_batches (last_sequence, events) VALUES (?1, ?2)",
            on: connection
        )
        addCommit = try Statement(Self.addCommitSQL, on: connection)
        setMeta = try Statement("UPDATE meta SET value = ?2 WHERE key = ?1", on: connection)
        addModel = try Statement(Self.addModelSQL, on: connection)
        dropModels = try Statement(Self.dropModelsSQL, on: connection)
    }
}

extension ChangeStatements {
    // The ordinal finds the row; the key, which the payload begins with after its version byte, is
    // compared as well. Where it is another's no row changes, which the caller notices.
    private static let andKey = "AND substr(payload, 2, length(?4)) = ?4"

    private static let retireIdentitySQL = """
        INSERT INTO retired (id, state, target) VALUES (?1, ?2, ?3)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, target = excluded.target
        """

    private static let addCommitSQL = """
        INSERT INTO commits (number, last_sequence, next_ordinal, next_identity, touched)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """

    private static let putConstraintSQL = """
        INSERT INTO constraints (
            id, kind, first_channel, first_id, second_channel, second_id,
            author, reason, time_ms, active
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (id) DO UPDATE SET
            author = excluded.author,
            reason = excluded.reason,
            time_ms = excluded.time_ms,
            active = excluded.active
        WHERE kind = excluded.kind
            AND first_channel = excluded.first_channel AND first_id = excluded.first_id
            AND second_channel = excluded.second_channel AND second_id = excluded.second_id
        """

    // Another document under the same name changes no row, which the caller notices.
    private static let addModelSQL = """
        INSERT INTO models (epoch, document) VALUES (?1, ?2)
        ON CONFLICT (epoch) DO UPDATE SET document = excluded.document
        WHERE document = excluded.document
        """

    private static let dropModelsSQL = """
        DELETE FROM models WHERE epoch <> ?1
            AND number NOT IN (SELECT number FROM models ORDER BY number DESC LIMIT ?2)
        """
}
