import ArgumentParser
import YektaClient
import YektaCore
import YektaWire

/// `yekta search`: finds records that resemble what is known of a person.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find people who resemble what is known of one; nothing is stored.",
        discussion: """
            Spelling, script and typing errors are allowed for. The weight is in bits: one more \
            bit, twice the odds that it is the same person.

              yekta search given_name=Narges surname=Tavakkoli city=Tehran
            """
    )

    @Argument(help: ArgumentHelp("What is known of the person.", valueName: "field=value"))
    var fields: [String]

    @Option(help: "The most hits to print.")
    var limit: UInt32 = 10

    @Flag(help: "Print the lines that each weight is the sum of.")
    var lines = false

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let fields = try fields.map { try Typed.field($0) }
        let client = try await options.connect()
        let hits = try await client.search(fields, limit: limit, withLines: lines)
        await client.close()
        if options.json {
            for hit in hits { try OutputStream.answers.writeLine(Self.json(hit).text) }
        } else if hits.isEmpty {
            try OutputStream.notes.writeLine("nobody resembles this")
        } else {
            for line in table(hits) { try OutputStream.answers.writeLine(line) }
        }
    }

    private func table(_ hits: [SearchHitView]) -> [String] {
        var table = OutputTable(.left, .left, .right, .left)
        for hit in hits {
            table.add(
                hit.identity.description,
                hit.recordKey.description,
                hit.weight.bits.fixed(2),
                hit.grade.words
            )
        }
        guard lines else { return table.lines() }
        return zip(table.lines(), hits).flatMap { line, hit in
            [line] + OutputExplanation.sum(hit.lines, total: hit.weight, indent: 4)
        }
    }

    private static func json(_ hit: SearchHitView) -> OutputJSON {
        .object([
            ("identity_id", .id(hit.identity)),
            ("record_key", .key(hit.recordKey)),
            ("weight_bits", .number(hit.weight.bits)),
            ("weight_units", .count(hit.weight.units)),
            ("grade", .string(hit.grade.name)),
            ("lines", .array(hit.lines.map(OutputExplanation.json))),
        ])
    }
}
