import ArgumentParser
import YektaCore
import YektaFiles
import YektaServer
import YektaStore

/// Learns a model from records, without labels.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Learn a match model from a CSV file or from a store, without labels.",
        discussion: """
            The same records give the same model, byte by byte, in any order. A running server is
            not disturbed; start it with the model to put it in force.

            Example:  yekta train people.csv -o model.json
            Example:  yekta train --store yekta.db -o model.json
            """
    )

    @Argument(help: "A CSV file, with a header; comma, semicolon or tab.")
    var file: String?

    @Option(help: "A store's file, instead of a CSV file.")
    var store: String?

    @Option(name: [.short, .long], help: "Where to write the model.")
    var output: String

    @OptionGroup var columns: FileOptions

    @Option(help: "Threads.")
    var workers = 2

    @Flag(help: "Print the summary as one line of JSON.")
    var json = false

    func validate() throws {
        guard (file == nil) != (store == nil) else {
            throw ValidationError("give either a CSV file or --store FILE")
        }
        guard (1...64).contains(workers) else {
            throw ValidationError("workers \(workers) is not between 1 and 64")
        }
    }

    func run() async throws {
        let engine: Engine
        var differences: ChangeSet?
        if let store {
            (engine, differences) = try await learn(store: store)
        } else {
            let source = columns.source(file ?? "")
            let resolution = try await FileResolution(
                source,
                model: nil,
                workers: workers,
                progress: SharedProgress()
            )
            if !json {
                for line in resolution.mapping.table { try OutputStream.notes.writeLine(line) }
            }
            engine = resolution.engine
        }
        try ModelFile.write(engine.model, to: output)
        try report(engine, differences)
        Self.exit()
    }

    /// Learns from a snapshot of a store, whatever model is in force there.
    ///
    /// - Returns: the engine, and what its model would change in the store.
    private func learn(store: String) async throws -> (Engine, ChangeSet) {
        let stored = try StoreReader(path: store).loadAll()
        let preparation = RecordPreparation(secret: stored.meta.secret)
        let records = stored.records.map { preparation.prepare($0.record) }
        let engine = Engine(model: .shipped, preparation: preparation)
        let progress = SharedProgress()
        let differences = await engine.load(
            EngineContents(stored),
            prepared: records,
            workers: workers,
            training: true
        ) { stage in
            progress.show(FileResolution.fraction(stage), FileResolution.label(stage))
        }
        progress.clear()
        return (engine, differences)
    }

    private func report(_ engine: Engine, _ differences: ChangeSet?) throws {
        let (model, records) = (engine.model, engine.recordCount)
        let merged = differences?.events.count { if case .merged = $0.kind { true } else { false } }
        let split = differences?.events.count { if case .split = $0.kind { true } else { false } }
        let matches = model.probabilityTwoRandomRecordsMatch * Double(max(records - 1, 0))
        if json {
            let object = OutputJSON.object([
                ("epoch", .string(model.epoch)),
                ("records", .count(records)),
                (
                    "probability_two_random_records_match",
                    .number(model.probabilityTwoRandomRecordsMatch)
                ),
                ("expected_matches_per_record", .number(matches)),
                ("comparisons", .count(model.comparisons.count)),
                ("term_frequency_tables", .count(model.termFrequencies.tables.count)),
                ("identities", .count(engine.identityCount)),
                ("identities_merged", merged.map { .count($0) } ?? .null),
                ("identities_split", split.map { .count($0) } ?? .null),
                ("model", .string(output)),
            ])
            return try OutputStream.answers.writeLine(object.text)
        }
        if model.epoch == MatchModel.shipped.epoch {
            try OutputStream.notes.writeLine(
                "\(records) records are too few to learn from; this is the shipped model"
            )
        }
        for line in ModelTable(model).lines { try OutputStream.answers.writeLine(line) }
        try OutputStream.answers.writeLine(
            """
            Learnt from \(records.grouped) records: each is expected to have \(matches.fixed(2)) \
            others of the same person, which makes \(engine.identityCount.grouped) identities.
            """
        )
        if let merged, let split {
            try OutputStream.answers.writeLine(
                "In the store \(merged.grouped) identities would merge into others, and "
                    + "\(split.grouped) would come apart."
            )
        }
        try OutputStream.answers.writeLine(
            """
            \(output) written; give it to dedupe, evaluate, verify or serve with --model.
            """
        )
    }
}
