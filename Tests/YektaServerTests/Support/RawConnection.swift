import NIOCore
import NIOPosix
import YektaClient
import YektaWire

/// A connection that sends any bytes and keeps the replies.
final class RawConnection: Sendable {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private init(_ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>) {
        self.channel = channel
    }

    static func open(_ address: ServerAddress) async throws -> RawConnection {
        guard case .tcp(let host, let port) = address else {
            throw ClientError(.badAddress, "a raw connection is made over TCP")
        }
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel
                    )
                }
            }
        return RawConnection(channel)
    }

    /// Sends bytes and reads replies until the server hangs up, or as many as are wanted.
    func exchange(_ bytes: [UInt8], wanted: Int = .max) async throws -> [Reply] {
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: bytes))
            var stream = ByteBuffer()
            var replies: [Reply] = []
            var decoder = FrameDecoder(limits: WireLimits())
            let codec = ReplyCodec()
            do {
                for try await chunk in inbound {
                    stream.writeImmutableBuffer(chunk)
                    while let frame = try decoder.decode(buffer: &stream) {
                        replies.append(try codec.decode(frame))
                    }
                    if replies.count >= wanted { break }
                }
            } catch let error as IOError where error.errnoCode == 104 {
                // The server hung up while bytes of ours were on their way: a reset.
            }
            return replies
        }
    }

    /// The bytes of a frame with a call.
    static func frame(_ call: Call) throws -> [UInt8] {
        var buffer = ByteBuffer()
        try CallCodec().append(call, to: &buffer)
        return Array(buffer.readableBytesView)
    }
}
