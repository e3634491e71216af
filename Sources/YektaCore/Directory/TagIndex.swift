/// Maps 64-bit hashes to numbers below 2^31, several to one hash if need be.
///
/// Open addressing over eight bytes per entry: 32 bits of the hash, its tag, and the number. Two
/// hashes may have one tag, so whoever looks something up checks what it finds. The table is cut
/// into segments by the leading bits of the tags (extendible hashing): it grows and shrinks by one
/// segment at a time, never as a whole. Numbers of one tag beyond `inlineMax` go into a list of
/// their own, so that a value which thousands share does not fill a segment.
struct TagIndex: Sendable {
    /// Entries of one tag that are kept beside each other.
    private static let inlineMax = 8
    static let segmentSlots = 1_024
    /// From here on a segment is cut in two.
    private static let usedMax = 820
    /// Up to here two halves become one again.
    private static let joinedMax = 400
    static let depthMax = 22
    private static let listFlag: UInt32 = 1 << 31

    struct Segment: Sendable {
        /// Tag in the high half, number plus 1 in the low one; 0 is free.
        var slots = [UInt64](repeating: 0, count: TagIndex.segmentSlots)
        var used = 0
        /// How many leading bits of the tag all its entries share.
        var depth = 0
    }

    /// Numbers of one tag that are too many to be kept beside each other.
    struct NumberList: Sendable {
        var numbers: [UInt32] = []
        /// What was found out about the numbers of one hash, and holds while they are the same.
        var ranking: (hash: UInt64, ranked: [UInt32])?
    }

    var segments: [Segment] = [Segment()]
    var freeSegments: [Int] = []
    /// The segment of each value of the leading `depth` bits.
    var directory: [UInt32] = [0]
    var depth = 0
    var lists: [NumberList] = []
    var freeLists: [Int] = []
    /// How many numbers there are.
    var count = 0

    init() {}

    /// Calls the body with every number of a hash, and now and then with one of another hash.
    ///
    /// - Parameter body: says whether to go on.
    func forEach(_ hash: UInt64, _ body: (UInt32) -> Bool) {
        let tag = Self.tag(hash)
        let slots = segments[Int(directory[place(of: tag)])].slots
        var slot = Int(tag) & (Self.segmentSlots - 1)
        while true {
            let entry = slots[slot]
            if entry == 0 { return }
            if UInt32(truncatingIfNeeded: entry >> 32) == tag {
                let low = UInt32(truncatingIfNeeded: entry)
                guard low & Self.listFlag == 0 else {
                    let list = lists[Int(low & ~Self.listFlag)]
                    for number in list.numbers where !body(number) { return }
                    return
                }
                if !body(low - 1) { return }
            }
            slot = (slot + 1) & (Self.segmentSlots - 1)
        }
    }

    /// Reads the first slot of a hash.
    func touch(_ hash: UInt64) -> UInt64 {
        let tag = Self.tag(hash)
        let segment = Int(directory[place(of: tag)])
        return segments[segment].slots[Int(tag) & (Self.segmentSlots - 1)]
    }

    /// The list of a hash, if its numbers are so many that they have one.
    private func list(of hash: UInt64) -> Int? {
        let tag = Self.tag(hash)
        let slots = segments[Int(directory[place(of: tag)])].slots
        var slot = Int(tag) & (Self.segmentSlots - 1)
        while slots[slot] != 0 {
            let low = UInt32(truncatingIfNeeded: slots[slot])
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == tag {
                return low & Self.listFlag == 0 ? nil : Int(low & ~Self.listFlag)
            }
            slot = (slot + 1) & (Self.segmentSlots - 1)
        }
        return nil
    }

    /// What was kept about the numbers of a hash; nil if nothing was, or they are few.
    func ranking(of hash: UInt64) -> [UInt32]? {
        guard let list = list(of: hash), let ranking = lists[list].ranking, ranking.hash == hash
        else { return nil }
        return ranking.ranked
    }

    /// Keeps what was found out about the numbers of a hash, if they are many, until they change or
    /// it is forgotten.
    mutating func keep(ranking: [UInt32], of hash: UInt64) {
        if let list = list(of: hash) { lists[list].ranking = (hash, ranking) }
    }

    mutating func forgetRanking(of hash: UInt64) {
        if let list = list(of: hash) { lists[list].ranking = nil }
    }

    /// Adds a number; it must not be there under this hash.
    mutating func insert(_ number: UInt32, for hash: UInt64) {
        count += 1
        let tag = Self.tag(hash)
        while true {
            let segment = Int(directory[place(of: tag)])
            var slot = Int(tag) & (Self.segmentSlots - 1)
            var alike = 0
            while segments[segment].slots[slot] != 0 {
                let entry = segments[segment].slots[slot]
                if UInt32(truncatingIfNeeded: entry >> 32) == tag {
                    let low = UInt32(truncatingIfNeeded: entry)
                    if low & Self.listFlag != 0 {
                        lists[Int(low & ~Self.listFlag)].numbers.append(number)
                        lists[Int(low & ~Self.listFlag)].ranking = nil
                        return
                    }
                    alike += 1
                }
                slot = (slot + 1) & (Self.segmentSlots - 1)
            }
            if alike == Self.inlineMax { return gather(tag, with: number, in: segment) }
            if segments[segment].used < Self.usedMax {
                segments[segment].slots[slot] = UInt64(tag) << 32 | UInt64(number + 1)
                segments[segment].used += 1
                return
            }
            cut(segment, at: tag)
        }
    }

    /// Takes a number out, if it is there.
    mutating func remove(_ number: UInt32, for hash: UInt64) {
        let tag = Self.tag(hash)
        let segment = Int(directory[place(of: tag)])
        var slot = Int(tag) & (Self.segmentSlots - 1)
        while segments[segment].slots[slot] != 0 {
            let entry = segments[segment].slots[slot]
            if UInt32(truncatingIfNeeded: entry >> 32) == tag {
                let low = UInt32(truncatingIfNeeded: entry)
                if low & Self.listFlag != 0 {
                    return remove(number, fromList: Int(low & ~Self.listFlag), at: slot, segment)
                }
                if low == number + 1 {
                    count -= 1
                    vacate(slot, in: segment)
                    return join(segment, at: tag)
                }
            }
            slot = (slot + 1) & (Self.segmentSlots - 1)
        }
    }

    /// The bytes of all segments.
    var heldBytes: Int { (segments.count - freeSegments.count) * Self.segmentSlots * 8 }

    private static func tag(_ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    private func place(of tag: UInt32) -> Int {
        Int(UInt64(tag) >> UInt64(32 - depth))
    }
}

// MARK: - Lists

extension TagIndex {
    /// Moves the numbers of a tag into a list.
    private mutating func gather(_ tag: UInt32, with number: UInt32, in segment: Int) {
        var numbers: [UInt32] = []
        var slot = Int(tag) & (Self.segmentSlots - 1)
        while segments[segment].slots[slot] != 0 {
            let entry = segments[segment].slots[slot]
            if UInt32(truncatingIfNeeded: entry >> 32) == tag {
                numbers.append(UInt32(truncatingIfNeeded: entry) - 1)
                // What moves up into this slot is looked at next.
                vacate(slot, in: segment)
            } else {
                slot = (slot + 1) & (Self.segmentSlots - 1)
            }
        }
        numbers.append(number)
        let list: Int
        if let free = freeLists.popLast() {
            list = free
            lists[list] = NumberList(numbers: numbers)
        } else {
            list = lists.count
            lists.append(NumberList(numbers: numbers))
        }
        segments[segment].slots[slot] =
            UInt64(tag) << 32 | UInt64(Self.listFlag | UInt32(list))
        segments[segment].used += 1
    }

    private mutating func remove(
        _ number: UInt32,
        fromList list: Int,
        at slot: Int,
        _ segment: Int
    ) {
        guard let place = lists[list].numbers.firstIndex(of: number) else { return }
        count -= 1
        lists[list].ranking = nil
        lists[list].numbers.swapAt(place, lists[list].numbers.count - 1)
        lists[list].numbers.removeLast()
        guard lists[list].numbers.isEmpty else { return }
        lists[list] = NumberList()
        freeLists.append(list)
        vacate(slot, in: segment)
    }
}

// MARK: - Segments

extension TagIndex {
    /// Frees a slot and moves up what was pushed behind it.
    private mutating func vacate(_ slot: Int, in segment: Int) {
        let mask = Self.segmentSlots - 1
        var hole = slot
        var next = (slot + 1) & mask
        while segments[segment].slots[next] != 0 {
            let home = Int(segments[segment].slots[next] >> 32) & mask
            // It may go into the hole unless its home lies between the hole and itself.
            if (next - home) & mask >= (next - hole) & mask {
                segments[segment].slots[hole] = segments[segment].slots[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        segments[segment].slots[hole] = 0
        segments[segment].used -= 1
    }

    /// Cuts a full segment in two by the next bit of the tags.
    private mutating func cut(_ segment: Int, at tag: UInt32) {
        let old = segments[segment]
        precondition(old.depth < Self.depthMax, "hashes of one segment have nothing to tell them")
        if old.depth == depth {
            directory = directory.flatMap { [$0, $0] }
            depth += 1
        }
        let upper = fresh()
        segments[segment] = Segment()
        segments[segment].depth = old.depth + 1
        segments[upper].depth = old.depth + 1
        let span = 1 << (depth - old.depth)
        let first = place(of: tag) & ~(span - 1)
        for place in (first + span / 2)..<(first + span) { directory[place] = UInt32(upper) }
        for entry in old.slots where entry != 0 { lay(entry) }
    }

    /// Joins a segment with its other half once both are nearly empty.
    private mutating func join(_ segment: Int, at tag: UInt32) {
        let own = segments[segment]
        guard own.depth > 0, own.used <= Self.joinedMax else { return }
        let span = 1 << (depth - own.depth)
        let first = place(of: tag) & ~(span - 1)
        let other = Int(directory[first ^ span])
        guard segments[other].depth == own.depth,
            own.used + segments[other].used <= Self.joinedMax
        else { return }
        let entries = segments[other].slots
        for place in (first ^ span)..<((first ^ span) + span) {
            directory[place] = UInt32(segment)
        }
        segments[segment].depth -= 1
        segments[other].slots = []
        freeSegments.append(other)
        for entry in entries where entry != 0 { lay(entry) }
    }

    private mutating func lay(_ entry: UInt64) {
        let tag = UInt32(truncatingIfNeeded: entry >> 32)
        let segment = Int(directory[place(of: tag)])
        var slot = Int(tag) & (Self.segmentSlots - 1)
        while segments[segment].slots[slot] != 0 { slot = (slot + 1) & (Self.segmentSlots - 1) }
        segments[segment].slots[slot] = entry
        segments[segment].used += 1
    }

    private mutating func fresh() -> Int {
        if let free = freeSegments.popLast() {
            segments[free] = Segment()
            return free
        }
        segments.append(Segment())
        return segments.count - 1
    }
}

// MARK: - Invariants

extension TagIndex {
    /// What contradicts itself; empty unless there is a fault.
    func checkInvariants() -> [String] {
        var found: [String] = []
        var numbers = 0
        for (place, segment) in directory.enumerated() {
            let depth = segments[Int(segment)].depth
            let first = place & ~((1 << (self.depth - depth)) - 1)
            if directory[first] != segment { found.append("a segment's places are not together") }
            guard first == place else { continue }
            let entries = segments[Int(segment)].slots.filter { $0 != 0 }
            if entries.count != segments[Int(segment)].used { found.append("used is miscounted") }
            for entry in entries {
                let tag = UInt32(truncatingIfNeeded: entry >> 32)
                if directory[self.place(of: tag)] != segment { found.append("in a wrong segment") }
                let low = UInt32(truncatingIfNeeded: entry)
                numbers +=
                    low & Self.listFlag == 0 ? 1 : lists[Int(low & ~Self.listFlag)].numbers.count
            }
        }
        if numbers != count { found.append("\(numbers) numbers are there, \(count) are counted") }
        return found
    }
}
