import NIOCore
import Synchronization
import YektaCore
import YektaWire

// MARK: - Look-ups, on the event loop

extension CallDispatcher {
    func lookup(_ id: UInt64, _ request: LookupRequest) -> Reply {
        switch request.target {
        case .identity(let identity): return lookup(id, identity: identity, request)
        case .record(let key):
            let found = pipeline.committed.withLock { directory in
                let holder = directory.identity(ofRecord: key).map { [$0] } ?? []
                return views(of: holder, in: &directory, request)
            }
            guard !found.isEmpty else { return Self.nothing(id, "no such record is stored") }
            return Reply(id: id, .lookup(found))
        case .identifier(let type, let value):
            return lookup(id, type: type, value: value, request)
        }
    }

    private func lookup(
        _ id: UInt64,
        type: FieldType,
        value: String,
        _ request: LookupRequest
    ) -> Reply {
        guard let key = pipeline.preparation.lookupKey(type: type, value: value) else {
            return Reply(id: id, ending: Self.unusable(type))
        }
        let found = pipeline.committed.withLock { directory in
            let holders = directory.identities(holding: key).prefix(Int(request.limit))
            return views(of: Array(holders), in: &directory, request)
        }
        guard !found.isEmpty else { return Self.nothing(id, "nobody holds this \(type.name)") }
        return Reply(id: id, .lookup(found))
    }

    private func lookup(
        _ id: UInt64,
        identity: IdentityID,
        _ request: LookupRequest
    ) -> Reply {
        let (state, end, live) = pipeline.committed.withLock { directory in
            let end = directory.survivor(of: identity)
            let isLive = directory.state(of: end) == .live
            let live = isLive ? views(of: [end], in: &directory, request).first : nil
            return (directory.state(of: identity), end, live)
        }
        guard let state else {
            return Self.nothing(id, "identity \(identity) was never issued")
        }
        // What was split or erased describes itself; a merge is described by where it ended.
        var view = live ?? IdentityView(id: end)
        view.state = state
        view.requestedID = identity
        return Reply(id: id, .lookup([view]))
    }

    /// The views of identities that stand, of one moment: under the directory's lock.
    private func views(
        of identities: [IdentityID],
        in directory: inout IdentityDirectory,
        _ request: LookupRequest
    ) -> [IdentityView] {
        identities.map { identity in
            let summary = directory.summary(of: identity)
            let stored = request.withRecords ? directory.records(of: identity) : []
            let links = directory.possibleLinks(of: identity, limit: Engine.possibleLinksMax)
            var view = IdentityView(identity, summary, possibleLinks: links)
            let ordered = stored.map(\.record).sorted { $0.key < $1.key }
            view.records = Array(ordered.prefix(limits.recordsPerIdentityMax))
            return view
        }
    }

    static func unusable(_ type: FieldType) -> Status {
        let text =
            "the value is no usable \(type.name), or a \(type.name) identifies nobody; "
            + "search by it instead"
        return Status(.invalidArgument, text)
    }

    private static func nothing(_ id: UInt64, _ text: String) -> Reply {
        Reply(id: id, ending: Status(.notFound, text))
    }
}

// MARK: - Searches, and what the engine's thread reads

extension CallDispatcher {
    /// Has the engine read, unless the deadline passes before it comes to it.
    private func read<Found: Sendable>(
        _ call: Call,
        _ answer: @escaping Answer,
        _ body: @escaping @Sendable (Engine) -> Found,
        reply: @escaping @Sendable (Found) -> Reply
    ) {
        let deadline = Self.deadline(of: call)
        let counters = pipeline.counters
        let isTaken = pipeline.read { engine -> Found? in
            if let deadline, deadline < .now() { return nil }
            return body(engine)
        } complete: { found in
            switch found {
            case .some(.some(let found)): answer(reply(found))
            case .some(.none):
                counters.increment(counters.deadlinesExceeded)
                answer(Reply(id: call.id, ending: Self.status(.deadlineExceeded)))
            case .none: answer(Reply(id: call.id, ending: Self.stopping))
            }
        }
        if !isTaken { answer(tooManyReads(call)) }
    }

    /// Searches at once where it can.
    ///
    /// - Parameter isAtOnce: whether the event loop has time for it; else another thread does it.
    /// - Returns: the reply if it is ready, else nil: then `answer` is called later.
    func search(
        _ call: Call,
        _ request: SearchRequest,
        isAtOnce: Bool,
        _ answer: @escaping Answer
    ) -> Reply? {
        let query = SearchQuery(
            probe: Record(
                key: RecordKey(channel: "search", id: "probe"),
                fields: request.fields
            ),
            limit: Int(request.limit),
            isExplained: request.withLines
        )
        let deadline = Self.deadline(of: call)
        let outcome = pipeline.search(query, isAtOnce: isAtOnce, deadline: deadline) {
            answer(reply(call, $0, isAhead: true))
        }
        return outcome.map { reply(call, $0, isAhead: false) }
    }

    /// - Parameter isAhead: whether the engine may have been ahead of the disk: what is not
    ///   committed is not shown.
    private func reply(_ call: Call, _ outcome: SearchOutcome, isAhead: Bool) -> Reply {
        switch outcome {
        case .found(let hits):
            let identities = isAhead ? committedIdentities(hits) : hits.map(\.identity)
            let views = zip(hits, identities).compactMap { hit, identity in
                identity.map {
                    SearchHitView(
                        identity: $0,
                        recordKey: hit.record,
                        weight: hit.weight,
                        grade: Grade(hit.decision),
                        lines: hit.explanation?.lines.map { LineView($0) } ?? []
                    )
                }
            }
            return Reply(id: call.id, .search(views))
        case .late:
            let counters = pipeline.counters
            counters.increment(counters.deadlinesExceeded)
            return Reply(id: call.id, ending: Self.status(.deadlineExceeded))
        case .stopping: return Reply(id: call.id, ending: Self.stopping)
        case .tooMany: return tooManyReads(call)
        }
    }

    private func committedIdentities(_ hits: [SearchHit]) -> [IdentityID?] {
        pipeline.committed.withLock { directory in
            hits.map { directory.identity(ofRecord: $0.record) }
        }
    }

    private func tooManyReads(_ call: Call) -> Reply {
        let limit = pipeline.configuration.readsWaitingMax
        let text = "readsWaitingMax (\(limit)) reads wait already; try again in a moment"
        return Reply(id: call.id, ending: Status(.resourceExhausted, text))
    }

    func explain(_ call: Call, _ request: ExplainRequest, _ answer: @escaping Answer) {
        let id = call.id
        read(call, answer) { engine -> Reply in
            switch request {
            case .pair(let first, let second):
                guard let pair = engine.explain(first, second) else {
                    return Self.nothing(id, "one of the two records is not stored")
                }
                let view = PairView(first, second, pair, scorer: engine.scorer)
                return Reply(id: id, .explain(.pair(view)))
            case .identity(let identity):
                guard let explanation = engine.explain(identity) else {
                    return Self.nothing(id, "no identity stands under \(identity)")
                }
                return Reply(id: id, .explain(.identity(identity, joins: explanation.views)))
            }
        } reply: {
            $0
        }
    }

    func stats(_ call: Call, _ answer: @escaping Answer) {
        let (pipeline, start) = (pipeline, start)
        read(call, answer) { engine in
            let counted = [
                ("generic_values", engine.genericValueCount),
                ("links_cut_by_regions", engine.regionCutCount),
                ("records_linked", Int(clamping: engine.recordsLinked)),
                ("candidates_weighed", Int(clamping: engine.candidatesWeighed)),
            ]
            return (engine.linkCount, counted, engine.heldBytes)
        } reply: { links, counted, heldBytes in
            var stats = ServerStats()
            var held = heldBytes.map { (part: "engine_\($0.part)", bytes: $0.bytes) }
            pipeline.committed.withLock { directory in
                stats.recordCount = UInt64(directory.recordCount)
                stats.identityCount = UInt64(directory.identityCount)
                stats.openReviewCount = UInt64(max(0, directory.openReviewCount))
                stats.lastSequence = directory.lastSequence
                held += directory.heldBytes.map { (part: "directory_\($0.part)", bytes: $0.bytes) }
            }
            var counts = IdentityDirectory.ChannelCounts()
            // Piece by piece: nobody's look-up waits for all of it.
            repeat {
                pipeline.committed.withLock { $0.count(&counts) }
            } while !counts.isComplete
            let channels = counts.ordered
            stats.channels = channels.map {
                ChannelCount(channel: $0.channel, recordCount: UInt64($0.records))
            }
            let counters = pipeline.counters
            stats.linkCount = UInt64(links)
            stats.queueCount = UInt64(pipeline.queuedCommands)
            stats.connectionCount = UInt64(
                max(0, counters.connections.load(ordering: .relaxed))
            )
            stats.batches = counters.batches.load(ordering: .relaxed)
            stats.commits = counters.commits.load(ordering: .relaxed)
            stats.calls = counters.calls.load(ordering: .relaxed)
            stats.uptimeMs = UInt64((NIODeadline.now() - start).nanoseconds / 1_000_000)
            stats.metrics =
                counters.metrics + counted.map { Metric(name: $0.0, value: Double($0.1)) }
            stats.metrics += held.map {
                Metric(name: "bytes_\($0.part)", value: Double($0.bytes))
            }
            stats.metrics += channels.map {
                Metric(name: "identities_in_channel_\($0.channel)", value: Double($0.identities))
            }
            return Reply(id: call.id, .stats(stats))
        }
    }
}

extension IdentityExplanation {
    var views: [JoinView] {
        joins.map {
            JoinView(
                left: $0.left,
                right: $0.right,
                evidence: $0.evidence ?? .zero,
                lines: $0.lines.map { LineView($0) }
            )
        }
    }
}

extension ServerCounters {
    var metrics: [Metric] {
        let commitCount = commits.load(ordering: .relaxed)
        let spent = Double(commitNanoseconds.load(ordering: .relaxed)) / 1_000_000
        return [
            Metric(name: "commands", value: Double(commands.load(ordering: .relaxed))),
            Metric(
                name: "commit_ms_mean",
                value: commitCount == 0 ? 0 : spent / Double(commitCount)
            ),
            Metric(name: "queue_full", value: Double(queueFull.load(ordering: .relaxed))),
            Metric(
                name: "deadlines_exceeded",
                value: Double(deadlinesExceeded.load(ordering: .relaxed))
            ),
            Metric(
                name: "malformed_frames",
                value: Double(malformedFrames.load(ordering: .relaxed))
            ),
            Metric(name: "refused_calls", value: Double(refusedCalls.load(ordering: .relaxed))),
        ]
    }
}
