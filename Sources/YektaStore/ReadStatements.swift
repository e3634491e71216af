/// The statements that read rows, prepared once: all SQL that a reader runs.
struct ReadStatements {
    let records: Statement
    let record: Statement
    let retired: Statement
    let retiredIdentity: Statement
    let constraints: Statement
    let openReviewTasks: Statement
    let events: Statement
    let commit: Statement
    let commits: Statement
    let counts: Statement
    let model: Statement
    let modelEpochs: Statement

    /// Compiles them for one connection.
    init(on connection: Connection) throws(StoreError) {
        records = try Statement(
            "SELECT ordinal, identity, payload FROM records WHERE ordinal > ?1 ORDER BY ordinal",
            on: connection
        )
        record = try Statement(
            "SELECT ordinal, identity, payload FROM records WHERE ordinal = ?1",
            on: connection
        )
        retired = try Statement(
            "SELECT id, state, target FROM retired ORDER BY id",
            on: connection
        )
        retiredIdentity = try Statement(
            "SELECT id, state, target FROM retired WHERE id = ?1",
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
        openReviewTasks = try Statement("SELECT task FROM open_reviews", on: connection)
        events = try Statement(
            """
            SELECT last_sequence, events FROM event_batches
            WHERE last_sequence > ?1 ORDER BY last_sequence
            """,
            on: connection
        )
        commit = try Statement(
            """
            SELECT number, last_sequence, next_ordinal, next_identity
            FROM commits WHERE number = ?1
            """,
            on: connection
        )
        commits = try Statement(
            "SELECT number, touched FROM commits WHERE number > ?1 ORDER BY number",
            on: connection
        )
        model = try Statement("SELECT document FROM models WHERE epoch = ?1", on: connection)
        modelEpochs = try Statement("SELECT epoch FROM models ORDER BY number", on: connection)
        counts = try Statement(
            """
            SELECT (SELECT count(*) FROM records),
                (SELECT count(*) FROM retired),
                (SELECT count(*) FROM constraints WHERE active = 1),
                (SELECT count(*) FROM open_reviews)
            """,
            on: connection
        )
    }
}
