import ArgumentParser
import YektaClient
import YektaCore
import YektaFiles
import YektaWire

/// `yekta load`: loads a server and prints throughput and latencies.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load a server and measure its throughput and latencies.",
        discussion: """
            Without --rate every connection sends its next call when the last one is answered. \
            With --rate calls are sent on a fixed schedule and a latency counts from the time at \
            which the call was due. Look-ups ask for phones and record keys of --file, or of the \
            sample that `yekta sample` writes; resolves STORE invented people in the server \
            under keys of the channel "load". Health does next to nothing in the server: what it \
            reaches is what the sockets allow.

              yekta load --mode lookup --file people.csv --connections 64 --seconds 10
              yekta load --mode resolve --rate 2000 --json
            """
    )

    enum Mode: String, ExpressibleByArgument, CaseIterable { case lookup, resolve, health }

    @Option(help: "What to send: lookup, resolve or health.")
    var mode = Mode.lookup

    @Option(help: "Connections, 1 to 4096.")
    var connections = 64

    @Option(help: "Calls that a connection keeps under way, 1 to 1024.")
    var pipeline = 1

    @Option(help: "How long to send.")
    var seconds = 5.0

    @Option(help: "Calls per second over all connections, on a fixed schedule.")
    var rate: Double?

    @Option(help: "A CSV file whose phones and record keys are looked up.")
    var file: String?

    @OptionGroup var options: ServerOptions

    func validate() throws {
        guard (1...4_096).contains(connections) else {
            throw ValidationError("--connections is \(connections); use 1 to 4096")
        }
        guard (1...1_024).contains(pipeline) else {
            throw ValidationError("--pipeline is \(pipeline); use 1 to 1024")
        }
        guard seconds > 0, seconds <= 86_400 else {
            throw ValidationError("--seconds is \(seconds); use more than 0, 86400 at most")
        }
        if let rate, !(rate >= 0.001 && rate <= 10_000_000) {
            throw ValidationError("--rate is \(rate); use 0.001 to 10000000")
        }
    }

    func run() async throws {
        let address = try options.address()
        var plan =
            switch mode {
            case .lookup: LoadPlan(method: try lookups())
            case .resolve: LoadPlan(method: try Self.resolves(count: resolvesExpected))
            case .health: LoadPlan(method: { _ in .health })
            }
        plan.connections = connections
        plan.pipeline = pipeline
        plan.seconds = seconds
        plan.rate = rate
        let result = try await LoadRun.run(plan, against: address)
        if options.json {
            try OutputStream.answers.writeLine(json(result).text)
        } else {
            for line in Self.table(result) { try OutputStream.answers.writeLine(line) }
        }
        // Nobody home, or nothing but errors: no measurement.
        if result.latencies.count == 0 { throw ExitCode.failure }
    }

    // MARK: What is sent

    private func lookups() throws -> @Sendable (UInt64) -> Method {
        let records =
            try file.map { try Self.records(RecordReader(path: $0)) }
            ?? Self.sample(records: 6_000, seed: 1)
        var targets: [LookupRequest.Target] = []
        for record in records {
            targets.append(.record(record.key))
            targets += record.values(of: .phone).map { .identifier(.phone, $0) }
        }
        guard !targets.isEmpty else {
            throw ValidationError("--file holds no record to look up")
        }
        let seed = UInt64.random(in: .min ... .max)
        return { [targets] number in
            let place = Self.mixed(number &+ seed) % UInt64(targets.count)
            return .lookup(LookupRequest(targets[Int(place)]))
        }
    }

    /// How many different people a run of resolves may want; beyond them they come again under new
    /// keys, as customers do.
    private var resolvesExpected: Int {
        let expected = rate.map { $0 * seconds } ?? seconds * 10_000
        return Int(min(max(expected, 1_000), 100_000))
    }

    private static func resolves(count: Int) throws -> @Sendable (UInt64) -> Method {
        let run = UInt64.random(in: .min ... .max)
        let people = try sample(records: count, seed: run)
        let prefix = String(run, radix: 36)
        return { number in
            let record = people[Int(number % UInt64(people.count))]
            return .resolve(
                Record(
                    key: RecordKey(channel: "load", id: "\(prefix)-\(number)"),
                    receivedAtMs: record.receivedAtMs,
                    fields: record.fields
                )
            )
        }
    }

    private static func sample(records: Int, seed: UInt64) throws -> [Record] {
        let sample = SampleData(records: records, seed: seed)
        let bytes = CSVWriter.bytes([SampleData.header] + sample.rows)
        return try self.records(
            RecordReader(CSVReader(bytes: bytes, name: "sample"), defaultChannel: "sample")
        )
    }

    private static func records(_ reader: consuming RecordReader) throws -> [Record] {
        var records: [Record] = []
        while let row = try reader.next() { records.append(row.record) }
        return records
    }

    /// The last step of splitmix64: neighbouring numbers become numbers far apart.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    // MARK: What is printed

    private static let percentiles: [(name: String, percent: Double)] = [
        ("p50", 50), ("p90", 90), ("p99", 99), ("p99.9", 99.9),
    ]

    private static func table(_ result: LoadResult) -> [String] {
        var table = OutputTable(.left, .right)
        table.add("operations", result.latencies.count.grouped)
        table.add("operations/s", Int(result.rate.rounded()).grouped)
        for (name, percent) in percentiles {
            table.add("\(name) µs", Self.micros(result.latencies.percentile(percent)).fixed(1))
        }
        table.add("max µs", Self.micros(result.latencies.maxNanoseconds).fixed(1))
        for (name, count) in result.errors.sorted(by: { $0.key < $1.key }) {
            table.add(name, count.grouped)
        }
        return table.lines()
    }

    private func json(_ result: LoadResult) -> OutputJSON {
        let latencies = Self.percentiles.map { name, percent in
            (name, OutputJSON.number(Self.micros(result.latencies.percentile(percent))))
        }
        let errors = result.errors.sorted { $0.key < $1.key }
        return .object([
            ("mode", .string(mode.rawValue)), ("connections", .count(connections)),
            ("pipeline", .count(pipeline)), ("rate", rate.map { .number($0) } ?? .null),
            ("seconds", .number(result.seconds)), ("operations", .count(result.latencies.count)),
            ("operations_per_second", .number(result.rate)),
            (
                "latency_us",
                .object(
                    latencies + [("max", .number(Self.micros(result.latencies.maxNanoseconds)))]
                )
            ),
            ("errors", .object(errors.map { ($0.key, .count($0.value)) })),
        ])
    }

    private static func micros(_ nanoseconds: Int64) -> Double {
        Double(nanoseconds) / 1_000
    }
}
