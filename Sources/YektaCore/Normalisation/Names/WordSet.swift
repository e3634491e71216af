/// A set of folded words, looked up by a hash of their UTF-8 bytes.
///
/// `Set<String>` would normalise every Persian word to compare it; folded text needs none of that.
struct WordSet: Sendable {
    /// The words in the order in which they were given.
    let words: [String]
    /// The hashes by open addressing; 0 marks a free slot, which no word of ours hashes to.
    private let slots: [UInt64]

    /// The words of a text, divided by spaces and line ends.
    init(_ text: String) {
        words = text.split(whereSeparator: { $0 == " " || $0.isNewline }).map { String($0) }
        var capacity = 16
        while capacity < words.count * 3 { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        for word in words {
            let hash = ByteHash.fnv(word.utf8Span.span)
            var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = hash
        }
        self.slots = slots
    }

    func contains(_ word: String) -> Bool { contains(hash: ByteHash.fnv(word.utf8Span.span)) }

    func contains(_ word: Substring) -> Bool { contains(hash: ByteHash.fnv(word.utf8Span.span)) }

    /// Whether a word of this hash is in the set.
    @inline(__always)
    func contains(hash: UInt64) -> Bool {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] == hash { return true }
            slot = (slot + 1) & mask
        }
        return false
    }
}
