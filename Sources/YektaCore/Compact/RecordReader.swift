import CXXHash

/// A look at all records of a table, for as long as nothing changes.
///
/// Whoever compares thousands of records takes one up once: what it costs to find a record is then
/// two loads, without a count of references or a claim to exclusive access for each.
@safe struct RecordReader {
    // Both are views of arrays that the closure which is given the reader does not outlive.
    private let slots: UnsafeBufferPointer<RecordTable.Slot>
    private let chunks: ArenaReader

    init(slots: UnsafeBufferPointer<RecordTable.Slot>, chunks: ArenaReader) {
        unsafe self.slots = slots
        self.chunks = chunks
    }

    /// The record at an index.
    @inline(__always)
    subscript(record: RecordIndex) -> RecordView {
        let slot = slot(record)
        precondition(slot.count > 0, "a deleted record was asked for")
        return RecordView(bytes: chunks.bytes(slot.place, count: Int(slot.count)))
    }

    /// Asks for a record ahead of its use.
    @inline(__always)
    func prefetch(_ record: RecordIndex) {
        chunks.prefetch(slot(record).place)
    }

    /// Asks ahead for what `prefetch` has to read.
    @inline(__always)
    func prefetchPlace(_ record: RecordIndex) {
        guard unsafe Int(record) < slots.count, let start = unsafe slots.baseAddress else {
            return
        }
        unsafe yekta_prefetch(start + Int(record))
    }

    /// How many records ahead of the one that is looked at are asked for, and the places of how
    /// many.
    private static let recordsAhead = 4
    private static let placesAhead = 12

    /// Goes through some records in their order, and asks for those that come next meanwhile.
    @inline(__always)
    func eachAhead(_ records: Span<RecordIndex>, _ body: (RecordIndex, RecordView) -> Void) {
        for place in 0..<min(Self.recordsAhead, records.count) { prefetch(records[place]) }
        for place in 0..<records.count {
            if place + Self.placesAhead < records.count {
                prefetchPlace(records[place + Self.placesAhead])
            }
            if place + Self.recordsAhead < records.count {
                prefetch(records[place + Self.recordsAhead])
            }
            body(records[place], self[records[place]])
        }
    }

    @inline(__always)
    private func slot(_ record: RecordIndex) -> RecordTable.Slot {
        unsafe precondition(Int(record) < slots.count, "a record beyond the last was asked for")
        return unsafe slots[Int(record)]
    }
}

extension RecordTable {
    /// Calls a closure with a look at the records; nothing changes meanwhile.
    func read<Result>(_ body: (RecordReader) -> Result) -> Result {
        let (slots, arena) = (slots, arena)
        return arena.read { chunks in
            unsafe slots.withUnsafeBufferPointer {
                unsafe body(RecordReader(slots: $0, chunks: chunks))
            }
        }
    }
}
