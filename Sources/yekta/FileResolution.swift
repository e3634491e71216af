import YektaCore
import YektaFiles

/// A whole file resolved without a server: the same engine, loaded at once.
struct FileResolution {
    let mapping: ColumnMapping
    let engine: Engine
    /// The keys of the records, in the order of the file.
    let keys: [RecordKey]
    let changes: ChangeSet

    /// Columns of files and how to read them: shared by the commands that take a file.
    struct Source: Sendable {
        let path: String
        let overrides: [String]
        let channel: String?

        func reader() throws(FileError) -> RecordReader {
            try RecordReader(path: path, overrides: overrides, defaultChannel: channel)
        }
    }

    /// Records prepared on one thread while the next are read on another.
    private static let recordsPerChunk = 2_048

    /// Reads a file's records without resolving them.
    static func read(_ source: Source) throws -> (mapping: ColumnMapping, records: [Record]) {
        var reader = try source.reader()
        let mapping = reader.mapping
        var records: [Record] = []
        while let record = try reader.nextRecord() { records.append(record) }
        return (mapping, records)
    }

    /// Reads and resolves a file.
    ///
    /// The secret is fixed: nothing outlives the process.
    ///
    /// - Parameter model: what to weigh by; nil to learn it from the file.
    init(
        _ source: Source,
        model: MatchModel?,
        workers: Int,
        progress: SharedProgress
    ) async throws {
        progress.show(0, "reading")
        let (mapping, prepared) = try await Self.prepare(source)
        self.mapping = mapping
        keys = prepared.map(\.record.key)
        engine = Engine(model: model ?? .shipped)
        changes = await engine.load(
            EngineContents(records: prepared.map(\.record)),
            prepared: prepared,
            workers: workers,
            training: model == nil
        ) { stage in
            progress.show(Self.fraction(stage), Self.label(stage))
        }
        progress.clear()
    }

    /// The identity of every record, in the order of the file.
    var identities: [IdentityID] {
        changes.writtenRecords.map(\.identity)
    }

    private static func prepare(
        _ source: Source
    ) async throws -> (ColumnMapping, [PreparedRecord]) {
        let preparation = RecordPreparation(secret: 0)
        return try await withThrowingTaskGroup(of: (Int, [PreparedRecord]).self) { group in
            var reader = try source.reader()
            let mapping = reader.mapping
            var chunks = 0
            var isAtEnd = false
            while !isAtEnd {
                var records: [Record] = []
                records.reserveCapacity(recordsPerChunk)
                while records.count < recordsPerChunk {
                    guard let record = try reader.nextRecord() else {
                        isAtEnd = true
                        break
                    }
                    records.append(record)
                }
                let (chunk, read) = (chunks, records)
                group.addTask { (chunk, read.map { preparation.prepare($0) }) }
                chunks += 1
            }
            var parts = [[PreparedRecord]](repeating: [], count: chunks)
            for try await (chunk, prepared) in group { parts[chunk] = prepared }
            return (mapping, parts.flatMap { $0 })
        }
    }

    static func label(_ stage: LoadingStage) -> String {
        switch stage {
        case .normalising: "normalising"
        case .training: "learning"
        case .linking: "comparing"
        case .clustering: "clustering"
        }
    }

    /// About how much of the work is done when a stage begins.
    static func fraction(_ stage: LoadingStage) -> Double {
        switch stage {
        case .normalising: 0.1
        case .training: 0.3
        case .linking: 0.5
        case .clustering: 0.85
        }
    }
}
