import ArgumentParser

/// The command line: one file per subcommand.
@main
struct Yekta: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yekta",
        abstract: "One customer, one identity, whatever the channel."
    )
}
