import ArgumentParser
import YektaCore
import YektaFiles

/// Scores identities against the truth.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Score identities against a truth file.",
        discussion: """
            The truth has the columns record_id and entity_id. The file is one that dedupe
            wrote, with a column identity_id; a file without it is resolved first.

            Example:  yekta evaluate --truth truth.csv people-with-identities.csv
            """
    )

    @Option(help: "The truth: a CSV file with record_id and entity_id.")
    var truth: String

    @Argument(help: "The file with identities, or one to resolve.")
    var file: String

    @Option(help: "What the file calls its record id.")
    var id = "record_id"

    @Flag(help: "Resolve the file and show which true pairs blocking reaches, by rule.")
    var blocking = false

    @Flag(help: "Resolve the file and show the pairs that were lost and falsely joined, by kind.")
    var errors = false

    @Flag(help: "Resolve the file and compare what match weights promise with what is true.")
    var calibration = false

    @OptionGroup var columns: FileOptions

    @OptionGroup var weighing: ModelOptions

    @Flag(help: "Print the figures as one line of JSON.")
    var json = false

    func run() async throws {
        if blocking || errors || calibration { return try await diagnose() }
        let score: ClusteringScore
        var expected: Double?
        if try CSVReader(path: file).header.contains("identity_id") {
            score = try ClusteringScore.read(truth: truth, predicted: file, id: id)
        } else {
            let resolution = try await resolved()
            score = try self.score(resolution)
            expected = await resolution.engine.expectedPrecision(workers: 2).value
        }
        let rounded = expected.map { ($0 * 10_000).rounded() / 10_000 }
        if json {
            let stated = rounded.map { ",\"expected_precision\":\($0)" } ?? ""
            try OutputStream.answers.writeLine(String(score.json.dropLast()) + stated + "}")
        } else {
            for line in score.table { try OutputStream.answers.writeLine(line) }
            guard let rounded else { return }
            try OutputStream.answers.writeLine("expected precision, without the truth: \(rounded)")
        }
    }

    private func resolved() async throws -> FileResolution {
        try await FileResolution(
            columns.source(file),
            model: try weighing.read(),
            workers: 2,
            progress: SharedProgress()
        )
    }

    private func score(_ resolution: FileResolution) throws -> ClusteringScore {
        let predicted = zip(resolution.keys, resolution.identities).map {
            (record: $0.id, identity: $1.description)
        }
        return ClusteringScore(truth: try truthRows(), predicted: predicted)
    }

    func truthRows() throws -> [(record: String, entity: String)] {
        var reader = try CSVReader(path: truth)
        guard let record = reader.header.firstIndex(of: "record_id"),
            let entity = reader.header.firstIndex(of: "entity_id")
        else {
            throw ValidationError(
                "the truth needs the columns record_id and entity_id; rename its columns"
            )
        }
        var rows: [(record: String, entity: String)] = []
        while let row = try reader.next() { rows.append((row[record], row[entity])) }
        return rows
    }
}
