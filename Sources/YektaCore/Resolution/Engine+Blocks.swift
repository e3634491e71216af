/// Filling the index of an engine that is loaded at once.
extension Engine {
    /// Records whose keys are derived before any of them is put into the index.
    private static let recordsPerRound = 1 << 16
    /// Records whose keys one thread derives at a time.
    private static let recordsPerChunk = 1 << 12

    /// Puts all records into their blocks.
    ///
    /// In rounds: threads derive the keys of some records and sort them by segment, then each
    /// thread fills segments of its own. A segment is small enough to stay in the cache meanwhile.
    func fillBlocks(workers: Int) async {
        let snapshot = state
        let parts = max(1, min(workers, BlockIndex.segmentCount))
        var start = 0
        while start < state.records.count {
            let first = start
            let count = min(Self.recordsPerRound, state.records.count - start)
            let derived = await ParallelSweep.map(
                count,
                workers: workers,
                chunk: Self.recordsPerChunk
            ) {
                KeyBuffer()
            } _: { buffer, range in
                [SortedKeys(snapshot, first + range.lowerBound..<first + range.upperBound, &buffer)]
            }
            let filled = await ParallelSweep.map(parts, workers: workers, chunk: 1) { range in
                range.map { part in
                    var filled = FilledBlocks()
                    for segment in stride(from: part, to: BlockIndex.segmentCount, by: parts) {
                        for keys in derived { keys.fill(snapshot.index, segment, &filled) }
                    }
                    return filled
                }
            }
            for part in filled {
                touchedValues.formUnion(part.shared)
                overfullValues.formUnion(part.overfull)
            }
            start += count
        }
        for key in overfullValues { state.representatives[key] = state.chosenRepresentatives(key) }
        overfullValues.removeAll()
    }
}

/// The keys of some records, sorted by the segment of the index that they belong to.
private struct SortedKeys: Sendable {
    private struct Entry {
        let key: BlockingKey
        let record: RecordIndex
    }

    private var entries: [Entry] = []
    /// By segment: where its entries begin; one more for the end.
    private var starts = [Int](repeating: 0, count: BlockIndex.segmentCount + 1)

    init(_ state: MatchState, _ records: Range<Int>, _ buffer: inout KeyBuffer) {
        var unsorted: [Entry] = []
        unsorted.reserveCapacity(records.count * 48)
        for place in records where state.records.contains(RecordIndex(place)) {
            state.deriveKeys(of: RecordIndex(place), into: &buffer)
            for key in buffer.keys {
                unsorted.append(Entry(key: key, record: RecordIndex(place)))
                starts[BlockIndex.segment(of: key) + 1] += 1
            }
        }
        for segment in 0..<BlockIndex.segmentCount { starts[segment + 1] += starts[segment] }
        guard let first = unsorted.first else { return }
        entries = [Entry](repeating: first, count: unsorted.count)
        var next = starts
        for entry in unsorted {
            let segment = BlockIndex.segment(of: entry.key)
            entries[next[segment]] = entry
            next[segment] += 1
        }
    }

    /// How many keys ahead of the one that is put in are asked for.
    private static let ahead = 8

    func fill(_ index: BlockIndex, _ segment: Int, _ filled: inout FilledBlocks) {
        let range = starts[segment]..<starts[segment + 1]
        for place in range {
            if place + Self.ahead < range.upperBound {
                index.prefetch(entries[place + Self.ahead].key)
            }
            let entry = entries[place]
            filled.note(entry.key, index.insert(entry.record, for: entry.key))
        }
    }
}

/// Identifier blocks that need more than a place in the index.
private struct FilledBlocks: Sendable {
    /// Those of two records or more.
    var shared: [BlockingKey] = []
    /// Those beyond their limit.
    var overfull: [BlockingKey] = []

    mutating func note(_ key: BlockingKey, _ count: Int) {
        guard count > 1, case .representatives = key.rule.overflow else { return }
        if count == 2 { shared.append(key) }
        if count == key.rule.blockRecordsMax + 1 { overfull.append(key) }
    }
}
