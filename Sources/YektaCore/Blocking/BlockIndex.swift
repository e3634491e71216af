/// The position of a record in the engine's tables.
///
/// Reused after a deletion; never leaves the engine.
package typealias RecordIndex = UInt32

/// Maps a blocking key to the records that have it.
///
/// Open addressing over one array, so that a look costs one cache line. A block of one record,
/// which most are, lives in its bucket; larger blocks live in a list of their own. The hash of a
/// key is its own hash value.
package struct BlockIndex: Sendable {
    private var buckets: [Bucket]
    private var lists: [[RecordIndex]] = []
    private var freeLists: [Int] = []
    private var usedSlots = 0

    /// At most half of the slots are in use: linear probing degrades quickly beyond that.
    private static let slotsPerKey = 2

    private struct Bucket: Sendable {
        /// 0 marks a free bucket; a key that hashes to 0 is stored as 1.
        var key: UInt64 = 0
        /// 0 for no record, a record's index plus 1, or minus the number of a list minus 1.
        private var content: Int64 = 0

        var slot: Slot {
            get {
                if content == 0 { return .none }
                return content > 0 ? .one(RecordIndex(content - 1)) : .many(Int(-content - 1))
            }
            set {
                switch newValue {
                case .none: content = 0
                case .one(let record): content = Int64(record) + 1
                case .many(let list): content = -Int64(list) - 1
                }
            }
        }
    }

    private enum Slot {
        case none
        case one(RecordIndex)
        case many(Int)
    }

    package init(minimumCapacity: Int = 1_024) {
        var capacity = 1_024
        while capacity < minimumCapacity * Self.slotsPerKey { capacity *= 2 }
        buckets = [Bucket](repeating: Bucket(), count: capacity)
    }

    /// How many records have the key.
    ///
    /// - Complexity: O(1) expected.
    package func count(_ key: BlockingKey) -> Int {
        switch buckets[position(of: key)].slot {
        case .none: 0
        case .one: 1
        case .many(let list): lists[list].count
        }
    }

    /// The records that have the key, in no order that may reach an output.
    package func records(_ key: BlockingKey) -> [RecordIndex] {
        switch buckets[position(of: key)].slot {
        case .none: []
        case .one(let record): [record]
        case .many(let list): lists[list]
        }
    }

    /// The records of a key in one look: most keys have one, for which no array is made.
    package enum Block {
        case none
        case one(RecordIndex)
        case many([RecordIndex])
    }

    /// The block of a key, as `records(_:)`.
    package func block(_ key: BlockingKey) -> Block {
        switch buckets[position(of: key)].slot {
        case .none: .none
        case .one(let record): .one(record)
        case .many(let list): .many(lists[list])
        }
    }

    /// Adds a record to the key's block.
    ///
    /// The record must not be in it.
    ///
    /// - Returns: how many records the block has now.
    @discardableResult
    package mutating func insert(_ record: RecordIndex, for key: BlockingKey) -> Int {
        if (usedSlots + 1) * Self.slotsPerKey > buckets.count { grow() }
        let place = position(of: key)
        if buckets[place].key == 0 {
            buckets[place].key = Self.stored(key)
            usedSlots += 1
        }
        switch buckets[place].slot {
        case .none:
            buckets[place].slot = .one(record)
            return 1
        case .one(let first):
            if let list = freeLists.popLast() {
                lists[list] = [first, record]
                buckets[place].slot = .many(list)
            } else {
                lists.append([first, record])
                buckets[place].slot = .many(lists.count - 1)
            }
            return 2
        case .many(let list):
            lists[list].append(record)
            return lists[list].count
        }
    }

    /// Takes a record out of the key's block, if it is in it.
    ///
    /// - Complexity: O(records of the block).
    package mutating func remove(_ record: RecordIndex, for key: BlockingKey) {
        let place = position(of: key)
        switch buckets[place].slot {
        case .none: return
        case .one(let only): if only == record { buckets[place].slot = .none }
        case .many(let list):
            guard let offset = lists[list].firstIndex(of: record) else { return }
            lists[list].swapAt(offset, lists[list].count - 1)
            lists[list].removeLast()
            guard lists[list].count == 1 else { return }
            buckets[place].slot = .one(lists[list][0])
            lists[list] = []
            freeLists.append(list)
        }
    }

    private static func stored(_ key: BlockingKey) -> UInt64 {
        key.hash == 0 ? 1 : key.hash
    }

    /// The slot of a key: where it is, or the free slot where it would go.
    private func position(of key: BlockingKey) -> Int {
        let stored = Self.stored(key)
        let mask = buckets.count - 1
        var place = Int(truncatingIfNeeded: stored) & mask
        while buckets[place].key != stored && buckets[place].key != 0 {
            place = (place + 1) & mask
        }
        return place
    }

    /// Makes the table anew, dropping the keys whose blocks are empty: as large as it was if half
    /// of the keys were, so that records that come and go do not make it grow for ever.
    private mutating func grow() {
        let old = buckets
        let live = old.count { if case .none = $0.slot { false } else { true } }
        let capacity = live * 2 * Self.slotsPerKey > old.count ? old.count * 2 : old.count
        buckets = [Bucket](repeating: Bucket(), count: capacity)
        usedSlots = 0
        let mask = capacity - 1
        for bucket in old where bucket.key != 0 {
            if case .none = bucket.slot { continue }
            var place = Int(truncatingIfNeeded: bucket.key) & mask
            while buckets[place].key != 0 { place = (place + 1) & mask }
            buckets[place] = bucket
            usedSlots += 1
        }
    }
}
