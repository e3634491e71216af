/// An ordered set of keys with a limit, and the room that deriving them needs.
///
/// One buffer serves any number of records, so that none of them costs an allocation.
package struct BlockingKeyBuffer: Sendable {
    /// The keys of the record that was last derived.
    package private(set) var keys: [BlockingKey] = []

    /// The keys of each name of the record.
    var names: [NameKeys] = []
    /// The hashes that `names` speaks of.
    var hashes: [UInt64] = []

    /// Bit by bit, whether a key of such a hash may be among the keys.
    ///
    /// A record has a few dozen, so that nearly all new ones are seen to be new at once.
    private var filter = [UInt64](repeating: 0, count: filterWords)
    private var secret: UInt64 = 0

    /// Keys that most records stay below.
    private static let keysUsual = 60
    private static let filterWords = 16

    package init() {
        keys.reserveCapacity(Self.keysUsual)
        hashes.reserveCapacity(Self.keysUsual / 2)
    }

    /// Forgets the record before.
    mutating func begin(secret: UInt64) {
        self.secret = secret
        keys.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        for word in filter.indices { filter[word] = 0 }
    }

    /// Identifiers are kept whatever their number, which the fields of a record bound: a
    /// look-up by any of them must find its record.
    mutating func insertIdentifier(_ key: BlockingKey) {
        append(key)
    }

    private mutating func insert(_ key: BlockingKey) {
        if keys.count < BlockingLimits.keysPerRecordMax { append(key) }
    }

    @inline(__always)
    private mutating func append(_ key: BlockingKey) {
        let word = Int(truncatingIfNeeded: key.hash >> 60)
        let bit: UInt64 = 1 << (key.hash & 63)
        if filter[word] & bit != 0, keys.contains(key) { return }
        filter[word] |= bit
        keys.append(key)
    }

    /// The key of a rule over up to three values.
    mutating func insert(
        _ rule: BlockingRule,
        _ first: UInt64,
        _ second: UInt64 = 0,
        _ third: UInt64 = 0
    ) {
        insert(BlockingKey(rule, first, second, third, secret: secret))
    }

    /// The key of a rule over bytes.
    mutating func insert(_ rule: BlockingRule, bytes: Span<UInt8>) {
        insert(BlockingKey(rule, bytes: bytes, secret: secret))
    }

    /// The key of a rule over a mark and five bytes from a place on.
    mutating func insert(_ rule: BlockingRule, mark: UInt8, _ bytes: [UInt8], from start: Int) {
        var marked: [6 of UInt8] = [mark, 0, 0, 0, 0, 0]
        for place in 0..<5 { marked[place + 1] = bytes[start + place] }
        insert(rule, bytes: marked.span)
    }

    /// The keys of a number without each of its digits in turn: `DigitError.deletions`.
    mutating func insertDeletions(of number: UInt64) {
        var last: UInt64?
        var power: UInt64 = 1
        while power <= number {
            let rest = number / power / 10 * power + number % power
            if rest != last { insert(.phoneOneError, rest) }
            last = rest
            guard power <= UInt64.max / 10 else { break }
            power *= 10
        }
    }
}

extension BlockingKey {
    /// The key of a rule over bytes that the caller has laid out without ambiguity.
    init(_ rule: BlockingRule, bytes: Span<UInt8>, secret: UInt64) {
        self.init(rule: rule, hash: ByteHash.xxh3(bytes, seed: Self.seed(rule, secret)))
    }

    /// The key of a rule over the eight bytes of a number, the lowest first.
    init(_ rule: BlockingRule, littleEndian number: UInt64, secret: UInt64) {
        var rest = number
        var bytes: [8 of UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        for place in bytes.indices {
            bytes[place] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        self.init(rule, bytes: bytes.span, secret: secret)
    }
}

/// The parts of a name as blocking uses them: hashes of consonant skeletons, common to both
/// scripts, as places in the buffer's `hashes`.
struct NameKeys: Sendable {
    /// Hashes of whole parts.
    ///
    /// A name part without consonants is represented by its letters.
    let surnames: Range<Int>
    /// Surname, given and unplaced, each once.
    let parts: Range<Int>
    /// First consonant classes of all parts.
    let initials: Range<Int>

    init(_ known: KnownName, _ hashes: inout [UInt64]) {
        let start = hashes.count
        for token in known.name.surname { Self.add(token, to: &hashes, after: start) }
        if let joined = known.name.surnameJoined { Self.add(joined, to: &hashes, after: start) }
        for token in known.name.unplaced { Self.add(token, to: &hashes, after: start) }
        // The parts begin with the surnames.
        surnames = start..<hashes.count
        for token in known.name.given { Self.add(token, to: &hashes, after: start) }
        if let joined = known.name.givenJoined { Self.add(joined, to: &hashes, after: start) }
        parts = start..<hashes.count
        let first = hashes.count
        func addInitial(_ token: NameToken) {
            Self.add(Self.prefix(token, 1), to: &hashes, after: first)
        }
        for token in known.name.given { addInitial(token) }
        if let joined = known.name.givenJoined { addInitial(joined) }
        for token in known.name.unplaced { addInitial(token) }
        for token in known.name.surname { addInitial(token) }
        if let joined = known.name.surnameJoined { addInitial(joined) }
        initials = first..<hashes.count
    }

    /// Adds the hashes of a token that are not there yet.
    private static func add(_ token: NameToken, to hashes: inout [UInt64], after start: Int) {
        forEachHash(of: token) { add($0, to: &hashes, after: start) }
    }

    private static func add(_ hash: UInt64, to hashes: inout [UInt64], after start: Int) {
        for index in start..<hashes.count where hashes[index] == hash { return }
        hashes.append(hash)
    }

    /// A hash for each way to read the token; of one without consonants its sound.
    @inline(__always)
    static func forEachHash(of token: NameToken, _ body: (UInt64) -> Void) {
        guard token.skeleton.count > 1 else { return body(token.soundHash) }
        for hash in token.skeletonHashes { body(hash) }
    }

    /// The two parts together in either order, so that swapped fields agree, each pair once; none
    /// for a single part.
    static func forEachWhole(of known: KnownName, _ body: (UInt64) -> Void) {
        guard let given = known.name.givenJoined ?? known.name.given.first,
            let surname = known.name.surnameJoined ?? known.name.surname.first
        else { return }
        for one in hashes(given).prefix(2) {
            for other in hashes(surname).prefix(2) {
                body(min(one, other) ^ (max(one, other) &* 0x9E37_79B9_7F4A_7C15))
            }
        }
    }

    private static func hashes(_ token: NameToken) -> [UInt64] {
        token.skeleton.count > 1 ? token.skeletonHashes : [token.soundHash]
    }

    /// The first consonant classes of a token, packed with how many were asked for.
    static func prefix(_ token: NameToken, _ length: Int) -> UInt64 {
        let source = token.skeleton.isEmpty ? token.letters : token.skeleton
        var packed = UInt64(length)
        for index in 0..<min(length, source.count) {
            packed = packed << 8 | UInt64(source[index])
        }
        return packed
    }
}
