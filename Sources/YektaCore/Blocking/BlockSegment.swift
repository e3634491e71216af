import CXXHash

/// A part of the block index: the keys whose hashes begin alike.
///
/// Open addressing in buckets of one cache line, each with five keys and what belongs to them. The
/// place of a bucket follows the hash's order, so that growing by a quarter walks memory in order;
/// a segment is small enough for that not to be felt.
@safe struct BlockSegment: ~Copyable {
    private var buckets: UnsafeMutableRawPointer
    private var bucketCount = 0
    private var usedSlots = 0
    private var lists = ListPool()

    private static let bucketBytes = 64
    private static let slotsPerBucket = 5
    private static let contentStart = 40
    /// Of five slots at most four are used on average, so most keys are in their first bucket.
    private static let usedPerBucketMax = 4
    /// Marks a content that is a list's place and not a record.
    private static let listBit: UInt32 = 1 << 31

    init() {
        unsafe buckets = .allocate(byteCount: Self.bucketBytes, alignment: Self.bucketBytes)
    }

    deinit {
        unsafe buckets.deallocate()
    }

    /// Bytes taken from the system.
    var allocatedBytes: Int { bucketCount * Self.bucketBytes + lists.allocatedBytes }
    /// Of these, the bytes for keys of several records.
    var listBytes: Int { lists.allocatedBytes }
    /// Keys, those without records included.
    var keyCount: Int { usedSlots }

    /// The records of a key: nothing, one, or a list.
    enum Content {
        case none
        case one(RecordIndex)
        case many(Words)
    }

    func content(_ hash: UInt64) -> Content {
        guard bucketCount > 0, let slot = find(Self.stored(hash)) else { return .none }
        let content = unsafe contentPointer(slot).pointee
        if content == 0 { return .none }
        if content & Self.listBit == 0 { return .one(content - 1) }
        return .many(lists.view(content & ~Self.listBit))
    }

    /// Asks for the bucket of a key ahead of its use.
    func prefetch(_ hash: UInt64) {
        guard bucketCount > 0 else { return }
        let bucket = firstBucket(Self.stored(hash))
        unsafe yekta_prefetch(buckets + bucket * Self.bucketBytes)
    }

    func count(_ hash: UInt64) -> Int {
        switch content(hash) {
        case .none: 0
        case .one: 1
        case .many(let list): list.count
        }
    }

    /// Adds a record to a key; answers how many it has now.
    mutating func insert(_ record: RecordIndex, _ hash: UInt64) -> Int {
        if usedSlots >= bucketCount * Self.usedPerBucketMax { grow() }
        let key = Self.stored(hash)
        let slot = place(key)
        if unsafe keyPointer(slot).pointee == 0 {
            unsafe keyPointer(slot).pointee = key
            usedSlots += 1
        }
        let content = unsafe contentPointer(slot).pointee
        if content == 0 {
            unsafe contentPointer(slot).pointee = record + 1
            return 1
        }
        var list: UInt32
        if content & Self.listBit == 0 {
            list = lists.append(content - 1, to: lists.make(capacity: 2))
        } else {
            list = content & ~Self.listBit
        }
        list = lists.append(record, to: list)
        unsafe contentPointer(slot).pointee = list | Self.listBit
        return lists.count(list)
    }

    /// Takes a record from a key, if it has it.
    mutating func remove(_ record: RecordIndex, _ hash: UInt64) {
        guard bucketCount > 0, let slot = find(Self.stored(hash)) else { return }
        let content = unsafe contentPointer(slot).pointee
        if content & Self.listBit == 0 {
            if content == record + 1 { unsafe contentPointer(slot).pointee = 0 }
            return
        }
        let list = content & ~Self.listBit
        guard let offset = lists.view(list).firstIndex(of: record) else { return }
        lists.swapRemove(at: offset, of: list)
        guard lists.count(list) == 1 else { return }
        unsafe contentPointer(slot).pointee = lists.view(list)[0] + 1
        lists.release(list)
    }

    private static func stored(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

    private func keyPointer(_ slot: Int) -> UnsafeMutablePointer<UInt64> {
        let (bucket, lane) = slot.quotientAndRemainder(dividingBy: Self.slotsPerBucket)
        return unsafe (buckets + bucket * Self.bucketBytes + lane * 8)
            .assumingMemoryBound(to: UInt64.self)
    }

    private func contentPointer(_ slot: Int) -> UnsafeMutablePointer<UInt32> {
        let (bucket, lane) = slot.quotientAndRemainder(dividingBy: Self.slotsPerBucket)
        return unsafe (buckets + bucket * Self.bucketBytes + Self.contentStart + lane * 4)
            .assumingMemoryBound(to: UInt32.self)
    }

    /// The first bucket of a key: the top byte chose the segment.
    private func firstBucket(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key << 8).multipliedFullWidth(by: UInt64(bucketCount)).high)
    }

    /// The slot of a key; nil if it is not there.
    private func find(_ key: UInt64) -> Int? {
        let slot = place(key)
        return unsafe keyPointer(slot).pointee == key ? slot : nil
    }

    /// The slot of a key, or the free slot where it would go.
    private func place(_ key: UInt64) -> Int {
        var bucket = firstBucket(key)
        while true {
            let keys = unsafe (buckets + bucket * Self.bucketBytes)
                .assumingMemoryBound(to: UInt64.self)
            for lane in 0..<Self.slotsPerBucket {
                let found = unsafe keys[lane]
                if found == key || found == 0 { return bucket * Self.slotsPerBucket + lane }
            }
            bucket += 1
            if bucket == bucketCount { bucket = 0 }
        }
    }

    /// Makes the table anew, dropping the keys without records: larger by a quarter unless many
    /// were dropped, so that records that come and go do not make it grow for ever.
    private mutating func grow() {
        let (old, oldCount) = unsafe (buckets, bucketCount)
        var live = 0
        for slot in 0..<(oldCount * Self.slotsPerBucket)
        where unsafe contentPointer(slot).pointee != 0 {
            live += 1
        }
        if oldCount == 0 || live * 5 > oldCount * Self.usedPerBucketMax * 4 {
            bucketCount = oldCount + oldCount / 4 + 2
        }
        let bytes = bucketCount * Self.bucketBytes
        unsafe buckets = .allocate(byteCount: bytes, alignment: Self.bucketBytes)
        unsafe buckets.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        usedSlots = 0
        for bucket in 0..<oldCount {
            let keys = unsafe (old + bucket * Self.bucketBytes).assumingMemoryBound(to: UInt64.self)
            let contents = unsafe (old + bucket * Self.bucketBytes + Self.contentStart)
                .assumingMemoryBound(to: UInt32.self)
            for lane in 0..<Self.slotsPerBucket where unsafe contents[lane] != 0 {
                let slot = unsafe place(keys[lane])
                unsafe keyPointer(slot).pointee = keys[lane]
                unsafe contentPointer(slot).pointee = contents[lane]
                usedSlots += 1
            }
        }
        unsafe old.deallocate()
    }
}

// MARK: - Snapshots

extension BlockSegment {
    /// What a snapshot needs besides buckets and lists.
    static let headCount = 2 + ListPool.headCount

    var head: [UInt32] { [UInt32(bucketCount), UInt32(usedSlots)] + lists.head }

    /// Writes buckets and lists as a part each.
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        let bytes = unsafe UnsafeRawBufferPointer(
            start: buckets,
            count: bucketCount * Self.bucketBytes
        )
        try sink.append(.blockBuckets, unsafe bytes.bytes)
        try lists.write(.blockLists, to: &sink)
    }

    /// Takes up what was written, in place of what is there.
    mutating func restore(
        head: [UInt32],
        _ number: Int,
        from source: some SnapshotSource
    ) throws(SnapshotError) {
        let count = Int(head[0])
        let byteCount = count * Self.bucketBytes
        guard source.byteCount(of: .blockBuckets, number) == byteCount else {
            throw .damaged(.blockBuckets)
        }
        unsafe buckets.deallocate()
        unsafe buckets = .allocate(
            byteCount: max(byteCount, Self.bucketBytes),
            alignment: Self.bucketBytes
        )
        bucketCount = count
        usedSlots = Int(head[1])
        let buffer = unsafe UnsafeMutableRawBufferPointer(start: buckets, count: byteCount)
        var bytes = unsafe buffer.mutableBytes
        try source.read(.blockBuckets, number, into: &bytes)
        try lists.restore(head: head.dropFirst(2), .blockLists, number, from: source)
    }
}
