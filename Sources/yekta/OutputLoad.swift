import YektaClient

/// What a load measured, for people and for programs.
struct OutputLoad {
    let result: LoadResult
    let mix: LoadMix

    private static let percentiles: [(name: String, percent: Double)] = [
        ("p50", 50), ("p90", 90), ("p99", 99), ("p99.9", 99.9),
    ]

    /// A row for each method, and one for all if there are several.
    func lines() -> [String] {
        var table = OutputTable(.left, .right, .right, .right, .right, .right, .right, .right)
        table.add("", "calls", "calls/s", "p50 µs", "p90 µs", "p99 µs", "p99.9 µs", "max µs")
        var errors: [String] = []
        for (name, tally) in rows {
            let latencies = tally.latencies
            let micros = Self.percentiles.map {
                Self.micros(latencies.percentile($0.percent)).fixed(1)
            }
            table.add(
                name,
                latencies.count.grouped,
                Int(result.rate(of: tally).rounded()).grouped,
                micros[0],
                micros[1],
                micros[2],
                micros[3],
                Self.micros(latencies.maxNanoseconds).fixed(1)
            )
        }
        for method in mix.methods {
            for (error, count) in result[method].errors.sorted(by: { $0.key < $1.key }) {
                errors.append("\(method.rawValue): \(count.grouped) \(error)")
            }
        }
        return table.lines() + errors
    }

    private var rows: [(name: String, tally: LoadTally)] {
        let methods = mix.methods.map { ($0.rawValue, result[$0]) }
        return methods.count > 1 ? methods + [("all", result.total)] : methods
    }

    /// The members of one JSON object.
    ///
    /// The totals come last, where a reader who takes the last `"p99"` of a line finds them.
    func members() -> [(String, OutputJSON)] {
        let methods = mix.methods.map { method in
            (method.rawValue, OutputJSON.object(measures(result[method])))
        }
        return [("methods", .object(methods)), ("seconds", .number(result.seconds))]
            + measures(result.total)
    }

    private func measures(_ tally: LoadTally) -> [(String, OutputJSON)] {
        var latencies = Self.percentiles.map { name, percent in
            (name, OutputJSON.number(Self.micros(tally.latencies.percentile(percent))))
        }
        latencies.append(("max", .number(Self.micros(tally.latencies.maxNanoseconds))))
        let errors = tally.errors.sorted { $0.key < $1.key }
        return [
            ("operations", .count(tally.latencies.count)),
            ("operations_per_second", .number(result.rate(of: tally))),
            ("latency_us", .object(latencies)),
            ("errors", .object(errors.map { ($0.key, .count($0.value)) })),
        ]
    }

    private static func micros(_ nanoseconds: Int64) -> Double {
        Double(nanoseconds) / 1_000
    }
}

/// The probes of a search for the highest rate, one line each as they come.
struct OutputRateSearch {
    let latencyMs: Double
    let isJSON: Bool

    func header() throws {
        guard !isJSON else { return }
        let line = Self.columns("rate/s", "answered/s", "p50 µs", "p99 µs") + "  "
        try OutputStream.answers.writeLine(line + "p99 at most \(latencyMs) ms?")
    }

    /// Prints one probe; a shortfall says why the rate did not hold.
    func probe(rate: Double, _ result: LoadResult, shortfall: String?) throws {
        let total = result.total
        let p50 = Double(total.latencies.percentile(50)) / 1_000
        let p99 = Double(total.latencies.percentile(99)) / 1_000
        if isJSON {
            let object = OutputJSON.object([
                ("probe_rate", .number(rate)),
                ("answered_per_second", .number(result.rate(of: total))),
                ("p50", .number(p50)), ("p99", .number(p99)), ("holds", .bool(shortfall == nil)),
                ("reason", shortfall.map { .string($0) } ?? .null),
            ])
            return try OutputStream.answers.writeLine(object.text)
        }
        let cells = Self.columns(
            Int(rate).grouped,
            Int(result.rate(of: total).rounded()).grouped,
            p50.fixed(1),
            p99.fixed(1)
        )
        try OutputStream.answers.writeLine(cells + "  " + (shortfall.map { "no: \($0)" } ?? "yes"))
    }

    /// Prints what was found.
    func end(_ search: RateSearch) throws {
        if isJSON {
            let object = OutputJSON.object([
                ("max_rate", search.held.map { .number($0) } ?? .null),
                ("failed_rate", search.failed.map { .number($0) } ?? .null),
                ("p99_ms", .number(latencyMs)), ("resolution", .number(search.resolution)),
                ("probes", .count(search.probes.count)),
            ])
            return try OutputStream.answers.writeLine(object.text)
        }
        guard let held = search.held else {
            return try OutputStream.answers.writeLine("no rate keeps it")
        }
        let above = search.failed.map { "\(Int($0).grouped) does not" } ?? "none was seen to fail"
        let percent = (search.resolution * 100).fixed(1)
        try OutputStream.answers.writeLine(
            "\(Int(held).grouped) per second keep it, \(above) (sought to \(percent) %)"
        )
    }

    private static func columns(_ cells: String...) -> String {
        cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }.joined()
    }
}
