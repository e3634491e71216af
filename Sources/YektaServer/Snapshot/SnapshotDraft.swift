import YektaCore

/// A snapshot that is being written, beside the one in use.
struct SnapshotDraft: Sendable {
    let path: String
    let position: StorePositionWords
    let generation: Int
    /// What the store is marked with when the draft becomes its snapshot.
    let mark: UInt64
    private let origin: SnapshotHeader.Origin

    init(
        path: String,
        origin: SnapshotHeader.Origin,
        position: StorePositionWords,
        generation: Int
    ) {
        self.path = path
        self.origin = origin
        self.position = position
        self.generation = generation
        var generator = SystemRandomNumberGenerator()
        mark = generator.next()
    }

    static func path(ofSnapshot path: String) -> String { path + ".new" }

    /// Whether engine and directory are at the draft's position, and have anything to be written.
    func isOf(_ engine: Engine, _ directory: IdentityDirectory) -> Bool {
        engine.recordCount > 0 && engine.recordCount == directory.recordCount
            && engine.lastSequence == position.lastSequence
            && directory.lastSequence == position.lastSequence
    }

    /// Writes the memory; it is on disk when the file that is returned was synced.
    ///
    /// What is left of it is removed if it fails.
    ///
    /// - Parameter isWanted: asked every few milliseconds whether to go on.
    func write(
        _ engine: Engine,
        _ directory: IdentityDirectory,
        isWanted: @escaping () -> Bool = { true }
    ) throws(SnapshotError) -> SnapshotFile {
        do throws(SnapshotError) {
            let file = try SnapshotFile(writing: path)
            var sink = SnapshotWriter(file, isWanted: isWanted)
            try engine.write(to: &sink)
            try directory.write(to: &sink)
            try sink.finish(
                SnapshotHeader(
                    origin: origin,
                    mark: mark,
                    position: position,
                    recordCount: engine.recordCount
                )
            )
            return file
        } catch {
            SnapshotFile.remove(path)
            throw error
        }
    }
}
