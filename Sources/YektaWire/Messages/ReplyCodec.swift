import CYektaProto
package import NIOCore
import YektaCore

/// Writes and reads replies.
///
/// It owns the memory that messages are packed from and is confined to one thread; one per event
/// loop is enough.
package struct ReplyCodec {
    private let limits: WireLimits
    private let arena: FrameArena

    package init(limits: WireLimits = WireLimits()) {
        self.limits = limits
        self.arena = FrameArena(bytesMax: limits.arenaBytesMax)
    }

    /// Appends a frame with the reply.
    ///
    /// Throws `frameTooLarge`, and appends nothing, when the reply does not fit: answer the error's
    /// status instead.
    package func append(_ reply: Reply, to buffer: inout ByteBuffer) throws(WireError) {
        defer { arena.reset() }
        let writer = MessageWriter(arena: arena)
        let message = unsafe writer.make(yekta__reply__init) { message in
            unsafe message.id = reply.id
            unsafe message.end_of_stream = reply.isEndOfStream ? 1 : 0
            // An absent status counts as OK: most replies save the bytes.
            if reply.status != .ok { unsafe message.status = writer.message(reply.status) }
            if let result = reply.result { unsafe writer.set(result, in: &message) }
        }
        do {
            try unsafe writer.writeFrame(message, to: &buffer, limits: limits)
        } catch {
            throw error.ofCall(reply.id)
        }
    }

    /// Reads the message of one frame.
    ///
    /// An error carries the call's id wherever that could be read.
    package func decode(_ frame: ByteBuffer) throws(WireError) -> Reply {
        defer { arena.reset() }
        let message = unsafe frame.withUnsafeReadableBytes { bytes in
            unsafe arena.unpack(bytes, like: yekta__reply__init)
        }
        guard let reply = unsafe message?.pointee else {
            throw unpackingError().ofCall(CallIDScan.id(in: frame))
        }
        do {
            let reader = MessageReader(limits: limits.forReplies)
            return unsafe Reply(
                id: reply.id,
                status: try reader.part(reply.status, "status", reader.status) ?? .ok,
                result: try reader.result(reply),
                isEndOfStream: reply.end_of_stream != 0
            )
        } catch {
            throw unsafe error.ofCall(reply.id)
        }
    }

    private func unpackingError() -> WireError {
        arena.isExhausted
            ? WireError(
                .messageTooLarge,
                "the reply takes more than arenaBytesMax (\(limits.arenaBytesMax)) in memory; "
                    + "ask for less at a time"
            )
            : WireError(.messageMalformed, "the frame holds no Reply message; is this yekta?")
    }
}

extension MessageReader {
    /// The result; nil where there is none, or one that came later than this program.
    fileprivate func result(_ reply: Yekta__Reply) throws(WireError) -> ReplyResult? {
        switch unsafe reply.result_case {
        case YEKTA__REPLY__RESULT_RESOLVE:
            return .resolve(try unsafe required(reply.resolve, "resolve", resolveResult))
        case YEKTA__REPLY__RESULT_RESOLVE_BATCH:
            return .resolveBatch(
                try unsafe required(reply.resolve_batch, "resolve_batch", batchAnswers)
            )
        case YEKTA__REPLY__RESULT_LOOKUP:
            return .lookup(try unsafe required(reply.lookup, "lookup", lookupResult))
        case YEKTA__REPLY__RESULT_SEARCH:
            return .search(try unsafe required(reply.search, "search", searchResult))
        case YEKTA__REPLY__RESULT_EXPLAIN:
            return .explain(try unsafe required(reply.explain, "explain", explanation))
        case YEKTA__REPLY__RESULT_DELETE_RECORD:
            return .deleteRecord(
                try unsafe required(reply.delete_record, "delete_record", deleteRecordResult)
            )
        case YEKTA__REPLY__RESULT_MERGE:
            return .merge(try unsafe required(reply.merge, "merge", mergeResult))
        case YEKTA__REPLY__RESULT_SPLIT:
            return .split(try unsafe required(reply.split, "split", splitResult))
        case YEKTA__REPLY__RESULT_WATCH:
            return .watch(try unsafe required(reply.watch, "watch", feedEvent))
        case YEKTA__REPLY__RESULT_STATS:
            return .stats(try unsafe required(reply.stats, "stats", serverStats))
        case YEKTA__REPLY__RESULT_HEALTH:
            return .health(try unsafe required(reply.health, "health", serverHealth))
        default:
            return nil
        }
    }

    private func batchAnswers(
        _ message: Yekta__ResolveBatchResult
    ) throws(WireError) -> [BatchAnswer] {
        try unsafe list(message.items, message.n_items, "items", batchAnswer)
    }

    private func lookupResult(_ message: Yekta__LookupResult) throws(WireError) -> [IdentityView] {
        try unsafe list(message.identities, message.n_identities, "identities", identityView)
    }

    private func searchResult(_ message: Yekta__SearchResult) throws(WireError) -> [SearchHitView] {
        try unsafe list(message.hits, message.n_hits, "hits", searchHit)
    }
}

extension MessageWriter {
    fileprivate func set(_ result: ReplyResult, in message: inout Yekta__Reply) {
        switch result {
        case .resolve(let result):
            unsafe message.result_case = YEKTA__REPLY__RESULT_RESOLVE
            unsafe message.resolve = self.message(result)
        case .resolveBatch(let answers):
            unsafe message.result_case = YEKTA__REPLY__RESULT_RESOLVE_BATCH
            unsafe message.resolve_batch = self.message(answers)
        case .lookup(let views):
            unsafe message.result_case = YEKTA__REPLY__RESULT_LOOKUP
            unsafe message.lookup = self.message(views)
        case .search(let hits):
            unsafe message.result_case = YEKTA__REPLY__RESULT_SEARCH
            unsafe message.search = self.message(hits)
        case .explain(let explanation):
            unsafe message.result_case = YEKTA__REPLY__RESULT_EXPLAIN
            unsafe message.explain = self.message(explanation)
        case .deleteRecord(let result):
            unsafe message.result_case = YEKTA__REPLY__RESULT_DELETE_RECORD
            unsafe message.delete_record = self.message(result)
        case .merge(let result):
            unsafe message.result_case = YEKTA__REPLY__RESULT_MERGE
            unsafe message.merge = self.message(result)
        case .split(let result):
            unsafe message.result_case = YEKTA__REPLY__RESULT_SPLIT
            unsafe message.split = self.message(result)
        case .watch(let event):
            unsafe message.result_case = YEKTA__REPLY__RESULT_WATCH
            unsafe message.watch = self.message(event)
        case .stats(let stats):
            unsafe message.result_case = YEKTA__REPLY__RESULT_STATS
            unsafe message.stats = self.message(stats)
        case .health(let health):
            unsafe message.result_case = YEKTA__REPLY__RESULT_HEALTH
            unsafe message.health = self.message(health)
        }
    }
}
