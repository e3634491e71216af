import Foundation
import YektaCore
import YektaFiles

/// What each stage of the corridor costs one thread, on made-up people.
///
///     YEKTA_BENCHMARKS=1 swift run -c release StageBench [contacts|registry|archive]... \
///         [--records 100000] [--rounds 5] [--only PREFIX] [--json]
///
/// CPU time of the thread, so that others on the machine matter less; the median of the rounds. The
/// checksums are sums over what was computed: equal before and after a change that may change
/// nothing.
@main struct StageBench {
    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            FileHandle.standardError.write(
                Data(
                    "StageBench [contacts|registry|archive]... [--records N] [--rounds N] "
                        .appending("[--only PREFIX] [--json]\n").utf8
                )
            )
            exit(64)
        }
        var report = Report(options)
        KernelStages.measure(&report)
        for kind in options.kinds {
            report.begin(kind)
            let population = try await Population(kind, records: options.records)
            try EdgeStages(population).measure(&report)
            EngineStageRun(population).measure(&report)
        }
    }
}

/// What was asked for.
struct Options {
    var kinds: [SampleKind] = []
    var records = 100_000
    var rounds = 5
    var only = ""
    var isJSON = false

    init?(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--records":
                guard let number = rest.popFirst().flatMap({ Int($0) }) else { return nil }
                records = number
            case "--rounds":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
                    return nil
                }
                rounds = number
            case "--only":
                guard let prefix = rest.popFirst() else { return nil }
                only = prefix
            case "--json": isJSON = true
            default:
                guard let kind = SampleKind(rawValue: argument) else { return nil }
                kinds.append(kind)
            }
        }
        if kinds.isEmpty { kinds = [.contacts, .registry] }
    }
}

/// Records of one kind, as a file, as rows, prepared and resolved.
struct Population {
    let path: String
    let records: [Record]
    let prepared: [PreparedRecord]
    let engine: Engine

    init(_ kind: SampleKind, records count: Int) async throws {
        path = NSTemporaryDirectory() + "stages-\(kind.rawValue)-\(getpid()).csv"
        try kind.table(records: count, seed: 1).write(to: path)
        // The name of the file must not matter: it would be part of the keys.
        var reader = try RecordReader(path: path, defaultChannel: kind.rawValue)
        var records: [Record] = []
        while let record = try reader.nextRecord() { records.append(record) }
        self.records = records
        let engine = Engine(model: .shipped, preparation: RecordPreparation(secret: 1))
        let preparation = engine.preparation
        prepared = records.map { preparation.prepare($0) }
        engine.admit(prepared)
        _ = await engine.resolveAdmitted(workers: 2, training: true)
        self.engine = engine
    }
}
