import ArgumentParser
import YektaClient
import YektaWire

/// `yekta stats`: prints the server's counters.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Print a server's counters.",
        discussion: """
            The first lines are about what is stored, the rest about what the server did since it \
            started.

              yekta stats --server 127.0.0.1:7441 --json
            """
    )

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let client = try await options.connect()
        let health = try await client.health()
        let stats = try await client.stats()
        await client.close()
        if options.json {
            try OutputStream.answers.writeLine(Self.json(stats, health).text)
        } else {
            for line in Self.table(stats, health) { try OutputStream.answers.writeLine(line) }
        }
    }

    private static func counts(_ stats: ServerStats) -> [(String, UInt64)] {
        [
            ("records", stats.recordCount), ("identities", stats.identityCount),
            ("links", stats.linkCount), ("open_reviews", stats.openReviewCount),
            ("last_sequence", stats.lastSequence), ("queued_commands", stats.queueCount),
            ("connections", stats.connectionCount), ("calls", stats.calls),
            ("batches", stats.batches), ("commits", stats.commits), ("uptime_ms", stats.uptimeMs),
        ]
    }

    private static func table(_ stats: ServerStats, _ health: ServerHealth) -> [String] {
        var table = OutputTable(.left, .right)
        table.add("serving", health.isServing ? "yes" : "no")
        table.add("version", health.version)
        for (name, value) in counts(stats) { table.add(name, value.grouped) }
        for channel in stats.channels {
            table.add("records_in_channel_\(channel.channel)", channel.recordCount.grouped)
        }
        for metric in stats.metrics {
            let isWhole = metric.value == metric.value.rounded() && abs(metric.value) < 1e15
            table.add(
                metric.name,
                isWhole ? Int64(metric.value).grouped : metric.value.fixed(3)
            )
        }
        return table.lines()
    }

    private static func json(_ stats: ServerStats, _ health: ServerHealth) -> OutputJSON {
        .object(
            [("serving", .bool(health.isServing)), ("version", .string(health.version))]
                + counts(stats).map { ($0.0, .count($0.1)) }
                + [
                    (
                        "channels",
                        .object(stats.channels.map { ($0.channel, .count($0.recordCount)) })
                    ),
                    ("metrics", .object(stats.metrics.map { ($0.name, .number($0.value)) })),
                ]
        )
    }
}
