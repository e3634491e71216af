import ArgumentParser
import NIOCore
import YektaClient
import YektaFiles

extension LoadMethod: ExpressibleByArgument {}

/// `yekta load`: loads a server and prints throughput and latencies.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load a server and measure its throughput and latencies.",
        discussion: """
            A CLOSED LOOP, without --rate: each connection keeps --depth calls under way and sends \
            the next when one is answered. It finds what the server can do at most. AN OPEN LOOP, \
            with --rate: calls are sent on a fixed schedule, however slow the answers are, and a \
            latency counts from the time at which the call was due. It finds what callers would \
            have felt. --find-max seeks the highest rate that keeps the p99 given with --p99-ms.

            lookup asks for record keys and identifiers of --file, or of the sample that `yekta \
            sample` writes: import the same file first. search asks for its people by name, birth \
            date and city, every second name with two letters swapped. resolve STORES invented \
            people, or those of --resolve-file, under keys of the channel "load" that no other run \
            has. health does next to nothing in the server: what it reaches is what the sockets \
            allow.

            Which subject a call is about is drawn ahead of time: all alike, or with --zipf the \
            k-th most frequent as often as 1/k^S. Percentiles are told to 0.8 per cent, never too \
            low.

              yekta load --file people.csv --connections 64 --seconds 10
              yekta load --mix lookup=80,resolve=15,search=5 --zipf 0.99 --rate 2000 --json
              yekta load --file people.csv --find-max --p99-ms 5
            """
    )

    @Option(help: "What to send, one method: lookup, resolve, search or health.")
    var mode: LoadMethod?

    @Option(
        help: ArgumentHelp(
            "What to send, several methods with their shares: lookup=80,resolve=15,search=5.",
            valueName: "shares"
        ),
        transform: Self.mix
    )
    var mix: LoadMix?

    @Option(help: "Connections, 1 to 4096.")
    var connections = 64

    @Option(
        name: [.customLong("depth"), .customLong("pipeline")],
        help: "Calls that a connection keeps under way in a closed loop, 1 to 1024."
    )
    var depth = 1

    @Option(help: "How long to measure; of --find-max, each probe.")
    var seconds = 5.0

    @Option(help: "How long to send before measuring (default: 0, of --find-max 1).")
    var warmup: Double?

    @Option(help: "Calls per second over all connections, on a fixed schedule.")
    var rate: Double?

    @Flag(help: "Seek the highest rate that keeps --p99-ms; --rate is where to begin.")
    var findMax = false

    @Option(help: "The 99th percentile to keep, in milliseconds.")
    var p99Ms: Double?

    @Option(help: "How far --find-max narrows the rate down, in per cent.")
    var resolution = 5.0

    @Option(help: "How unequal subjects are, 0 (all alike) to 5; caches are measured with 0.99.")
    var zipf = 0.0

    @Option(help: "A CSV file whose people are looked up and searched, its first million records.")
    var file: String?

    @Option(help: "What to look up: identifier, key or both.")
    var by = LoadTarget.both

    @Option(help: "A CSV file whose records are stored by resolve, the first million.")
    var resolveFile: String?

    @Option(help: "The seed of what is drawn.")
    var seed: UInt64 = 1

    @Option(help: "Threads that send and read, 1 to 64; one is best beside a server.")
    var threads = 1

    @Option(
        help: ArgumentHelp(
            "Send nothing: write --count calls to a file, frame by frame, ids from 1.",
            valueName: "file"
        )
    )
    var writeFrames: String?

    @Option(help: "How many calls --write-frames writes, 1 to 1048576.")
    var count = 100_000

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let mix = mix ?? LoadMix(mode ?? .lookup)
        let schedule = try schedule(mix)
        if let writeFrames { return try write(schedule, to: writeFrames) }
        let address = try options.address()
        var plan = LoadPlan(schedule: schedule)
        plan.connections = connections
        plan.pipeline = depth
        plan.seconds = seconds
        plan.warmupSeconds = warmup ?? 0
        plan.rate = rate
        plan.threads = threads
        if findMax { return try await findMax(plan, against: address) }
        let result = try await LoadRun.run(plan, against: address)
        let output = OutputLoad(result: result, mix: mix)
        if options.json {
            let members = setting(mix) + output.members()
            try OutputStream.answers.writeLine(OutputJSON.object(members).text)
        } else {
            for line in output.lines() { try OutputStream.answers.writeLine(line) }
        }
        // Nobody home, or nothing but errors: no measurement.
        if result.total.latencies.count == 0 { throw ExitCode.failure }
    }

    private func setting(_ mix: LoadMix) -> [(String, OutputJSON)] {
        let name = mix.parts.count == 1 ? mix.parts[0].method.rawValue : mix.description
        return [
            ("mode", .string(name)), ("connections", .count(connections)),
            ("pipeline", .count(depth)), ("zipf", .number(zipf)),
            ("rate", rate.map { .number($0) } ?? .null),
        ]
    }

    private func schedule(_ mix: LoadMix) throws -> LoadSchedule {
        var calls = LoadCalls()
        try calls.addReads(mix.methods, of: file, by: by)
        if mix.methods.contains(.resolve) {
            try calls.addResolves(of: resolveFile, people: peopleExpected)
        }
        if mix.methods.contains(.health) { try calls.addHealth() }
        var random = SplitMix64(seed: seed)
        return LoadSchedule(
            calls: calls.packed,
            subjects: calls.subjects,
            mix: mix,
            zipf: zipf,
            count: writeFrames == nil ? LoadSchedule.entriesMax : count,
            random: &random
        )
    }

    /// How many different people a run of resolves may want; beyond them they come again under new
    /// keys, as customers do.
    private var peopleExpected: Int {
        let expected = rate.map { $0 * seconds } ?? seconds * 10_000
        return Int(min(max(expected, 1_000), 100_000))
    }

    private func write(_ schedule: LoadSchedule, to path: String) throws {
        let file = try FileReplacement(of: path)
        var buffer = ByteBuffer()
        for number in 0..<UInt64(schedule.count) {
            schedule.writeFrame(number, id: number + 1, to: &buffer)
        }
        try file.write(Array(buffer.readableBytesView))
        try file.finish()
        try OutputStream.notes.writeLine("\(schedule.count) calls written to \(path)")
    }
}

// MARK: - The highest rate

extension LoadCommand {
    /// What a closed loop of this length reaches says where to begin.
    private static let firstGuessSeconds = 2.0
    private static let probeWarmupSeconds = 1.0

    private func findMax(_ plan: LoadPlan, against address: ServerAddress) async throws {
        let latencyMs = p99Ms ?? 0
        let output = OutputRateSearch(latencyMs: latencyMs, isJSON: options.json)
        var plan = plan
        var start = rate
        if start == nil {
            plan.seconds = Self.firstGuessSeconds
            let most = try await LoadRun.run(plan, against: address)
            start = most.rate(of: most.total) / 2
        }
        var search = RateSearch(start: start ?? 1, resolution: resolution / 100)
        plan.seconds = seconds
        plan.warmupSeconds = warmup ?? Self.probeWarmupSeconds
        // Far beyond what is asked for there is nothing to wait for.
        plan.lagMaxSeconds = max(1, latencyMs / 1_000 * 20)
        try output.header()
        while let rate = search.next {
            plan.rate = rate
            let result = try await LoadRun.run(plan, against: address)
            let shortfall = result.shortfall(percent: 99, latencyMs: latencyMs, rate: rate)
            try output.probe(rate: rate, result, shortfall: shortfall)
            search.record(isHeld: shortfall == nil)
        }
        try output.end(search)
        if search.held == nil { throw ExitCode.failure }
    }
}

// MARK: - Flags

extension LoadCommand {
    private static func mix(_ text: String) throws -> LoadMix {
        if let mix = LoadMix(parsing: text) { return mix }
        let methods = LoadMethod.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
            "write method=share with commas between them, each of \(methods) at most once, shares "
                + "above 0, as in lookup=80,resolve=15,search=5"
        )
    }

    func validate() throws {
        guard mode == nil || mix == nil else {
            throw ValidationError("--mode is one method, --mix several; use one of the two")
        }
        guard (1...4_096).contains(connections) else {
            throw ValidationError("--connections is \(connections); use 1 to 4096")
        }
        guard (1...1_024).contains(depth) else {
            throw ValidationError("--depth is \(depth); use 1 to 1024")
        }
        guard seconds > 0, seconds <= 86_400 else {
            throw ValidationError("--seconds is \(seconds); use more than 0, 86400 at most")
        }
        guard (0...3_600).contains(warmup ?? 0) else {
            throw ValidationError("--warmup is \(warmup ?? 0); use 0 to 3600 seconds")
        }
        if let rate, !(rate >= 0.001 && rate <= RateSearch.rateMax) {
            throw ValidationError("--rate is \(rate); use 0.001 to 10000000")
        }
        guard zipf >= 0, zipf <= 5 else {
            throw ValidationError("--zipf is \(zipf); use 0 to 5")
        }
        guard (1...64).contains(threads) else {
            throw ValidationError("--threads is \(threads); use 1 to 64")
        }
        guard (1...LoadSchedule.entriesMax).contains(count) else {
            throw ValidationError("--count is \(count); use 1 to \(LoadSchedule.entriesMax)")
        }
        try validateSearch()
    }

    private func validateSearch() throws {
        guard resolution >= 0.1, resolution <= 100 else {
            throw ValidationError("--resolution is \(resolution); use 0.1 to 100 per cent")
        }
        if let p99Ms, !(p99Ms > 0 && p99Ms <= 60_000) {
            throw ValidationError("--p99-ms is \(p99Ms); use more than 0, 60000 at most")
        }
        guard findMax == (p99Ms != nil) else {
            throw ValidationError(
                findMax
                    ? "--find-max seeks the highest rate at a latency; give it with --p99-ms"
                    : "--p99-ms is what --find-max keeps; add --find-max"
            )
        }
        guard depth == 1 || rate == nil && !findMax else {
            throw ValidationError("--depth is of a closed loop; leave it out with --rate")
        }
        guard !findMax || writeFrames == nil else {
            throw ValidationError("--write-frames sends nothing, so there is no rate to find")
        }
    }
}
