import NIOCore
import Testing
import YektaCore
import YektaWire

/// The codec, which reads all of a reply, is the twin.
@Suite struct ReplyHeadsTests {
    private static let stream: ByteBuffer = {
        var stream = ByteBuffer()
        let codec = ReplyCodec()
        for reply in Samples.replies { try? codec.append(reply, to: &stream) }
        return stream
    }()

    private static let heads = Samples.replies.map { reply in
        ReplyHead(
            id: reply.id,
            statusCode: reply.status.code.rawValue,
            isEndOfStream: reply.isEndOfStream
        )
    }

    private func heads(of pieces: [ByteBuffer]) throws -> [ReplyHead] {
        var reader = ReplyHeads()
        var found: [ReplyHead] = []
        for piece in pieces { try reader.read(piece) { found.append($0) } }
        return found
    }

    @Test func everyReplyHasTheHeadThatTheCodecReads() throws {
        #expect(try heads(of: [Self.stream]) == Self.heads)
        #expect(Self.heads.allSatisfy { !$0.statusName.hasPrefix("STATUS_") })
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 1_000])
    func repliesSurviveAnySplitOfTheStream(pieceBytes: Int) throws {
        var rest = Self.stream
        var pieces: [ByteBuffer] = []
        while rest.readableBytes > 0 {
            guard let piece = rest.readSlice(length: min(pieceBytes, rest.readableBytes)) else {
                break
            }
            pieces.append(piece)
        }
        #expect(try heads(of: pieces) == Self.heads)
    }

    @Test func aStatusThatCameLaterKeepsItsNumber() throws {
        let reply = ProtobufBytes().varint(1, 1).message(2, ProtobufBytes().varint(1, 77))
        let head = try #require(try heads(of: [Self.frame(reply.bytes)]).first)
        #expect(head.statusName == "STATUS_77")
    }

    private static let noReplies: [[UInt8]] = [
        [0x80], [1 << 3], [1 << 3, 0x80], [2 << 3 | 2, 5, 1], [2 << 3 | 2, 1, 0x80],
        [1 << 3 | 7, 0], [9 << 3 | 1, 0, 0], [9 << 3 | 5, 0, 0, 0],
        [UInt8](repeating: 0xff, count: 11),
    ]

    @Test(arguments: noReplies)
    func bytesThatAreNoReplyAreRefused(message: [UInt8]) {
        let error = #expect(throws: WireError.self) { try heads(of: [Self.frame(message)]) }
        #expect(error?.code == .messageMalformed)
    }

    @Test func fieldsOfEveryKindAreSkipped() throws {
        let message: [UInt8] = [
            9 << 3 | 1, 0, 0, 0, 0, 0, 0, 0, 0, 9 << 3 | 5, 0, 0, 0, 0, 1 << 3, 6, 3 << 3, 1,
        ]
        let head = ReplyHead(id: 6, statusCode: 0, isEndOfStream: true)
        #expect(try heads(of: [Self.frame(message)]) == [head])
    }

    @Test(arguments: [[1, 0, 0, 0, 0], [0, 0xff, 0, 0, 0]] as [[UInt8]])
    func aStreamOfSomethingElseIsRefused(bytes: [UInt8]) {
        #expect(throws: WireError.self) { try heads(of: [ByteBuffer(bytes: bytes)]) }
    }

    private static func frame(_ message: [UInt8]) -> ByteBuffer {
        ByteBuffer(bytes: [0, 0, 0, 0, UInt8(message.count)] + message)
    }
}
