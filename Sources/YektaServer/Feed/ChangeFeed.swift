import NIOCore
import NIOPosix
import Synchronization
import YektaCore
import YektaStore

/// The change feed: recent events from memory, older ones from the store.
///
/// Published after the commit, in sequence, without gaps. A watcher pulls at its own pace, so a
/// slow one costs no memory here.
package final class ChangeFeed: Sendable {
    private struct State {
        /// The events from `firstSequence` on, without gaps.
        var recent: [FeedEvent] = []
        var lastSequence: UInt64
        var watchers: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    private let state: Mutex<State>
    private let eventsInMemoryMax: Int
    private let readerThread = NIOThreadPool(numberOfThreads: 1)
    private let source: FeedSource

    init(reader: StoreReader, eventsInMemoryMax: Int, lastSequence: UInt64) {
        source = FeedSource(reader: reader)
        self.eventsInMemoryMax = eventsInMemoryMax
        state = Mutex(State(lastSequence: lastSequence))
        readerThread.start()
    }

    package var lastSequence: UInt64 { state.withLock { $0.lastSequence } }

    /// Adds committed events and wakes the watchers.
    func publish(_ events: [FeedEvent]) {
        guard let last = events.last else { return }
        let watchers = state.withLock { state in
            state.recent += events
            // Cut back to half, so that the cost of cutting is spread over many commits.
            if state.recent.count > eventsInMemoryMax {
                state.recent.removeFirst(state.recent.count - eventsInMemoryMax / 2)
            }
            state.lastSequence = last.sequence
            return Array(state.watchers.values)
        }
        for wake in watchers { wake() }
    }

    /// Calls a closure, on any thread, whenever there is something new.
    func subscribe(_ owner: ObjectIdentifier, _ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.watchers[owner] = wake }
    }

    func unsubscribe(_ owner: ObjectIdentifier) {
        state.withLock { $0.watchers[owner] = nil }
    }

    /// Events after a sequence number, at most `limit`; empty at the end of the feed.
    ///
    /// The completion is called at once if memory has them, else on the reader's thread.
    func events(
        after sequence: UInt64,
        limit: Int,
        complete: @escaping @Sendable (Result<[FeedEvent], any Error>) -> Void
    ) {
        let fromMemory: [FeedEvent]? = state.withLock { state in
            if sequence >= state.lastSequence { return [] }
            guard let first = state.recent.first?.sequence, sequence + 1 >= first else {
                return nil
            }
            let start = Int(sequence + 1 - first)
            return Array(state.recent[start..<min(start + limit, state.recent.count)])
        }
        if let fromMemory { return complete(.success(fromMemory)) }
        readerThread.submit { [source] state in
            // A stopped pool runs its leftovers on whatever thread stops it: the reader is not
            // theirs.
            guard state == .active else { return complete(.failure(ServerError.stopping)) }
            complete(Result { try source.reader.events(after: sequence, limit: limit) })
        }
    }

    func stop() async throws {
        try await readerThread.shutdownGracefully()
    }
}

/// The reader of the feed.
///
/// @unchecked: only work items of the feed's single reader thread touch it.
private final class FeedSource: @unchecked Sendable {
    let reader: StoreReader

    init(reader: StoreReader) {
        self.reader = reader
    }
}
