import ArgumentParser
import YektaCore
import YektaFiles

/// Finds the identities in one file, without a server.
struct DedupeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe",
        abstract: "Find who is who in one CSV file, without a server.",
        discussion: """
            Columns are recognised by name and by content; the mapping is printed, and --map
            overrides it. The output has the column identity_id before the input's own columns,
            in input order.

            A match model is learnt from the file, without labels. --model-out writes it down, to
            be read, edited and given back with --model, with which nothing is learnt.

            Example:  yekta dedupe people.csv -o people-with-identities.csv
            """
    )

    @Argument(help: "The CSV file, with a header; comma, semicolon or tab.")
    var file: String

    @Option(name: [.short, .long], help: "Where to write the result.")
    var output: String

    @OptionGroup var columns: FileOptions

    @OptionGroup var weighing: ModelOptions

    @Option(help: "Where to write the model that was used.")
    var modelOut: String?

    @Option(help: "Threads.")
    var workers = 2

    @Flag(help: "Print the summary as one line of JSON.")
    var json = false

    func validate() throws {
        guard (1...64).contains(workers) else {
            throw ValidationError("workers \(workers) is not between 1 and 64")
        }
    }

    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let source = columns.source(file)
        let progress = SharedProgress()
        let resolution = try await FileResolution(
            source,
            model: try weighing.read(),
            workers: workers,
            progress: progress
        )
        if !json {
            for line in resolution.mapping.table { try OutputStream.notes.writeLine(line) }
        }
        if let failure = resolution.engine.trainingFailure {
            try OutputStream.notes.writeLine(
                "no model was learnt, the shipped one is used: \(failure)"
            )
        }
        try write(resolution.identities)
        if let modelOut { try ModelFile.write(resolution.engine.model, to: modelOut) }
        try await report(resolution, seconds: (clock.now - start) / .seconds(1))
        // The work is on disk: taking the engine's memory apart would only keep people waiting.
        Self.exit()
    }

    /// Reads the input a second time beside the identities, so that its cells need not be kept.
    private func write(_ identities: [IdentityID]) throws {
        var reader = try CSVReader(path: file)
        var writer = try CSVWriter(path: output, delimiter: reader.delimiter)
        try writer.write(["identity_id"] + reader.header)
        var row = CSVRow()
        for identity in identities {
            guard try reader.next(into: &row) else { throw Self.changed(file) }
            try writer.write(identity.description, row)
        }
        guard try reader.next() == nil else { throw Self.changed(file) }
        try writer.finish()
    }

    private static func changed(_ file: String) -> ValidationError {
        ValidationError("\(file) changed while it was read; run again")
    }

    private func report(_ resolution: FileResolution, seconds: Double) async throws {
        let records = resolution.keys.count
        let engine = resolution.engine
        var sizes: [IdentityID: Int] = [:]
        for identity in resolution.identities { sizes[identity, default: 0] += 1 }
        let shared = sizes.values.count { $0 > 1 }
        let largest = sizes.values.max() ?? 0
        let precision = await engine.expectedPrecision(workers: workers).value
        let rate = seconds > 0 ? Int(Double(records) / seconds) : 0
        if json {
            try OutputStream.answers.writeLine(
                "{\"records\":\(records),\"identities\":\(engine.identityCount),"
                    + "\"identities_of_several_records\":\(shared),\"largest_identity\":\(largest),"
                    + "\"possible_links\":\(engine.openReviewCount),"
                    + "\"generic_values\":\(engine.genericValueCount),"
                    + "\"links_cut_by_regions\":\(engine.regionCutCount),"
                    + "\"expected_precision\":\(Self.rounded(precision, places: 10_000)),"
                    + "\"seconds\":\(seconds),\"records_per_second\":\(rate)}"
            )
            return
        }
        try OutputStream.answers.writeLine(
            """
            \(records) records are \(engine.identityCount) identities; \
            \(shared) of them have several records, the largest \(largest).
            Of the pairs that share an identity, about \(Self.rounded(precision * 100)) % are \
            expected to be right.
            \(engine.openReviewCount) possible links were left alone; \
            \(engine.genericValueCount) values are shared by too many people to count.
            \(output) written in \(Self.rounded(seconds)) s, \(rate) records per second.
            """
        )
    }

    private static func rounded(_ value: Double, places: Double = 100) -> Double {
        (value * places).rounded() / places
    }
}
