import YektaCore

@testable import YektaStore

/// A store as the program wrote it before schema version 3, with the contents of the slow twin.
enum LegacyStore {
    static func create(
        path: String,
        secret: UInt64,
        version: Int64,
        contents: ReferenceStore
    ) throws {
        let connection = try Connection(path: path, mode: .create, busyTimeoutMs: 0)
        try connection.transaction(.immediate) { () throws(StoreError) in
            try connection.execute("PRAGMA application_id = \(StoreFile.applicationID)")
            for migration in Migration.all.prefix(Int(version)) {
                try connection.execute(migration.sql)
            }
            try connection.execute("PRAGMA user_version = \(version)")
            try StoreMeta.create(secret: secret, on: connection)
            try connection.execute(
                "INSERT INTO meta VALUES ('next_ordinal', \(contents.nextOrdinal))"
            )
            try insertRecords(of: contents, on: connection)
            try insertEvents(of: contents, on: connection)
        }
        _ = try connection.text("PRAGMA journal_mode = WAL")
    }

    private static func insertRecords(
        of contents: ReferenceStore,
        on connection: Connection
    ) throws(StoreError) {
        let identity = try Statement("INSERT INTO identities VALUES (?, ?, ?)", on: connection)
        for (id, state) in contents.identities.sorted(by: { $0.key < $1.key }) {
            let row = IdentityStateCoding.encode(state)
            try identity.run(.integer(Int64(id)), .integer(row.code), .blob(row.target))
        }
        let record = try Statement(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)",
            on: connection
        )
        for write in contents.records.values.sorted(by: { $0.record.key < $1.record.key }) {
            try record.run(
                .integer(Int64(write.ordinal)),
                .text(write.record.key.channel),
                .text(write.record.key.id),
                .integer(write.record.receivedAtMs),
                .blob(RecordCoding.encode(write.record)),
                .integer(Int64(write.identity.number))
            )
        }
        let constraint = try Statement(
            "INSERT INTO constraints VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            on: connection
        )
        for write in contents.constraints.values {
            try constraint.run(
                .integer(Int64(write.constraint.id)),
                .integer(Int64(write.constraint.kind.rawValue)),
                .text(write.constraint.first.channel),
                .text(write.constraint.first.id),
                .text(write.constraint.second.channel),
                .text(write.constraint.second.id),
                .text(write.note.author),
                .text(write.note.reason),
                .integer(write.note.timeMs),
                .integer(write.isActive ? 1 : 0)
            )
        }
        try insertTasks(of: contents, on: connection)
    }

    private static func insertTasks(
        of contents: ReferenceStore,
        on connection: Connection
    ) throws(StoreError) {
        let task = try Statement(
            """
            INSERT INTO review_tasks (
                first_channel, first_id, second_channel, second_id, weight, reason,
                opened_sequence, closed_sequence
            ) VALUES (?, ?, ?, ?, ?, ?, 1, ?)
            """,
            on: connection
        )
        let open = contents.openTasks
        let closed = ReviewTask(
            first: .sample(1),
            second: .sample(2),
            weight: MatchWeight(units: 77),
            reason: .cannotLink
        )
        for one in open.union([closed]) {
            try task.run(
                .text(one.first.channel),
                .text(one.first.id),
                .text(one.second.channel),
                .text(one.second.id),
                .integer(Int64(one.weight.units)),
                .integer(Int64(one.reason.rawValue)),
                open.contains(one) ? nil : .integer(2)
            )
        }
    }

    private static func insertEvents(
        of contents: ReferenceStore,
        on connection: Connection
    ) throws(StoreError) {
        let event = try Statement("INSERT INTO events VALUES (?, ?, ?)", on: connection)
        for one in contents.events {
            let row = LegacyEvent.encode(one.kind)
            try event.run(
                .integer(Int64(one.sequence)),
                .integer(row.code),
                .blob(row.payload)
            )
        }
    }
}

/// How events were encoded before schema version 3, when each had a row of its own.
enum LegacyEvent {
    static func encode(_ kind: FeedEvent.Kind) -> (code: Int64, payload: [UInt8]) {
        var encoder = RecordCoding.Encoder()
        let code: Int64
        switch kind {
        case .created(let identity):
            code = 1
            encoder.append(identity)
        case .recordAdded(let key, let identity):
            code = 2
            encoder.append(key)
            encoder.append(identity)
        case .recordUpdated(let key, let identity):
            code = 3
            encoder.append(key)
            encoder.append(identity)
        case .recordMoved(let key, let from, let to):
            code = 4
            encoder.append(key)
            encoder.append(from)
            encoder.append(to)
        case .recordDeleted(let key, let identity):
            code = 5
            encoder.append(key)
            encoder.append(identity)
        case .merged(let identity, let survivor):
            code = 6
            encoder.append(identity)
            encoder.append(survivor)
        case .split(let identity, let parts):
            code = 7
            encoder.append(identity)
            encoder.append(parts)
        case .erased(let identity):
            code = 8
            encoder.append(identity)
        case .reviewOpened(let task):
            code = 9
            append(task, to: &encoder)
        case .reviewClosed(let task):
            code = 10
            append(task, to: &encoder)
        }
        return (code, encoder.bytes)
    }

    private static func append(_ task: ReviewTask, to encoder: inout RecordCoding.Encoder) {
        encoder.append(task.first)
        encoder.append(task.second)
        encoder.append(signed: Int64(task.weight.units))
        encoder.append(byte: task.reason.rawValue)
    }
}
