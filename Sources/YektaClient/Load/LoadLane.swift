import NIOCore

/// The connections of a load that share one event loop, and what they measure together.
///
/// Confined to its event loop. The lanes of a run take turns on one schedule.
final class LoadLane {
    /// Which lane of how many.
    struct Turn: Sendable {
        let place: Int
        let count: Int

        init(place: Int, of count: Int) {
            self.place = place
            self.count = count
        }
    }

    let schedule: LoadSchedule
    private let plan: LoadPlan
    private let turn: Turn
    private let eventLoop: any EventLoop
    /// Made when the run begins: one that nobody waits for must not be left behind.
    private var finished: EventLoopPromise<LoadResult>?
    private var connections: [LoadConnection] = []
    private var nextConnection = 0
    private var start: Int64 = 0
    private var measuredFrom: Int64 = 0
    private var end: Int64 = 0
    private var lastAnswer: Int64 = 0
    private var sent: UInt64 = 0
    private var underWay = 0
    private var result = LoadResult()
    private var isSending = true
    private var isFinished = false
    private var isTimerSet = false

    init(_ plan: LoadPlan, _ turn: Turn, eventLoop: any EventLoop) {
        self.plan = plan
        self.turn = turn
        self.eventLoop = eventLoop
        schedule = plan.schedule
    }

    func add(_ connection: LoadConnection) {
        connections.append(connection)
    }

    /// Sends until the time is over; the future is done when everything is answered or given up.
    func begin(at start: Int64) -> EventLoopFuture<LoadResult> {
        let promise = eventLoop.makePromise(of: LoadResult.self)
        finished = promise
        self.start = start
        measuredFrom = start + Self.nanoseconds(plan.warmupSeconds)
        end = measuredFrom + Self.nanoseconds(plan.seconds)
        let last = end + Self.nanoseconds(plan.graceSeconds)
        let loop = eventLoop.assumeIsolated()
        loop.scheduleTask(deadline: .uptimeNanoseconds(UInt64(last))) { self.finish() }
        if plan.rate == nil {
            let now = self.now
            for connection in connections {
                for _ in 0..<plan.pipeline { send(over: connection, intended: now) }
                connection.flush()
            }
        } else {
            sendDue()
        }
        if connections.isEmpty { finish() } else { finishIfDone() }
        return promise.futureResult
    }

    private var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }

    private static func nanoseconds(_ seconds: Double) -> Int64 { Int64(seconds * 1e9) }

    private func send(over connection: LoadConnection, intended: Int64) {
        connection.send(takeNumber(), intended: intended)
    }

    private func takeNumber() -> UInt64 {
        let number = number(of: sent)
        sent += 1
        underWay += 1
        return number
    }

    /// The number, over all lanes, of a call of this one.
    private func number(of own: UInt64) -> UInt64 {
        own * UInt64(turn.count) + UInt64(turn.place)
    }
}

// MARK: - Open loop

extension LoadLane {
    /// Sends every call whose time has come, over the connections in turn.
    private func sendDue() {
        guard isSending, let rate = plan.rate else { return }
        let now = self.now
        var written: [LoadConnection] = []
        var due = dueTime(rate)
        while due <= now, due < end, let connection = connectionWithRoom() {
            if let lagMax = plan.lagMaxSeconds, now - due > Self.nanoseconds(lagMax) {
                result.isOverloaded = true
                isSending = false
                break
            }
            send(over: connection, intended: due)
            if written.last !== connection { written.append(connection) }
            due = dueTime(rate)
        }
        for connection in written { connection.flush() }
        if due >= end { isSending = false }
        // A call that finds no room goes when an answer has made some; its latency is counting.
        if isSending, due > now { setTimer(due) }
    }

    private func dueTime(_ rate: Double) -> Int64 {
        start + Int64(Double(number(of: sent)) / rate * 1e9)
    }

    private func connectionWithRoom() -> LoadConnection? {
        for _ in connections.indices {
            let connection = connections[nextConnection % connections.count]
            nextConnection = (nextConnection + 1) % connections.count
            if connection.hasRoom { return connection }
        }
        return nil
    }

    private func setTimer(_ due: Int64) {
        guard !isTimerSet else { return }
        isTimerSet = true
        let loop = eventLoop.assumeIsolated()
        loop.scheduleTask(deadline: .uptimeNanoseconds(UInt64(due))) {
            self.isTimerSet = false
            self.sendDue()
            self.finishIfDone()
        }
    }
}

// MARK: - Answers

extension LoadLane {
    func answered(_ method: LoadMethod, intended: Int64, at now: Int64, statusCode: UInt32) {
        underWay -= 1
        guard intended >= measuredFrom, !isFinished else { return }
        lastAnswer = now
        result.record(method, nanoseconds: now - intended, statusCode: statusCode)
    }

    /// The number of the call that takes the place of one just answered; nil in an open loop and
    /// when the time is over.
    func nextInClosedLoop(at now: Int64) -> UInt64? {
        guard plan.rate == nil, isSending else { return nil }
        guard now < end else {
            isSending = false
            return nil
        }
        return takeNumber()
    }

    /// The answers of one read have been counted.
    func burstEnded() {
        if plan.rate != nil { sendDue() }
        finishIfDone()
    }

    func lost(_ connection: LoadConnection, _ calls: [LoadMethod]) {
        connections.removeAll { $0 === connection }
        guard !isFinished, finished != nil else { return }
        underWay -= calls.count
        for method in calls { result.addError(method, ClientError.Code.connectionLost.rawValue) }
        if connections.isEmpty { finish() } else { finishIfDone() }
    }

    /// A closed loop is done when nobody sends another call, an open one has a schedule to keep.
    private func finishIfDone() {
        if underWay == 0, !isSending || plan.rate == nil { finish() }
    }

    /// Ends the run; what is not answered by now is counted as that.
    private func finish() {
        guard !isFinished else { return }
        isFinished = true
        isSending = false
        let method = schedule.entry(0).method
        result.addError(method, "unanswered", UInt64(max(0, underWay)))
        if let rate = plan.rate, !result.isOverloaded {
            result.addError(method, "unsent", unsent(rate))
        }
        result.seconds = max(0, Double(max(lastAnswer, min(end, now)) - measuredFrom) / 1e9)
        for connection in connections { connection.close() }
        finished?.succeed(result)
    }

    /// Calls that were due before the end and never found a connection.
    private func unsent(_ rate: Double) -> UInt64 {
        var count: UInt64 = 0
        let all = UInt64(max(0, Double(end - start) / 1e9 * rate))
        while number(of: sent + count) < all { count += 1 }
        return count
    }
}
