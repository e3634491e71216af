import Foundation
import Logging
import ServiceLifecycle
import YektaClient
import YektaServer

/// A server in this process on a port of its own choice, with a store that goes with the test.
final class ServerHarness: Sendable {
    let pipeline: ResolutionPipeline
    let address: ServerAddress
    let unixAddress: ServerAddress?
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    private init(_ configuration: ServerConfiguration) async throws {
        var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        pipeline = try await ResolutionPipeline.open(configuration, logger: logger)
        let (addresses, continuation) = AsyncStream<YektaServer.ListeningAddresses>.makeStream()
        let server = YektaServer(
            pipeline: pipeline,
            configuration: configuration,
            logger: logger
        ) {
            continuation.yield($0)
            continuation.finish()
        }
        let group = ServiceGroup(services: [server], logger: logger)
        self.group = group
        running = Task {
            defer { continuation.finish() }
            try await group.run()
        }
        var listening: YektaServer.ListeningAddresses?
        for await addresses in addresses { listening = addresses }
        address = .tcp(host: "127.0.0.1", port: listening?.port ?? 0)
        unixAddress = listening?.unixSocketPath.map { .unix(path: $0) }
    }

    func connect() async throws(ClientError) -> YektaClient {
        try await YektaClient.connect(to: address)
    }

    /// Asks the server to stop and waits until it has.
    func stop() async throws {
        await group.triggerGracefulShutdown()
        try await running.value
    }

    /// Runs a body with a server and stops it afterwards, also when the body throws.
    static func run(
        on directory: ServerDirectory,
        configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (ServerHarness) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration(storePath: directory.store)
        configuration.port = 0
        configure(&configuration)
        let harness = try await ServerHarness(configuration)
        do {
            try await body(harness)
        } catch {
            try? await harness.stop()
            throw error
        }
        try await harness.stop()
    }

    /// Runs a body with a server on a store of its own and one connection to it.
    static func run(
        configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (ServerHarness, YektaClient) async throws -> Void
    ) async throws {
        let directory = try ServerDirectory()
        try await run(on: directory, configure: configure) { harness in
            let client = try await harness.connect()
            try await body(harness, client)
            await client.close()
        }
    }
}

/// A directory of one test's own, removed when the test lets go of it.
final class ServerDirectory: Sendable {
    let path: String

    init() throws {
        // A Unix socket's path may have 107 bytes at most, so the name is short.
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("yekta-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var store: String { path + "/customers.sqlite" }
    var socket: String { path + "/s" }
}
