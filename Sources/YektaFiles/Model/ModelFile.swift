package import YektaCore

/// The match model as a file: JSON in Splink's words, to be read, edited and given back.
///
/// What is written is read back to the last bit. The same model has the same bytes, whoever wrote
/// it. Values in the tables of term frequencies stand as hashes, so that nobody reads names or
/// birthdays off a model by chance; a hash of a name is no secret to who can guess the name, so a
/// trained model is to be kept like the data it was learnt from.
package enum ModelFile {
    /// The version of the format.
    package static let version = 1
    /// The largest file that is read.
    package static let bytesMax = 256 << 20

    /// Reads and checks a model.
    ///
    /// - Throws: `FileError`, which names the place, the value, the bound, the reason and the
    ///   remedy.
    package static func read(path: String) throws(FileError) -> MatchModel {
        let source = try FileDescriptor(reading: path)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var bytes: [UInt8] = []
        while true {
            let count = try source.read(into: &chunk)
            guard count > 0 else { break }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= bytesMax else { throw tooLarge(path) }
        }
        return try decode(bytes, file: path)
    }

    /// Reads a model from bytes.
    ///
    /// - Parameter file: what errors call the place that the bytes came from.
    package static func decode(_ bytes: [UInt8], file: String) throws(FileError) -> MatchModel {
        guard bytes.count <= bytesMax else { throw tooLarge(file) }
        var reader = ModelReader(bytes, file: file)
        return try honestlyNamed(reader.model(), file)
    }

    /// Writes a model to a file that appears whole or not at all.
    package static func write(_ model: MatchModel, to path: String) throws(FileError) {
        let replacement = try FileReplacement(of: path)
        try replacement.write(encode(model))
        try replacement.finish()
    }

    /// A name that says what the content is belongs to that content alone: a model that was edited
    /// under it gets a name of its own, because two engines of one epoch must weigh alike.
    private static func honestlyNamed(
        _ model: MatchModel,
        _ file: String
    ) throws(FileError) -> MatchModel {
        do {
            let shipped = MatchModel.shipped
            if model.epoch == shipped.epoch {
                let isShipped = model.contentHash == shipped.contentHash
                return try isShipped ? model : model.named(byContent: .edited)
            }
            for origin in MatchModel.Origin.allCases
            where model.epoch.hasPrefix("\(origin.rawValue)-") {
                let named = try model.named(byContent: origin)
                return try named.epoch == model.epoch ? model : model.named(byContent: .edited)
            }
            return model
        } catch {
            throw FileError(.badModel, file: file, error.description, remedy: "nothing was read")
        }
    }

    private static func tooLarge(_ file: String) -> FileError {
        FileError(
            .badModel,
            file: file,
            "has more than \(bytesMax) bytes, which no model of ours has",
            remedy: "name another file"
        )
    }
}
