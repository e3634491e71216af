import NIOCore
import Testing
import YektaCore
import YektaWire

/// Bytes that no honest peer sends: they must be answered, never trap.
@Suite struct HostileMessageTests {
    private static let calls: [[UInt8]] = Samples.calls.compactMap { call in
        var stream = ByteBuffer()
        try? CallCodec().append(call, to: &stream)
        return (try? stream.messageOfOnlyFrame()).map { Array($0.readableBytesView) }
    }

    private static let replies: [[UInt8]] = Samples.replies.compactMap { reply in
        var stream = ByteBuffer()
        try? ReplyCodec().append(reply, to: &stream)
        return (try? stream.messageOfOnlyFrame()).map { Array($0.readableBytesView) }
    }

    private let callCodec = CallCodec()
    private let replyCodec = ReplyCodec()

    /// Reads bytes as a call; what can be read must be written alike for ever after.
    private func readCall(_ bytes: [UInt8]) throws {
        guard let call = try? callCodec.decode(ByteBuffer(bytes: bytes)) else { return }
        var once = ByteBuffer()
        var twice = ByteBuffer()
        try callCodec.append(call, to: &once)
        try callCodec.append(try callCodec.decode(once.messageOfOnlyFrame()), to: &twice)
        #expect(once == twice)
    }

    private func readReply(_ bytes: [UInt8]) throws {
        guard let reply = try? replyCodec.decode(ByteBuffer(bytes: bytes)) else { return }
        var once = ByteBuffer()
        var twice = ByteBuffer()
        try replyCodec.append(reply, to: &once)
        try replyCodec.append(try replyCodec.decode(once.messageOfOnlyFrame()), to: &twice)
        #expect(once == twice)
    }

    @Test func everySampleTravels() {
        #expect(Self.calls.count == Samples.calls.count)
        #expect(Self.replies.count == Samples.replies.count)
    }

    @Test func messagesCutOffAtEveryByteAreAnswered() throws {
        for bytes in Self.calls {
            for end in bytes.indices { try readCall(Array(bytes[..<end])) }
        }
        for bytes in Self.replies {
            for end in bytes.indices { try readReply(Array(bytes[..<end])) }
        }
    }

    @Test func messagesCorruptedAtEveryByteAreAnswered() throws {
        for flip: UInt8 in [0x01, 0x80, 0xff] {
            for var bytes in Self.calls {
                for index in bytes.indices {
                    bytes[index] ^= flip
                    try readCall(bytes)
                    bytes[index] ^= flip
                }
            }
            for var bytes in Self.replies {
                for index in bytes.indices {
                    bytes[index] ^= flip
                    try readReply(bytes)
                    bytes[index] ^= flip
                }
            }
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func twentyThousandMutationsAreAnswered(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<10_000 {
            try readCall(Self.mutant(of: Self.calls, &generator))
            try readReply(Self.mutant(of: Self.replies, &generator))
        }
    }

    @Test func aBrokenMessageStillTellsItsCall() {
        let broken = ProtobufBytes().varint(2, 100).varint(1, 5).bytes + [0x52, 0x05, 0x01]
        let error = #expect(throws: WireError.self) {
            try callCodec.decode(ByteBuffer(bytes: broken))
        }
        #expect(error?.code == .messageMalformed)
        #expect(error?.callID == 5)
    }

    @Test func aSmallFrameThatUnpacksToMuchIsRefusedAndTheNextOneIsRead() throws {
        var limits = WireLimits()
        limits.arenaBytesMax = 64 << 10
        let codec = CallCodec(limits: limits)
        let records = [[UInt8]](repeating: [0x0a, 0x00], count: 20_000).flatMap { $0 }
        let call = ProtobufBytes().varint(1, 5).bytes(11, records)
        let error = #expect(throws: WireError.self) {
            try codec.decode(ByteBuffer(bytes: call.bytes))
        }
        #expect(error?.code == .messageTooLarge)
        #expect(error?.status.code == .resourceExhausted)
        #expect(error?.callID == 5)
        let health = ProtobufBytes().varint(1, 6).message(28, ProtobufBytes())
        #expect(try codec.decode(ByteBuffer(bytes: health.bytes)).id == 6)
    }

    @Test func aFullBatchOfOrdinaryRecordsFitsTheArena() throws {
        let batch = [BatchRecord](
            repeating: .record(Samples.record),
            count: WireLimits().recordsPerBatchMax
        )
        var stream = ByteBuffer()
        try callCodec.append(Call(id: 1, method: .resolveBatch(batch)), to: &stream)
        let read = try callCodec.decode(stream.messageOfOnlyFrame())
        #expect(read.method == .resolveBatch(batch))
    }

    /// One to four changes of one sample: bytes flipped, cut, repeated, inserted or taken from
    /// another.
    private static func mutant(
        of samples: [[UInt8]],
        _ generator: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = samples.randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            let end = Int.random(in: start..<bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[start] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.removeSubrange(start...end)
            case 3: bytes.insert(contentsOf: bytes[start...end], at: start)
            case 4: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: end)
            default: bytes += samples.randomElement(using: &generator) ?? []
            }
        }
        return bytes
    }
}
