package import NIOCore
import NIOPosix
package import YektaWire

/// One connection to a server: calls are pipelined and find their replies by id.
///
/// It may be used from any number of tasks and threads. When the connection breaks, every call that
/// has no reply yet fails with `connectionLost`, and so does every later one: connect again.
package final class YektaClient: Sendable {
    /// Calls that may wait for a place among the `callsInFlightMax` of the connection.
    package static let callsWaitingMax = 65_536
    /// How long a connection attempt may take, in milliseconds.
    package static let connectTimeoutMs: Int64 = 10_000

    private let channel: any Channel
    let handler: NIOLoopBound<ClientHandler>

    /// Where callbacks run.
    package var eventLoop: any EventLoop { channel.eventLoop }

    private init(channel: any Channel, handler: ClientHandler) {
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
    }

    /// Connects to a server.
    ///
    /// - Parameter group: the threads that serve the connection; those of the process unless given.
    package static func connect(
        to address: ServerAddress,
        on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        limits: WireLimits = WireLimits()
    ) async throws(ClientError) -> YektaClient {
        let bootstrap = ClientBootstrap(group: group)
            .connectTimeout(.milliseconds(connectTimeoutMs))
        let adopt: @Sendable (any Channel) -> EventLoopFuture<YektaClient> = { channel in
            channel.eventLoop.makeCompletedFuture {
                let handler = ClientHandler(limits: limits)
                try channel.pipeline.syncOperations.addHandler(handler)
                return YektaClient(channel: channel, handler: handler)
            }
        }
        do {
            switch address {
            case .tcp(let host, let port):
                return try await bootstrap.connect(
                    host: host,
                    port: port,
                    channelInitializer: adopt
                )
            case .unix(let path):
                return try await bootstrap.connect(
                    unixDomainSocketPath: path,
                    channelInitializer: adopt
                )
            }
        } catch {
            throw ClientError(unreachable: address)
        }
    }

    /// Sends a call; the completion runs once, on the connection's event loop.
    ///
    /// Made for load: no task, no continuation. Called on the event loop it does not leave it, and
    /// the calls of one turn of the loop leave in one write.
    package func send(
        _ method: Method,
        deadlineMs: UInt32 = 0,
        completion: @escaping @Sendable (Result<ReplyResult, ClientError>) -> Void
    ) {
        let handler = handler
        if eventLoop.inEventLoop {
            handler.value.send(method, deadlineMs: deadlineMs, completion)
        } else {
            eventLoop.execute {
                handler.value.send(method, deadlineMs: deadlineMs, completion)
            }
        }
    }

    /// Sends a call and waits for its reply.
    ///
    /// - Parameter deadlineMs: what the server is told to keep; 0 is no deadline.
    package func call(
        _ method: Method,
        deadlineMs: UInt32 = 0
    ) async throws(ClientError) -> ReplyResult {
        let result = await withCheckedContinuation { continuation in
            send(method, deadlineMs: deadlineMs) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// The calls that were sent, or wait to be, and have no reply yet.
    package func callsUnderWay() async -> Int {
        let handler = handler
        let count = try? await eventLoop.submit { handler.value.callsUnderWay }.get()
        return count ?? 0
    }

    /// Hangs up; calls without a reply fail.
    package func close() async {
        channel.close(promise: nil)
        try? await channel.closeFuture.get()
    }
}
