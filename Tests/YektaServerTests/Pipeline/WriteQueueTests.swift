import NIOCore
import Testing
import YektaCore

@testable import YektaServer

/// The queue before the engine, without threads.
@Suite struct WriteQueueTests {
    private func queue(_ configure: (inout ServerConfiguration) -> Void = { _ in }) -> WriteQueue {
        var configuration = ServerConfiguration(storePath: "")
        configure(&configuration)
        return WriteQueue(configuration: configuration)
    }

    private func commands(_ count: Int) -> [Command] {
        (0..<count).map { .delete(RecordKey(channel: "c", id: "\($0)")) }
    }

    private func request(_ slot: CommandSlot) -> WriteRequest {
        WriteRequest(commands: slot, bytes: 1, deadline: nil) { _ in }
    }

    @Test func whatIsBeingPreparedKeepsItsPlace() throws {
        var queue = queue()
        let slot = CommandSlot(count: 3)
        #expect(queue.offer(request(slot)) == .accepted)
        #expect(queue.offer(request(CommandSlot(commands(2)))) == .accepted)
        #expect(queue.queuedCommands == 5)
        let drainsEarly = queue.beginDraining()
        #expect(!drainsEarly)
        slot.fill(commands(3))
        let drains = queue.beginDraining()
        #expect(drains)
        let next = queue.nextBatch()
        let batch = try #require(next)
        #expect(batch.requests.map(\.commands.count) == [3, 2])
        #expect(queue.pendingCommands == 5)
    }

    @Test func aBatchEndsBeforeWhatIsBeingPrepared() {
        var queue = queue()
        _ = queue.offer(request(CommandSlot(commands(1))))
        _ = queue.offer(request(CommandSlot(count: 2)))
        _ = queue.offer(request(CommandSlot(commands(4))))
        let drains = queue.beginDraining()
        #expect(drains)
        let first = queue.nextBatch()
        #expect(first?.commandCount == 1)
        let next = queue.nextBatch()
        #expect(next == nil)
        #expect(!queue.isIdle)
    }

    @Test func theEngineIsNotFarAheadOfTheDisk() {
        var queue = queue {
            $0.batchCommandsMax = 2
            $0.uncommittedCommandsMax = 3
        }
        for _ in 0..<5 { _ = queue.offer(request(CommandSlot(commands(1)))) }
        let drains = queue.beginDraining()
        #expect(drains)
        for _ in 0..<2 {
            let batch = queue.nextBatch()
            #expect(batch?.commandCount == 2)
        }
        let beyond = queue.nextBatch()
        #expect(beyond == nil)
        queue.finish(commands: 4)
        let drainsAgain = queue.beginDraining()
        #expect(drainsAgain)
        let last = queue.nextBatch()
        #expect(last?.commandCount == 1)
    }
}
