/// The stored records that have something rare in common with a question, chosen by how much.
///
/// Blocks are read from the smallest on, closed ones too, and every one speaks for its records: the
/// louder, the fewer it holds. Whom most is said for is compared. What is chosen is a function of
/// the records that are stored, whatever their arrival.
struct SearchCandidates {
    /// How many records of blocks are looked at, beyond which no larger block is read.
    static let recordsReadMax = 1_024
    /// So many are compared, if there are as many.
    static let comparedMin = 48
    /// How many are compared at most, where the same is said for many.
    static let comparedMax = 192
    /// Of so many for whom the same is said the spelling of the names is looked at.
    static let spellingsReadMax = 512

    /// Those that are to be compared, the most promising first.
    private(set) var chosen: [RecordIndex] = []
    private var blocks: [Block] = []
    private var found: [RecordIndex] = []
    private var points: [UInt16] = []
    private var ties: [RecordIndex] = []
    /// By how many parts of the name are the same to the letter.
    private var spelt: [[RecordIndex]] = [[], [], []]
    /// Places in `found` by record, in open addressing: a stamp above, the place below.
    private var slots = [UInt32](repeating: 0, count: 1 << SearchCandidates.slotBits)
    private var stamp: UInt32 = 0
    /// By points: how many records have them, then where the next of them goes.
    private var byPoints = [Int32](repeating: 0, count: SearchCandidates.pointsMax + 1)

    private static let slotBits = 12
    /// How many records ahead of the one that is looked at are asked for.
    private static let recordsAhead = 12
    private static let placeBits: UInt32 = 12
    private static let pointsMax = 1_023

    /// A block in which there are records.
    private struct Block {
        let key: BlockingKey
        let count: Int
        /// Among the keys, which come in the order of the rules, the strongest first.
        let place: Int
    }

    /// Finds the candidates for a record of such keys.
    mutating func find(_ keys: [BlockingKey], of probe: ContentView, in state: MatchState) {
        begin()
        for key in keys { state.index.prefetch(key) }
        for (place, key) in keys.enumerated() {
            let count = state.index.count(key)
            if count > 0 { blocks.append(Block(key: key, count: count, place: place)) }
        }
        blocks.sort { ($0.count, $0.place) < ($1.count, $1.place) }
        var read = 0
        for block in blocks {
            read += block.count
            if read > Self.recordsReadMax { break }
            add(block, in: state)
        }
        if found.isEmpty {
            chooseOfSmallest(for: probe, in: state)
        } else {
            choose(for: probe, in: state)
        }
    }

    private mutating func begin() {
        blocks.removeAll(keepingCapacity: true)
        found.removeAll(keepingCapacity: true)
        points.removeAll(keepingCapacity: true)
        chosen.removeAll(keepingCapacity: true)
        stamp += 1
        if stamp > UInt32.max >> Self.placeBits {
            for slot in slots.indices { slots[slot] = 0 }
            stamp = 1
        }
    }

    private mutating func add(_ block: Block, in state: MatchState) {
        // Half as many records are one bit more of evidence; what everybody has is none.
        let worth = UInt16(max(1, 24 - (Int.bitWidth - block.count.leadingZeroBitCount)))
        switch state.index.block(block.key) {
        case .none: return
        case .one(let record): add(record, worth)
        case .many(let records): for record in records { add(record, worth) }
        }
    }

    private mutating func add(_ record: RecordIndex, _ worth: UInt16) {
        let mask = slots.count - 1
        var slot = Int((record &* 0x9E37_79B9) >> (32 - UInt32(Self.slotBits)))
        while slots[slot] >> Self.placeBits == stamp {
            let place = Int(slots[slot] & (1 << Self.placeBits - 1))
            if found[place] == record {
                points[place] = min(points[place] + worth, UInt16(Self.pointsMax))
                return
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = stamp << Self.placeBits | UInt32(found.count)
        found.append(record)
        points.append(worth)
    }

    /// Chooses those with most points; of too many with the same, those whose names are spelt as
    /// the question's, and of these those of the lowest ranks.
    private mutating func choose(for probe: ContentView, in state: MatchState) {
        for place in byPoints.indices { byPoints[place] = 0 }
        var most = 0
        for own in points {
            byPoints[Int(own)] += 1
            most = max(most, Int(own))
        }
        var (last, before, count) = (most, 0, Int(byPoints[most]))
        while last > 1, count < Self.comparedMin {
            last -= 1
            before = count
            count += Int(byPoints[last])
        }
        let isTooMuch = count > Self.comparedMax
        // From here on: where the first of those with so many points goes.
        var start: Int32 = 0
        for own in stride(from: most, through: last, by: -1) {
            (byPoints[own], start) = (start, start + byPoints[own])
        }
        chosen += repeatElement(0, count: isTooMuch ? before : count)
        ties.removeAll(keepingCapacity: true)
        for place in found.indices {
            let own = Int(points[place])
            if own == last, isTooMuch {
                ties.append(found[place])
            } else if own >= last {
                chosen[Int(byPoints[own])] = found[place]
                byPoints[own] += 1
            }
        }
        if isTooMuch { chooseOfTies(for: probe, in: state) }
    }

    private mutating func chooseOfTies(for probe: ContentView, in state: MatchState) {
        let spelling = Spelling(probe)
        for parts in spelt.indices { spelt[parts].removeAll(keepingCapacity: true) }
        if ties.count > Self.spellingsReadMax {
            let highest = Self.highest(Self.spellingsReadMax, of: ties.count)
            ties.removeAll { state.records.highRank($0) > highest }
        }
        for place in ties.indices {
            let ahead = place + Self.recordsAhead
            if ahead < ties.count { state.records.prefetchStart(ties[ahead]) }
            let equal = spelling.equalParts(state.records[ties[place]].content)
            spelt[equal].append(ties[place])
        }
        for equal in stride(from: spelt.count - 1, through: 0, by: -1) {
            let room = Self.comparedMax - chosen.count
            if room <= 0 { return }
            choose(room, of: spelt[equal], in: state)
        }
    }

    /// Where nothing rare is known, some of the records of the smallest block there is.
    private mutating func chooseOfSmallest(for probe: ContentView, in state: MatchState) {
        guard let smallest = blocks.first, case .many(let records) = state.index.block(smallest.key)
        else { return }
        ties.removeAll(keepingCapacity: true)
        let highest = Self.highest(Self.spellingsReadMax, of: records.count)
        for record in records where state.records.highRank(record) <= highest {
            ties.append(record)
        }
        chooseOfTies(for: probe, in: state)
    }

    /// Ranks are hashes, so a part of all ranks is that part of any records.
    private static func highest(_ room: Int, of count: Int) -> UInt32 {
        UInt32(UInt64(UInt32.max) * UInt64(min(room, count)) / UInt64(count))
    }

    /// Adds as many of the records: those of the lowest ranks.
    private mutating func choose(_ room: Int, of records: [RecordIndex], in state: MatchState) {
        guard records.count > room else {
            chosen += records
            return
        }
        let byRank = records.sorted { one, other in
            let (first, second) = (state.records.highRank(one), state.records.highRank(other))
            return first == second ? state.ranksBefore(one, other) : first < second
        }
        chosen += byRank.prefix(room)
    }
}

/// The parts of a question's names, as numbers.
private struct Spelling {
    private var numbers: [UInt32] = []

    init(_ probe: ContentView) {
        NameElement.each(probe.elements(.names)) { name in
            for number in [name.given, name.surname, name.lone] where number != NamePartTable.none {
                numbers.append(number)
            }
        }
    }

    /// How many parts of a record's names are to the letter parts of the question's, two at most.
    func equalParts(_ content: ContentView) -> Int {
        var most = 0
        NameElement.each(content.elements(.names)) { name in
            var equal = 0
            for number in numbers where number == name.given { equal += 1 }
            for number in numbers where number == name.surname { equal += 1 }
            for number in numbers where number == name.lone { equal += 1 }
            most = max(most, min(equal, 2))
        }
        return most
    }
}
