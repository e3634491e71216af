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
    ///
    /// - Parameter withReviews: whether the open review tasks are read, which may be many.
    package func loadAllButRecords(
        withReviews: Bool = true
    ) throws(StoreError) -> StoreContents {
        try snapshot { () throws(StoreError) in
            var contents = StoreContents(meta: try StoreMeta(on: connection))
            try statements.retired.forEachRow { row throws(StoreError) in
                contents.retired.append(try IdentityWrite(row: row))
                return true
            }
            contents.constraints = try constraints()
            if withReviews { contents.openReviewTasks = try openReviewTasks() }
            contents.position = try position()
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

    /// Hands the rows of all records to the body in ascending order of ordinal, many at a time,
    /// without reading what the payloads say.
    ///
    /// So the records can be decoded on other threads while the next rows are read.
    ///
    /// - Parameter bytesMax: about how much is handed over at once.
    package func forEachRecordRows(
        bytesMax: Int = 1 << 20,
        _ body: (RecordRows) throws(StoreError) -> Void
    ) throws(StoreError) {
        var rows = RecordRows()
        try statements.records.forEachRow(.integer(0)) { row throws(StoreError) in
            try rows.append(row)
            guard rows.byteCount >= bytesMax else { return true }
            try body(rows)
            rows = RecordRows()
            return true
        }
        if rows.count > 0 { try body(rows) }
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
        guard limit > 0 else { return events }
        try statements.events.forEachRow(.integer(Int64(clamping: sequence))) {
            row throws(StoreError) in
            let batch = try EventBatchCoding.decode(
                lastSequence: try row.number(at: 0),
                row.bytes(at: 1)
            )
            // Only the first row can hold events that are not wanted.
            events += batch.drop { $0.sequence <= sequence }.prefix(limit - events.count)
            return events.count < limit
        }
        return events
    }

    /// How far the store has come.
    package func position() throws(StoreError) -> StorePosition {
        try StorePosition(on: connection)
    }

    /// The sequence number of the last feed event; 0 before the first.
    package func lastSequence() throws(StoreError) -> UInt64 {
        try position().lastSequence
    }

    /// What the commits after one of them changed, or nil if the store never came that far.
    ///
    /// - Complexity: O(n) time and memory in what they changed, O(log n) in what is stored.
    ///
    /// - Parameter recordsMax: the most records that it is worth to read.
    package func tail(
        after commit: UInt64,
        recordsMax: Int = .max
    ) throws(StoreError) -> StoreTail? {
        try snapshot { () throws(StoreError) in
            var tail = StoreTail(position: try position())
            guard let start = try position(at: commit) else { return nil }
            // What is written again and again is read again and again, however few its records are.
            let (readsMax, isAny) = recordsMax.multipliedReportingOverflow(by: Self.readsPerRecord)
            let isLong =
                tail.position.lastSequence - min(start.lastSequence, tail.position.lastSequence)
                > UInt64(clamping: readsMax)
            guard isAny || !isLong else {
                tail.isCutOff = true
                return tail
            }
            var touched = TouchedRows()
            try statements.commits.forEachRow(.integer(Int64(clamping: commit))) {
                row throws(StoreError) in
                try touched.add(row.bytes(at: 1), ofCommit: try row.number(at: 0))
                tail.isCutOff = !isAny && touched.ordinals.count > readsMax
                return !tail.isCutOff
            }
            guard !tail.isCutOff else { return tail }
            let ordinals = Set(touched.ordinals)
            guard ordinals.count <= recordsMax else {
                tail.isCutOff = true
                return tail
            }
            for ordinal in ordinals.sorted() {
                if let record = try record(ofOrdinal: ordinal) {
                    tail.records.append(record)
                } else {
                    tail.deletedOrdinals.append(ordinal)
                }
            }
            for identity in Set(touched.identities).sorted() {
                try statements.retiredIdentity.forEachRow(.integer(Int64(clamping: identity))) {
                    row throws(StoreError) in
                    tail.retired.append(try IdentityWrite(row: row))
                    return false
                }
            }
            tail.events = try events(after: start.lastSequence, limit: .max)
            tail.constraints = try constraints()
            return tail
        }
    }

    /// Of how many changes of each record, on average, a tail is still worth to read.
    private static let readsPerRecord = 16

    private func position(at commit: UInt64) throws(StoreError) -> StorePosition? {
        guard commit > 0 else { return StorePosition() }
        var found: StorePosition?
        try statements.commit.forEachRow(.integer(Int64(clamping: commit))) {
            row throws(StoreError) in
            found = try StorePosition(row: row)
            return false
        }
        return found
    }

    private func record(ofOrdinal ordinal: UInt64) throws(StoreError) -> RecordWrite? {
        var found: RecordWrite?
        try statements.record.forEachRow(.integer(Int64(clamping: ordinal))) {
            row throws(StoreError) in
            found = try RecordWrite(row: row)
            return false
        }
        return found
    }

    private func constraints() throws(StoreError) -> [ConstraintWrite] {
        var constraints: [ConstraintWrite] = []
        try statements.constraints.forEachRow { row throws(StoreError) in
            constraints.append(try ConstraintWrite(row: row))
            return true
        }
        return constraints
    }

    /// The open review tasks, the heaviest first, ties by record keys.
    package func openReviewTasks() throws(StoreError) -> [ReviewTask] {
        var tasks: [ReviewTask] = []
        try statements.openReviewTasks.forEachRow { row throws(StoreError) in
            tasks.append(try ReviewTaskCoding.decode(row.bytes(at: 0)))
            return true
        }
        return tasks.sorted { $0.precedes($1) }
    }

    /// How much the store holds.
    ///
    /// - Complexity: O(n) in the rows, though it touches no payload.
    package func counts() throws(StoreError) -> StoreCounts {
        try snapshot { () throws(StoreError) in
            var numbers: [UInt64] = []
            try statements.counts.forEachRow { row throws(StoreError) in
                for column: Int32 in 0..<4 { numbers.append(try row.number(at: column)) }
                return false
            }
            let position = try position()
            let issued = position.nextIdentity - 1
            return StoreCounts(
                records: numbers[0],
                liveIdentities: issued - min(issued, numbers[1]),
                identities: issued,
                activeConstraints: numbers[2],
                openReviewTasks: numbers[3],
                events: position.lastSequence
            )
        }
    }
}

extension ReviewTask {
    /// By weight, the heaviest first, then by record keys and reason.
    fileprivate func precedes(_ other: ReviewTask) -> Bool {
        if weight != other.weight { return weight > other.weight }
        if first != other.first { return first < other.first }
        if second != other.second { return second < other.second }
        return reason.rawValue < other.reason.rawValue
    }
}
