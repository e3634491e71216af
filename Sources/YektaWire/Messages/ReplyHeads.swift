package import NIOCore

/// What a load generator needs of a reply: whose it is and how it went.
package struct ReplyHead: Hashable, Sendable {
    /// The id of the call; 0 when the server could not read one, and then it hangs up.
    package let id: UInt64
    /// gRPC's number of the status; 0 is OK.
    package let statusCode: UInt32
    /// Whether this is the last reply to its call.
    package let isEndOfStream: Bool

    package init(id: UInt64, statusCode: UInt32, isEndOfStream: Bool) {
        self.id = id
        self.statusCode = statusCode
        self.isEndOfStream = isEndOfStream
    }

    /// The status by gRPC's name.
    package var statusName: String {
        StatusCode(rawValue: statusCode)?.name ?? "STATUS_\(statusCode)"
    }
}

/// Splits a stream of replies into frames and reads the head of each; what they answer is skipped.
///
/// `ReplyCodec` reads all of a reply, and makes some forty Swift values of a look-up's. This one is
/// for counting answers.
package struct ReplyHeads: Sendable {
    private let frameBytesMax: Int
    /// The beginning of a frame that has not come as a whole.
    private var rest = ByteBuffer()

    package init(limits: WireLimits = WireLimits()) {
        frameBytesMax = limits.frameBytesMax
    }

    /// Takes bytes of the stream and calls `body` with each reply that they complete.
    package mutating func read(
        _ bytes: ByteBuffer,
        _ body: (ReplyHead) -> Void
    ) throws(WireError) {
        var stream = bytes
        if rest.readableBytes > 0 {
            rest.writeImmutableBuffer(bytes)
            stream = rest
            // The stream is now its only owner, so that what is left of it can grow in place.
            rest = ByteBuffer()
        }
        let taken = try heads(of: stream.readableBytesUInt8Span, body)
        stream.moveReaderIndex(forwardBy: taken)
        if stream.readableBytes > 0 { rest = stream }
    }

    /// Reads whole frames and says how many bytes they take.
    private func heads(
        of stream: Span<UInt8>,
        _ body: (ReplyHead) -> Void
    ) throws(WireError) -> Int {
        var start = 0
        while stream.count - start >= FrameHeader.bytes {
            guard stream[start] == FrameHeader.flag else {
                throw WireError(.frameFlagUnsupported, "frame flag \(stream[start]) is not 0")
            }
            var length = 0
            for place in start + 1..<start + FrameHeader.bytes {
                length = length << 8 | Int(stream[place])
            }
            guard length <= frameBytesMax else {
                throw WireError(
                    .frameTooLarge,
                    "frame of \(length) bytes exceeds frameBytesMax (\(frameBytesMax))"
                )
            }
            let end = start + FrameHeader.bytes + length
            guard end <= stream.count else { break }
            guard let head = Self.head(in: stream, start + FrameHeader.bytes, end) else {
                throw WireError(.messageMalformed, "the frame holds no Reply message")
            }
            body(head)
            start = end
        }
        return start
    }

    /// Walks over the top level of one message.
    private static func head(in stream: Span<UInt8>, _ start: Int, _ end: Int) -> ReplyHead? {
        var fields = FieldWalk(start, end)
        var id: UInt64 = 0
        var statusCode: UInt64 = 0
        var isEnd = false
        while let field = fields.next(in: stream) {
            switch (field.number, field.content) {
            case (1, .varint(let value)): id = value
            case (2, .bytes(let from, let to)):
                var status = FieldWalk(from, to)
                while let field = status.next(in: stream) {
                    if case (1, .varint(let value)) = (field.number, field.content) {
                        statusCode = value
                    }
                }
                guard status.isAtEnd else { return nil }
            case (3, .varint(let value)): isEnd = value != 0
            default: break
            }
        }
        guard fields.isAtEnd, let code = UInt32(exactly: statusCode) else { return nil }
        return ReplyHead(id: id, statusCode: code, isEndOfStream: isEnd)
    }
}

/// A walk over the fields of one protobuf message that goes into none of them.
private struct FieldWalk {
    enum Content {
        case varint(UInt64)
        case bytes(Int, Int)
        case fixed
    }

    private var place: Int
    private let end: Int
    private var isBroken = false

    init(_ start: Int, _ end: Int) {
        place = start
        self.end = end
    }

    /// Whether the walk came to the end without meeting anything that is no field.
    var isAtEnd: Bool { place == end && !isBroken }

    mutating func next(in stream: Span<UInt8>) -> (number: UInt64, content: Content)? {
        guard place < end, !isBroken, let tag = varint(in: stream) else { return nil }
        switch tag & 7 {
        case 0:
            guard let value = varint(in: stream) else { return nil }
            return (tag >> 3, .varint(value))
        case 1 where skip(8), 5 where skip(4): return (tag >> 3, .fixed)
        case 2:
            guard let length = varint(in: stream) else { return nil }
            let start = place
            guard skip(length) else { return nil }
            return (tag >> 3, .bytes(start, place))
        default:
            isBroken = true
            return nil
        }
    }

    private mutating func skip(_ count: UInt64) -> Bool {
        guard count <= UInt64(end - place) else {
            isBroken = true
            return false
        }
        place += Int(count)
        return true
    }

    private mutating func varint(in stream: Span<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard place < end else { break }
            let byte = stream[place]
            place += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        isBroken = true
        return nil
    }
}
