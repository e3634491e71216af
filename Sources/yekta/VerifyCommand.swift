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
            disturbed. With --shuffle N a model is learnt from the records of a file in N orders,
            which must be one and the same; and the records are sent through the engine in N
            arrival orders and batch sizes with that model, or with the one of --model, and every
            partition is compared with that of the whole file at once.

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

    @OptionGroup var weighing: ModelOptions

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
        try await verifyOrders(of: file, orders: shuffle)
    }

    // MARK: A store

    private func verify(store: String) async throws {
        let stored = try StoreReader(path: store).loadAll()
        let engine = Engine(
            model: try stored.matchModel(),
            preparation: RecordPreparation(secret: stored.meta.secret)
        )
        let differences = await engine.load(
            EngineContents(stored),
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
}
