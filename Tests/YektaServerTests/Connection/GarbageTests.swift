import Testing
import YektaClient
import YektaCore
import YektaWire

/// Garbage on one connection while another goes on.
@Suite struct GarbageTests {
    static let streams: [[UInt8]] = [
        [0xFF], [0x01, 0, 0, 0, 1, 0], [0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3],
        [0, 0, 0, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0, 0],
        Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8),
    ]

    @Test(arguments: streams)
    func theServerSaysWhyAndHangsUp(bytes: [UInt8]) async throws {
        try await ServerHarness.run { harness, client in
            let before = try await client.resolve(People.record("1", person: 0))
            let replies = try await RawConnection.open(harness.address).exchange(bytes)
            #expect(replies.count <= 1)
            #expect(replies.allSatisfy { $0.id == 0 && !$0.status.isOK })
            let after = try await client.resolve(People.record("2", person: 0))
            #expect(after.identity == before.identity)
        }
    }

    @Test func aCallWithAReadableIdIsAnsweredAndTheConnectionGoesOn() async throws {
        try await ServerHarness.run { harness, _ in
            let broken: [UInt8] = [0, 0, 0, 0, 5, 0x08, 0x07, 0x52, 0x05, 0x01]
            let good = try RawConnection.frame(Call(id: 8, method: .health))
            let raw = try await RawConnection.open(harness.address)
            let replies = try await raw.exchange(broken + good, wanted: 2)
            #expect(replies.map(\.id) == [7, 8])
            #expect(replies.map(\.status.code) == [.invalidArgument, .ok])
        }
    }

    @Test func garbageAfterAFollowingWatchStillEndsTheConnection() async throws {
        try await ServerHarness.run { harness, _ in
            let watch = Call(id: 1, method: .watch(WatchRequest(follow: true)))
            let bytes = try RawConnection.frame(watch) + [0xFF, 0xFF]
            let replies = try await RawConnection.open(harness.address).exchange(bytes)
            #expect(Set(replies.map(\.id)) == [0, 1])
        }
    }

    @Test func callsBeforeTheGarbageAreAnswered() async throws {
        try await ServerHarness.run { harness, _ in
            let call = Call(id: 1, method: .resolve(People.record("1", person: 0)))
            let bytes = try RawConnection.frame(call) + [0xFF]
            let replies = try await RawConnection.open(harness.address).exchange(bytes)
            #expect(replies.contains { $0.id == 1 && $0.status.isOK })
        }
    }
}
