import ArgumentParser
import YektaFiles

extension SampleKind: ExpressibleByArgument {}

/// Writes made-up records, to try the program on.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write made-up records with their truth, to try the program on.",
        discussion: """
            contacts: seven channels, Persian and Latin, families, namesakes and junk values.
            registry: names and birth dates only, in German habit, a tenth of them twice.
            archive: historical persons with up to 30 notices each, and relatives of equal names.
            The same seed gives the same bytes. Nobody in it exists.

            Example:  yekta sample -o sample.csv --truth truth.csv
            """
    )

    @Option(help: "contacts, registry or archive.")
    var kind = SampleKind.contacts

    @Option(name: [.short, .long], help: "Where to write the records.")
    var output: String

    @Option(help: "Where to write the truth: record_id, entity_id.")
    var truth: String?

    @Option(
        help: "How many records, at least 1000 (default: 6000, 10000 or 12000, by kind)."
    )
    var records: Int?

    @Option(help: "The seed.")
    var seed: UInt64 = 1

    func validate() throws {
        if let records, records < kind.recordsMin {
            throw ValidationError("the sample needs at least \(kind.recordsMin) records")
        }
    }

    func run() throws {
        let sample = kind.table(records: records ?? kind.recordsDefault, seed: seed)
        try sample.write(to: output, truthTo: truth)
        try OutputStream.notes.writeLine("\(sample.rows.count) records written to \(output)")
    }
}
