import ArgumentParser
import YektaCore
import YektaFiles

/// Which model weighs the records of a file.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A model file to weigh by; without it a model is learnt from the file itself.",
            valueName: "model.json"
        )
    )
    var model: String?

    /// The model of the file; nil if one is to be learnt.
    func read() throws(FileError) -> MatchModel? {
        guard let model else { return nil }
        return try ModelFile.read(path: model)
    }
}
