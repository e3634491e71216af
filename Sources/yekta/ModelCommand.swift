import ArgumentParser
import YektaCore
import YektaFiles

/// Shows models.
struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Show a match model, or what is different between two.",
        subcommands: [Show.self, Diff.self]
    )

    /// Shows one model.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a model as a table: m, u, h and the weight of every level.",
            discussion: """
                m: how often records of one person are at the level; u: unrelated records; h: two
                people of one household. The weight is log2 m/u in bits. Levels marked "by
                frequency" weigh more where the value is rare and less where it is common.

                Example:  yekta model show model.json
                Example:  yekta model show --json > model.json
                """
        )

        @Argument(help: "A model file; the shipped model if none is given.")
        var file: String?

        @Flag(help: "Print the model file itself, to be edited and given back with --model.")
        var json = false

        func run() throws {
            let model = try file.map(ModelFile.read(path:)) ?? .shipped
            if json { return try OutputStream.answers.write(ModelFile.encode(model)) }
            for line in ModelTable(model).lines { try OutputStream.answers.writeLine(line) }
        }
    }

    /// Compares two models.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show which weights differ between two models, in bits.",
            discussion: "Example:  yekta model diff old.json new.json"
        )

        @Argument(help: "A model file.")
        var old: String

        @Argument(help: "Another one.")
        var new: String

        func run() throws {
            let difference = ModelDifference(
                old: try ModelFile.read(path: old),
                new: try ModelFile.read(path: new)
            )
            let lines = difference.lines
            for line in lines { try OutputStream.answers.writeLine(line) }
            if lines.isEmpty { try OutputStream.answers.writeLine("the models weigh alike") }
        }
    }
}
