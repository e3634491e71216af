import Logging
import NIOCore
import Synchronization
import YektaCore
import YektaWire

/// One connection: frames in, calls dispatched, replies out.
///
/// All work of a read burst is done synchronously on the event loop and its replies leave in one
/// buffer. Replies that are ready later come through an `Outbox`.
final class CallHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let dispatcher: CallDispatcher
    private let limits: WireLimits
    private let calls: CallCodec
    private let replies: ReplyCodec
    private let logger: Logger
    private let frames: FrameDecoder
    /// What was read of a frame that is not there as a whole.
    private var inbound = ByteBuffer()
    private var lookups: LookupBatch
    private var outbound = ByteBuffer()
    private var callsInFlight: Set<UInt64> = []
    /// Searches that were begun since the last read burst ended.
    private var searchesInBurst = 0
    /// Frames that were read before reading stopped at `callsInFlightMax`: one read burst at most.
    private var parked = CircularBuffer<ByteBuffer>()
    private var watches: [UInt64: FeedWatch] = [:]
    private var outbox: Outbox?
    /// No more frames are read: the peer broke the protocol, or the server is stopping.
    private var isClosing = false

    init(dispatcher: CallDispatcher, limits: WireLimits, logger: Logger) {
        self.dispatcher = dispatcher
        self.limits = limits
        self.logger = logger
        calls = CallCodec(limits: limits)
        replies = ReplyCodec(limits: limits)
        frames = FrameDecoder(limits: limits)
        lookups = LookupBatch(
            limits: limits,
            replies: replies,
            keys: IdentifierKeys(secret: dispatcher.pipeline.preparation.secret)
        )
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let handler = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        outbox = Outbox(eventLoop: context.eventLoop) {
            let (handler, context) = handler.value
            handler.deliver(context)
        }
        dispatcher.pipeline.counters.connections.add(1, ordering: .relaxed)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopWatching(Self.lost)
        outbox?.close()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        dispatcher.pipeline.counters.connections.subtract(1, ordering: .relaxed)
        outbox?.close()
        // It holds this handler: without letting go, every connection would stay in memory.
        outbox = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        var buffer = unwrapInboundIn(data)
        if inbound.readableBytes > 0 {
            inbound.writeBuffer(&buffer)
            swap(&inbound, &buffer)
        }
        do {
            while !isClosing {
                if parked.isEmpty, hasRoom {
                    let inFlight = callsInFlight
                    let isFull = try lookups.take(from: &buffer, frames, unless: inFlight)
                    answerLookups()
                    if isFull { continue }
                }
                guard let length = try frames.messageBytes(in: buffer) else { break }
                buffer.moveReaderIndex(forwardBy: FrameDecoder.headerBytes)
                guard let frame = buffer.readSlice(length: length) else { break }
                received(frame, context)
            }
        } catch {
            answerLookups()
            refuseStream(error, context)
        }
        inbound = buffer.readableBytes > 0 ? buffer : ByteBuffer()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        searchesInBurst = 0
        flush(context)
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        setReading(context)
        if context.channel.isWritable { outbox?.wake() }
        context.fireChannelWritabilityChanged()
    }

    /// A peer that does not read its answers is not read from either, nor is one that has
    /// `callsInFlightMax` calls to be answered.
    private func setReading(_ context: ChannelHandlerContext) {
        let reads = context.channel.isWritable && parked.isEmpty
        context.channel.setOption(.autoRead, value: reads).whenFailure { _ in }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is StopEvent {
            closeWhenAnswered(context, Status(.unavailable, "the server is stopping"))
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Resets and broken pipes are the peer's leave-taking; there is nothing to answer.
        context.close(promise: nil)
    }

    /// Asks a connection to finish what it has begun and to close.
    struct StopEvent: Sendable {}
}

// MARK: - Calls

extension CallHandler {
    private func received(_ frame: ByteBuffer, _ context: ChannelHandlerContext) {
        guard parked.isEmpty, hasRoom else {
            parked.append(frame)
            if parked.count == 1 { setReading(context) }
            return
        }
        take(frame, context)
    }

    private func answerLookups() {
        guard !lookups.isEmpty else { return }
        let counters = dispatcher.pipeline.counters
        counters.increment(counters.calls, by: UInt64(lookups.count))
        lookups.answer(from: dispatcher.pipeline.committed, to: &outbound)
    }

    /// Answers that are collected before they are written; with more, reading waits.
    private static let outboundBytesMax = 1 << 20
    /// Searches of one burst that the event loop does itself: other connections wait for them.
    private static let searchesPerBurstMax = 4

    /// Whether another call may be taken: not with too many unanswered, nor with answers piled up.
    private var hasRoom: Bool {
        callsInFlight.count < limits.callsInFlightMax
            && outbound.readableBytes < Self.outboundBytesMax
    }

    /// Takes up parked frames as far as answers have made room for them.
    private func takeParked(_ context: ChannelHandlerContext) {
        guard !parked.isEmpty else { return }
        while !isClosing, hasRoom, let frame = parked.popFirst() { take(frame, context) }
        if parked.isEmpty { setReading(context) }
    }

    private func take(_ frame: ByteBuffer, _ context: ChannelHandlerContext) {
        do {
            let call = try calls.decode(frame)
            dispatcher.pipeline.counters.increment(dispatcher.pipeline.counters.calls)
            dispatch(call, context)
        } catch {
            let counters = dispatcher.pipeline.counters
            counters.increment(counters.malformedFrames)
            append(Reply(refusing: error))
            // Without an id the answer cannot be told from another's: the stream is lost.
            if error.callID == nil { closeWhenAnswered(context, Self.lost) }
        }
    }

    private func dispatch(_ call: Call, _ context: ChannelHandlerContext) {
        guard callsInFlight.insert(call.id).inserted else {
            let text = "a call with this id is not answered yet; number calls uniquely"
            return refuse(call.id, Status(.invalidArgument, text))
        }
        if case .watch(let request) = call.method { return watch(call.id, request, context) }
        guard let outbox else { return }
        let hasTime = searchesInBurst < Self.searchesPerBurstMax
        if case .search = call.method { searchesInBurst += 1 }
        let reply = dispatcher.dispatch(call, hasTime: hasTime) { outbox.post($0) }
        if let reply {
            callsInFlight.remove(call.id)
            append(reply)
        }
    }

    private func refuse(_ id: UInt64, _ status: Status) {
        let counters = dispatcher.pipeline.counters
        counters.increment(counters.refusedCalls)
        append(Reply(id: id, ending: status))
    }

    private func refuseStream(_ error: any Error, _ context: ChannelHandlerContext) {
        let counters = dispatcher.pipeline.counters
        counters.increment(counters.malformedFrames)
        logger.debug("a connection was closed: its bytes are no frames")
        if let error = error as? WireError { append(Reply(refusing: error)) }
        closeWhenAnswered(context, Self.lost)
    }

    private static let lost = Status(
        .cancelled,
        "the connection is closed: its bytes are no calls"
    )

    /// Takes no more calls, ends the watches, and closes once everything that was taken is
    /// answered: what is under way would have nobody to go to afterwards.
    private func closeWhenAnswered(_ context: ChannelHandlerContext, _ reason: Status) {
        isClosing = true
        parked.removeAll()
        stopWatching(reason)
        closeIfAnswered(context)
    }

    private func closeIfAnswered(_ context: ChannelHandlerContext) {
        guard isClosing, callsInFlight.isEmpty else { return }
        flush(context)
        // A close drops what the socket has not taken yet; an empty write is done after all others.
        let written = context.eventLoop.makePromise(of: Void.self)
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in context.value.close(promise: nil) }
        context.value.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
    }
}

// MARK: - Replies

extension CallHandler {
    private func append(_ reply: Reply) {
        do {
            try replies.append(reply, to: &outbound)
        } catch {
            // Too large for a frame: the caller is told so, and to ask for less.
            try? replies.append(Reply(id: reply.id, ending: error.status), to: &outbound)
        }
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard outbound.readableBytes > 0 else { return }
        let buffer = outbound
        outbound = context.channel.allocator.buffer(capacity: 4_096)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        // With the answers gone there may be room for what was parked behind them.
        if !parked.isEmpty { outbox?.wake() }
    }

    /// Writes the replies that other threads have posted, and moves the watches on.
    private func deliver(_ context: ChannelHandlerContext) {
        guard let outbox, context.channel.isActive else { return }
        for reply in outbox.take() {
            callsInFlight.remove(reply.id)
            append(reply)
        }
        for id in watches.keys.sorted() { advance(id, context) }
        takeParked(context)
        flush(context)
        closeIfAnswered(context)
    }
}

// MARK: - Watching the feed

extension CallHandler {
    /// Events fetched at once for one watch.
    private static let eventsPerFetchMax = 256

    private func watch(_ id: UInt64, _ request: WatchRequest, _ context: ChannelHandlerContext) {
        let last = dispatcher.pipeline.feed.lastSequence
        guard request.fromSequence <= last else {
            let text =
                "from_sequence \(request.fromSequence) was never reached, the last is \(last); "
                + "watch from there"
            callsInFlight.remove(id)
            return refuse(id, Status(.outOfRange, text))
        }
        if watches.isEmpty, let outbox {
            dispatcher.pipeline.feed.subscribe(ObjectIdentifier(self)) { outbox.wake() }
        }
        watches[id] = FeedWatch(request)
        advance(id, context)
    }

    /// Asks for the next events of a watch unless it waits for some already.
    private func advance(_ id: UInt64, _ context: ChannelHandlerContext) {
        guard var watch = watches[id], context.channel.isWritable, let outbox else { return }
        let fetched = watch.takeFetched()
        for event in fetched { append(Reply(id: id, streaming: event)) }
        watches[id] = watch
        let last = dispatcher.pipeline.feed.lastSequence
        switch watch.next(lastSequence: last, limit: Self.eventsPerFetchMax) {
        case .wait: return
        case .end(let status): end(id, status)
        case .fetch(let sequence, let limit):
            watches[id]?.isFetching = true
            let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
            dispatcher.pipeline.feed.events(after: sequence, limit: limit) { result in
                outbox.run {
                    handler.value.watches[id]?.fetched(result)
                    outbox.wake()
                }
            }
        }
    }

    private func end(_ id: UInt64, _ status: Status) {
        watches[id] = nil
        callsInFlight.remove(id)
        append(Reply(id: id, ending: status))
        if watches.isEmpty { dispatcher.pipeline.feed.unsubscribe(ObjectIdentifier(self)) }
    }

    private func stopWatching(_ reason: Status) {
        for id in watches.keys.sorted() { end(id, reason) }
        dispatcher.pipeline.feed.unsubscribe(ObjectIdentifier(self))
    }
}
