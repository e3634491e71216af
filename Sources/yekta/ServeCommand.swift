import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals
import YektaFiles
import YektaServer

/// Runs the server until SIGTERM or SIGINT.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server on a store.",
        discussion: """
            The store is one SQLite file, created if it is missing. SIGTERM stops the server: every
            accepted call is answered first. Nothing here authenticates callers, so the address is
            loopback unless you say otherwise.

            The store remembers the model that it is given with --model: later starts need not name
            it. With another model the identities are brought up to date, and their ids live on.

            Example:  yekta serve --store yekta.db --port 7441 --socket /run/yekta.sock
            """
    )

    @Option(help: "The store's file.")
    var store: String

    @Option(
        help: ArgumentHelp("A model file to put in force.", valueName: "model.json")
    )
    var model: String?

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The TCP port; 0 lets the system choose, -1 listens on the Unix socket alone.")
    var port = 7441

    @Option(help: "The path of a Unix socket to listen on as well.")
    var socket: String?

    @Option(help: "Threads that read sockets and normalise records.")
    var threads = 2

    @Option(help: "Log level: trace, debug, info, notice, warning, error or critical.")
    var logLevel = "notice"

    func validate() throws {
        guard (-1...65_535).contains(port) else {
            throw ValidationError("port \(port) is not between -1 and 65535")
        }
        guard (1...64).contains(threads) else {
            throw ValidationError("threads \(threads) is not between 1 and 64")
        }
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("'\(logLevel)' is no log level")
        }
    }

    func run() async throws {
        var logger = Logger(label: "yekta", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        var configuration = ServerConfiguration(storePath: store)
        configuration.model = try model.map(ModelFile.read(path:))
        configuration.host = host
        configuration.port = port < 0 ? nil : port
        configuration.unixSocketPath = socket
        configuration.eventLoops = threads
        let host = host
        let pipeline = try await ResolutionPipeline.open(configuration, logger: logger)
        let server = YektaServer(
            pipeline: pipeline,
            configuration: configuration,
            logger: logger
        ) { addresses in
            let places = [
                addresses.port.map { "\(host):\($0)" },
                addresses.unixSocketPath.map { "unix:\($0)" },
            ]
            // Nobody may be reading; the server runs all the same.
            try? OutputStream.answers.writeLine(
                "listening on " + places.compactMap { $0 }.joined(separator: " and ")
            )
        }
        let group = ServiceGroup(
            services: [server],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        try await group.run()
    }
}
