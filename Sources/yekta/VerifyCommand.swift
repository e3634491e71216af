import ArgumentParser
import YektaCore
import YektaFiles
import YektaServer
import YektaStore

/// Proves that a store agrees with itself, or that arrival order does not matter for a file.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that a store agrees with itself, or that arrival order does not matter.",
        discussion: """
            With --store the identities are made anew from the records, the model and the
            stewards' decisions, and compared with those in the store; a running server is not
            disturbed. With --shuffle N the records of a file are sent through the engine in N
            arrival orders and batch sizes, and every partition is compared with that of the
            whole file at once.

            Example:  yekta verify --store yekta.db
            Example:  yekta verify --shuffle 20 people.csv
            """
    )

    @Argument(help: "A CSV file, with --shuffle.")
    var file: String?

    @Option(help: "The store's file.")
    var store: String?

    @Option(help: "How many arrival orders to try.")
    var shuffle: Int?

    @Option(help: "The seed of the arrival orders.")
    var seed: UInt64 = 1

    @OptionGroup var columns: FileOptions

    @Flag(help: "Print the result as one line of JSON.")
    var json = false

    func validate() throws {
        switch (store, file, shuffle) {
        case (.some, nil, nil): return
        case (nil, .some, .some(let orders)) where orders > 0: return
        default:
            throw ValidationError(
                "give either --store FILE, or --shuffle N (above 0) and a CSV file"
            )
        }
    }

    func run() async throws {
        if let store { return try await verify(store: store) }
        guard let file, let shuffle else { return }
        try await verify(file: file, orders: shuffle)
    }

    // MARK: A store

    private func verify(store: String) async throws {
        let stored = try StoreReader(path: store).loadAll()
        let engine = Engine(model: .shipped)
        let differences = await engine.load(
            EngineContents(stored),
            preparation: RecordPreparation(secret: stored.meta.secret),
            workers: 2
        )
        let moved = differences.movedRecords.count
        let problems = engine.checkInvariants()
        if json {
            try OutputStream.answers.writeLine(
                "{\"records\":\(engine.recordCount),\"identities\":\(engine.identityCount),"
                    + "\"records_elsewhere\":\(moved),\"broken_invariants\":\(problems.count)}"
            )
        } else {
            try OutputStream.answers.writeLine(
                "\(engine.recordCount) records, \(engine.identityCount) identities, "
                    + "\(engine.openReviewCount) open review tasks"
            )
            for line in problems { try OutputStream.answers.writeLine(line) }
        }
        guard moved == 0, differences.identities.isEmpty, problems.isEmpty else {
            try OutputStream.notes.writeLine(
                "the store disagrees with its records: \(moved) records belong elsewhere; "
                    + "restart the server, which brings it up to date"
            )
            throw ExitCode.failure
        }
        if !json { try OutputStream.answers.writeLine("the store agrees with its records") }
    }

    // MARK: Arrival orders

    private func verify(file: String, orders: Int) async throws {
        let progress = SharedProgress()
        let (_, records) = try FileResolution.read(columns.source(file))
        let preparation = RecordPreparation(secret: 0)
        let prepared = records.map { preparation.prepare($0) }
        let whole = Engine(model: .shipped)
        _ = await whole.load(
            EngineContents(records: records),
            preparation: preparation,
            workers: 2
        )
        let expected = whole.partition()
        var random = SplitMix64(seed: seed)
        var differing = 0
        for order in 1...orders {
            progress.show(Double(order - 1) / Double(orders), "arrival order \(order) of \(orders)")
            let engine = Engine(model: .shipped)
            var rest = prepared.shuffled(using: &random)[...]
            while !rest.isEmpty {
                let size = [1, 7, 64, 500].randomElement(using: &random) ?? 1
                _ = engine.apply(rest.prefix(size).map { .resolve($0) })
                rest = rest.dropFirst(size)
            }
            if engine.partition() != expected { differing += 1 }
        }
        progress.clear()
        try report(orders: orders, differing: differing, identities: expected.count, records.count)
        if differing > 0 { throw ExitCode.failure }
    }

    private func report(orders: Int, differing: Int, identities: Int, _ records: Int) throws {
        if json {
            try OutputStream.answers.writeLine(
                "{\"records\":\(records),\"identities\":\(identities),\"orders\":\(orders),"
                    + "\"differing\":\(differing)}"
            )
        } else if differing == 0 {
            try OutputStream.answers.writeLine(
                "\(orders) arrival orders of \(records) records: one and the same partition "
                    + "into \(identities) identities"
            )
        } else {
            try OutputStream.answers.writeLine(
                "\(differing) of \(orders) arrival orders gave another partition than the whole "
                    + "file of \(records) records at once"
            )
        }
    }
}
