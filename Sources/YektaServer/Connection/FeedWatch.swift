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
    private var isAtEnd = false
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
            isAtEnd = events.isEmpty
            if let last = events.last { cursor = last.sequence }
            if let left = remaining { remaining = left - min(left, UInt64(events.count)) }
        case .failure:
            failure = Status(.unavailable, "the feed could not be read from the store; try again")
        }
    }

    /// What to do now; `limit` bounds one fetch.
    mutating func next(limit: Int) -> Next {
        if let failure { return .end(failure) }
        if isFetching { return .wait }
        if remaining == 0 { return .end(.ok) }
        if isAtEnd {
            // A wake-up is the only reason to look again.
            isAtEnd = false
            return follows ? .wait : .end(.ok)
        }
        let most = remaining.map { Int(min($0, UInt64(limit))) } ?? limit
        return .fetch(after: cursor, limit: most)
    }
}
