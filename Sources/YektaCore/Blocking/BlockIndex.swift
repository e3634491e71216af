/// The position of a record in the engine's tables.
///
/// Reused after a deletion; never leaves the engine.
package typealias RecordIndex = UInt32

/// Maps a blocking key to the records that have it.
///
/// Open addressing over two arrays. A block of one record, which most are, lives in its slot;
/// larger blocks live in a list of their own. The hash of a key is its own hash value.
package struct BlockIndex: Sendable {
    /// 0 marks a free slot; a key that hashes to 0 is stored as 1.
    private var keys: [UInt64]
    private var slots: [Slot]
    private var lists: [[RecordIndex]] = []
    private var freeLists: [Int] = []
    private var usedSlots = 0

    /// At most half of the slots are in use: linear probing degrades quickly beyond that.
    private static let slotsPerKey = 2

    private enum Slot: Sendable {
        case none
        case one(RecordIndex)
        case many(Int)
    }

    package init(minimumCapacity: Int = 1_024) {
        var capacity = 1_024
        while capacity < minimumCapacity * Self.slotsPerKey { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        slots = [Slot](repeating: .none, count: capacity)
    }

    /// The number of distinct keys that were ever inserted and not dropped by growth.
    package var keyCount: Int { usedSlots }

    /// How many records have the key.
    ///
    /// - Complexity: O(1) expected.
    package func count(_ key: BlockingKey) -> Int {
        switch slots[position(of: key)] {
        case .none: 0
        case .one: 1
        case .many(let list): lists[list].count
        }
    }

    /// The records that have the key, in no order that may reach an output.
    package func records(_ key: BlockingKey) -> [RecordIndex] {
        switch slots[position(of: key)] {
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
        switch slots[position(of: key)] {
        case .none: .none
        case .one(let record): .one(record)
        case .many(let list): .many(lists[list])
        }
    }

    /// Adds a record to the key's block.
    ///
    /// The record must not be in it.
    package mutating func insert(_ record: RecordIndex, for key: BlockingKey) {
        if (usedSlots + 1) * Self.slotsPerKey > keys.count { grow() }
        let place = position(of: key)
        if keys[place] == 0 {
            keys[place] = Self.stored(key)
            usedSlots += 1
        }
        switch slots[place] {
        case .none: slots[place] = .one(record)
        case .one(let first):
            if let list = freeLists.popLast() {
                lists[list] = [first, record]
                slots[place] = .many(list)
            } else {
                lists.append([first, record])
                slots[place] = .many(lists.count - 1)
            }
        case .many(let list): lists[list].append(record)
        }
    }

    /// Takes a record out of the key's block, if it is in it.
    ///
    /// - Complexity: O(records of the block).
    package mutating func remove(_ record: RecordIndex, for key: BlockingKey) {
        let place = position(of: key)
        switch slots[place] {
        case .none: return
        case .one(let only): if only == record { slots[place] = .none }
        case .many(let list):
            guard let offset = lists[list].firstIndex(of: record) else { return }
            lists[list].swapAt(offset, lists[list].count - 1)
            lists[list].removeLast()
            guard lists[list].count == 1 else { return }
            slots[place] = .one(lists[list][0])
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
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: stored) & mask
        while keys[place] != stored && keys[place] != 0 {
            place = (place + 1) & mask
        }
        return place
    }

    /// Makes the table anew, dropping the keys whose blocks are empty: as large as it was if half of
    /// the keys were, so that records that come and go do not make it grow for ever.
    private mutating func grow() {
        let (oldKeys, oldSlots) = (keys, slots)
        let live = oldSlots.count { if case .none = $0 { false } else { true } }
        let capacity = live * 2 * Self.slotsPerKey > oldKeys.count ? oldKeys.count * 2 : oldKeys.count
        keys = [UInt64](repeating: 0, count: capacity)
        slots = [Slot](repeating: .none, count: capacity)
        usedSlots = 0
        let mask = keys.count - 1
        for (key, slot) in zip(oldKeys, oldSlots) where key != 0 {
            if case .none = slot { continue }
            var place = Int(truncatingIfNeeded: key) & mask
            while keys[place] != 0 { place = (place + 1) & mask }
            keys[place] = key
            slots[place] = slot
            usedSlots += 1
        }
    }
}
