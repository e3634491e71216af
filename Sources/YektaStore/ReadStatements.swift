/// The statements that read rows, prepared once: all SQL that a reader runs.
struct ReadStatements {
    let records: Statement
    let record: Statement
    let identities: Statement
    let constraints: Statement
    let openReviewTasks: Statement
    let events: Statement
    let lastSequence: Statement
    let counts: Statement
    let model: Statement
    let modelEpochs: Statement

    /// Compiles them for one connection.
    init(on connection: Connection) throws(StoreError) {
        records = try Statement(
            "SELECT ordinal, payload, identity FROM records WHERE ordinal > ?1 ORDER BY ordinal",
            on: connection
        )
        record = try Statement(
            "SELECT ordinal, payload, identity FROM records WHERE channel = ?1 AND id = ?2",
            on: connection
        )
        identities = try Statement(
            "SELECT id, state, target FROM identities ORDER BY id",
            on: connection
        )
        constraints = try Statement(
            """
            SELECT id, kind, first_channel, first_id, second_channel, second_id,
                author, reason, time_ms, active
            FROM constraints ORDER BY id
            """,
            on: connection
        )
        // The order is that of the index on open tasks, so that a limit reads no more than it
        // gives.
        openReviewTasks = try Statement(
            """
            SELECT first_channel, first_id, second_channel, second_id, weight, reason
            FROM review_tasks WHERE closed_sequence IS NULL
            ORDER BY weight DESC, first_channel, first_id, second_channel, second_id, reason
            LIMIT ?1
            """,
            on: connection
        )
        events = try Statement(
            """
            SELECT sequence, kind, payload FROM events
            WHERE sequence > ?1 ORDER BY sequence LIMIT ?2
            """,
            on: connection
        )
        lastSequence = try Statement(
            "SELECT coalesce(max(sequence), 0) FROM events",
            on: connection
        )
        model = try Statement("SELECT document FROM models WHERE epoch = ?1", on: connection)
        modelEpochs = try Statement("SELECT epoch FROM models ORDER BY number", on: connection)
        counts = try Statement(
            """
            SELECT (SELECT count(*) FROM records),
                (SELECT count(*) FROM identities WHERE state = ?1),
                (SELECT count(*) FROM identities),
                (SELECT count(*) FROM constraints WHERE active = 1),
                (SELECT count(*) FROM review_tasks WHERE closed_sequence IS NULL),
                (SELECT count(*) FROM events)
            """,
            on: connection
        )
    }
}
