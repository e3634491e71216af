import Synchronization

/// Remembers what bytes came to, so that the names and towns that everybody has are read once.
///
/// What is remembered is a pure function of the bytes: forgetting changes no result. Nothing is
/// ever dropped, so whoever asks twice is given the same object; when it is full it stops taking
/// more. Any thread may ask: a lock guards each of the shards.
final class ValueMemory<Value: Sendable>: Sendable {
    /// Bytes that are worth remembering; longer values hardly ever come twice.
    static var keyBytesMax: Int { 64 }
    private static var shardsCount: Int { 64 }

    private let shards: [Shard]
    private let entriesPerShardMax: Int

    /// - Parameter entriesMax: How many values are remembered in all, about.
    init(entriesMax: Int) {
        entriesPerShardMax = max(1, entriesMax / Self.shardsCount)
        shards = (0..<Self.shardsCount).map { _ in Shard() }
    }

    /// What the bytes come to: remembered, or made and then remembered.
    ///
    /// Two threads may make a value at the same time; the first one is kept and given to both.
    @inline(__always)
    func value(_ key: Span<UInt8>, make: () -> Value) -> Value {
        guard key.count <= Self.keyBytesMax else { return make() }
        let hash = ByteHash.xxh3(key, seed: 0)
        let shard = shards[Int(truncatingIfNeeded: hash >> 58)]
        if let known = shard.find(key, hash) { return known }
        return shard.keep(make(), key, hash, entriesMax: entriesPerShardMax)
    }

    private final class Shard: Sendable {
        private let table = Mutex(Table())

        @inline(__always)
        func find(_ key: Span<UInt8>, _ hash: UInt64) -> Value? {
            table.withLock { $0.find(key, hash) }
        }

        func keep(_ value: Value, _ key: Span<UInt8>, _ hash: UInt64, entriesMax: Int) -> Value {
            table.withLock { table in
                if let known = table.find(key, hash) { return known }
                if table.entries.count < entriesMax { table.insert(value, key, hash) }
                return value
            }
        }
    }

    /// Whose bytes lie where, apart from the values: looking at one moves no reference.
    private struct Entry {
        let hash: UInt64
        let start: UInt32
        let count: UInt32
    }

    /// Open addressing over the places of the entries.
    private struct Table {
        private(set) var entries: [Entry] = []
        private var values: [Value] = []
        /// An entry's place plus 1; 0 marks a free slot.
        private var slots: [UInt32] = Array(repeating: 0, count: 16)
        /// The keys of all entries.
        private var bytes: [UInt8] = []

        @inline(__always)
        func find(_ key: Span<UInt8>, _ hash: UInt64) -> Value? {
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 {
                let place = Int(slots[slot] - 1)
                if entries[place].hash == hash, isKey(key, of: place) {
                    return values[place]
                }
                slot = (slot + 1) & mask
            }
            return nil
        }

        @inline(__always)
        private func isKey(_ key: Span<UInt8>, of place: Int) -> Bool {
            let start = Int(entries[place].start)
            guard Int(entries[place].count) == key.count else { return false }
            let known = bytes.span
            for index in key.indices where known[start + index] != key[index] { return false }
            return true
        }

        mutating func insert(_ value: Value, _ key: Span<UInt8>, _ hash: UInt64) {
            let start = UInt32(bytes.count)
            entries.append(Entry(hash: hash, start: start, count: UInt32(key.count)))
            values.append(value)
            for index in key.indices { bytes.append(key[index]) }
            if entries.count * 2 > slots.count {
                slots = Array(repeating: 0, count: slots.count * 2)
                for place in entries.indices { take(slotFor: place) }
            } else {
                take(slotFor: entries.count - 1)
            }
        }

        private mutating func take(slotFor place: Int) {
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: entries[place].hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(place + 1)
        }
    }
}
