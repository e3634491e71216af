import YektaCore

extension Migration {
    /// Rows that are appended, where the first tables had rows in random places.
    ///
    /// A record is found by its ordinal, which the engine knows, so it needs no index on its key.
    /// Identities that stand are not stored: they are those that were issued and are not in
    /// `retired`. The events of a commit share rows, see `EventBatchCoding`.
    /// `open_reviews` holds the tasks that are open, each as the bytes of `ReviewTaskCoding`; what
    /// became of the others the events tell. `commits` says what each commit left behind and which
    /// rows it touched, so that a snapshot of the memory can be brought up to date.
    static let compactRows = Migration(
        version: 3,
        name: "compact rows",
        sql: """
            CREATE TABLE commits (
                number INTEGER NOT NULL PRIMARY KEY,
                last_sequence INTEGER NOT NULL,
                next_ordinal INTEGER NOT NULL,
                next_identity INTEGER NOT NULL,
                touched BLOB NOT NULL
            ) STRICT;

            INSERT INTO commits
                SELECT 1, (SELECT coalesce(max(sequence), 0) FROM events), value,
                    (SELECT coalesce(max(id), 0) + 1 FROM identities), x'0000'
                FROM meta WHERE key = 'next_ordinal';

            DELETE FROM meta WHERE key = 'next_ordinal';

            CREATE TABLE compact_records (
                ordinal INTEGER NOT NULL PRIMARY KEY,
                identity INTEGER NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;

            INSERT INTO compact_records
                SELECT ordinal, identity, payload FROM records ORDER BY ordinal;

            DROP TABLE records;

            ALTER TABLE compact_records RENAME TO records;

            CREATE TABLE retired (
                id INTEGER NOT NULL PRIMARY KEY,
                state INTEGER NOT NULL,
                target BLOB NOT NULL
            ) STRICT;

            INSERT INTO retired
                SELECT id, state, target FROM identities WHERE state <> 0 ORDER BY id;

            DROP TABLE identities;

            CREATE TABLE open_reviews (
                task BLOB NOT NULL PRIMARY KEY
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE event_batches (
                last_sequence INTEGER NOT NULL PRIMARY KEY,
                events BLOB NOT NULL
            ) STRICT;
            """,
        finish: convertRows
    )

    /// Brings over the rows whose new form SQL cannot make.
    private static func convertRows(on connection: Connection) throws(StoreError) {
        try convertEvents(on: connection)
        try convertReviewTasks(on: connection)
        try connection.execute("DROP TABLE events")
        try connection.execute("DROP TABLE review_tasks")
    }

    private static func convertEvents(on connection: Connection) throws(StoreError) {
        let insert = try Statement(
            "INSERT INTO event_batches (last_sequence, events) VALUES (?1, ?2)",
            on: connection
        )
        var waiting: [FeedEvent] = []
        var encoder = RecordCoding.Encoder()
        func flush() throws(StoreError) {
            guard let last = waiting.last else { return }
            encoder.removeAll()
            EventBatchCoding.encode(waiting[...], into: &encoder)
            try insert.run(.integer(Int64(last.sequence)), .blob(encoder.bytes))
            waiting.removeAll(keepingCapacity: true)
        }
        let select = try Statement(
            "SELECT sequence, kind, payload FROM events ORDER BY sequence",
            on: connection
        )
        try select.forEachRow { row throws(StoreError) in
            waiting.append(
                try EventCoding.decode(
                    sequence: try row.number(at: 0),
                    code: row.integer(at: 1),
                    payload: row.bytes(at: 2)
                )
            )
            if waiting.count == EventBatchCoding.eventsPerBatchMax { try flush() }
            return true
        }
        try flush()
    }

    private static func convertReviewTasks(on connection: Connection) throws(StoreError) {
        let insert = try Statement("INSERT INTO open_reviews (task) VALUES (?1)", on: connection)
        let select = try Statement(
            """
            SELECT first_channel, first_id, second_channel, second_id, weight, reason
            FROM review_tasks WHERE closed_sequence IS NULL
            """,
            on: connection
        )
        try select.forEachRow { row throws(StoreError) in
            try insert.run(.blob(ReviewTaskCoding.encode(try ReviewTask(row: row))))
            return true
        }
    }
}
