import NIOCore
import YektaCore
import YektaWire

/// The client's end of a connection: calls out, replies in.
///
/// Confined to its event loop.
final class ClientHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    typealias Completion = @Sendable (Result<ReplyResult, ClientError>) -> Void

    /// Who waits for the replies to a call.
    private enum Waiter {
        case reply(Completion)
        case events(WatchEvents.Source)

        func fail(_ error: ClientError) {
            switch self {
            case .reply(let completion): completion(.failure(error))
            case .events(let source): source.finish(error)
            }
        }
    }

    /// A call that waits for a place among those in flight.
    private struct WaitingCall {
        let method: Method
        let deadlineMs: UInt32
        let waiter: Waiter
    }

    private let limits: WireLimits
    private let calls: CallCodec
    private let replies: ReplyCodec
    private let frames: NIOSingleStepByteToMessageProcessor<FrameDecoder>
    private var context: ChannelHandlerContext?
    private var outbound = ByteBuffer()
    private var isFlushScheduled = false
    private var waiters: [UInt64: Waiter] = [:]
    private var waiting = CircularBuffer<WaitingCall>()
    private var nextID: UInt64 = 1
    private var slowWatches: Set<UInt64> = []
    private var loss: ClientError?

    init(limits: WireLimits) {
        self.limits = limits
        calls = CallCodec(limits: limits)
        replies = ReplyCodec(limits: limits)
        frames = NIOSingleStepByteToMessageProcessor(
            FrameDecoder(limits: limits),
            maximumBufferSize: limits.frameBytesMax + 1_024
        )
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        fail(Self.hungUp)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            try frames.process(buffer: unwrapInboundIn(data)) { try received($0) }
        } catch {
            fail(Self.unreadable)
            context.close(promise: nil)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // What the completions of this burst have sent leaves in one write.
        flush()
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(Self.hungUp)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(Self.hungUp)
        context.close(promise: nil)
    }

    private static let hungUp = ClientError(
        .connectionLost,
        "the connection to the server was lost before the reply; what was sent may or may not be "
            + "stored: connect and send it again, which is safe"
    )

    private static let unreadable = ClientError(
        .badReply,
        "the server's bytes are no replies; is this a yekta server of this version?"
    )
}

// MARK: - Calls

extension ClientHandler {
    var callsUnderWay: Int { waiters.count + waiting.count }

    func send(_ method: Method, deadlineMs: UInt32, _ completion: @escaping Completion) {
        enqueue(WaitingCall(method: method, deadlineMs: deadlineMs, waiter: .reply(completion)))
    }

    func watch(_ request: WatchRequest, _ source: WatchEvents.Source) {
        enqueue(WaitingCall(method: .watch(request), deadlineMs: 0, waiter: .events(source)))
    }

    private func enqueue(_ call: WaitingCall) {
        if let loss { return call.waiter.fail(loss) }
        if waiters.count < limits.callsInFlightMax { return write(call) }
        guard waiting.count < YektaClient.callsWaitingMax else {
            let error = ClientError(
                .tooManyCalls,
                "\(waiting.count) calls wait for a place on this connection, the limit is "
                    + "callsWaitingMax (\(YektaClient.callsWaitingMax)); wait for some replies"
            )
            return call.waiter.fail(error)
        }
        waiting.append(call)
    }

    private func write(_ waitingCall: WaitingCall) {
        let call = Call(id: nextID, deadlineMs: waitingCall.deadlineMs, method: waitingCall.method)
        do {
            try calls.append(call, to: &outbound)
        } catch {
            let failure = ClientError(.badCall, error.status.message, status: error.status)
            return waitingCall.waiter.fail(failure)
        }
        waiters[nextID] = waitingCall.waiter
        nextID += 1
        scheduleFlush()
    }

    /// Writes at the end of this turn of the loop, so that the calls of one turn share a write.
    private func scheduleFlush() {
        guard !isFlushScheduled, let context else { return }
        isFlushScheduled = true
        context.eventLoop.assumeIsolated().execute {
            self.isFlushScheduled = false
            self.flush()
        }
    }

    private func flush() {
        guard outbound.readableBytes > 0, let context else { return }
        let buffer = outbound
        outbound = context.channel.allocator.buffer(capacity: 4_096)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }
}

// MARK: - Replies

extension ClientHandler {
    private func received(_ frame: ByteBuffer) throws {
        let reply: Reply
        do {
            reply = try replies.decode(frame)
        } catch {
            guard let id = error.callID, let waiter = waiters.removeValue(forKey: id) else {
                throw error
            }
            waiter.fail(ClientError(.badReply, error.status.message))
            return sendWaiting()
        }
        guard reply.id != 0 else {
            // The server says why it is about to hang up.
            return fail(ClientError(.connectionLost, reply.status.message, status: reply.status))
        }
        // A reply to nobody is one to a watch that was given up.
        guard let waiter = waiters[reply.id] else { return }
        switch waiter {
        case .reply(let completion):
            waiters[reply.id] = nil
            completion(Self.result(reply))
        case .events(let source):
            receivedEvent(reply, source)
        }
        sendWaiting()
    }

    private static func result(_ reply: Reply) -> Result<ReplyResult, ClientError> {
        guard reply.status.isOK else { return .failure(ClientError(refusal: reply.status)) }
        guard let result = reply.result else {
            return .failure(ClientError(.badReply, "the reply holds no result"))
        }
        return .success(result)
    }

    private func receivedEvent(_ reply: Reply, _ source: WatchEvents.Source) {
        if case .watch(let event) = reply.result {
            switch source.yield(event) {
            case .produceMore: break
            case .stopProducing:
                slowWatches.insert(reply.id)
                resumeReading()
            case .dropped: abandon(reply.id)
            }
        }
        guard reply.isEndOfStream else { return }
        waiters[reply.id] = nil
        slowWatches.remove(reply.id)
        resumeReading()
        source.finish(reply.status.isOK ? nil : ClientError(refusal: reply.status))
    }

    private func sendWaiting() {
        while waiters.count < limits.callsInFlightMax, let next = waiting.popFirst() {
            write(next)
        }
    }

    private func fail(_ error: ClientError) {
        guard loss == nil else { return }
        loss = error
        let lost = waiters.sorted { $0.key < $1.key }.map(\.value) + waiting.map(\.waiter)
        waiters.removeAll()
        waiting.removeAll()
        for waiter in lost { waiter.fail(error) }
    }
}

// MARK: - The pace of watches

extension ClientHandler {
    /// The reader of a watch wants more events.
    func resume(watch source: ObjectIdentifier) {
        if let id = id(of: source) { slowWatches.remove(id) }
        resumeReading()
    }

    /// The reader of a watch is gone; the server cannot be told, so what it still sends is dropped.
    func abandon(watch source: ObjectIdentifier) {
        if let id = id(of: source) { abandon(id) }
    }

    private func abandon(_ id: UInt64) {
        waiters[id] = nil
        slowWatches.remove(id)
        resumeReading()
    }

    private func id(of source: ObjectIdentifier) -> UInt64? {
        waiters.first { _, waiter in
            if case .events(let other) = waiter { other.identifier == source } else { false }
        }?.key
    }

    /// While the reader of a watch is behind nothing is read from the socket: so the server, which
    /// does not send more to a client that does not read, waits as well.
    private func resumeReading() {
        let reads = slowWatches.isEmpty
        context?.channel.setOption(.autoRead, value: reads).whenFailure { _ in }
    }
}
