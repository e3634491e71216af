/// The statements that write changes, prepared once: all SQL that alters a table's rows.
struct ChangeStatements {
    let putRecord: Statement
    let moveRecord: Statement
    let deleteRecord: Statement
    let putIdentity: Statement
    let putConstraint: Statement
    let openReviewTask: Statement
    let closeReviewTask: Statement
    let addEvent: Statement
    let setMeta: Statement
    let addModel: Statement
    let dropModels: Statement

    /// Compiles them for one connection.
    init(on connection: Connection) throws(StoreError) {
        putRecord = try Statement(Self.putRecordSQL, on: connection)
        moveRecord = try Statement(
            "UPDATE records SET identity = ?3 WHERE channel = ?1 AND id = ?2",
            on: connection
        )
        deleteRecord = try Statement(
            "DELETE FROM records WHERE channel = ?1 AND id = ?2",
            on: connection
        )
        putIdentity = try Statement(Self.putIdentitySQL, on: connection)
        putConstraint = try Statement(Self.putConstraintSQL, on: connection)
        openReviewTask = try Statement(Self.openReviewTaskSQL, on: connection)
        closeReviewTask = try Statement(Self.closeReviewTaskSQL, on: connection)
        addEvent = try Statement(
            "INSERT INTO events (sequence, kind, payload) VALUES (?1, ?2, ?3)",
            on: connection
        )
        setMeta = try Statement("UPDATE meta SET value = ?2 WHERE key = ?1", on: connection)
        addModel = try Statement(Self.addModelSQL, on: connection)
        dropModels = try Statement(Self.dropModelsSQL, on: connection)
    }
}

extension ChangeStatements {
    // A replaced record keeps its ordinal; another one changes no row, which the caller notices.
    private static let putRecordSQL = """
        INSERT INTO records (ordinal, channel, id, received_at_ms, payload, identity)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (channel, id) DO UPDATE SET
            received_at_ms = excluded.received_at_ms,
            payload = excluded.payload,
            identity = excluded.identity
        WHERE ordinal = excluded.ordinal
        """

    private static let putIdentitySQL = """
        INSERT INTO identities (id, state, target) VALUES (?1, ?2, ?3)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, target = excluded.target
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

    private static let openReviewTaskSQL = """
        INSERT INTO review_tasks (
            first_channel, first_id, second_channel, second_id, weight, reason, opened_sequence
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO NOTHING
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

    private static let closeReviewTaskSQL = """
        UPDATE review_tasks SET closed_sequence = ?7
        WHERE closed_sequence IS NULL AND weight = ?5
            AND first_channel = ?1 AND first_id = ?2
            AND second_channel = ?3 AND second_id = ?4 AND reason = ?6
        """
}
