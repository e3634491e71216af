import NIOCore
import NIOPosix
import Testing
import YektaClient
import YektaCore
import YektaFiles
import YektaWire

/// Hangs up as soon as it hears anything.
private final class HangUp: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.close(promise: nil)
    }
}

/// Loads against a server in this process; what is counted, never how fast.
@Suite struct LoadRunTests {
    private static func plan(_ methods: [LoadMethod: [Method]]) throws -> LoadPlan {
        var calls = PackedCalls()
        var subjects: [LoadSchedule.Subjects] = []
        let codec = CallCodec()
        for (method, sent) in methods.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            var added = LoadSchedule.Subjects(method)
            for call in sent {
                added.places.append(UInt32(calls.count))
                let mark = method == .resolve ? PackedCalls.numberPlace : nil
                try calls.append(call, numberMark: mark, codec: codec)
            }
            subjects.append(added)
        }
        let shares = subjects.map { "\($0.method.rawValue)=1" }.joined(separator: ",")
        var random = SplitMix64(seed: 1)
        var plan = LoadPlan(
            schedule: LoadSchedule(
                calls: calls,
                subjects: subjects,
                mix: try #require(LoadMix(parsing: shares)),
                zipf: 0,
                count: 1_000,
                random: &random
            )
        )
        plan.connections = 3
        plan.seconds = 0.2
        return plan
    }

    private static let resolve = Method.resolve(
        People.record(PackedCalls.numberPlace, person: 1, channel: "load")
    )

    @Test func anOpenLoopSendsWhatItsScheduleHolds() async throws {
        try await ServerHarness.run { harness, _ in
            var plan = try Self.plan([.health: [.health]])
            plan.rate = 500
            plan.threads = 2
            let result = try await LoadRun.run(plan, against: harness.address)
            #expect(result.total.latencies.count == 100)
            #expect(result.total.errors.isEmpty)
            #expect(!result.isOverloaded)
            #expect(result.shortfall(percent: 99, latencyMs: 60_000, rate: 1) == nil)
        }
    }

    @Test func theWarmUpIsNotCounted() async throws {
        try await ServerHarness.run { harness, _ in
            var plan = try Self.plan([.health: [.health]])
            plan.rate = 500
            plan.warmupSeconds = 0.1
            let result = try await LoadRun.run(plan, against: harness.address)
            #expect(result.total.latencies.count == 100)
        }
    }

    @Test func aClosedLoopStoresEachRecordUnderItsOwnKey() async throws {
        try await ServerHarness.run { harness, client in
            var plan = try Self.plan([.resolve: [Self.resolve], .health: [.health]])
            plan.pipeline = 4
            let result = try await LoadRun.run(plan, against: harness.address)
            let stored = result[.resolve].latencies.count
            #expect(stored > 0 && result[.health].latencies.count > 0)
            #expect(result.total.latencies.count == stored + result[.health].latencies.count)
            #expect(result.total.errors.isEmpty)
            #expect(try await client.stats().recordCount == stored)
        }
    }

    @Test func refusalsAreCountedByTheirStatusAndAreAnswers() async throws {
        try await ServerHarness.run { harness, _ in
            let lookup = Method.lookup(LookupRequest(.record(RecordKey(channel: "a", id: "b"))))
            var plan = try Self.plan([.lookup: [lookup]])
            plan.rate = 100
            let result = try await LoadRun.run(plan, against: harness.address)
            #expect(result[.lookup].errors == ["NOT_FOUND": 20])
            #expect(result[.lookup].latencies.count == 20)
            #expect(result.shortfall(percent: 99, latencyMs: 60_000, rate: 1) == nil)
        }
    }

    @Test func aServerThatDoesNotAnswerIsNoMeasurement() async throws {
        try await ServerHarness.run { harness, _ in
            let gate = Gate(before: harness.pipeline)
            var plan = try Self.plan([.resolve: [Self.resolve]])
            plan.rate = 50
            plan.graceSeconds = 0.1
            let result = try await LoadRun.run(plan, against: harness.address)
            gate.open()
            #expect(result.total.errors == ["unanswered": 10])
            #expect(result.total.latencies.count == 0)
            #expect(result.shortfall(percent: 99, latencyMs: 1, rate: 50) == "unanswered")
        }
    }

    @Test func callsOfConnectionsThatAreLostAreCounted() async throws {
        let listening = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(HangUp())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(listening.localAddress?.port)
        var plan = try Self.plan([.health: [.health]])
        plan.rate = 100
        let result = try await LoadRun.run(plan, against: .tcp(host: "127.0.0.1", port: port))
        try await listening.close()
        // On a busy machine a connection may have sent its next call before it hears of the loss.
        #expect(result.total.errors["connectionLost"] ?? 0 >= 3)
        #expect(Set(result.total.errors.keys).isSubset(of: ["connectionLost", "unsent"]))
        #expect(result.total.latencies.count == 0)
    }

    @Test func nobodyHomeIsAnError() async throws {
        let address = ServerAddress.unix(path: "/nonexistent/yekta.sock")
        let plan = try Self.plan([.health: [.health]])
        let error = await #expect(throws: ClientError.self) {
            try await LoadRun.run(plan, against: address)
        }
        #expect(error?.code == .cannotConnect)
    }
}
