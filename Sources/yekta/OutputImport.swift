import YektaClient
import YektaCore
import YektaWire

/// What became of the records of an import.
struct ImportTally: Sendable {
    /// How many record keys are printed for each reason of refusal.
    private static let keysMax = 5

    private var outcomes: [ResolveResult.Outcome: Int] = [:]
    private var refusals: [String: (count: Int, keys: [RecordKey])] = [:]
    private(set) var sent = 0
    private(set) var refused = 0

    mutating func add(_ answer: BatchAnswer, of key: RecordKey) {
        switch answer {
        case .resolved(let result):
            sent += 1
            outcomes[result.outcome, default: 0] += 1
        case .refused(let status): refuse([key], status)
        }
    }

    mutating func refuse(_ keys: [RecordKey], _ status: Status) {
        sent += keys.count
        refused += keys.count
        let words = [status.code.name, status.message].filter { !$0.isEmpty }
        let reason = words.joined(separator: ": ")
        var known = refusals[reason] ?? (0, [])
        known.count += keys.count
        known.keys += keys.prefix(max(0, Self.keysMax - known.keys.count))
        refusals[reason] = known
    }

    mutating func add(_ other: ImportTally) {
        sent += other.sent
        refused += other.refused
        for (outcome, count) in other.outcomes { outcomes[outcome, default: 0] += count }
        for (reason, (count, keys)) in other.refusals {
            var known = refusals[reason] ?? (0, [])
            known.count += count
            known.keys += keys.prefix(max(0, Self.keysMax - known.keys.count))
            refusals[reason] = known
        }
    }

    func lines(seconds: Double) -> [String] {
        var table = OutputTable(.left, .right)
        table.add("records sent", sent.grouped)
        for outcome in ResolveResult.Outcome.allCases {
            table.add("  " + outcome.name, (outcomes[outcome] ?? 0).grouped)
        }
        table.add("  refused", refused.grouped)
        table.add("seconds", seconds.fixed(2))
        table.add("records/s", rate(seconds).fixed(0))
        let reasons = ordered.map { reason, count, keys in
            let names = keys.map(\.description).joined(separator: ", ")
            let more = count > keys.count ? ", and \((count - keys.count).grouped) more" : ""
            return OutputTable.printable("refused \(count.grouped): \(reason) [\(names)\(more)]")
        }
        return table.lines() + reasons
    }

    func json(seconds: Double) -> OutputJSON {
        let reasons = ordered.map { reason, count, keys in
            OutputJSON.object([
                ("reason", .string(reason)), ("count", .count(count)),
                ("first_record_keys", .array(keys.map { .key($0) })),
            ])
        }
        return .object(
            [("sent", .count(sent))]
                + ResolveResult.Outcome.allCases.map { ($0.name, .count(outcomes[$0] ?? 0)) }
                + [
                    ("refused", .count(refused)), ("refusals", .array(reasons)),
                    ("seconds", .number(seconds)), ("records_per_second", .number(rate(seconds))),
                ]
        )
    }

    private func rate(_ seconds: Double) -> Double {
        seconds > 0 ? Double(sent) / seconds : 0
    }

    private var ordered: [(reason: String, count: Int, keys: [RecordKey])] {
        refusals.map { ($0.key, $0.value.count, $0.value.keys) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}

/// Sends records in batches over several connections, with a bounded number of calls under way.
struct ImportSender {
    /// Batches under way per connection: one is stored while the next travels.
    private static let batchesPerConnectionMax = 2
    /// Attempts for a batch that finds the server busy, before it is sent in halves.
    private static let attemptsMax = 8
    private static let pauseFirst = Duration.milliseconds(10)
    private static let pauseMax = Duration.seconds(1)

    let clients: [YektaClient]
    let fileBytes: Int?

    init(clients: [YektaClient], fileBytes: Int?) {
        self.clients = clients
        self.fileBytes = fileBytes
    }

    /// Sends everything that `next` yields until it yields nil.
    ///
    /// - Parameter next: the next record, and how many bytes of the file are read.
    mutating func send(
        batchRecords: Int,
        next: () throws -> (Record?, Int)
    ) async throws -> ImportTally {
        let clients = clients
        var tally = ImportTally()
        var progress = OutputProgress()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: ImportTally.self) { group in
            var batches = 0
            var isAtEnd = false
            while !isAtEnd {
                var batch: [Record] = []
                var bytesRead = 0
                while batch.count < batchRecords, !isAtEnd {
                    let (record, bytes) = try next()
                    bytesRead = bytes
                    if let record { batch.append(record) } else { isAtEnd = true }
                }
                guard !batch.isEmpty else { break }
                if batches >= clients.count * Self.batchesPerConnectionMax,
                    let done = try await group.next()
                {
                    tally.add(done)
                }
                let client = clients[batches % clients.count]
                let records = batch
                group.addTask { try await Self.send(records, to: client) }
                batches += 1
                let rate = Double(tally.sent) / max((ContinuousClock.now - start).seconds, 1e-9)
                progress.show(
                    fileBytes.map { Double(bytesRead) / Double(max($0, 1)) },
                    "\(tally.sent.grouped) records, \(rate.fixed(0))/s"
                )
            }
            for try await done in group { tally.add(done) }
        }
        progress.clear()
        return tally
    }

    /// Sends one batch; waits while the server is busy, and sends halves when the batch is too
    /// large.
    private static func send(
        _ records: [Record],
        to client: YektaClient
    ) async throws -> ImportTally {
        var pause = pauseFirst
        for attempt in 1...attemptsMax {
            do {
                let answers = try await client.resolveBatch(records)
                var tally = ImportTally()
                for (record, answer) in zip(records, answers) { tally.add(answer, of: record.key) }
                return tally
            } catch {
                // Too large a batch is never taken; a busy server may take this one in a moment.
                let isTooLarge = error.code == .badCall
                guard isTooLarge || error.isBusy else { throw error }
                if isTooLarge || attempt == attemptsMax {
                    return try await sendHalves(of: records, to: client, error)
                }
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, pauseMax)
        }
        return ImportTally()
    }

    private static func sendHalves(
        of records: [Record],
        to client: YektaClient,
        _ error: ClientError
    ) async throws -> ImportTally {
        var tally = ImportTally()
        guard records.count > 1 else {
            tally.refuse(
                records.map(\.key),
                error.status ?? Status(.resourceExhausted, error.message)
            )
            return tally
        }
        let middle = records.count / 2
        tally.add(try await send(Array(records[..<middle]), to: client))
        tally.add(try await send(Array(records[middle...]), to: client))
        return tally
    }
}
