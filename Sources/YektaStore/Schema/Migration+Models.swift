extension Migration {
    /// The models that were put in force or learnt, as documents.
    ///
    /// Which of them is in force the row `model_epoch` of `meta` says; it may be none, where the
    /// program's own model weighs. Numbers ascend in the order in which the models came.
    static let models = Migration(
        version: 2,
        name: "models",
        sql: """
            CREATE TABLE models (
                number INTEGER NOT NULL PRIMARY KEY,
                epoch TEXT NOT NULL UNIQUE,
                document BLOB NOT NULL
            ) STRICT;
            """
    )
}
