import NIOCore
import Testing
import YektaCore
import YektaWire

@Suite struct ReplyCodecTests {
    private let codec = ReplyCodec()

    @Test(arguments: Samples.replies)
    func everyResultSurvivesTheWire(reply: Reply) throws {
        var stream = ByteBuffer()
        try codec.append(reply, to: &stream)
        #expect(try codec.decode(stream.messageOfOnlyFrame()) == reply)
    }

    @Test func manyRepliesShareOneBuffer() throws {
        var stream = ByteBuffer()
        for reply in Samples.replies { try codec.append(reply, to: &stream) }
        var decoder = FrameDecoder(limits: WireLimits())
        var read: [Reply] = []
        while let message = try decoder.decode(buffer: &stream) {
            read.append(try codec.decode(message))
        }
        #expect(read == Samples.replies)
    }

    @Test func aReplyThatDoesNotFitLeavesTheBufferAlone() throws {
        var limits = WireLimits()
        limits.frameBytesMax = 64
        let codec = ReplyCodec(limits: limits)
        var stream = ByteBuffer()
        var view = IdentityView(id: IdentityID(1))
        view.golden = [Field(.text, String(repeating: "a", count: 100))]
        let error = #expect(throws: WireError.self) {
            try codec.append(Reply(id: 8, .lookup([view])), to: &stream)
        }
        #expect(error?.code == .frameTooLarge)
        #expect(error?.callID == 8)
        #expect(error?.status.code == .resourceExhausted)
        #expect(stream.readableBytes == 0)
    }

    @Test func aStatusCodeThatCameLaterIsUnknown() throws {
        let reply = ProtobufBytes().varint(1, 1).message(2, ProtobufBytes().varint(1, 77))
        #expect(try codec.decode(ByteBuffer(bytes: reply.bytes)).status.code == .unknown)
    }

    @Test func aResultThatCameLaterIsNone() throws {
        let reply = ProtobufBytes().varint(1, 1).message(200, ProtobufBytes().varint(1, 77))
        #expect(try codec.decode(ByteBuffer(bytes: reply.bytes)).result == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func aWeightThatIsNoNumberIsRefused(bits: Double) {
        let pattern = littleEndianBytes(of: bits)
        let key = ProtobufBytes().text(1, "crm").text(2, "1")
        // Field 3 of a possible link with wire type 1, which the builder does not write.
        let link = ProtobufBytes().text(1, "y2").message(2, key).bytes + [3 << 3 | 1] + pattern
        let result = ProtobufBytes().text(1, "y1").varint(2, 1).bytes(4, link)
        let reply = ProtobufBytes().varint(1, 6).message(10, result)
        let error = #expect(throws: WireError.self) {
            try codec.decode(ByteBuffer(bytes: reply.bytes))
        }
        #expect(error?.field == "resolve.possible_links[0].weight_bits")
        #expect(error?.callID == 6)
    }

    private func littleEndianBytes(of value: Double) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
}
