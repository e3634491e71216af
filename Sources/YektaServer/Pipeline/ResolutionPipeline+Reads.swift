import NIOCore
import NIOPosix
import Synchronization
import YektaCore

extension ResolutionPipeline {
    /// Runs a read on the engine's thread, between two batches, and hands on what it found once all
    /// that the engine had done before is on disk: the writer takes its work in order.
    ///
    /// - Parameter complete: called with nil if the engine has stopped before it came to this read,
    ///   or the store failed.
    /// - Returns: whether the read was taken; not if `readsWaitingMax` of them wait already.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (Engine) -> Result,
        complete: @escaping @Sendable (Result?) -> Void
    ) -> Bool {
        guard beginWaiting() else { return false }
        engineThread.submit { [self] state in
            let found = state == .active ? body(room.engine) : nil
            completeBehindWriter(found, complete)
        }
        return true
    }

    /// Searches on the calling thread if the engine can be looked at now, else as `read` does.
    ///
    /// - Parameter complete: as for `read`, and told whether the hits may be shown as they are; if
    ///   not, the engine was ahead, and they hold records that the directory may not have.
    /// - Returns: what was found if all of it is on disk; then `complete` is not called.
    func search(
        _ query: SearchQuery,
        isAtOnce: Bool,
        deadline: NIODeadline?,
        complete: @escaping @Sendable (SearchOutcome) -> Void
    ) -> SearchOutcome? {
        let attempt = isAtOnce ? room.access.trySearch(query) : .refused
        switch attempt {
        case .committed(let hits): return .found(hits)
        case .ahead(let hits):
            guard beginWaiting() else { return .tooMany }
            completeBehindWriter(hits) { complete($0.map { .found($0) } ?? .stopping) }
        case .refused:
            guard beginWaiting() else { return .tooMany }
            engineThread.submit { [self] state in
                let isLate = deadline.map { $0 < .now() } ?? false
                let hits = state == .active && !isLate ? room.access.search(query) : nil
                completeBehindWriter(hits) {
                    complete($0.map { .found($0) } ?? (isLate ? .late : .stopping))
                }
            }
        }
        return nil
    }

    private func beginWaiting() -> Bool {
        let waiting = readsWaiting.add(1, ordering: .relaxed).newValue
        if waiting <= configuration.readsWaitingMax { return true }
        readsWaiting.subtract(1, ordering: .relaxed)
        counters.increment(counters.queueFull)
        return false
    }

    private func completeBehindWriter<Result: Sendable>(
        _ found: Result?,
        _ complete: @escaping @Sendable (Result?) -> Void
    ) {
        writerThread.submit { [self] _ in
            readsWaiting.subtract(1, ordering: .relaxed)
            complete(isFailed ? nil : found)
        }
    }
}

/// What came of a search.
enum SearchOutcome: Sendable {
    case found([SearchHit])
    /// The deadline had passed before it began.
    case late
    /// The engine has stopped, or the store failed.
    case stopping
    /// As many reads as may wait do so.
    case tooMany
}
