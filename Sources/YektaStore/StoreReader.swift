package import YektaCore

/// Reads a store on a connection of its own, beside the writer and without waiting for it.
///
/// Each call sees one moment of the store and never half a commit; several calls see the same
/// moment within `snapshot`. It is confined to one thread at a time, as the writer is.
package final class StoreReader {
    private let connection: Connection
    private let statements: ReadStatements

    /// Opens a store that exists and has this program's schema version.
    package init(path: String) throws(StoreError) {
        connection = try StoreFile.openForReading(path: path)
        statements = try ReadStatements(on: connection)
    }

    /// Lets all the reads of the body see the same moment.
    ///
    /// Keep it short: while it lasts the write-ahead log cannot be cut back.
    package func snapshot<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try connection.transaction(.deferred, body)
    }

    /// Everything but the feed.
    ///
    /// - Complexity: O(n) time and memory in everything stored.
    package func loadAll() throws(StoreError) -> StoreContents {
        try snapshot { () throws(StoreError) in
            var records: [RecordWrite] = []
            try forEachRecord { record in
                records.append(record)
                return true
            }
            var contents = try loadAllButRecords()
            contents.records = records
            return contents
        }
    }

    /// Everything but the feed and the records, for stores whose records are better read one by
    /// one.
    ///
    /// Call it and `forEachRecord` within one `snapshot`.
    package func loadAllButRecords() throws(StoreError) -> StoreContents {
        try snapshot { () throws(StoreError) in
            var contents = StoreContents(meta: try StoreMeta(on: connection))
            try statements.identities.forEachRow { row throws(StoreError) in
                contents.identities.append(try IdentityWrite(row: row))
                return true
            }
            try statements.constraints.forEachRow { row throws(StoreError) in
                contents.constraints.append(try ConstraintWrite(row: row))
                return true
            }
            contents.openReviewTasks = try reviewTasks(limit: -1)
            contents.lastSequence = try lastSequence()
            contents.model = try model(ofEpoch: contents.meta.modelEpoch)
            return contents
        }
    }

    /// Hands every record to the body in ascending order of ordinal, until that returns false.
    ///
    /// The body must not start another `forEachRecord` of this reader.
    package func forEachRecord(
        afterOrdinal ordinal: UInt64 = 0,
        _ body: (RecordWrite) -> Bool
    ) throws(StoreError) {
        try statements.records.forEachRow(.integer(Int64(clamping: ordinal))) {
            row throws(StoreError) in
            body(try RecordWrite(row: row))
        }
    }

    /// The record of a key, or nil if there is none.
    ///
    /// Keys are compared byte by byte.
    package func record(_ key: RecordKey) throws(StoreError) -> RecordWrite? {
        var found: RecordWrite?
        try statements.record.forEachRow(.text(key.channel), .text(key.id)) {
            row throws(StoreError) in
            found = try RecordWrite(row: row)
            return false
        }
        return found
    }

    /// The model that is kept under an epoch's name, or nil if there is none.
    package func model(ofEpoch epoch: String) throws(StoreError) -> StoredModel? {
        var found: StoredModel?
        try statements.model.forEachRow(.text(epoch)) { row throws(StoreError) in
            found = StoredModel(epoch: epoch, document: row.bytes(at: 0))
            return false
        }
        return found
    }

    /// The epochs whose models are kept, in the order in which they came.
    package func modelEpochs() throws(StoreError) -> [String] {
        var epochs: [String] = []
        try statements.modelEpochs.forEachRow { row throws(StoreError) in
            epochs.append(try row.text(at: 0))
            return true
        }
        return epochs
    }

    /// The feed's events after a sequence number, the oldest first, at most `limit` of them.
    package func events(
        after sequence: UInt64,
        limit: Int
    ) throws(StoreError) -> [FeedEvent] {
        var events: [FeedEvent] = []
        try statements.events.forEachRow(
            .integer(Int64(clamping: sequence)),
            .integer(Int64(max(limit, 0)))
        ) { row throws(StoreError) in
            events.append(
                try EventCoding.decode(
                    sequence: try row.number(at: 0),
                    code: row.integer(at: 1),
                    payload: row.bytes(at: 2)
                )
            )
            return true
        }
        return events
    }

    /// The sequence number of the last feed event; 0 before the first.
    package func lastSequence() throws(StoreError) -> UInt64 {
        var last: UInt64 = 0
        try statements.lastSequence.forEachRow { row throws(StoreError) in
            last = try row.number(at: 0)
            return false
        }
        return last
    }

    /// The open review tasks, the heaviest first, ties by record keys, at most `limit` of them.
    package func openReviewTasks(limit: Int) throws(StoreError) -> [ReviewTask] {
        try reviewTasks(limit: Int64(max(limit, 0)))
    }

    /// How much the store holds.
    ///
    /// - Complexity: O(n) in the rows, though it touches no payload.
    package func counts() throws(StoreError) -> StoreCounts {
        var numbers: [UInt64] = []
        try statements.counts.forEachRow(.integer(IdentityStateCoding.live)) {
            row throws(StoreError) in
            for column: Int32 in 0..<6 { numbers.append(try row.number(at: column)) }
            return false
        }
        return StoreCounts(
            records: numbers[0],
            liveIdentities: numbers[1],
            identities: numbers[2],
            activeConstraints: numbers[3],
            openReviewTasks: numbers[4],
            events: numbers[5]
        )
    }

    /// A negative limit is none, as in SQLite.
    private func reviewTasks(limit: Int64) throws(StoreError) -> [ReviewTask] {
        var tasks: [ReviewTask] = []
        try statements.openReviewTasks.forEachRow(.integer(limit)) { row throws(StoreError) in
            tasks.append(try ReviewTask(row: row))
            return true
        }
        return tasks
    }
}
