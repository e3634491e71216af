import NIOCore
import YektaCore
import YektaWire

/// Turns calls into replies: look-ups and searches at once on the event loop, writes after their
/// commit, explanations from the engine's thread.
struct CallDispatcher: Sendable {
    let pipeline: ResolutionPipeline
    let limits: WireLimits
    let start = NIODeadline.now()

    /// Where the replies to one call go; may be called from any thread, once.
    typealias Answer = @Sendable (Reply) -> Void

    /// Dispatches every method but `watch`, which the connection serves itself.
    ///
    /// - Parameter hasTime: whether the event loop may be held up by a search.
    /// - Returns: the reply if it is ready, else nil: then `answer` is called later.
    func dispatch(_ call: Call, hasTime: Bool, answer: @escaping Answer) -> Reply? {
        switch call.method {
        case .lookup(let request): return lookup(call.id, request)
        case .health: return Reply(id: call.id, .health(health()))
        case .resolve(let record):
            return resolve(call, record, answer)
        case .resolveBatch(let records):
            return resolveBatch(call, records, answer)
        case .deleteRecord(let key):
            return write(call, [.delete(key)], answer) { Self.deletion(call.id, $0) }
        case .merge(let request):
            let note = note(request.author, request.reason)
            return write(call, [.merge(request.identities, note)], answer) {
                Self.merger(call.id, $0)
            }
        case .split(let request):
            let note = note(request.author, request.reason)
            let command = Command.split(request.identity, request.recordKeys, note)
            return write(call, [command], answer) { Self.division(call.id, $0) }
        case .search(let request):
            return search(call, request, isAtOnce: hasTime, answer)
        case .explain(let request): explain(call, request, answer)
        case .stats: stats(call, answer)
        case .watch: preconditionFailure("watch is served by the connection")
        }
        return nil
    }

    private func note(_ author: String, _ reason: String) -> DecisionNote {
        DecisionNote(author: author, reason: reason, timeMs: WallClock.nowMs())
    }

    func health() -> ServerHealth {
        ServerHealth(
            isServing: !pipeline.isFailed,
            version: YektaVersion.current,
            lastSequence: pipeline.feed.lastSequence,
            store: pipeline.isFailed ? .failed : .open
        )
    }
}

// MARK: - Writes

extension CallDispatcher {
    private func resolve(_ call: Call, _ record: Record, _ answer: @escaping Answer) -> Reply? {
        let commands = pipeline.preparation.prepareWithKeys([record]).map { Command.resolve($0) }
        return write(call, commands, answer) { committed in
            switch committed.outcomes[0] {
            case .resolved(let resolved):
                Reply(
                    id: call.id,
                    .resolve(ResolveResult(resolved, sequence: committed.sequence))
                )
            case .refused(let refusal): Reply(id: call.id, ending: Status(refusal))
            case .deleted, .merged, .split:
                preconditionFailure("a record was resolved and came to something else")
            }
        }
    }

    private func resolveBatch(
        _ call: Call,
        _ records: [BatchRecord],
        _ answer: @escaping Answer
    ) -> Reply? {
        let accepted = records.compactMap { record -> Record? in
            if case .record(let record) = record { record } else { nil }
        }
        let assemble: @Sendable (WriteRequest.Committed) -> Reply = { committed in
            var outcomes = committed.outcomes.makeIterator()
            let answers = records.map { record -> BatchAnswer in
                switch record {
                case .refused(let status): return .refused(status)
                case .record: return Self.batchAnswer(outcomes.next(), committed.sequence)
                }
            }
            return Reply(id: call.id, .resolveBatch(answers))
        }
        guard !accepted.isEmpty else {
            let nothing = WriteRequest.Committed(
                outcomes: [],
                sequence: pipeline.feed.lastSequence
            )
            return assemble(nothing)
        }
        let bytes = accepted.reduce(0) { $0 + Self.bytes(of: $1) }
        let slot = CommandSlot(count: accepted.count)
        let reply = write(call, slot, bytes: bytes, answer, assemble)
        // Not on this thread, which others wait for; and not at all unless there is room for them.
        if reply == nil { pipeline.prepare(accepted, into: slot) }
        return reply
    }

    private static func batchAnswer(
        _ outcome: CommandOutcome?,
        _ sequence: UInt64
    ) -> BatchAnswer {
        switch outcome {
        case .resolved(let resolved): .resolved(ResolveResult(resolved, sequence: sequence))
        case .refused(let refusal): .refused(Status(refusal))
        case .deleted, .merged, .split, nil:
            preconditionFailure("a record was resolved and came to something else")
        }
    }

    private static func deletion(_ id: UInt64, _ committed: WriteRequest.Committed) -> Reply {
        let standing: IdentityStanding? =
            if case .deleted(let identity, let state) = committed.outcomes[0] {
                IdentityStanding(id: identity, state: state)
            } else {
                nil
            }
        return Reply(
            id: id,
            .deleteRecord(DeleteRecordResult(identity: standing, sequence: committed.sequence))
        )
    }

    private static func merger(_ id: UInt64, _ committed: WriteRequest.Committed) -> Reply {
        switch committed.outcomes[0] {
        case .merged(let identity, let absorbed):
            Reply(
                id: id,
                .merge(
                    MergeResult(
                        identity: identity,
                        mergedIDs: absorbed,
                        sequence: committed.sequence
                    )
                )
            )
        case .refused(let refusal): Reply(id: id, ending: Status(refusal))
        case .resolved, .deleted, .split:
            preconditionFailure("a merge came to something else")
        }
    }

    private static func division(_ id: UInt64, _ committed: WriteRequest.Committed) -> Reply {
        switch committed.outcomes[0] {
        case .split(let parts):
            Reply(id: id, .split(SplitResult(parts: parts, sequence: committed.sequence)))
        case .refused(let refusal): Reply(id: id, ending: Status(refusal))
        case .resolved, .deleted, .merged:
            preconditionFailure("a split came to something else")
        }
    }

    /// Queues commands.
    ///
    /// Returns a reply only if they were not accepted.
    private func write(
        _ call: Call,
        _ commands: [Command],
        _ answer: @escaping Answer,
        _ assemble: @escaping @Sendable (WriteRequest.Committed) -> Reply
    ) -> Reply? {
        let bytes = commands.reduce(0) { $0 + Self.bytes(of: $1) }
        return write(call, CommandSlot(commands), bytes: bytes, answer, assemble)
    }

    private func write(
        _ call: Call,
        _ commands: CommandSlot,
        bytes: Int,
        _ answer: @escaping Answer,
        _ assemble: @escaping @Sendable (WriteRequest.Committed) -> Reply
    ) -> Reply? {
        let deadline = Self.deadline(of: call)
        let request = WriteRequest(commands: commands, bytes: bytes, deadline: deadline) { result in
            switch result {
            case .success(let committed): answer(assemble(committed))
            case .failure(let failure): answer(Reply(id: call.id, ending: Self.status(failure)))
            }
        }
        switch pipeline.offer(request) {
        case .accepted: return nil
        case .full:
            let (commands, bytes) = (
                pipeline.configuration.queuedCommandsMax, pipeline.configuration.queuedBytesMax
            )
            let text =
                "queuedCommandsMax (\(commands)) commands or queuedBytesMax (\(bytes)) bytes wait "
                + "already; try again in a moment"
            return Reply(id: call.id, ending: Status(.resourceExhausted, text))
        case .closed:
            return Reply(id: call.id, ending: Self.stopping)
        case .failed:
            return Reply(id: call.id, ending: Self.status(.storeFailed))
        }
    }

    static func deadline(of call: Call) -> NIODeadline? {
        call.deadlineMs > 0 ? .now() + .milliseconds(Int64(call.deadlineMs)) : nil
    }

    static let stopping = Status(.unavailable, "the server is stopping; try again")

    static func status(_ failure: WriteRequest.Failure) -> Status {
        switch failure {
        case .deadlineExceeded:
            Status(
                .deadlineExceeded,
                "the deadline passed while the call waited; nothing was changed"
            )
        case .storeFailed:
            Status(
                .unavailable,
                "the store failed and the server stops; send the call again after its restart"
            )
        case .stopping: stopping
        }
    }

    /// About how much memory a command's record takes: its values, and as much again for what is
    /// derived from each.
    private static func bytes(of command: Command) -> Int {
        guard case .resolve(let prepared) = command else { return 256 }
        return bytes(of: prepared.record)
    }

    private static func bytes(of record: Record) -> Int {
        record.fields.reduce(512) { $0 + 64 + 4 * $1.value.utf8.count }
    }
}
