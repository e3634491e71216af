import NIOCore
import Synchronization
import YektaWire

/// Brings replies from other threads to a connection's event loop, many with one wake-up.
final class Outbox: Sendable {
    private struct State {
        var replies: [Reply] = []
        var isWoken = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let eventLoop: any EventLoop
    private let deliver: @Sendable () -> Void

    /// - Parameter deliver: called on the event loop when there is something to take.
    init(eventLoop: any EventLoop, deliver: @escaping @Sendable () -> Void) {
        self.eventLoop = eventLoop
        self.deliver = deliver
    }

    /// Adds a reply; after the connection closed it is dropped, as nobody is there to read it.
    func post(_ reply: Reply) {
        let wakes = state.withLock { state in
            guard !state.isClosed else { return false }
            state.replies.append(reply)
            defer { state.isWoken = true }
            return !state.isWoken
        }
        if wakes { run { self.deliverNow() } }
    }

    /// Has `deliver` called soon.
    func wake() {
        let wakes = state.withLock { state in
            guard !state.isClosed else { return false }
            defer { state.isWoken = true }
            return !state.isWoken
        }
        if wakes { run { self.deliverNow() } }
    }

    /// Runs a closure on the event loop.
    func run(_ body: @escaping @Sendable () -> Void) {
        eventLoop.execute(body)
    }

    func take() -> [Reply] {
        state.withLock { state in
            defer { state.replies.removeAll() }
            return state.replies
        }
    }

    func close() {
        state.withLock {
            $0.isClosed = true
            $0.replies.removeAll()
        }
    }

    private func deliverNow() {
        state.withLock { $0.isWoken = false }
        deliver()
    }
}
