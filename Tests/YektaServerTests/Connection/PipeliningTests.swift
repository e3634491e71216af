import Testing
import YektaClient
import YektaCore
import YektaWire

/// Many calls at once on one connection.
@Suite struct PipeliningTests {
    @Test func everyCallFindsItsOwnReply() async throws {
        try await ServerHarness.run { _, client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        let record = People.record("\(number)", person: number % 5)
                        let result = try await client.resolve(record)
                        let views = try await client.lookup(.record(record.key), withRecords: true)
                        #expect(views.map(\.id) == [result.identity])
                        #expect(views[0].records.contains(record))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await client.stats().identityCount == 5)
        }
    }

    /// Beyond `callsInFlightMax` the server stops reading; it refuses nobody.
    @Test func moreCallsThanMayBeInFlightAreAllAnswered() async throws {
        try await ServerHarness.run { harness, _ in
            let gate = Gate(before: harness.pipeline)
            let raw = try await RawConnection.open(harness.address)
            var bytes: [UInt8] = []
            let count = 3 * WireLimits().callsInFlightMax
            for id in 1...count {
                let method = Method.resolve(People.stranger(id))
                bytes += try RawConnection.frame(Call(id: UInt64(id), method: method))
            }
            let sent = bytes
            async let replies = raw.exchange(sent, wanted: count)
            gate.open()
            let answered = try await replies
            #expect(answered.count == count)
            #expect(answered.allSatisfy { $0.status.isOK })
            #expect(Set(answered.map(\.id)).count == count)
        }
    }

    @Test func aHangUpFailsEveryPendingCall() async throws {
        try await ServerHarness.run { harness, client in
            let gate = Gate(before: harness.pipeline)
            let pending = (0..<10).map { number in
                Task { try await client.resolve(People.record("\(number)", person: number)) }
            }
            // A reply on the same connection: what was sent before it has been sent.
            _ = try await client.health()
            await client.close()
            for call in pending {
                await #expect(throws: ClientError.self) { try await call.value }
            }
            await #expect(throws: ClientError.self) { try await client.health() }
            gate.open()
        }
    }

    @Test func nobodyAtTheAddressIsAnErrorThatNamesIt() async throws {
        let address = ServerAddress.unix(path: "/nonexistent/yekta")
        await #expect(throws: ClientError.self) { try await YektaClient.connect(to: address) }
    }
}
