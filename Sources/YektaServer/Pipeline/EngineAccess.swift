import Glibc
import Synchronization
import YektaCore

/// Who may touch the engine: its own thread alone while it changes it, any number of searches while
/// it does not.
///
/// A search never waits here. One that comes while a batch is matched, or is about to be, is turned
/// away and takes its place in the line of the engine's thread, between two batches. The engine's
/// thread waits for the searches that have begun, at most one for each event loop, and no other may
/// begin before its batch is done: neither side can keep the other out for ever.
///
/// @unchecked: `engine` is changed between `beginChange` and `endChange` only, by the engine's
/// thread, and `search` looks at it at no such time; who uses a scratch has taken it off the shelf.
final class EngineAccess: @unchecked Sendable {
    /// For the engine's thread.
    let engine: Engine
    /// How many searches look at the engine; `closed` is added while its thread wants it alone.
    private let searches = Atomic<Int>(0)
    /// Batches that the engine has matched and readers may not see yet.
    private let batchesAhead = Atomic<Int>(0)
    private let shelf = Mutex<[SearchScratch]>([])

    private static let closed = 1 << 32

    init(engine: Engine) {
        self.engine = engine
    }

    // MARK: Searching

    /// What came of trying to search at once.
    enum Attempt {
        /// Nothing in the engine was beyond what is on disk.
        case committed([SearchHit])
        /// The engine was ahead: this may be shown when what it had done is on disk.
        case ahead([SearchHit])
        /// The engine is being changed.
        case refused
    }

    /// Searches on the calling thread, unless the engine is being changed.
    func trySearch(_ query: SearchQuery) -> Attempt {
        guard enter() else { return .refused }
        defer { searches.subtract(1, ordering: .releasing) }
        // No batch can begin meanwhile, so the engine cannot get ahead.
        let isCommitted = batchesAhead.load(ordering: .acquiring) == 0
        let hits = search(query)
        return isCommitted ? .committed(hits) : .ahead(hits)
    }

    /// Searches on the engine's own thread, between two batches.
    func search(_ query: SearchQuery) -> [SearchHit] {
        let scratch = shelf.withLock { $0.popLast() } ?? engine.makeSearchScratch()
        defer { shelf.withLock { $0.append(scratch) } }
        return engine.search(
            query.probe,
            limit: query.limit,
            isExplained: query.isExplained,
            scratch
        )
    }

    private func enter() -> Bool {
        var known = searches.load(ordering: .relaxed)
        while known < Self.closed {
            let (isDone, found) = searches.weakCompareExchange(
                expected: known,
                desired: known + 1,
                successOrdering: .acquiring,
                failureOrdering: .relaxed
            )
            if isDone { return true }
            known = found
        }
        return false
    }

    // MARK: Changing

    /// Keeps searches out and waits for those that have begun.
    func beginChange() {
        searches.add(Self.closed, ordering: .acquiring)
        // A search takes a fifth of a millisecond: less than putting a thread to sleep for it.
        while searches.load(ordering: .acquiring) != Self.closed { sched_yield() }
        batchesAhead.add(1, ordering: .relaxed)
    }

    /// Lets searches in again; what they find is ahead of the disk.
    func endChange() {
        searches.subtract(Self.closed, ordering: .releasing)
    }

    /// So many batches are on disk and in the directory.
    func committed(batches: Int) {
        batchesAhead.subtract(batches, ordering: .releasing)
    }
}

/// What a search asks for.
struct SearchQuery: Sendable {
    let probe: Record
    let limit: Int
    /// Whether the terms of the weights are wanted.
    let isExplained: Bool
}
