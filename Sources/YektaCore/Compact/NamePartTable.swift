import Synchronization

/// One part of a name as many people have it: a given name, a surname, or a lone word.
///
/// Whatever blocking and comparing need of it is made once.
final class NamePartEntry: @unchecked Sendable {
    // @unchecked: nothing changes after it was made.

    /// The words of the part, in order.
    let tokens: [NameToken]
    /// All words written together; of a lone part its first word.
    let joined: NameToken?
    /// Whether the words are one name and not a first and middle names.
    let isCompound: Bool
    /// A word of which it is not known whether it is a given name or a surname.
    let isLone: Bool
    let blocking: NamePartKeys
    /// The part's `NameSieve`.
    private(set) var sieve: [UInt8] = []

    init(tokens: [NameToken], isCompound: Bool, isLone: Bool) {
        self.tokens = tokens
        joined = isLone ? tokens.first : NameToken(joining: tokens)
        self.isCompound = isCompound
        self.isLone = isLone
        blocking = NamePartKeys(tokens: tokens, joined: isLone ? nil : joined)
        sieve = []
        NameSieve.append(self, to: &sieve)
    }

    /// A part that a snapshot kept.
    init(restored traits: UInt8, tokens: [NameToken], joined: NameToken?, sieve: [UInt8]) {
        self.tokens = tokens
        self.joined = joined
        isCompound = traits & 1 != 0
        isLone = traits & 2 != 0
        blocking = NamePartKeys(tokens: tokens, joined: isLone ? nil : joined)
        self.sieve = sieve
    }

    /// Whether it is a compound, and whether a lone word, as bits.
    var traits: UInt8 { (isCompound ? 1 : 0) | (isLone ? 2 : 0) }

    var hash: UInt64 { Self.hash(tokens, isCompound: isCompound, isLone: isLone) }

    static func hash(_ tokens: [NameToken], isCompound: Bool, isLone: Bool) -> UInt64 {
        var hash: UInt64 = (isCompound ? 1 : 0) | (isLone ? 2 : 0)
        for token in tokens { hash = Hash64.xxh3(hash, token.textHash, 0, seed: 0) }
        return hash
    }

    func isSame(_ tokens: [NameToken], isCompound: Bool, isLone: Bool) -> Bool {
        self.isCompound == isCompound && self.isLone == isLone && self.tokens == tokens
    }
}

/// The distinct parts of names, each kept once under a number.
///
/// Equal parts have equal numbers, and what two parts are to each other can be remembered under
/// their numbers. Numbers depend on arrival and never leave the process; parts are not forgotten.
package final class NamePartTable: Sendable {
    private let entries: ChunkedTable<NamePartEntry>
    private let numbers = Mutex<[UInt64: UInt32]>([:])
    /// The table whose parts this one knows without adding to it.
    private let base: NamePartTable?
    private let guests = GuestList<NamePartEntry>()

    /// The number of a part that a name lacks.
    static let none: UInt32 = 0
    /// Parts of a guest have numbers from here on.
    static let guestFirst = UInt32(ChunkedTable<NamePartEntry>.elementsMax)

    package init() {
        entries = ChunkedTable()
        base = nil
        // The place of the number that stands for no part.
        let nothing = NamePartEntry(tokens: [], isCompound: false, isLone: false)
        _ = entries.append(nothing)
    }

    /// A table over another, see `Vocabulary.init(over:)`.
    init(over base: NamePartTable) {
        entries = base.entries
        self.base = base
    }

    /// Distinct parts so far.
    package var count: Int { base?.count ?? numbers.withLock { _ in entries.count - 1 } }

    subscript(number: UInt32) -> NamePartEntry {
        number < Self.guestFirst ? entries[number] : guests[Int(number - Self.guestFirst)]
    }

    /// The number of a part, a new one if it is new; `none` if there are no tokens.
    func number(of tokens: [NameToken], isCompound: Bool = false, isLone: Bool = false) -> UInt32 {
        guard !tokens.isEmpty else { return Self.none }
        var slot = NamePartEntry.hash(tokens, isCompound: isCompound, isLone: isLone)
        if let base {
            if let known = base.known(tokens, isCompound, isLone, &slot) { return known }
            let place = guests.place {
                $0.isSame(tokens, isCompound: isCompound, isLone: isLone)
            } make: {
                NamePartEntry(tokens: tokens, isCompound: isCompound, isLone: isLone)
            }
            return Self.guestFirst + UInt32(place)
        }
        if let known = known(tokens, isCompound, isLone, &slot) { return known }
        // Made outside of the lock: it takes some microseconds.
        let entry = NamePartEntry(tokens: tokens, isCompound: isCompound, isLone: isLone)
        return numbers.withLock { numbers in
            while let known = numbers[slot] {
                if entries[known].isSame(tokens, isCompound: isCompound, isLone: isLone) {
                    return known
                }
                slot &+= 1
            }
            let number = entries.append(entry)
            numbers[slot] = number
            return number
        }
    }

    /// Fills an empty table with parts that have the numbers from 1 on; nil for numbers that are
    /// not used any more.
    func restore(_ parts: [NamePartEntry?]) {
        numbers.withLock { numbers in
            precondition(entries.count == 1, "only an empty table can be restored")
            numbers.reserveCapacity(parts.count)
            let nothing = entries[Self.none]
            for part in parts {
                guard let part else {
                    _ = entries.append(nothing)
                    continue
                }
                var slot = part.hash
                while numbers[slot] != nil { slot &+= 1 }
                numbers[slot] = entries.append(part)
            }
        }
    }

    private func known(
        _ tokens: [NameToken],
        _ isCompound: Bool,
        _ isLone: Bool,
        _ slot: inout UInt64
    ) -> UInt32? {
        numbers.withLock { numbers in
            while let known = numbers[slot] {
                if entries[known].isSame(tokens, isCompound: isCompound, isLone: isLone) {
                    return known
                }
                slot &+= 1
            }
            return nil
        }
    }
}

/// What blocking takes from one part of a name: hashes of consonant skeletons, common to both
/// scripts.
struct NamePartKeys: Sendable {
    /// Of each word, the hashes of its readings; of one without consonants its sound.
    let words: [[UInt64]]
    /// The same of all words written together; empty for a lone part.
    let joined: [UInt64]
    /// The first consonant class, and the first two, of each word.
    let initials: [UInt64]
    let prefixes: [UInt64]
    let joinedInitial: UInt64?

    init(tokens: [NameToken], joined: NameToken?) {
        words = tokens.map { Self.hashes($0) }
        self.joined = joined.map { Self.hashes($0) } ?? []
        initials = tokens.map { Self.prefix($0, 1) }
        prefixes = tokens.map { Self.prefix($0, 2) }
        joinedInitial = joined.map { Self.prefix($0, 1) }
    }

    private static func hashes(_ token: NameToken) -> [UInt64] {
        token.skeleton.count > 1 ? token.skeletonHashes : [token.soundHash]
    }

    private static func prefix(_ token: NameToken, _ length: Int) -> UInt64 {
        let source = token.skeleton.isEmpty ? token.letters : token.skeleton
        var packed = UInt64(length)
        for byte in source.prefix(length) { packed = packed << 8 | UInt64(byte) }
        return packed
    }
}

/// The vocabulary that compact records of one engine refer to.
package final class Vocabulary: Sendable {
    let parts: NamePartTable
    let words: WordTable

    package init() {
        parts = NamePartTable()
        words = WordTable()
    }

    /// Distinct parts of names, and distinct other words.
    var counts: (nameParts: Int, words: Int) { (parts.count, words.count) }

    /// A vocabulary for one record that is not to be stored: it knows the words of another, and
    /// keeps those that are new to itself, under numbers that no word of the other has.
    ///
    /// So the vocabulary does not grow by what is only asked for.
    init(over base: Vocabulary) {
        parts = NamePartTable(over: base.parts)
        words = WordTable(over: base.words)
    }
}

/// What one record brings that the vocabulary does not have: a few things, in the order in which
/// they came.
final class GuestList<Element: Sendable>: @unchecked Sendable {
    // @unchecked: one thread fills it while it prepares the record; later it is only read.
    private var elements: [Element] = []

    subscript(place: Int) -> Element { elements[place] }

    /// The place of the element that fits, a new one if none does.
    func place(where fits: (Element) -> Bool, make: () -> Element) -> Int {
        if let known = elements.firstIndex(where: fits) { return known }
        elements.append(make())
        return elements.count - 1
    }
}
