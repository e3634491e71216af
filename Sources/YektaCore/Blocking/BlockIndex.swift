/// The position of a record in the engine's tables.
///
/// Reused after a deletion; never leaves the engine.
package typealias RecordIndex = UInt32

/// Maps a blocking key to the records that have it.
///
/// The hash of a key is its own hash value, and its top byte chooses one of 256 segments, so that
/// threads that fill different segments do not meet and none grows by much at once. Blocks of one
/// record, which most are, live in their slot; larger ones in a list.
package final class BlockIndex: @unchecked Sendable {
    // @unchecked: one thread changes a segment at a time; others read only while nothing changes.
    private let segments: SegmentArray

    /// How many parts of the index may be filled by different threads.
    static let segmentCount = 256

    package init() {
        segments = SegmentArray(count: Self.segmentCount)
    }

    /// How many records have the key.
    ///
    /// - Complexity: O(1) expected.
    package func count(_ key: BlockingKey) -> Int {
        segments[Self.segment(of: key)].count(key.hash)
    }

    /// The records that have the key, in no order that may reach an output.
    package func records(_ key: BlockingKey) -> [RecordIndex] {
        switch block(key) {
        case .none: []
        case .one(let record): [record]
        case .many(let list): Array(list)
        }
    }

    /// The records of a key in one look, without an array: they hold until the next change.
    func block(_ key: BlockingKey) -> BlockSegment.Content {
        segments[Self.segment(of: key)].content(key.hash)
    }

    /// Asks for what is kept of a key ahead of its use.
    func prefetch(_ key: BlockingKey) {
        segments[Self.segment(of: key)].prefetch(key.hash)
    }

    /// Adds a record to the key's block.
    ///
    /// The record must not be in it.
    ///
    /// - Returns: how many records the block has now.
    @discardableResult
    package func insert(_ record: RecordIndex, for key: BlockingKey) -> Int {
        segments[Self.segment(of: key)].insert(record, key.hash)
    }

    /// Takes a record out of the key's block, if it is in it.
    ///
    /// - Complexity: O(records of the block).
    package func remove(_ record: RecordIndex, for key: BlockingKey) {
        segments[Self.segment(of: key)].remove(record, key.hash)
    }

    /// Which part of the index a key belongs to.
    static func segment(of key: BlockingKey) -> Int {
        Int(truncatingIfNeeded: key.hash >> 56)
    }

    /// Memory of all segments, how much of it is for blocks of several records, and keys.
    package var size: (bytes: Int, listBytes: Int, keys: Int) {
        var (bytes, listBytes, keys) = (0, 0, 0)
        for segment in 0..<Self.segmentCount {
            bytes += segments[segment].allocatedBytes
            listBytes += segments[segment].listBytes
            keys += segments[segment].keyCount
        }
        return (bytes, listBytes, keys)
    }
}

// MARK: - Snapshots

extension BlockIndex {
    /// Writes all segments.
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        var heads: [UInt32] = []
        for segment in 0..<Self.segmentCount { heads += segments[segment].head }
        try sink.append(.blockHeads, heads)
        for segment in 0..<Self.segmentCount { try segments[segment].write(to: &sink) }
    }

    /// Fills an empty index with what was written.
    func restore(from source: some SnapshotSource, workers: Int) async throws(SnapshotError) {
        let heads = try source.array(.blockHeads, of: UInt32.self)
        guard heads.count == Self.segmentCount * BlockSegment.headCount,
            source.count(of: .blockBuckets) == Self.segmentCount,
            source.count(of: .blockLists) == Self.segmentCount
        else { throw .damaged(.blockHeads) }
        // A thread fills a segment that no other does.
        _ = try await source.map(Self.segmentCount, workers: workers) {
            [self] (segment) throws(SnapshotError) in
            let start = segment * BlockSegment.headCount
            let head = Array(heads[start..<start + BlockSegment.headCount])
            try segments[segment].restore(head: head, segment, from: source)
        }
    }
}

/// A fixed number of segments, each of which can be changed without touching the others.
@safe private struct SegmentArray: ~Copyable {
    private let start: UnsafeMutablePointer<BlockSegment>
    private let count: Int

    init(count: Int) {
        self.count = count
        unsafe start = .allocate(capacity: count)
        for place in 0..<count { unsafe (start + place).initialize(to: BlockSegment()) }
    }

    deinit {
        unsafe start.deinitialize(count: count)
        unsafe start.deallocate()
    }

    subscript(place: Int) -> BlockSegment {
        unsafeAddress {
            precondition(place >= 0 && place < count, "there is no such segment")
            return unsafe UnsafePointer(start + place)
        }
        nonmutating unsafeMutableAddress {
            precondition(place >= 0 && place < count, "there is no such segment")
            return unsafe start + place
        }
    }
}
