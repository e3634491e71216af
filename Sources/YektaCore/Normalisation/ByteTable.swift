/// A fixed table of words, looked up by their bytes: no string is made to ask it.
struct ByteTable<Value: Sendable>: Sendable {
    private let keys: [[UInt8]]
    private let values: [Value]
    private let hashes: [UInt64]
    /// A word's place plus 1; 0 marks a free slot.
    private let slots: [UInt16]
    /// Bit n: there is a word of n bytes.
    private let lengths: UInt64

    init(_ words: [(String, Value)]) {
        self.init(bytes: words.map { (Array($0.0.utf8), $0.1) })
    }

    /// - Precondition: fewer than 65,535 words, none of more than 63 bytes.
    init(bytes words: [([UInt8], Value)]) {
        keys = words.map(\.0)
        values = words.map(\.1)
        hashes = keys.map { ByteHash.fnv($0.span) }
        var capacity = 16
        while capacity < words.count * 3 { capacity *= 2 }
        var slots = [UInt16](repeating: 0, count: capacity)
        for place in keys.indices {
            var slot = Int(truncatingIfNeeded: hashes[place]) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt16(place + 1)
        }
        self.slots = slots
        lengths = keys.reduce(0) { $0 | 1 << UInt64($1.count) }
    }

    /// All words of the table.
    var words: [String] { keys.map { String(decoding: $0, as: UTF8.self) } }

    /// The value of a word; nil if it is not in the table.
    @inline(__always)
    func find(_ word: Span<UInt8>) -> Value? {
        guard word.count < 64, lengths >> UInt64(word.count) & 1 == 1 else { return nil }
        return find(word, hash: ByteHash.fnv(word))
    }

    private func find(_ word: Span<UInt8>, hash: UInt64) -> Value? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let place = Int(slots[slot] - 1)
            if hashes[place] == hash {
                let known = keys[place]
                if known.span.isEqual(to: word) { return values[place] }
            }
            slot = (slot + 1) & mask
        }
        return nil
    }
}

extension ByteTable where Value == Bool {
    /// A table that says only which words it has.
    init(_ words: some Sequence<String>) {
        self.init(Set(words).map { ($0, true) })
    }

    @inline(__always)
    func contains(_ word: Span<UInt8>) -> Bool { find(word) != nil }
}
