import Synchronization

/// Words that many records share (streets, towns, mail domains), each kept once under a number.
///
/// Equal words have equal numbers, so comparing two that are equal costs nothing. Numbers depend on
/// arrival and never leave the process. Words are not forgotten: the table is as large as the
/// vocabulary of all records that passed through it since the start.
package final class WordTable: Sendable {
    /// What is kept of a word.
    struct Word: Sendable {
        let bytes: Bytes
        /// XXH3 of the bytes under seed 0, by which blocking knows the word.
        let hash: UInt64
        /// XXH3 under seed 1, by which the frequency of a town is looked up.
        let secondHash: UInt64
        /// Which letters occur, by their lowest five bits.
        let letters: UInt32
    }

    private struct Index: Sendable {
        var numbers: [UInt64: UInt32] = [:]
        let arena: ByteArena
    }

    private let words: ChunkedTable<Word>
    private let index: Mutex<Index>
    /// The table whose words this one knows without adding to it.
    private let base: WordTable?
    private let guests = GuestList<Word>()

    /// Words of a guest have numbers from here on.
    static let guestFirst = UInt32(ChunkedTable<Word>.elementsMax)
    private static let guestChunkBytes = 512

    package init() {
        words = ChunkedTable()
        index = Mutex(Index(arena: ByteArena()))
        base = nil
    }

    /// A table over another, see `Vocabulary.init(over:)`.
    init(over base: WordTable) {
        words = base.words
        index = Mutex(Index(arena: ByteArena(chunkBytes: Self.guestChunkBytes)))
        self.base = base
    }

    /// Distinct words so far.
    package var count: Int { base?.count ?? index.withLock { _ in words.count } }

    subscript(number: UInt32) -> Word {
        number < Self.guestFirst ? words[number] : guests[Int(number - Self.guestFirst)]
    }

    /// The number of a word, a new one if it is new.
    func number(of word: [UInt8]) -> UInt32 {
        let hash = Hash64.xxh3(word, seed: 0)
        if let base { return base.find(word, hash) ?? guest(word, hash) }
        return index.withLock { index in
            var slot = hash
            if let known = find(word, &slot, index) { return known }
            let number = words.append(Self.word(word, hash, index.arena))
            index.numbers[slot] = number
            return number
        }
    }

    /// The number of a word, if it has one.
    private func find(_ word: [UInt8], _ hash: UInt64) -> UInt32? {
        var slot = hash
        return index.withLock { find(word, &slot, $0) }
    }

    private func find(_ word: [UInt8], _ slot: inout UInt64, _ index: Index) -> UInt32? {
        while let known = index.numbers[slot] {
            if Bytes.with(word, { $0 == words[known].bytes }) { return known }
            slot &+= 1
        }
        return nil
    }

    private func guest(_ word: [UInt8], _ hash: UInt64) -> UInt32 {
        let place = guests.place {
            guest in
            Bytes.with(word) { $0 == guest.bytes }
        } make: {
            index.withLock { Self.word(word, hash, $0.arena) }
        }
        return Self.guestFirst + UInt32(place)
    }

    private static func word(_ word: [UInt8], _ hash: UInt64, _ arena: ByteArena) -> Word {
        let bytes = arena.bytes(arena.append(word), count: word.count)
        return Word(
            bytes: bytes,
            hash: hash,
            secondHash: bytes.hash(seed: 1),
            letters: LetterMask.of(bytes)
        )
    }

    /// Fills an empty table with words that have the numbers from 0 on; nil for numbers that are
    /// not used any more.
    func restore(_ known: [[UInt8]?]) {
        index.withLock { index in
            precondition(words.count == 0, "only an empty table can be restored")
            index.numbers.reserveCapacity(known.count)
            for word in known {
                let hash = Hash64.xxh3(word ?? [], seed: 0)
                let number = words.append(Self.word(word ?? [], hash, index.arena))
                guard word != nil else { continue }
                var slot = hash
                while index.numbers[slot] != nil { slot &+= 1 }
                index.numbers[slot] = number
            }
        }
    }
}

/// Which letters occur in a word: a sieve for edit distances.
///
/// One edit changes at most two bits: a letter that goes and one that comes.
enum LetterMask {
    static func of(_ bytes: Bytes) -> UInt32 {
        var mask: UInt32 = 0
        for place in 0..<bytes.count { mask |= 1 << UInt32(bytes[place] & 31) }
        return mask
    }

    /// Whether words of these letters may be as few edits apart.
    static func mayBeWithin(_ edits: Int, _ left: UInt32, _ right: UInt32) -> Bool {
        (left ^ right).nonzeroBitCount <= 2 * edits
    }
}
