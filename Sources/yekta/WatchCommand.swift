import ArgumentParser
import YektaClient
import YektaCore
import YektaWire

/// `yekta watch`: prints the change feed.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Print the change feed, one event per line.",
        discussion: """
            Sequence numbers have no gaps and survive restarts: whoever keeps the last one goes on \
            from there with --from. Ctrl-C ends --follow.

              yekta watch --from 1200 --follow --json
            """
    )

    @Option(help: "Print what came after this sequence number.")
    var from: UInt64 = 0

    @Flag(help: "Wait for more at the end of the feed.")
    var follow = false

    @Option(help: "End after so many events; 0 is no limit.")
    var limit: UInt32 = 0

    @OptionGroup var options: ServerOptions

    func run() async throws {
        let client = try await options.connect()
        let request = WatchRequest(fromSequence: from, follow: follow, limit: limit)
        for try await event in client.watch(request) {
            let output = OutputEvent(event: event)
            try OutputStream.answers.writeLine(options.json ? output.json.text : output.line)
        }
        await client.close()
    }
}

/// One event of the change feed for people and for programs.
struct OutputEvent {
    let event: FeedEvent

    var line: String {
        let (kind, members) = parts
        let words = members.map { name, value in "\(name)=\(Self.plain(value))" }
        return OutputTable.printable(
            (["\(event.sequence)", kind] + words).joined(separator: "  ")
        )
    }

    var json: OutputJSON {
        let (kind, members) = parts
        return .object(
            [("sequence", .count(event.sequence)), ("event", .string(kind))] + members
        )
    }

    private var parts: (kind: String, members: [(String, OutputJSON)]) {
        switch event.kind {
        case .created(let id): ("created", [("identity_id", .id(id))])
        case .recordAdded(let key, let id):
            ("record_added", [("record_key", .key(key)), ("identity_id", .id(id))])
        case .recordUpdated(let key, let id):
            ("record_updated", [("record_key", .key(key)), ("identity_id", .id(id))])
        case .recordMoved(let key, let origin, let target):
            (
                "record_moved",
                [("record_key", .key(key)), ("from", .id(origin)), ("to", .id(target))]
            )
        case .recordDeleted(let key, let id):
            ("record_deleted", [("record_key", .key(key)), ("identity_id", .id(id))])
        case .merged(let id, let survivor):
            ("merged", [("identity_id", .id(id)), ("into", .id(survivor))])
        case .split(let id, let parts):
            ("split", [("identity_id", .id(id)), ("parts", .ids(parts))])
        case .erased(let id): ("erased", [("identity_id", .id(id))])
        case .reviewOpened(let task): ("review_opened", Self.members(task))
        case .reviewClosed(let task): ("review_closed", Self.members(task))
        }
    }

    private static func members(_ task: ReviewTask) -> [(String, OutputJSON)] {
        let reason =
            switch task.reason {
            case .possibleLink: "possible_link"
            case .groupsDisagree: "groups_disagree"
            case .cannotLink: "cannot_link"
            case .exclusiveValue: "exclusive_value"
            case .contradiction: "contradiction"
            }
        return [
            ("first", .key(task.first)), ("second", .key(task.second)),
            ("weight_bits", .number(task.weight.bits)), ("reason", .string(reason)),
        ]
    }

    private static func plain(_ value: OutputJSON) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.fixed(2)
        case .array(let items): items.map(plain).joined(separator: ",")
        case .null, .bool, .integer, .object: value.text
        }
    }
}
