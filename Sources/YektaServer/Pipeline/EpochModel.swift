package import YektaCore
package import YektaFiles
package import YektaStore

/// The model of an epoch, and what the store lacks of it.
struct EpochModel {
    let model: MatchModel
    /// To be stored with the change of epoch; nil if the store has it, or the program brings it.
    let unstored: StoredModel?

    /// Chooses between the model that was asked for, the store's, and the program's own.
    ///
    /// - Throws: `FileError` if the store's model cannot be read, `ServerError.otherModel` if the
    ///   store keeps another model under the name of the one asked for.
    init(asked: MatchModel?, stored: StoreContents, reader: StoreReader) throws {
        guard let asked else {
            model = try stored.matchModel()
            unstored = nil
            return
        }
        let document = ModelFile.encode(asked)
        model = asked
        let kept = try reader.model(ofEpoch: asked.epoch)
        guard kept == nil || kept?.document == document else {
            throw ServerError.otherModel(asked.epoch)
        }
        unstored = kept == nil ? StoredModel(epoch: asked.epoch, document: document) : nil
    }
}

extension StoreContents {
    /// The model that weighs the records: that of the epoch in force, or the program's own.
    package func matchModel() throws(FileError) -> MatchModel {
        guard let model else { return .shipped }
        return try ModelFile.decode(model.document, file: "the store's model \(model.epoch)")
    }
}
