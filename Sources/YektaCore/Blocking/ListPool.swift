/// A run of words that somebody else keeps in place for as long as it is looked at.
@safe package struct Words: @unchecked Sendable, RandomAccessCollection {
    // @unchecked: nothing changes the words while the view is used.
    private let start: UnsafePointer<UInt32>
    package let count: Int

    init(start: UnsafePointer<UInt32>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(place: Int) -> UInt32 {
        precondition(place >= 0 && place < count, "a word beyond the end was asked for")
        return unsafe start[place]
    }
}

/// Many short lists of words in one piece of memory.
///
/// A list lies behind its header, in a run of one of a few sizes; it moves to a longer run when it
/// outgrows its own, and the old run is used again. A view of a list holds until the next change.
@safe struct ListPool: ~Copyable {
    private var words: UnsafeMutablePointer<UInt32>
    private var capacity: Int
    private var used = 0
    /// By size class: the first free run, each free run holding the place of the next; 0 for none.
    private var free = [UInt32](repeating: 0, count: ListPool.classCount)

    private static let classCount = 56
    private static let countBits: UInt32 = 26

    init() {
        capacity = 0
        unsafe words = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    }

    deinit {
        unsafe words.deallocate()
    }

    /// Bytes taken from the system.
    var allocatedBytes: Int { capacity * 4 }

    /// Words of a run of a class, the header included: 4, 6, 8, 12, 16, 24 and so on.
    private static func size(_ sizeClass: Int) -> Int {
        (sizeClass & 1 == 0 ? 4 : 6) << (sizeClass >> 1)
    }

    private static func sizeClass(holding count: Int) -> Int {
        var sizeClass = 0
        while size(sizeClass) < count + 1 { sizeClass += 1 }
        return sizeClass
    }

    /// Makes an empty list with room for a number of words; answers its place, which is never 0.
    mutating func make(capacity count: Int) -> UInt32 {
        let sizeClass = Self.sizeClass(holding: count)
        let place = run(sizeClass)
        unsafe words[Int(place)] = UInt32(sizeClass) << Self.countBits
        return place
    }

    private mutating func run(_ sizeClass: Int) -> UInt32 {
        let first = free[sizeClass]
        if first != 0 {
            free[sizeClass] = unsafe words[Int(first) + 1]
            return first
        }
        if used == 0 { used = 2 }
        let size = Self.size(sizeClass)
        if used + size > capacity { grow(to: used + size) }
        // A snapshot has all that is used, and nothing of who had the memory before.
        unsafe (words + used).update(repeating: 0, count: size)
        used += size
        return UInt32(used - size)
    }

    private mutating func grow(to needed: Int) {
        let more = max(needed, capacity + capacity / 4 + 32)
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: more)
        unsafe larger.update(from: words, count: used)
        unsafe words.deallocate()
        unsafe words = larger
        capacity = more
    }

    func count(_ place: UInt32) -> Int {
        unsafe Int(words[Int(place)] & (1 << Self.countBits - 1))
    }

    /// The words of a list.
    func view(_ place: UInt32) -> Words {
        unsafe Words(start: words + Int(place) + 1, count: count(place))
    }

    /// Adds a word at the end; answers where the list is now.
    mutating func append(_ word: UInt32, to place: UInt32) -> UInt32 {
        let header = unsafe words[Int(place)]
        let count = Int(header & (1 << Self.countBits - 1))
        let sizeClass = Int(header >> Self.countBits)
        var place = place
        if count + 1 >= Self.size(sizeClass) {
            let larger = run(sizeClass + 1)
            unsafe (words + Int(larger) + 1).update(from: words + Int(place) + 1, count: count)
            unsafe words[Int(larger)] = UInt32(sizeClass + 1) << Self.countBits | UInt32(count)
            release(place, sizeClass)
            place = larger
        }
        unsafe words[Int(place) + 1 + count] = word
        unsafe words[Int(place)] += 1
        return place
    }

    /// Replaces a word.
    mutating func set(_ word: UInt32, at offset: Int, of place: UInt32) {
        precondition(offset < count(place), "a word beyond the end was replaced")
        unsafe words[Int(place) + 1 + offset] = word
    }

    /// Puts words in front of an offset; answers where the list is now.
    mutating func insert(_ new: [UInt32], at offset: Int, of place: UInt32) -> UInt32 {
        var place = place
        for word in new { place = append(word, to: place) }
        let start = Int(place) + 1
        let end = count(place) - new.count
        for from in stride(from: end - 1, through: offset, by: -1) {
            unsafe words[start + from + new.count] = words[start + from]
        }
        for (step, word) in new.enumerated() { unsafe words[start + offset + step] = word }
        return place
    }

    /// Takes words out, keeping the order of the rest.
    mutating func remove(_ length: Int, at offset: Int, of place: UInt32) {
        let count = count(place)
        precondition(offset + length <= count, "words beyond the end were taken out")
        let start = Int(place) + 1
        for from in (offset + length)..<max(count, offset + length) {
            unsafe words[start + from - length] = words[start + from]
        }
        unsafe words[Int(place)] -= UInt32(length)
    }

    /// Takes a word out by moving the last into its place.
    mutating func swapRemove(at offset: Int, of place: UInt32) {
        let count = count(place)
        precondition(offset < count, "a word beyond the end was taken out")
        unsafe words[Int(place) + 1 + offset] = words[Int(place) + count]
        unsafe words[Int(place)] -= 1
    }

    /// Gives a list's memory back to the pool.
    mutating func release(_ place: UInt32) {
        release(place, unsafe Int(words[Int(place)] >> Self.countBits))
    }

    private mutating func release(_ place: UInt32, _ sizeClass: Int) {
        unsafe words[Int(place) + 1] = free[sizeClass]
        free[sizeClass] = place
    }
}

// MARK: - Snapshots

extension ListPool {
    /// What a snapshot needs besides the words.
    static let headCount = 1 + classCount

    /// Words in use, then the free runs.
    var head: [UInt32] { [UInt32(used)] + free }

    /// Writes the words in use as a part.
    func write(_ part: SnapshotPart, to sink: inout some SnapshotSink) throws(SnapshotError) {
        if used > 0 {
            // The first run begins at 2.
            unsafe words[0] = 0
            unsafe words[1] = 0
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: words, count: used * 4)
        try sink.append(part, unsafe bytes.bytes)
    }

    /// Takes up what was written, in place of what is there.
    mutating func restore(
        head: some Collection<UInt32>,
        _ part: SnapshotPart,
        _ number: Int,
        from source: some SnapshotSource
    ) throws(SnapshotError) {
        guard head.count == Self.headCount, let count = head.first.map(Int.init),
            source.byteCount(of: part, number) == count * 4
        else { throw .damaged(part) }
        unsafe words.deallocate()
        unsafe words = .allocate(capacity: max(count, 1))
        capacity = count
        used = count
        free = Array(head.dropFirst())
        guard free.allSatisfy({ $0 < max(count, 1) }) else { throw .damaged(part) }
        let buffer = unsafe UnsafeMutableRawBufferPointer(start: words, count: count * 4)
        var bytes = unsafe buffer.mutableBytes
        try source.read(part, number, into: &bytes)
    }
}
