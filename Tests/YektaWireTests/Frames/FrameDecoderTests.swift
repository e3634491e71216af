import NIOCore
import NIOTestUtils
import Testing
import YektaWire

@Suite struct FrameDecoderTests {
    private static func limits(frameBytesMax: Int) -> WireLimits {
        var limits = WireLimits()
        limits.frameBytesMax = frameBytesMax
        return limits
    }

    @Test(arguments: [0, 1, 255, 4096])
    func framesSurviveAnySplitOfTheStream(messageBytes: Int) throws {
        let limits = Self.limits(frameBytesMax: 4096)
        let message = ByteBuffer(repeating: 0x59, count: messageBytes)
        var stream = ByteBuffer()
        try stream.writeFrame(message: message, limits: limits)
        try ByteToMessageDecoderVerifier.verifyDecoder(inputOutputPairs: [(stream, [message])]) {
            FrameDecoder(limits: limits)
        }
    }

    @Test func theHeaderIsAZeroAndABigEndianLength() throws {
        var stream = ByteBuffer()
        try stream.writeFrame(message: ByteBuffer(repeating: 7, count: 258), limits: WireLimits())
        #expect(Array(stream.readableBytesView.prefix(6)) == [0, 0, 0, 1, 2, 7])
    }

    @Test(arguments: [UInt32(4097), UInt32.max])
    func aLengthBeyondTheLimitIsRefusedBeforeAByteOfTheMessageIsAwaited(length: UInt32) {
        var decoder = FrameDecoder(limits: Self.limits(frameBytesMax: 4096))
        var stream = ByteBuffer(bytes: [0])
        stream.writeInteger(length)
        let error = #expect(throws: WireError.self) { try decoder.decode(buffer: &stream) }
        #expect(error?.code == .frameTooLarge)
        #expect(error?.status.code == .resourceExhausted)
    }

    @Test func aCompressedFrameIsRefusedAtItsFirstByte() {
        var decoder = FrameDecoder(limits: WireLimits())
        var stream = ByteBuffer(bytes: [1])
        let error = #expect(throws: WireError.self) { try decoder.decode(buffer: &stream) }
        #expect(error?.code == .frameFlagUnsupported)
        #expect(error?.status.code == .unimplemented)
    }

    @Test func aFrameThatEndsTooSoonIsNotYielded() throws {
        var decoder = FrameDecoder(limits: WireLimits())
        var stream = ByteBuffer(bytes: [0, 0, 0, 0, 3, 1, 2])
        #expect(try decoder.decodeLast(buffer: &stream, seenEOF: true) == nil)
        #expect(stream.readableBytes == 7)
    }

    @Test func aMessageBeyondTheLimitIsNotWritten() {
        var stream = ByteBuffer()
        let error = #expect(throws: WireError.self) {
            try stream.writeFrame(
                message: ByteBuffer(repeating: 0, count: 9),
                limits: Self.limits(frameBytesMax: 8)
            )
        }
        #expect(error?.code == .frameTooLarge)
        #expect(stream.readableBytes == 0)
    }
}
