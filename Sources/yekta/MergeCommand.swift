import ArgumentParser
import YektaClient
import YektaCore
import YektaWire

/// `yekta merge`: makes identities one, by a steward's decision.
struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make identities one, for good.",
        discussion: """
            The oldest id survives and the others redirect to it. The decision is kept beside the \
            records, with its author and reason, and every later clustering keeps to it.

              yekta merge y17 y42 --reason "same person, confirmed on the phone"
            """
    )

    @Argument(help: "Two identity ids or more.")
    var identities: [String]

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var options: ServerOptions

    func validate() throws {
        guard Set(try identities.map { try Typed.identity($0) }).count >= 2 else {
            throw ValidationError("a merge needs two different identity ids at least")
        }
    }

    func run() async throws {
        let identities = Set(try identities.map { try Typed.identity($0) }).sorted()
        let author = try decision.authorName()
        let client = try await options.connect()
        let result = try await client.merge(identities, author: author, reason: decision.reason)
        await client.close()
        let merged = result.mergedIDs.map(\.description).joined(separator: ", ")
        let line =
            options.json
            ? OutputJSON.object([
                ("identity_id", .id(result.identity)),
                ("merged_ids", .ids(result.mergedIDs)),
                ("sequence", .count(result.sequence)),
            ]).text : "\(result.identity)  merged into it: \(merged.isEmpty ? "nothing" : merged)"
        try OutputStream.answers.writeLine(line)
    }
}
