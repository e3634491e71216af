import ArgumentParser
import YektaFiles

/// Writes made-up contact records, to try the program on.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write made-up contact records with their truth, to try the program on.",
        discussion: """
            Seven channels, Persian and Latin, families, namesakes and junk values; the same
            seed gives the same bytes. Nobody in it exists.

            Example:  yekta sample -o sample.csv --truth truth.csv
            """
    )

    @Option(name: [.short, .long], help: "Where to write the records.")
    var output: String

    @Option(help: "Where to write the truth: record_id, entity_id.")
    var truth: String?

    @Option(help: "How many records, at least \(SampleData.recordsMin).")
    var records = 6_000

    @Option(help: "The seed.")
    var seed: UInt64 = 1

    func validate() throws {
        guard records >= SampleData.recordsMin else {
            throw ValidationError("the sample needs at least \(SampleData.recordsMin) records")
        }
    }

    func run() throws {
        try SampleData.write(records: records, seed: seed, to: output, truthTo: truth)
        try OutputStream.notes.writeLine("\(records) records written to \(output)")
    }
}
