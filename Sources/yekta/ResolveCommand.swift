import ArgumentParser
import YektaClient
import YektaCore
import YektaFiles
import YektaWire

/// `yekta resolve`: stores one record and prints its identity.
struct ResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Store one record and print its identity.",
        discussion: """
            The channel and the id name the record for ever: the same ones again with other fields \
            are an update. Fields are written type=value; a type may occur several times.

              yekta resolve --channel crm --id 1007 given_name=نرگس surname=توکلی phone=۰۹۱۲۷۶۵۴۳۲۱
            """
    )

    @Option(help: "The channel that the record came through, for instance crm.")
    var channel: String

    @Option(help: "The channel's own id for the record.")
    var id: String

    @Option(help: "When the channel received it: ISO 8601 or a Unix time.")
    var receivedAt: String?

    @OptionGroup var options: ServerOptions

    @Argument(help: ArgumentHelp("What is known of the person.", valueName: "field=value"))
    var fields: [String]

    func run() async throws {
        let record = try record()
        let client = try await options.connect()
        let result = try await client.resolve(record)
        await client.close()
        if options.json {
            try OutputStream.answers.writeLine(Self.json(result).text)
        } else {
            for line in Self.lines(result) { try OutputStream.answers.writeLine(line) }
        }
    }

    private func record() throws -> Record {
        var time: Int64 = 0
        if let receivedAt {
            guard let read = Timestamp.milliseconds(receivedAt) else {
                throw ValidationError(
                    "--received-at is no time; write it as 2024-05-01T12:30:00Z"
                )
            }
            time = read
        }
        return Record(
            key: RecordKey(channel: channel, id: id),
            receivedAtMs: time,
            fields: try fields.map { try Typed.field($0) }
        )
    }

    private static func lines(_ result: ResolveResult) -> [String] {
        var lines = ["\(result.identity)  \(result.outcome.name)"]
        if !result.mergedIDs.isEmpty {
            let ids = result.mergedIDs.map(\.description).joined(separator: ", ")
            lines.append("  merged into it: \(ids)")
        }
        for link in result.possibleLinks {
            lines.append(
                "  possible link: \(link.identity) (\(link.weight.bits.fixed(2)) bits, "
                    + "\(link.recordKey))"
            )
        }
        return lines
    }

    static func json(_ result: ResolveResult) -> OutputJSON {
        .object([
            ("identity_id", .id(result.identity)),
            ("outcome", .string(result.outcome.name)),
            ("merged_ids", .ids(result.mergedIDs)),
            ("possible_links", .array(result.possibleLinks.map(OutputIdentity.json))),
            ("sequence", .count(result.sequence)),
        ])
    }
}
