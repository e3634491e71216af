import Foundation
import NIOCore
import NIOPosix
import YektaCore
import YektaWire

/// Answers every batch of records at once and keeps nothing: what a client costs and can reach
/// shows against it.
///
///     YEKTA_BENCHMARKS=1 swift run -c release SinkServer 7441
@main struct SinkServer {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 7441
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(SinkHandler())
                }
            }
            .bind(host: "127.0.0.1", port: port)
            .get()
        try await listener.closeFuture.get()
    }
}

private final class SinkHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let calls = CallCodec()
    private let replies = ReplyCodec()
    private let frames = NIOSingleStepByteToMessageProcessor(FrameDecoder(limits: WireLimits()))

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var outbound = ByteBuffer()
        do {
            try frames.process(buffer: unwrapInboundIn(data)) { frame in
                let call = try calls.decode(frame)
                guard case .resolveBatch(let records) = call.method else { return }
                let result = ResolveResult(
                    identity: IdentityID(1),
                    outcome: .created,
                    mergedIDs: [],
                    possibleLinks: [],
                    sequence: 1
                )
                let answers = records.map { _ in BatchAnswer.resolved(result) }
                try replies.append(Reply(id: call.id, .resolveBatch(answers)), to: &outbound)
            }
        } catch {
            context.close(promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(outbound), promise: nil)
    }
}
