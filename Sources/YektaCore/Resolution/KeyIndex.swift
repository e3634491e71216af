/// Finds the record of a key: open addressing over the ranks of the keys, four bytes a slot.
///
/// The keys themselves stand in the record table.
struct KeyIndex {
    /// 0 for a free slot, 1 for one that was given up, else the record's index plus 2.
    private var slots = [UInt32](repeating: 0, count: 64)
    private var usedSlots = 0
    private(set) var count = 0

    var allocatedBytes: Int { slots.capacity * 4 }

    func find(_ key: RecordKey, rank: UInt64, in records: RecordTable) -> RecordIndex? {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: rank) & mask
        while slots[place] != 0 {
            if slots[place] > 1 {
                let record = slots[place] - 2
                let view = records[record]
                if view.rank == rank, view.has(key) { return record }
            }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Adds a record whose key is not there.
    mutating func insert(_ record: RecordIndex, rank: UInt64, in records: RecordTable) {
        if (usedSlots + 1) * 3 > slots.count * 2 { grow(records) }
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: rank) & mask
        while slots[place] > 1 { place = (place + 1) & mask }
        if slots[place] == 0 { usedSlots += 1 }
        slots[place] = record + 2
        count += 1
    }

    mutating func remove(_ record: RecordIndex, rank: UInt64) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: rank) & mask
        while slots[place] != 0 {
            if slots[place] == record + 2 {
                slots[place] = 1
                count -= 1
                return
            }
            place = (place + 1) & mask
        }
    }

    private mutating func grow(_ records: RecordTable) {
        let old = slots
        let capacity = (count + 1) * 3 > slots.count ? slots.count * 2 : slots.count
        slots = [UInt32](repeating: 0, count: capacity)
        usedSlots = count
        for slot in old where slot > 1 {
            var place = Int(truncatingIfNeeded: records[slot - 2].rank) & (capacity - 1)
            while slots[place] != 0 { place = (place + 1) & (capacity - 1) }
            slots[place] = slot
        }
    }
}

// MARK: - Snapshots

extension KeyIndex {
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try sink.append(.keySlots, slots)
    }

    mutating func restore(from source: some SnapshotSource) throws(SnapshotError) {
        slots = try source.array(.keySlots)
        guard slots.count >= 64, slots.count.nonzeroBitCount == 1 else {
            throw .damaged(.keySlots)
        }
        usedSlots = slots.count { $0 != 0 }
        count = slots.count { $0 > 1 }
    }
}
