/// A bounded memory of what pairs of parts of names are to each other.
///
/// A slot holds one pair and is overwritten by the next that falls into it. It is asked about once
/// for every pair of records, so nothing is counted or kept exclusive here: one thread has it.
@safe struct PartMemory: ~Copyable {
    /// A pair and what was found, 16 bytes in one cache line.
    private struct Slot {
        /// 0 in a slot that holds none.
        var key: UInt64 = 0
        var value = PartComparison()
    }

    // Allocated with 2^slotBits slots by `init` and given back by `deinit` alone; a slot's number
    // is the highest slotBits bits of a word, so it is always within.
    private let slots: UnsafeMutablePointer<Slot>
    private let slotBits: Int
    /// The pairs met last, in memory that is always near: the candidates of one record have few
    /// names.
    private let recent: UnsafeMutablePointer<Slot>

    /// 4 KiB.
    private static let recentBits = 8

    init(slotBits: Int) {
        precondition(slotBits > 0 && slotBits < 32, "a memory has 2 to 2^31 slots")
        self.slotBits = slotBits
        unsafe slots = .allocate(capacity: 1 << slotBits)
        unsafe slots.initialize(repeating: Slot(), count: 1 << slotBits)
        let recentCount = 1 << min(slotBits, Self.recentBits)
        unsafe recent = .allocate(capacity: recentCount)
        unsafe recent.initialize(repeating: Slot(), count: recentCount)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe recent.deallocate()
    }

    /// Forgets all pairs.
    func forget() {
        unsafe slots.update(repeating: Slot(), count: 1 << slotBits)
        unsafe recent.update(repeating: Slot(), count: 1 << min(slotBits, Self.recentBits))
    }

    /// What is remembered under a key; else what the closure finds, which is remembered.
    ///
    /// - Parameter key: not 0.
    @inline(__always)
    func value(_ key: UInt64, make: () -> PartComparison) -> PartComparison {
        let mixed = key &* 0x9E37_79B9_7F4A_7C15
        let near = place(mixed, bits: min(slotBits, Self.recentBits))
        if unsafe recent[near].key == key { return unsafe recent[near].value }
        let far = place(mixed, bits: slotBits)
        if unsafe slots[far].key != key {
            let found = make()
            unsafe slots[far] = Slot(key: key, value: found)
        }
        unsafe recent[near] = slots[far]
        return unsafe recent[near].value
    }

    /// The highest bits of a word.
    @inline(__always)
    private func place(_ mixed: UInt64, bits: Int) -> Int {
        Int(truncatingIfNeeded: mixed &>> UInt64(truncatingIfNeeded: 64 &- bits))
    }
}

/// log2 of the lowest frequency of any word of a part, by the part's number: as a given name and as
/// a surname, 0 where nobody asked.
@safe struct RarityMemory: ~Copyable {
    // Allocated by `init` and `grow`, given back by `grow` and `deinit` alone.
    @safe private struct Table {
        var rarities: UnsafeMutablePointer<(given: MatchWeight, surname: MatchWeight)>
        var count: Int
    }

    private let table: UnsafeMutablePointer<Table>

    init() {
        unsafe table = .allocate(capacity: 1)
        unsafe table.initialize(to: Table(rarities: .allocate(capacity: 1), count: 0))
    }

    deinit {
        unsafe table.pointee.rarities.deallocate()
        unsafe table.deallocate()
    }

    /// What is remembered of a part; else what the closure finds, which is remembered.
    ///
    /// - Parameter count: parts that there are, this one included; asked for when the table is to
    ///   grow.
    @inline(__always)
    func value(
        _ part: UInt32,
        count: () -> Int,
        make: () -> (given: MatchWeight, surname: MatchWeight)
    ) -> (given: MatchWeight, surname: MatchWeight) {
        let place = Int(part)
        if unsafe place >= table.pointee.count { grow(toHold: max(place + 1, count())) }
        let known = unsafe table.pointee.rarities[place]
        if known.given != .zero { return known }
        let found = make()
        unsafe table.pointee.rarities[place] = found
        return found
    }

    private func grow(toHold needed: Int) {
        let (old, oldCount) = unsafe (table.pointee.rarities, table.pointee.count)
        // By a quarter at least, or each new name would copy what is known of all others.
        let count = max(needed, oldCount + oldCount / 4 + 64)
        let new = UnsafeMutablePointer<(given: MatchWeight, surname: MatchWeight)>
            .allocate(capacity: count)
        unsafe new.initialize(repeating: (.zero, .zero), count: count)
        unsafe new.update(from: old, count: oldCount)
        unsafe old.deallocate()
        unsafe table.pointee = Table(rarities: new, count: count)
    }
}

/// The forms of the words met last, by the numbers of their parts.
@safe struct FormMemory: ~Copyable {
    // Allocated by `init` with 2^slotBits forms and given back by `deinit` alone. A view of a form
    // is good until another part of the same slot is asked for.
    private let forms: UnsafeMutablePointer<UInt8>
    private let slotMask: UInt32

    init(slotBits: Int) {
        slotMask = 1 << UInt32(slotBits) - 1
        let count = WordForm.bytesCount << slotBits
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: count,
            alignment: WordForm.bytesCount
        )
        unsafe forms = memory.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    }

    deinit {
        unsafe forms.deallocate()
    }

    /// Whether two parts cannot be looked at together.
    func isOneSlot(_ one: UInt32, _ other: UInt32) -> Bool {
        (one ^ other) & slotMask == 0
    }

    /// The form of a part, which the closure gives if it is not at hand.
    @inline(__always)
    func form(_ number: UInt32, part: () -> NamePartEntry) -> WordForm {
        let start = unsafe forms + WordForm.bytesCount * Int(number & slotMask)
        let bytes = unsafe Bytes(start: UnsafePointer(start), count: WordForm.bytesCount)
        if bytes.uint32(0) != number {
            let encoded = WordForm.encode(part(), number: number)
            for place in 0..<WordForm.bytesCount { unsafe start[place] = encoded[place] }
        }
        return WordForm(bytes)
    }
}
