import CYektaProto
package import NIOCore

/// Reads and writes calls.
///
/// It owns the memory that messages are unpacked into and is confined to one thread; one per event
/// loop is enough.
package struct CallCodec {
    private let limits: WireLimits
    private let arena: FrameArena

    package init(limits: WireLimits = WireLimits()) {
        self.limits = limits
        self.arena = FrameArena(bytesMax: limits.arenaBytesMax)
    }

    /// Reads the message of one frame.
    ///
    /// An error carries the call's id wherever that could be read, also from a message that is
    /// broken behind it: `Reply(refusing:)` answers it.
    package func decode(_ frame: ByteBuffer) throws(WireError) -> Call {
        defer { arena.reset() }
        let message = unsafe frame.withUnsafeReadableBytes { bytes in
            unsafe arena.unpack(bytes, like: yekta__call__init)
        }
        guard let call = unsafe message?.pointee else {
            throw unpackingError().ofCall(CallIDScan.id(in: frame))
        }
        guard unsafe call.id != 0 else {
            throw .invalid("id", "is missing or 0; number calls from 1")
        }
        do {
            return unsafe Call(
                id: call.id,
                deadlineMs: call.deadline_ms,
                method: try MessageReader(limits: limits).method(call)
            )
        } catch {
            throw unsafe error.ofCall(call.id)
        }
    }

    /// Appends a frame with the call.
    package func append(_ call: Call, to buffer: inout ByteBuffer) throws(WireError) {
        defer { arena.reset() }
        let writer = MessageWriter(arena: arena)
        let message = unsafe writer.make(yekta__call__init) { message in
            unsafe message.id = call.id
            unsafe message.deadline_ms = call.deadlineMs
            unsafe writer.set(call.method, in: &message)
        }
        try unsafe writer.writeFrame(message, to: &buffer, limits: limits)
    }

    private func unpackingError() -> WireError {
        arena.isExhausted
            ? WireError(
                .messageTooLarge,
                "the message takes more than arenaBytesMax (\(limits.arenaBytesMax)) in memory; "
                    + "send smaller batches"
            )
            : WireError(.messageMalformed, "the frame holds no Call message; see the contract")
    }
}

extension MessageReader {
    fileprivate func method(_ call: Yekta__Call) throws(WireError) -> Method {
        switch unsafe call.method_case {
        case YEKTA__CALL__METHOD_RESOLVE:
            return .resolve(try unsafe required(call.resolve, "resolve", resolveRequest))
        case YEKTA__CALL__METHOD_RESOLVE_BATCH:
            return .resolveBatch(try unsafe required(call.resolve_batch, "resolve_batch", batch))
        case YEKTA__CALL__METHOD_LOOKUP:
            return .lookup(try unsafe required(call.lookup, "lookup", lookupRequest))
        case YEKTA__CALL__METHOD_SEARCH:
            return .search(try unsafe required(call.search, "search", searchRequest))
        case YEKTA__CALL__METHOD_EXPLAIN:
            return .explain(try unsafe required(call.explain, "explain", explainRequest))
        case YEKTA__CALL__METHOD_DELETE_RECORD:
            return .deleteRecord(
                try unsafe required(call.delete_record, "delete_record", deleteRequest)
            )
        case YEKTA__CALL__METHOD_MERGE:
            return .merge(try unsafe required(call.merge, "merge", mergeRequest))
        case YEKTA__CALL__METHOD_SPLIT:
            return .split(try unsafe required(call.split, "split", splitRequest))
        case YEKTA__CALL__METHOD_WATCH:
            return .watch(try unsafe required(call.watch, "watch", watchRequest))
        case YEKTA__CALL__METHOD_STATS: return .stats
        case YEKTA__CALL__METHOD_HEALTH: return .health
        case YEKTA__CALL__METHOD__NOT_SET:
            throw WireError(
                .methodUnknown,
                "the call names no method that this server knows; set one of Call.method"
            )
        default:
            throw WireError(.methodNotServed, "this server does not serve the method yet")
        }
    }
}

extension MessageWriter {
    fileprivate func set(_ method: Method, in message: inout Yekta__Call) {
        switch method {
        case .resolve(let record):
            unsafe message.method_case = YEKTA__CALL__METHOD_RESOLVE
            unsafe message.resolve = resolve(record)
        case .resolveBatch(let batch):
            unsafe message.method_case = YEKTA__CALL__METHOD_RESOLVE_BATCH
            unsafe message.resolve_batch = self.message(batch)
        case .lookup(let request):
            unsafe message.method_case = YEKTA__CALL__METHOD_LOOKUP
            unsafe message.lookup = self.message(request)
        case .search(let request):
            unsafe message.method_case = YEKTA__CALL__METHOD_SEARCH
            unsafe message.search = self.message(request)
        case .explain(let request):
            unsafe message.method_case = YEKTA__CALL__METHOD_EXPLAIN
            unsafe message.explain = self.message(request)
        case .deleteRecord(let key):
            unsafe message.method_case = YEKTA__CALL__METHOD_DELETE_RECORD
            unsafe message.delete_record = delete(key)
        case .merge(let request):
            unsafe message.method_case = YEKTA__CALL__METHOD_MERGE
            unsafe message.merge = self.message(request)
        case .split(let request):
            unsafe message.method_case = YEKTA__CALL__METHOD_SPLIT
            unsafe message.split = self.message(request)
        case .watch(let request):
            unsafe message.method_case = YEKTA__CALL__METHOD_WATCH
            unsafe message.watch = self.message(request)
        case .stats:
            unsafe message.method_case = YEKTA__CALL__METHOD_STATS
            unsafe message.stats = make(yekta__stats_request__init)
        case .health:
            unsafe message.method_case = YEKTA__CALL__METHOD_HEALTH
            unsafe message.health = make(yekta__health_request__init)
        }
    }
}
