import NIOCore
import NIOPosix
package import YektaWire

/// What a load run does, and for how long.
package struct LoadPlan: Sendable {
    package var connections = 64
    /// Calls that a connection keeps under way, in a closed loop.
    package var pipeline = 1
    package var seconds = 5.0
    /// Calls per second over all connections, in an open loop; nil is a closed loop.
    package var rate: Double?
    /// The method of the call with a number that no other call of the run has.
    package var method: @Sendable (UInt64) -> Method

    package init(method: @escaping @Sendable (UInt64) -> Method) {
        self.method = method
    }
}

/// What a load run measured.
package struct LoadResult: Sendable {
    /// Latencies of the calls that were answered, well or not.
    package var latencies = LatencyHistogram()
    /// Calls that were not answered OK, by status or error.
    package var errors: [String: UInt64] = [:]
    /// From the first call to the last answer.
    package var seconds = 0.0

    package init() {}

    /// Answered calls per second.
    package var rate: Double { seconds > 0 ? Double(latencies.count) / seconds : 0 }

    mutating func add(_ other: LoadResult) {
        latencies.add(other.latencies)
        for (name, count) in other.errors { errors[name, default: 0] += count }
    }
}

/// Loads a server over many connections.
///
/// A closed loop keeps a number of calls under way and sends the next when one is answered. An open
/// loop sends on a fixed schedule, however slow the answers are, and counts the latency from the
/// time at which the call should have been sent: a server that stalls cannot hide the calls that
/// would have come meanwhile (G. Tene's "coordinated omission").
package enum LoadRun {
    /// Carries a plan out.
    package static func run(
        _ plan: LoadPlan,
        against address: ServerAddress
    ) async throws(ClientError) -> LoadResult {
        var clients: [YektaClient] = []
        for _ in 0..<plan.connections {
            clients.append(try await YektaClient.connect(to: address))
        }
        let start = NIODeadline.now()
        let result = await withTaskGroup(of: LoadResult.self) { group in
            for (place, client) in clients.enumerated() {
                group.addTask { await load(client, plan, place: place, start: start) }
            }
            var sum = LoadResult()
            for await part in group { sum.add(part) }
            return sum
        }
        let spent = NIODeadline.now() - start
        for client in clients { await client.close() }
        var timed = result
        timed.seconds = Double(spent.nanoseconds) / 1e9
        return timed
    }

    private static func load(
        _ client: YektaClient,
        _ plan: LoadPlan,
        place: Int,
        start: NIODeadline
    ) async -> LoadResult {
        let promise = client.eventLoop.makePromise(of: LoadResult.self)
        client.eventLoop.execute {
            LoadDriver(client, plan, place: place, start: start, promise: promise).begin()
        }
        return (try? await promise.futureResult.get()) ?? LoadResult()
    }
}

/// The calls of one connection.
///
/// @unchecked: it is made, called and released on the connection's event loop alone.
private final class LoadDriver: @unchecked Sendable {
    private let client: YektaClient
    private let plan: LoadPlan
    private let place: Int
    private let start: NIODeadline
    private let end: NIODeadline
    private let promise: EventLoopPromise<LoadResult>
    private var result = LoadResult()
    private var sent: UInt64 = 0
    private var underWay = 0
    private var isFinished = false

    init(
        _ client: YektaClient,
        _ plan: LoadPlan,
        place: Int,
        start: NIODeadline,
        promise: EventLoopPromise<LoadResult>
    ) {
        self.client = client
        self.plan = plan
        self.place = place
        self.start = start
        self.promise = promise
        end = start + .nanoseconds(Int64(plan.seconds * 1e9))
    }

    func begin() {
        guard plan.rate == nil else { return sendDue() }
        for _ in 0..<max(1, plan.pipeline) { send(intended: .now()) }
    }

    // MARK: Open loop

    /// Sends every call whose time has come, and comes back for the next.
    private func sendDue() {
        let now = NIODeadline.now()
        var due = dueTime(of: sent)
        while due <= now, due < end {
            send(intended: due)
            due = dueTime(of: sent)
        }
        guard due < end else { return finishIfDone() }
        client.eventLoop.scheduleTask(deadline: due) { self.sendDue() }
    }

    /// The connections take turns on one schedule.
    private func dueTime(of number: UInt64) -> NIODeadline {
        let rate = plan.rate ?? 1
        let turn = number * UInt64(plan.connections) + UInt64(place)
        return start + .nanoseconds(Int64(Double(turn) / rate * 1e9))
    }

    // MARK: Calls

    private func send(intended: NIODeadline) {
        let number = sent * UInt64(plan.connections) + UInt64(place)
        sent += 1
        underWay += 1
        client.send(plan.method(number)) { self.answered($0, intended: intended) }
    }

    private func answered(_ reply: Result<ReplyResult, ClientError>, intended: NIODeadline) {
        let now = NIODeadline.now()
        underWay -= 1
        var isAnswered = true
        if case .failure(let error) = reply {
            let name = error.status?.code.name ?? error.code.rawValue
            result.errors[name, default: 0] += 1
            isAnswered = error.code == .refused
        } else if case .success(.resolveBatch(let answers)) = reply {
            countRefusals(answers)
        }
        if isAnswered { result.latencies.record(nanoseconds: (now - intended).nanoseconds) }
        // A connection that is lost answers at once: to go on would be a loop without end.
        if plan.rate == nil, now < end, isAnswered {
            send(intended: now)
        } else {
            finishIfDone()
        }
    }

    private func countRefusals(_ answers: [BatchAnswer]) {
        for case .refused(let status) in answers {
            result.errors[status.code.name, default: 0] += 1
        }
    }

    private func finishIfDone() {
        let isOpen = plan.rate != nil && dueTime(of: sent) < end
        guard underWay == 0, !isOpen, !isFinished else { return }
        isFinished = true
        promise.succeed(result)
    }
}
