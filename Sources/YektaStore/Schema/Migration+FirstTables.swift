extension Migration {
    /// The tables of the first release.
    ///
    /// Blocking keys are not stored: six random B-tree rows per record cost ten times the record
    /// itself, and the index is rebuilt from the records at start. Rows of `identities` and of
    /// `constraints` are never deleted, so that their numbers are never given out again. A record's
    /// key stands in columns for the look-up and in the payload for the decoder.
    static let firstTables = Migration(
        version: 1,
        name: "first tables",
        sql: """
            CREATE TABLE meta (
                key TEXT NOT NULL PRIMARY KEY,
                value ANY NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE identities (
                id INTEGER NOT NULL PRIMARY KEY,
                state INTEGER NOT NULL,
                target BLOB NOT NULL
            ) STRICT;

            CREATE TABLE records (
                ordinal INTEGER NOT NULL PRIMARY KEY,
                channel TEXT NOT NULL,
                id TEXT NOT NULL,
                received_at_ms INTEGER NOT NULL,
                payload BLOB NOT NULL,
                identity INTEGER NOT NULL REFERENCES identities (id),
                UNIQUE (channel, id)
            ) STRICT;

            CREATE TABLE constraints (
                id INTEGER NOT NULL PRIMARY KEY,
                kind INTEGER NOT NULL,
                first_channel TEXT NOT NULL,
                first_id TEXT NOT NULL,
                second_channel TEXT NOT NULL,
                second_id TEXT NOT NULL,
                author TEXT NOT NULL,
                reason TEXT NOT NULL,
                time_ms INTEGER NOT NULL,
                active INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE review_tasks (
                number INTEGER NOT NULL PRIMARY KEY,
                first_channel TEXT NOT NULL,
                first_id TEXT NOT NULL,
                second_channel TEXT NOT NULL,
                second_id TEXT NOT NULL,
                weight INTEGER NOT NULL,
                reason INTEGER NOT NULL,
                opened_sequence INTEGER NOT NULL,
                closed_sequence INTEGER
            ) STRICT;

            CREATE UNIQUE INDEX open_review_tasks ON review_tasks (
                weight DESC, first_channel, first_id, second_channel, second_id, reason
            ) WHERE closed_sequence IS NULL;

            CREATE TABLE events (
                sequence INTEGER NOT NULL PRIMARY KEY,
                kind INTEGER NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            """
    )
}
