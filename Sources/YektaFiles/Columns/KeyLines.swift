import YektaCore

/// On which line each key stands, by open addressing: a file has as many keys as rows.
struct KeyLines: Sendable {
    private var keys: [RecordKey] = []
    private var lines: [Int] = []
    /// The high half of a key's hash, and below it its place plus 1; 0 marks a free slot.
    private var slots = [UInt64](repeating: 0, count: 1_024)

    private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

    /// Takes a key, unless it is there: then the line on which it stands is returned.
    mutating func insert(_ key: RecordKey, line: Int) -> Int? {
        let hash = Self.hash(key)
        let tag = hash & Self.tagMask
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let place = Int(slots[slot] & ~Self.tagMask) - 1
            if slots[slot] & Self.tagMask == tag, keys[place] == key { return lines[place] }
            slot = (slot + 1) & mask
        }
        keys.append(key)
        lines.append(line)
        slots[slot] = tag | UInt64(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return nil
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for place in keys.indices {
            let hash = Self.hash(keys[place])
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = hash & Self.tagMask | UInt64(place + 1)
        }
    }

    private static func hash(_ key: RecordKey) -> UInt64 {
        CellHash.finished(CellHash.combined(CellHash.hash(key.channel), CellHash.hash(key.id)))
    }
}
