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
    private let frames: NIOSingleStepByteToMessageProcessor<FrameDecoder>
    private var outbound = ByteBuffer()
    private var callsInFlight: Set<UInt64> = []
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
        frames = NIOSingleStepByteToMessageProcessor(
            FrameDecoder(limits: limits), maximumBufferSize: limits.frameBytesMax + 1_024)
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
        dispatcher.pipeline.counters.connections.subtract(1, ordering: .relaxed)
        stopWatching()
        outbox?.close()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        do {
            try frames.process(buffer: unwrapInboundIn(data)) { frame in
                received(frame, context)
            }
        } catch {
            refuseStream(error, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush(context)
        context.fireChannelReadComplete()
    }

    /// A peer that does not read its answers is not read from either.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        let isWritable = context.channel.isWritable
        context.channel.setOption(.autoRead, value: isWritable).whenFailure { _ in }
        if isWritable { outbox?.wake() }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is StopEvent {
            isClosing = true
            stopWatching()
            closeWhenAnswered(context)
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
        guard !isClosing else { return }
        do {
            let call = try calls.decode(frame)
            dispatcher.pipeline.counters.increment(dispatcher.pipeline.counters.calls)
            dispatch(call, context)
        } catch {
            let counters = dispatcher.pipeline.counters
            counters.increment(counters.malformedFrames)
            append(Reply(refusing: error))
            // Without an id the answer cannot be told from another's: the stream is lost.
            if error.callID == nil { closeWhenAnswered(context) }
        }
    }

    private func dispatch(_ call: Call, _ context: ChannelHandlerContext) {
        guard callsInFlight.count < limits.callsInFlightMax else {
            let text =
                "callsInFlightMax (\(limits.callsInFlightMax)) calls of this connection are not "
                + "answered yet; wait for some answers"
            return refuse(call.id, Status(.resourceExhausted, text))
        }
        guard callsInFlight.insert(call.id).inserted else {
            let text = "a call with this id is not answered yet; number calls uniquely"
            return refuse(call.id, Status(.invalidArgument, text))
        }
        if case .watch(let request) = call.method { return watch(call.id, request, context) }
        guard let outbox else { return }
        let reply = dispatcher.dispatch(call) { outbox.post($0) }
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
        closeWhenAnswered(context)
    }

    /// Writes what is ready and closes; what is still under way has nobody to go to afterwards, so the
    /// close waits for it.
    private func closeWhenAnswered(_ context: ChannelHandlerContext) {
        isClosing = true
        guard callsInFlight.isEmpty else { return }
        flush(context)
        context.close(mode: .output, promise: nil)
        context.close(promise: nil)
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
    }

    /// Writes the replies that other threads have posted, and moves the watches on.
    private func deliver(_ context: ChannelHandlerContext) {
        guard let outbox, context.channel.isActive else { return }
        for reply in outbox.take() {
            callsInFlight.remove(reply.id)
            append(reply)
        }
        for id in watches.keys.sorted() { advance(id, context) }
        flush(context)
        if isClosing { closeWhenAnswered(context) }
    }
}

// MARK: - Watching the feed

extension CallHandler {
    /// Events fetched at once for one watch.
    private static let eventsPerFetchMax = 256

    private func watch(_ id: UInt64, _ request: WatchRequest, _ context: ChannelHandlerContext) {
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
        switch watch.next(limit: Self.eventsPerFetchMax) {
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

    private func stopWatching() {
        let ids = watches.keys.sorted()
        for id in ids { end(id, Status(.unavailable, "the server is stopping")) }
        dispatcher.pipeline.feed.unsubscribe(ObjectIdentifier(self))
    }
}
