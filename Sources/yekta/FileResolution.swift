import YektaCore
import YektaFiles

/// A whole file resolved without a server: the same engine, loaded at once.
struct FileResolution {
    let mapping: ColumnMapping
    let records: [Record]
    let engine: Engine
    let changes: ChangeSet

    /// Columns of files and how to read them: shared by the commands that take a file.
    struct Source: Sendable {
        let path: String
        let overrides: [String]
        let channel: String?
    }

    /// Reads a file's records without resolving them.
    static func read(_ source: Source) throws -> (mapping: ColumnMapping, records: [Record]) {
        var reader = try RecordReader(
            path: source.path, overrides: source.overrides, defaultChannel: source.channel)
        let mapping = reader.mapping
        var records: [Record] = []
        while let row = try reader.next() { records.append(row.record) }
        return (mapping, records)
    }

    /// Reads and resolves a file. The secret is fixed: nothing outlives the process.
    init(_ source: Source, workers: Int, progress: ProgressLine) async throws {
        progress.show("reading", 0)
        (mapping, records) = try Self.read(source)
        engine = Engine(model: .shipped)
        changes = await engine.load(
            EngineContents(records: records),
            preparation: RecordPreparation(secret: 0),
            workers: workers
        ) { stage, fraction in
            progress.show(Self.label(stage), fraction)
        }
        progress.finish()
    }

    /// The identity of every record, in the order of the file.
    var identities: [IdentityID] {
        changes.writtenRecords.map(\.identity)
    }

    private static func label(_ stage: LoadingStage) -> String {
        switch stage {
        case .normalising: "normalising"
        case .linking: "comparing"
        case .clustering: "clustering"
        }
    }
}
