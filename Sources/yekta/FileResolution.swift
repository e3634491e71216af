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
        engine = Engine(model: model ?? .shipped, keepsRecords: false)
        (mapping, keys) = try await Self.admit(source, to: engine)
        changes = await engine.resolveAdmitted(workers: workers, training: model == nil) { stage in
            progress.show(Self.fraction(stage), Self.label(stage))
        }
        progress.clear()
    }

    /// The identity of every record, in the order of the file.
    var identities: [IdentityID] { engine.identitiesByOrdinal }

    /// Chunks that are prepared at once, and as many that wait for one before them.
    private static let chunksMax = 8

    /// Reads a file on one thread, prepares its records on others, and hands them to the engine in
    /// their order.
    private static func admit(
        _ source: Source,
        to engine: Engine
    ) async throws -> (ColumnMapping, [RecordKey]) {
        let preparation = engine.preparation
        return try await withThrowingTaskGroup(of: (Int, [PreparedRecord]).self) { group in
            var reader = try source.reader()
            let mapping = reader.mapping
            var keys: [RecordKey] = []
            var ready: [Int: [PreparedRecord]] = [:]
            var (begun, admitted, isAtEnd) = (0, 0, false)
            while !isAtEnd || admitted < begun {
                while !isAtEnd, begun - admitted < chunksMax {
                    let records = try readChunk(&reader, &isAtEnd)
                    let chunk = begun
                    group.addTask { (chunk, records.map { preparation.prepare($0) }) }
                    begun += 1
                }
                guard let (chunk, prepared) = try await group.next() else { continue }
                ready[chunk] = prepared
                while let next = ready.removeValue(forKey: admitted) {
                    keys += next.map(\.record.key)
                    engine.admit(next)
                    admitted += 1
                }
            }
            return (mapping, keys)
        }
    }

    private static func readChunk(
        _ reader: inout RecordReader,
        _ isAtEnd: inout Bool
    ) throws -> [Record] {
        var records: [Record] = []
        records.reserveCapacity(recordsPerChunk)
        while records.count < recordsPerChunk {
            guard let record = try reader.nextRecord() else {
                isAtEnd = true
                break
            }
            records.append(record)
        }
        return records
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
