import ArgumentParser

/// The command line: one file per subcommand.
@main
struct Yekta: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yekta",
        abstract: "One customer, one identity, whatever the channel.",
        discussion: """
            Start with one file:   yekta dedupe people.csv -o people-with-identities.csv
            No file at hand:       yekta sample -o sample.csv --truth truth.csv
            Run the server:        yekta serve --store yekta.db
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DedupeCommand.self, ImportCommand.self, ResolveCommand.self,
            LookupCommand.self, SearchCommand.self, ExplainCommand.self, MergeCommand.self,
            SplitCommand.self, EvaluateCommand.self, ExportCommand.self, WatchCommand.self,
            TrainCommand.self, ModelCommand.self, StatsCommand.self, VerifyCommand.self,
            LoadCommand.self, SampleCommand.self, NamesCommand.self, ProfileCommand.self,
        ]
    )
}
