import NIOCore
import YektaCore
import YektaWire

/// One value of every shape that travels.
enum Samples {
    static let key = RecordKey(channel: "crm", id: "0001:a")
    static let otherKey = RecordKey(channel: "call", id: "x\u{0}y")

    static let record = Record(
        key: key,
        receivedAtMs: -1,
        fields: FieldType.allCases.map { type in
            Field(type, "محمدرضا \(type.name)", label: "column", isCompared: type == .number)
        } + [Field(.text, "a\u{0}b"), Field(.phone, "")]
    )

    static let calls: [Call] = methods.enumerated().map { index, method in
        Call(id: UInt64(index) + 1, deadlineMs: UInt32(index) * 250, method: method)
    }

    private static let methods: [Method] = [
        .resolve(record),
        .resolve(Record(key: otherKey, fields: [])),
        .resolveBatch([]),
        .resolveBatch([.record(record), .record(Record(key: otherKey, fields: []))]),
        .lookup(LookupRequest(.identity(IdentityID(.max)), limit: 100)),
        .lookup(LookupRequest(.record(otherKey), withRecords: true, limit: 1)),
        .lookup(LookupRequest(.identifier(.phone, "0912 000 00 00"), limit: 5)),
        .search(SearchRequest(fields: record.fields, limit: 3, withLines: true)),
        .explain(.pair(key, otherKey)),
        .explain(.identity(IdentityID(42))),
        .deleteRecord(key),
        .merge(MergeRequest(identities: [IdentityID(2), IdentityID(1)], author: "a", reason: "")),
        .split(
            SplitRequest(
                identity: IdentityID(7),
                recordKeys: [otherKey, key],
                author: "steward",
                reason: "two people"
            )
        ),
        .watch(WatchRequest(fromSequence: .max, follow: true, limit: .max)),
        .watch(WatchRequest()),
        .stats,
        .health,
    ]

    static let replies: [Reply] =
        results.enumerated().map { index, result in
            Reply(
                id: UInt64(index),
                status: .ok,
                result: result,
                isEndOfStream: index.isMultiple(of: 2)
            )
        } + [
            Reply(id: .max, ending: .ok),
            Reply(id: 3, ending: refusal),
        ] + StatusCode.allCases.map { Reply(id: 1, ending: Status($0, $0.name)) }

    private static let refusal = Status(
        .invalidArgument,
        "resolve.record.key is missing; set it",
        details: [FieldViolation(field: "resolve.record.key", description: "is missing; set it")]
    )

    private static let results: [ReplyResult] =
        [
            .resolve(resolved),
            .resolveBatch([.resolved(resolved), .refused(refusal)]),
            .search([
                SearchHitView(
                    identity: IdentityID(3),
                    recordKey: otherKey,
                    weight: MatchWeight(units: .min),
                    grade: .nonLink,
                    lines: [line]
                )
            ]),
            .search([]),
            .explain(.pair(pair)),
            .explain(
                .identity(
                    IdentityID(9),
                    joins: [
                        JoinView(
                            left: [key],
                            right: [otherKey],
                            evidence: MatchWeight(units: 65_537),
                            pairs: [pair]
                        )
                    ]
                )
            ),
            .deleteRecord(DeleteRecordResult(identity: nil, sequence: 1)),
            .merge(MergeResult(identity: IdentityID(1), mergedIDs: [IdentityID(2)], sequence: 9)),
            .split(SplitResult(parts: [IdentityID(7), IdentityID(8)], sequence: 10)),
            .stats(stats),
            .health(
                ServerHealth(isServing: false, version: "0.1.0", lastSequence: 42, store: .failed)
            ),
        ] + identityStates.flatMap(resultsAbout) + events.map(ReplyResult.watch)

    static let identityStates: [IdentityState] = [
        .live, .mergedInto(IdentityID(1)), .splitInto([IdentityID(1), IdentityID(5)]), .erased,
    ]

    private static func resultsAbout(_ state: IdentityState) -> [ReplyResult] {
        var view = IdentityView(id: IdentityID(1), state: state, requestedID: IdentityID(4))
        view.recordCount = 2
        view.records = [record]
        view.golden = [Field(.email, "a@example.com")]
        view.channels = [ChannelCount(channel: "crm", recordCount: 2)]
        view.lastReceivedAtMs = 1_700_000_000_000
        view.possibleLinks = resolved.possibleLinks
        let standing = IdentityStanding(id: IdentityID(4), state: state)
        return [
            .lookup([view, IdentityView(id: IdentityID(6), state: state)]),
            .deleteRecord(DeleteRecordResult(identity: standing, sequence: 2)),
        ]
    }

    static let events: [FeedEvent] = [
        .created(IdentityID(1)),
        .recordAdded(key, to: IdentityID(1)),
        .recordUpdated(key, of: IdentityID(1)),
        .recordMoved(key, from: IdentityID(1), to: IdentityID(2)),
        .recordDeleted(key, from: IdentityID(2)),
        .merged(IdentityID(2), into: IdentityID(1)),
        .split(IdentityID(1), parts: [IdentityID(1), IdentityID(3)]),
        .erased(IdentityID(3)),
        .reviewOpened(task(.possibleLink)),
        .reviewOpened(task(.groupsDisagree)),
        .reviewClosed(task(.cannotLink)),
        .reviewClosed(task(.exclusiveValue)),
        .reviewClosed(task(.contradiction)),
    ].enumerated().map { FeedEvent(sequence: UInt64($0) + 1, kind: $1) }

    private static func task(_ reason: ReviewTask.Reason) -> ReviewTask {
        ReviewTask(
            first: key,
            second: otherKey,
            weight: MatchWeight(units: -12_345),
            reason: reason
        )
    }

    private static let resolved = ResolveResult(
        identity: IdentityID(42),
        outcome: .merged,
        mergedIDs: [IdentityID(43), IdentityID(44)],
        possibleLinks: [
            PossibleLinkView(
                identity: IdentityID(50),
                recordKey: otherKey,
                weight: MatchWeight(units: 123_457)
            )
        ],
        sequence: .max
    )

    private static let line = LineView(
        name: "given_name",
        level: "exact",
        left: "رضا",
        right: "Reza",
        weight: MatchWeight(units: .max)
    )

    private static let pair: PairView = {
        var pair = PairView(
            first: key,
            second: otherKey,
            firstIdentity: IdentityID(1),
            secondIdentity: IdentityID(2),
            total: MatchWeight(units: -1),
            decision: .possibleLink,
            linkThreshold: MatchWeight(bits: 7.5),
            reviewThreshold: MatchWeight(bits: -0.25)
        )
        pair.lines = [line, line]
        pair.sharedBlockingRules = ["phone", ""]
        pair.constraintNotes = ["cannot-link 3"]
        return pair
    }()

    private static let stats: ServerStats = {
        var stats = ServerStats()
        stats.recordCount = 1
        stats.identityCount = 2
        stats.linkCount = 3
        stats.openReviewCount = 4
        stats.queueCount = 5
        stats.connectionCount = 6
        stats.lastSequence = 7
        stats.batches = 8
        stats.commits = 9
        stats.calls = 10
        stats.uptimeMs = 11
        stats.channels = [ChannelCount(channel: "crm", recordCount: 1)]
        stats.metrics = [Metric(name: "engine.pairs.total", value: -0.5)]
        return stats
    }()
}

extension ByteBuffer {
    /// The message of a buffer that holds one frame.
    func messageOfOnlyFrame() throws -> ByteBuffer {
        var rest = self
        var decoder = FrameDecoder(limits: WireLimits())
        guard let message = try decoder.decode(buffer: &rest), rest.readableBytes == 0 else {
            throw WireError(.messageMalformed, "the buffer does not hold one frame")
        }
        return message
    }
}
