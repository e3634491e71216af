import NIOCore
import Testing
import YektaClient
import YektaCore
import YektaServer
import YektaWire

/// What waits, and for how long.
@Suite struct QueueTests {
    @Test func aFullQueueIsAnAnswer() async throws {
        try await ServerHarness.run {
            $0.queuedCommandsMax = 4
        } _: { harness, client in
            let gate = Gate(before: harness.pipeline)
            let accepted = try await pending(4, on: client)
            await expectStatus(.resourceExhausted) {
                _ = try await client.resolve(People.record("one too many", person: 5))
            }
            gate.open()
            for call in accepted { _ = try await call.value }
            #expect(try await client.stats().recordCount == 4)
            _ = try await client.resolve(People.record("later", person: 5))
        }
    }

    @Test func aCallThatWaitsPastItsDeadlineChangesNothing() async throws {
        try await ServerHarness.run { harness, client in
            let gate = Gate(before: harness.pipeline)
            let record = People.record("1", person: 0)
            let write = Task { try await client.resolve(record, deadlineMs: 1) }
            let read = Task { try await client.call(.stats, deadlineMs: 1) }
            try await sent(2, on: client)
            // The calls have arrived, so a millisecond from now their deadlines have passed.
            let past = NIODeadline.now() + .milliseconds(2)
            while NIODeadline.now() < past { await Task.yield() }
            gate.open()
            await expectStatus(.deadlineExceeded) { _ = try await write.value }
            await expectStatus(.deadlineExceeded) { _ = try await read.value }
            #expect(try await client.stats().recordCount == 0)
            _ = try await client.resolve(record, deadlineMs: 60_000)
        }
    }

    @Test func lookUpsDoNotWaitForTheEngine() async throws {
        try await ServerHarness.run { harness, client in
            let record = People.record("1", person: 0)
            _ = try await client.resolve(record)
            let gate = Gate(before: harness.pipeline)
            let waiting = try await pending(3, on: client)
            #expect(try await client.lookup(.record(record.key)).count == 1)
            gate.open()
            for call in waiting { _ = try await call.value }
        }
    }

    @Test func aStopAnswersWhatWasAccepted() async throws {
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            let gate = Gate(before: harness.pipeline)
            let accepted = try await pending(100, on: client)
            async let stopped: Void = harness.stop()
            gate.open()
            for call in accepted { _ = try await call.value }
            try await stopped
        }
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            #expect(try await client.stats().recordCount == 100)
            await client.close()
        }
    }

    /// Sends resolves, and returns when the server has taken them.
    private func pending(
        _ count: Int,
        on client: YektaClient
    ) async throws -> [Task<ResolveResult, any Error>] {
        let tasks = (0..<count).map { number in
            Task { try await client.resolve(People.record("p\(number)", person: number)) }
        }
        try await sent(count, on: client)
        return tasks
    }

    /// Waits until so many calls of tasks are under way: a server takes them in the order sent.
    private func sent(_ count: Int, on client: YektaClient) async throws {
        while await client.callsUnderWay() < count { await Task.yield() }
        _ = try await client.health()
    }
}
