package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
package import YektaWire

/// Listens on TCP and on a Unix socket and serves the protocol until it is told to stop.
///
/// Stopping: no new connections, no new calls, every accepted call answered, store checkpointed and
/// closed.
package final class YektaServer: Service {
    private let pipeline: ResolutionPipeline
    private let configuration: ServerConfiguration
    private let limits: WireLimits
    private let logger: Logger
    private let group: MultiThreadedEventLoopGroup
    private let connections = Mutex<[ObjectIdentifier: any Channel]>([:])
    private let onListening: @Sendable (ListeningAddresses) -> Void

    /// Where a server listens.
    package struct ListeningAddresses: Sendable {
        /// The TCP port, if it listens on TCP.
        package let port: Int?
        package let unixSocketPath: String?
    }

    /// - Parameter onListening: called once, when connections are accepted.
    package init(
        pipeline: ResolutionPipeline,
        configuration: ServerConfiguration,
        limits: WireLimits = WireLimits(),
        logger: Logger,
        onListening: @escaping @Sendable (ListeningAddresses) -> Void = { _ in }
    ) {
        self.pipeline = pipeline
        self.configuration = configuration
        self.limits = limits
        self.logger = logger
        self.onListening = onListening
        group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoops)
    }

    /// Runs until a graceful shutdown is asked for, or the store fails.
    ///
    /// - Throws: `ServerError` if the store failed, or an `IOError` if an address cannot be bound.
    package func run() async throws {
        let listeners = try await listen()
        let port = listeners.compactMap { $0.localAddress?.port }.first
        onListening(ListeningAddresses(port: port, unixSocketPath: configuration.unixSocketPath))
        logger.info("listening", metadata: ["port": "\(port.map(String.init) ?? "none")"])
        let snapshots = keepSnapshots()
        await waitForEnd()
        snapshots.cancel()
        logger.info("stopping")
        for listener in listeners { try? await listener.close() }
        try await pipeline.stop()
        try await closeConnections()
        try await group.shutdownGracefully()
        if pipeline.isFailed { throw ServerError.storeFailed }
        logger.info("stopped")
    }

    private func waitForEnd() async {
        let (ends, continuation) = AsyncStream<Void>.makeStream()
        pipeline.setFailureHandler { continuation.finish() }
        await withGracefulShutdownHandler {
            for await _ in ends {}
        } onGracefulShutdown: {
            continuation.finish()
        }
        continuation.finish()
    }

    /// Has the memory written now and then.
    private func keepSnapshots() -> RepeatedTask {
        let pause = TimeAmount.milliseconds(max(100, configuration.snapshotQuietMs))
        return group.next().scheduleRepeatedTask(initialDelay: pause, delay: pause) {
            [pipeline] _ in pipeline.keepSnapshot()
        }
    }

    private func listen() async throws -> [any Channel] {
        var listeners: [any Channel] = []
        if let port = configuration.port {
            listeners.append(try await bootstrap().bind(host: configuration.host, port: port).get())
        }
        if let path = configuration.unixSocketPath {
            try await refuseIfAnswered(path)
            let bound = bootstrap().bind(
                unixDomainSocketPath: path,
                cleanupExistingSocketFile: true
            )
            listeners.append(try await bound.get())
        }
        guard !listeners.isEmpty else { throw ServerError.nowhereToListen }
        return listeners
    }

    /// A socket that a server answers at is not ours to take; one that nobody answers at is left
    /// over.
    private func refuseIfAnswered(_ path: String) async throws {
        let attempt = ClientBootstrap(group: group).connect(unixDomainSocketPath: path)
        guard let channel = try? await attempt.get() else { return }
        try? await channel.close()
        throw ServerError.socketInUse(path)
    }

    private func bootstrap() -> ServerBootstrap {
        let dispatcher = CallDispatcher(pipeline: pipeline, limits: limits)
        let (limits, logger) = (limits, logger)
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 16)
            .childChannelInitializer { channel in
                self.register(channel)
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        CallHandler(dispatcher: dispatcher, limits: limits, logger: logger)
                    )
                }
            }
    }

    private func register(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        connections.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { _ in
            _ = self.connections.withLock { $0.removeValue(forKey: id) }
        }
    }

    /// Asks every connection to close when it is answered, and closes those that take too long.
    private func closeConnections() async throws {
        let open = connections.withLock { Array($0.values) }
        for channel in open {
            channel.pipeline.fireUserInboundEventTriggered(CallHandler.StopEvent())
        }
        let deadline = NIODeadline.now() + .milliseconds(configuration.stopTimeoutMs)
        while connections.withLock({ !$0.isEmpty }), NIODeadline.now() < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
        for channel in connections.withLock({ Array($0.values) }) {
            channel.close(promise: nil)
        }
    }
}

/// Why a server could not start or go on.
package enum ServerError: Error, CustomStringConvertible {
    /// Neither a TCP port nor a Unix socket was configured.
    case nowhereToListen
    /// Another server answers at the Unix socket.
    case socketInUse(String)
    case storeFailed
    /// The store keeps another model under the name of this epoch.
    case otherModel(String)
    /// It came too late: the server is stopping.
    case stopping

    package var description: String {
        switch self {
        case .nowhereToListen: "no TCP port and no Unix socket to listen on; name at least one"
        case .stopping: "the server is stopping; try again after its restart"
        case .socketInUse(let path):
            "another server answers at \(path); choose another path, or stop that server"
        case .otherModel(let epoch):
            "the store keeps another model of the epoch '\(epoch)', and weights must not change "
                + "under one name; give the model another epoch"
        case .storeFailed: "the store failed; see the log, free the disk or restore it, and restart"
        }
    }
}
