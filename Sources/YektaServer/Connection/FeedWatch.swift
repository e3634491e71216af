import YektaCore
import YektaWire

/// How far one watch has come: a value that decides what to do next.
struct FeedWatch {
    enum Next {
        /// Nothing to do until the feed has something new.
        case wait
        case fetch(after: UInt64, limit: Int)
        case end(Status)
    }

    private var cursor: UInt64
    private let follows: Bool
    private var remaining: UInt64?
    private var ready: [FeedEvent] = []
    private var failure: Status?
    /// Whether events were asked for and have not come.
    var isFetching = false

    init(_ request: WatchRequest) {
        cursor = request.fromSequence
        follows = request.follow
        remaining = request.limit == 0 ? nil : UInt64(request.limit)
    }

    /// The events that have come and were not sent yet.
    mutating func takeFetched() -> [FeedEvent] {
        defer { ready.removeAll() }
        return ready
    }

    /// Takes up what a fetch brought.
    mutating func fetched(_ result: Result<[FeedEvent], any Error>) {
        isFetching = false
        switch result {
        case .success(let events):
            ready += events
            // Events are asked for only where there are some.
            guard let last = events.last else {
                failure = Status(.dataLoss, "the feed's events after \(cursor) are missing")
                return
            }
            cursor = last.sequence
            if let left = remaining { remaining = left - min(left, UInt64(events.count)) }
        case .failure:
            failure = Status(.unavailable, "the feed could not be read from the store; try again")
        }
    }

    /// What to do now.
    ///
    /// - Parameters:
    ///   - lastSequence: the feed's last event, read after the wake-up that leads here: an event
    /// that
    ///     is published later brings a wake-up of its own, so none is missed.
    ///   - limit: bounds one fetch.
    mutating func next(lastSequence: UInt64, limit: Int) -> Next {
        if let failure { return .end(failure) }
        if isFetching { return .wait }
        if remaining == 0 { return .end(.ok) }
        guard cursor < lastSequence else { return follows ? .wait : .end(.ok) }
        let most = remaining.map { Int(min($0, UInt64(limit))) } ?? limit
        return .fetch(after: cursor, limit: most)
    }
}
