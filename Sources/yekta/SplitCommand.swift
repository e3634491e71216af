import ArgumentParser
import YektaClient
import YektaCore
import YektaWire

/// `yekta split`: takes records out of an identity, by a steward's decision.
struct SplitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Take records out of an identity, for good.",
        discussion: """
            The records named and those that stay are kept apart from now on, whatever the \
            evidence. The larger part keeps the id.

              yekta split y42 call:88 chat:5 --reason "these are her sister's"
            """
    )

    @Argument(help: "The identity.")
    var identity: String

    @Argument(help: ArgumentHelp("The records to take out.", valueName: "channel:id"))
    var records: [String]

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var options: ServerOptions

    func run() async throws {
        let identity = try Typed.identity(identity)
        let keys = Set(try records.map { try Typed.key($0) }).sorted()
        let author = try decision.authorName()
        let client = try await options.connect()
        let result = try await client.split(
            identity,
            keys,
            author: author,
            reason: decision.reason
        )
        await client.close()
        let parts = result.parts.map(\.description).joined(separator: ", ")
        let line =
            options.json
            ? OutputJSON.object([
                ("parts", .ids(result.parts)), ("sequence", .count(result.sequence)),
            ]).text : "\(identity)  its records are now in: \(parts)"
        try OutputStream.answers.writeLine(line)
    }
}
