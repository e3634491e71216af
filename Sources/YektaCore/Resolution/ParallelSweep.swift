import Synchronization

/// Maps positions on several threads and joins the results in order.
///
/// Which thread takes which positions is left to chance and reaches no result.
enum ParallelSweep {
    /// The next chunk that nobody has taken.
    private final class Chunks: Sendable {
        private let next = Atomic<Int>(0)

        func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
    }

    /// Maps ranges of positions.
    ///
    /// - Parameters:
    ///   - chunk: positions that are mapped at once.
    ///   - state: makes what one thread needs and uses again from chunk to chunk.
    static func map<State, Result: Sendable>(
        _ count: Int,
        workers: Int,
        chunk asked: Int? = nil,
        state: @escaping @Sendable () -> State,
        _ body: @escaping @Sendable (inout State, Range<Int>) -> [Result]
    ) async -> [Result] {
        let chunk = max(1, asked ?? max(256, min(8_192, count / max(1, workers * 8))))
        let chunkCount = (count + chunk - 1) / chunk
        guard workers > 1, chunkCount > 1 else {
            var state = state()
            return count > 0 ? body(&state, 0..<count) : []
        }
        let chunks = Chunks()
        var parts = [[Result]](repeating: [], count: chunkCount)
        await withTaskGroup(of: [(place: Int, results: [Result])].self) { group in
            for _ in 0..<min(workers, chunkCount) {
                group.addTask {
                    var state = state()
                    var own: [(place: Int, results: [Result])] = []
                    var place = chunks.take()
                    while place < chunkCount {
                        let range = place * chunk..<min((place + 1) * chunk, count)
                        own.append((place, body(&state, range)))
                        place = chunks.take()
                    }
                    return own
                }
            }
            for await own in group {
                for part in own { parts[part.place] = part.results }
            }
        }
        return parts.flatMap { $0 }
    }

    /// As `map(_:workers:chunk:state:_:)`, where threads need nothing.
    static func map<Result: Sendable>(
        _ count: Int,
        workers: Int,
        chunk: Int? = nil,
        _ body: @escaping @Sendable (Range<Int>) -> [Result]
    ) async -> [Result] {
        await map(count, workers: workers, chunk: chunk, state: {}, { _, range in body(range) })
    }
}
