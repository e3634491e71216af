import ArgumentParser
import YektaClient
import YektaCore
import YektaWire

/// `yekta explain`: prints why two records are one person or not, or how an identity came about.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a pair of records, or how an identity came about.",
        discussion: """
            The lines of a pair add up to its weight: the prior, one line per comparison and the \
            corrections. Two records are given by their keys, an identity by its id.

              yekta explain crm:1007 call:88
              yekta explain y42
            """
    )

    @Argument(help: "A record as channel:id, or an identity as y42.")
    var first: String

    @Argument(help: "The other record of a pair.")
    var second: String?

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let request: ExplainRequest =
            if let second {
                .pair(try Typed.key(first), try Typed.key(second))
            } else {
                .identity(try Typed.identity(first))
            }
        let client = try await options.connect()
        let view = try await client.explain(request)
        await client.close()
        let lines: [String]
        switch view {
        case .pair(let pair):
            lines =
                options.json
                ? [OutputExplanation.json(pair).text] : OutputExplanation.lines(pair)
        case .identity(let identity, let joins):
            lines =
                options.json
                ? [OutputExplanation.json(identity, joins).text]
                : OutputExplanation.lines(identity, joins)
        }
        for line in lines { try OutputStream.answers.writeLine(line) }
    }
}
