/// The records of an engine in compact form, by record index.
///
/// Of each: rank, ordinal, fingerprint and key, then the content. They lie one after the other in
/// an arena, so that a comparison finds all it needs of a record beside each other.
package final class RecordTable: @unchecked Sendable {
    // @unchecked: the engine's thread changes it; others read only while nothing changes.

    struct Slot {
        var place: ByteArena.Place
        /// 0 where there is no record.
        var count: UInt32
        /// The highest bits of the record's rank.
        var rank: UInt32 = 0
    }

    private(set) var slots: [Slot] = []
    private(set) var arena = ByteArena()
    /// The raw records as they came, if the engine keeps them.
    private var raw: (slots: [Slot], arena: ByteArena)?

    /// Arenas are made anew when this part of them is dead, and more than a chunk of it.
    private static let deadPart = 3

    init(keepsRecords: Bool) {
        raw = keepsRecords ? ([], ByteArena()) : nil
    }

    /// Places, those of deleted records included.
    var count: Int { slots.count }
    var keepsRecords: Bool { raw != nil }
    /// Bytes that the compact forms take, and the raw ones.
    var allocatedBytes: (compact: Int, raw: Int) {
        (
            arena.allocatedBytes + slots.capacity * MemoryLayout<Slot>.stride,
            raw?.arena.allocatedBytes ?? 0
        )
    }

    func contains(_ record: RecordIndex) -> Bool {
        Int(record) < slots.count && slots[Int(record)].count > 0
    }

    /// The record at an index.
    subscript(record: RecordIndex) -> RecordView {
        let slot = slots[Int(record)]
        precondition(slot.count > 0, "a deleted record was asked for")
        return RecordView(bytes: arena.bytes(slot.place, count: Int(slot.count)))
    }

    /// The highest bits of a record's rank, without a look at the record.
    func highRank(_ record: RecordIndex) -> UInt32 { slots[Int(record)].rank }

    /// Asks for a record ahead of its use.
    func prefetch(_ record: RecordIndex) {
        arena.prefetch(slots[Int(record)].place)
    }

    /// Asks for the beginning of a record, up to its names, ahead of its use.
    func prefetchStart(_ record: RecordIndex) {
        arena.prefetch(slots[Int(record)].place, lines: 2)
    }

    /// Adds a place for a record that is to come.
    func addPlace() {
        slots.append(Slot(place: 0, count: 0))
        raw?.slots.append(Slot(place: 0, count: 0))
    }

    /// Puts a record at its index, instead of the one that is there.
    func put(_ prepared: PreparedRecord, ordinal: UInt64, at record: RecordIndex) {
        remove(record)
        let bytes = RecordView.bytes(of: prepared, ordinal: ordinal)
        slots[Int(record)] = Slot(
            place: arena.append(bytes),
            count: UInt32(bytes.count),
            rank: UInt32(truncatingIfNeeded: prepared.rank >> 32)
        )
        guard raw != nil else { return }
        let encoded = RecordCoding.encode(prepared.record)
        let place = raw?.arena.append(encoded) ?? 0
        raw?.slots[Int(record)] = Slot(place: place, count: UInt32(encoded.count))
    }

    func remove(_ record: RecordIndex) {
        let slot = slots[Int(record)]
        guard slot.count > 0 else { return }
        arena.release(count: Int(slot.count))
        slots[Int(record)].count = 0
        if let slot = raw?.slots[Int(record)] {
            raw?.arena.release(count: Int(slot.count))
            raw?.slots[Int(record)].count = 0
        }
        compactIfWorthwhile()
    }

    /// Notes how many people hold an identifying value of a record.
    func setHolders(_ holders: Holders, at place: HoldersPlace, of record: RecordIndex) {
        let view = self[record]
        let offset = view.contentStart + place.offset
        let byte = view.bytes[offset] & ~place.mask | holders.rawValue << place.shift
        arena.set(slots[Int(record)].place, offset, to: byte)
    }

    /// The record as it came; nil if the engine does not keep records.
    func record(_ record: RecordIndex) -> Record? {
        guard let raw, raw.slots[Int(record)].count > 0 else { return nil }
        let slot = raw.slots[Int(record)]
        // What was encoded by this process decodes.
        return try? RecordCoding.decode(
            raw.arena.bytes(slot.place, count: Int(slot.count)).array
        )
    }

    private func compactIfWorthwhile() {
        if Self.isWorthwhile(arena) { Self.compact(&slots, &arena) }
        if var raw, Self.isWorthwhile(raw.arena) {
            Self.compact(&raw.slots, &raw.arena)
            self.raw = raw
        }
    }

    private static func isWorthwhile(_ arena: ByteArena) -> Bool {
        arena.deadBytes > ByteArena.chunkBytes && arena.deadBytes * deadPart > arena.usedBytes
    }

    private static func compact(_ slots: inout [Slot], _ arena: inout ByteArena) {
        let fresh = ByteArena()
        for place in slots.indices where slots[place].count > 0 {
            let bytes = arena.bytes(slots[place].place, count: Int(slots[place].count))
            slots[place].place = fresh.append(bytes.array)
        }
        arena = fresh
    }
}

// MARK: - Snapshots

extension RecordTable {
    /// Writes the records that are there; nothing of deleted ones.
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try Self.write(slots, arena, .recordSlots, .recordBytes, to: &sink)
        if let raw { try Self.write(raw.slots, raw.arena, .rawSlots, .rawBytes, to: &sink) }
    }

    private static func write(
        _ slots: [Slot],
        _ arena: ByteArena,
        _ slotPart: SnapshotPart,
        _ part: SnapshotPart,
        to sink: inout some SnapshotSink
    ) throws(SnapshotError) {
        guard arena.deadBytes > 0 else {
            try sink.append(slotPart, slots)
            return try arena.write(part, to: &sink)
        }
        var slots = slots
        var copy = ByteArena.Copy(part)
        for place in slots.indices {
            if place % 4_096 == 0 { try sink.pause() }
            guard slots[place].count > 0 else {
                slots[place].place = 0
                continue
            }
            let bytes = arena.bytes(slots[place].place, count: Int(slots[place].count))
            slots[place].place = try copy.append(bytes, to: &sink)
        }
        try copy.finish(&sink)
        try sink.append(slotPart, slots)
    }

    /// Fills an empty table with what was written.
    func restore(from source: some SnapshotSource, workers: Int) async throws(SnapshotError) {
        slots = try source.array(.recordSlots)
        try await arena.restore(.recordBytes, from: source, workers: workers)
        guard slots.allSatisfy({ arena.holds($0.place, count: Int($0.count)) || $0.count == 0 })
        else { throw .damaged(.recordSlots) }
        guard raw != nil else { return }
        let rawSlots = try source.array(.rawSlots, of: Slot.self)
        let rawArena = ByteArena()
        try await rawArena.restore(.rawBytes, from: source, workers: workers)
        guard rawSlots.count == slots.count,
            rawSlots.allSatisfy({ rawArena.holds($0.place, count: Int($0.count)) || $0.count == 0 })
        else { throw .damaged(.rawSlots) }
        raw = (rawSlots, rawArena)
    }
}

/// A look at one record of an engine where it lies.
///
/// rank u64 · ordinal u64 · fingerprint u64 · lengths of channel and id u32 × 2 · both · content
package struct RecordView: Sendable {
    let bytes: Bytes

    private static let keyStart = 32

    /// Orders the records of a block by chance but alike everywhere: a hash of the record key.
    var rank: UInt64 { bytes.uint64(0) }
    /// The order of first acceptance, from 1.
    var ordinal: UInt64 { bytes.uint64(8) }
    /// The hash of the raw record: equal for a record that is sent again.
    var fingerprint: UInt64 { bytes.uint64(16) }
    private var channelCount: Int { Int(bytes.uint32(24)) }
    private var idCount: Int { Int(bytes.uint32(28)) }
    var channel: Bytes { bytes.slice(Self.keyStart, channelCount) }
    var id: Bytes { bytes.slice(Self.keyStart + channelCount, idCount) }
    fileprivate var contentStart: Int { Self.keyStart + channelCount + idCount }
    var content: ContentView {
        let start = contentStart
        return ContentView(bytes.slice(start, bytes.count - start))
    }

    var key: RecordKey {
        RecordKey(
            channel: String(decoding: channel.array, as: UTF8.self),
            id: String(decoding: id.array, as: UTF8.self)
        )
    }

    func has(_ key: RecordKey) -> Bool {
        id.equals(key.id.utf8) && channel.equals(key.channel.utf8)
    }

    /// Whether the record's key comes before another's.
    func isBefore(_ other: RecordView) -> Bool {
        let (one, another) = (channel, other.channel)
        return one == another ? id.precedes(other.id) : one.precedes(another)
    }

    /// Whether the record comes first by rank; of equal ranks by key.
    func ranksBefore(_ other: RecordView) -> Bool {
        let (one, another) = (rank, other.rank)
        return one == another ? isBefore(other) : one < another
    }

    fileprivate static func bytes(of prepared: PreparedRecord, ordinal: UInt64) -> [UInt8] {
        let (channel, id) = (prepared.record.key.channel.utf8, prepared.record.key.id.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            keyStart + channel.count + id.count + prepared.content.bytes.count
        )
        bytes.append(little: prepared.rank)
        bytes.append(little: ordinal)
        bytes.append(little: prepared.fingerprint)
        bytes.append(little: UInt32(channel.count))
        bytes.append(little: UInt32(id.count))
        bytes += channel
        bytes += id
        bytes += prepared.content.bytes
        return bytes
    }
}

extension Bytes {
    /// Whether the bytes are those of a text.
    func equals(_ text: String.UTF8View) -> Bool {
        guard text.count == count else { return false }
        var place = 0
        for byte in text {
            if self[place] != byte { return false }
            place += 1
        }
        return true
    }
}

/// Where in a content it stands how many people hold a value.
struct HoldersPlace {
    /// From the beginning of the content.
    let offset: Int
    let mask: UInt8
    let shift: UInt8
}

extension ContentView {
    /// Goes through the identifying values: the key of the block of the holders of each, how many
    /// there seem to be, and where that stands.
    func eachIdentifyingValue(
        secret: UInt64,
        _ body: (BlockingKey, Holders, HoldersPlace) -> Void
    ) {
        let phones = elements(.phones)
        if phones.count > 0 {
            let start = offset(of: .phones)
            for place in stride(from: 0, to: phones.count, by: PhoneElement.bytes) {
                let phone = PhoneElement(word: phones.uint64(place))
                body(
                    BlockingKey(phone: phone.significant, secret: secret),
                    phone.holders,
                    HoldersPlace(offset: start + place + 7, mask: 0xC0, shift: 6)
                )
            }
        }
        for (section, rule) in Self.identifying where has(section) {
            var place = offset(of: section)
            ElementPairs.each(elements(section)) { element in
                // Mailboxes and identifiers have flags and key at the same places.
                let value = IdentifierElement(bytes: element)
                body(
                    BlockingKey(rule: rule, hash: value.key),
                    value.holders,
                    HoldersPlace(offset: place + 2, mask: 3, shift: 0)
                )
                place += element.count
            }
        }
    }

    private static let identifying: [(RecordContent.Section, BlockingRule)] = [
        (.emails, .email), (.nationalIDs, .nationalID), (.loyaltyIDs, .loyaltyID),
        (.deviceIDs, .deviceID), (.handles, .handle), (.cookieIDs, .cookieID),
        (.identifiers, .identifier),
    ]
}
