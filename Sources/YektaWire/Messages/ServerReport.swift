/// The server's counters.
///
/// Those named `...Count` are of now; the others count since it started.
package struct ServerStats: Hashable, Sendable {
    package var recordCount: UInt64 = 0
    package var identityCount: UInt64 = 0
    package var linkCount: UInt64 = 0
    package var openReviewCount: UInt64 = 0
    package var queueCount: UInt64 = 0
    package var connectionCount: UInt64 = 0
    /// The last event of the change feed.
    package var lastSequence: UInt64 = 0
    package var batches: UInt64 = 0
    package var commits: UInt64 = 0
    package var calls: UInt64 = 0
    package var uptimeMs: UInt64 = 0
    /// Live records per channel, ordered by channel.
    package var channels: [ChannelCount] = []
    /// Everything else that is counted, ordered by name.
    package var metrics: [Metric] = []

    package init() {}
}

/// A counter or gauge by name.
package struct Metric: Hashable, Sendable {
    package let name: String
    package let value: Double

    package init(name: String, value: Double) {
        self.name = name
        self.value = value
    }
}

/// The server's health.
package struct ServerHealth: Hashable, Sendable {
    /// What the store is doing; the raw values are the contract's.
    package enum StoreState: UInt32, CaseIterable, Hashable, Sendable {
        case loading = 1
        case open = 2
        /// A commit failed: reads are served, writes are refused.
        case failed = 3
        case closed = 4
    }

    /// Whether every call is taken.
    package let isServing: Bool
    /// The server's version, for instance `0.1.0`.
    package let version: String
    /// The last event of the change feed.
    package let lastSequence: UInt64
    package let store: StoreState

    package init(isServing: Bool, version: String, lastSequence: UInt64, store: StoreState) {
        self.isServing = isServing
        self.version = version
        self.lastSequence = lastSequence
        self.store = store
    }
}
