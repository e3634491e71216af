import YektaWire

/// What a load run does, and for how long.
package struct LoadPlan: Sendable {
    /// The calls and their order.
    package var schedule: LoadSchedule
    package var connections = 64
    /// Calls that a connection keeps under way, in a closed loop.
    package var pipeline = 1
    /// How long to send, the warm-up not counted.
    package var seconds = 5.0
    /// How long to send before anything is measured.
    package var warmupSeconds = 0.0
    /// Calls per second over all connections, in an open loop; nil is a closed loop.
    package var rate: Double?
    /// Event loops that the connections are spread over.
    package var threads = 1
    /// An open loop gives up when a call leaves so much later than it should have; nil is never.
    package var lagMaxSeconds: Double?
    /// How long to wait for answers after the last call was due.
    package var graceSeconds = 10.0

    package init(schedule: LoadSchedule) {
        self.schedule = schedule
    }
}

/// What was measured of the calls of one method, or of all.
package struct LoadTally: Sendable {
    /// Latencies of the calls that were answered, well or not.
    package var latencies = LatencyHistogram()
    /// Calls that were not answered OK, by status or error.
    package var errors: [String: UInt64] = [:]

    package init() {}

    mutating func add(_ other: LoadTally) {
        latencies.add(other.latencies)
        for (name, count) in other.errors { errors[name, default: 0] += count }
    }

    mutating func addError(_ name: String, _ count: UInt64 = 1) {
        guard count > 0 else { return }
        errors[name, default: 0] += count
    }
}

/// What a load run measured.
package struct LoadResult: Sendable {
    /// The tallies by method, in the order of `LoadMethod.allCases`.
    private var tallies = LoadMethod.allCases.map { _ in LoadTally() }
    /// From the end of the warm-up to the last answer.
    package var seconds = 0.0
    /// Whether an open loop gave up because it had fallen too far behind its schedule.
    package var isOverloaded = false

    package init() {}

    /// What was measured of one method.
    package subscript(method: LoadMethod) -> LoadTally {
        get { tallies[method.index] }
        set { tallies[method.index] = newValue }
    }

    /// What was measured of all methods together.
    package var total: LoadTally {
        tallies.reduce(into: LoadTally()) { $0.add($1) }
    }

    /// The calls of a method, or of all, that were answered per second.
    package func rate(of tally: LoadTally) -> Double {
        seconds > 0 ? Double(tally.latencies.count) / seconds : 0
    }

    /// Counts one answer; the hot path, which copies no tally.
    mutating func record(_ method: LoadMethod, nanoseconds: Int64, statusCode: UInt32) {
        tallies[method.index].latencies.record(nanoseconds: nanoseconds)
        guard statusCode != 0 else { return }
        let head = ReplyHead(id: 0, statusCode: statusCode, isEndOfStream: true)
        tallies[method.index].addError(head.statusName)
    }

    mutating func addError(_ method: LoadMethod, _ name: String, _ count: UInt64 = 1) {
        tallies[method.index].addError(name, count)
    }

    mutating func add(_ other: LoadResult) {
        for place in tallies.indices { tallies[place].add(other.tallies[place]) }
        seconds = max(seconds, other.seconds)
        isOverloaded = isOverloaded || other.isOverloaded
    }
}

extension LoadResult {
    /// Why an open loop at a rate did not keep a latency; nil if it did.
    ///
    /// Answers that tell a caller of its own mistake, NOT_FOUND and INVALID_ARGUMENT, are answers;
    /// any other error is work that was not done.
    package func shortfall(percent: Double, latencyMs: Double, rate: Double) -> String? {
        let total = total
        if isOverloaded { return "fell behind" }
        let answers: Set = [StatusCode.notFound.name, StatusCode.invalidArgument.name]
        let failures = total.errors.filter { !answers.contains($0.key) }
        if let worst = failures.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
            return worst.key
        }
        // A whole run is some thousand calls; a few at its edges are nobody's fault.
        if self.rate(of: total) < rate * 0.98 { return "too few answers" }
        let found = Double(total.latencies.percentile(percent)) / 1e6
        return found <= latencyMs ? nil : "p\(Int(percent)) too long"
    }
}
