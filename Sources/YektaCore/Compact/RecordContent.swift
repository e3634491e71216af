/// Everything that blocking and comparison look at of a record, in one run of bytes.
///
/// A word of bits says which sections there are; where each ends follows, then the sections, in the
/// order of `Section`. Numbers are little-endian. An element of a section has all of one value, so
/// two values are equal if and only if their elements are: groups are united without being read.
/// Words and parts of names stand as numbers of the engine's `Vocabulary`.
///
///     sections u16 · ends u32 × sections · the sections, one after the other
///
/// Of one element there are, in this order:
///
/// - name: given u32, surname u32, lone u32, traits u16, whole u32, skeletons u32 × n, two sieves
/// - phone: u64 of digits 34 bits, kind 2, country 16, holders 2 (the highest)
/// - e-mail: length u16, flags u8, key u64, letters u32, domain u32, local part's length u8, local
///   part, alias
/// - identifier of any kind: length u16, flags u8, key u64, label u64, bytes' length u16, bytes,
///   alias
/// - birth date: precision u8, count u8, of each reading: day i32, Gregorian u32, Jalali u32,
///   calendar u8
/// - gender: u8
/// - place: length u16, flags u8, number u64, lengths of postal code and area u8 × 2, postal code,
///   city u32, words u32 × n
/// - text: length u16, label u64, hash u64, bytes
/// - number: label u64, bits u64
/// - column, a labelled field that is filled, usable or not: kind u8, label u32
package struct RecordContent: Hashable, Sendable {
    package let bytes: [UInt8]

    /// What a run of elements is about.
    enum Section: Int, CaseIterable {
        case names, phones, emails, nationalIDs, birthDates, genders, places
        case loyaltyIDs, deviceIDs, handles, cookieIDs, identifiers, texts, numbers, columns
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The content of nobody.
    static let empty = RecordContent(bytes: [0, 0])

    /// Calls a closure with a view, which lasts for the call.
    package func read<Result>(_ body: (ContentView) -> Result) -> Result {
        Bytes.with(bytes) { body(ContentView($0)) }
    }
}

/// A look at a record's content where it lies.
package struct ContentView: Sendable {
    let bytes: Bytes
    private let sections: UInt32
    /// By section, four bits each: how many of the sections before it are there.
    private let places: UInt64

    package init(_ bytes: Bytes) {
        self.bytes = bytes
        sections = UInt32(bytes.uint16(0))
        places = Self.places(sections)
    }

    /// Counts the bits below each bit, all at once: a processor need not be able to count bits.
    private static func places(_ sections: UInt32) -> UInt64 {
        // One bit to four bits, then the sum of all lower ones in each.
        var bits = UInt64(sections)
        bits = (bits | bits << 24) & 0x0000_00FF_0000_00FF
        bits = (bits | bits << 12) & 0x000F_000F_000F_000F
        bits = (bits | bits << 6) & 0x0303_0303_0303_0303
        bits = (bits | bits << 3) & 0x1111_1111_1111_1111
        return bits &* 0x1111_1111_1111_1110
    }

    /// How many sections before one are there.
    private func place(_ section: RecordContent.Section) -> Int {
        Int(truncatingIfNeeded: places &>> UInt64(truncatingIfNeeded: 4 &* section.rawValue) & 15)
    }

    func has(_ section: RecordContent.Section) -> Bool {
        sections & (1 << UInt32(section.rawValue)) != 0
    }

    /// Which sections two contents have in common, as bits.
    func common(_ other: ContentView) -> UInt32 { sections & other.sections }

    /// The elements of a section; no bytes if there are none.
    func elements(_ section: RecordContent.Section) -> Bytes {
        guard has(section) else { return .empty }
        let start = offset(of: section)
        return bytes.slice(start, Int(bytes.uint32(2 &+ 4 &* place(section))) &- start)
    }

    /// Where a section that is there begins.
    func offset(of section: RecordContent.Section) -> Int {
        let place = place(section)
        // The count of all fills the four bits beyond those of the last section.
        return place == 0
            ? 2 &+ 4 &* Int(truncatingIfNeeded: places &>> 60)
            : Int(bytes.uint32(4 &* place &- 2))
    }
}

/// Puts the sections of a content together.
struct ContentWriter {
    private var body: [UInt8] = []
    private var sections: UInt16 = 0
    private var ends: [Int] = []

    init() {
        body.reserveCapacity(192)
        ends.reserveCapacity(8)
    }

    /// Adds a section, in the order of sections, by appending its elements.
    mutating func add(_ section: RecordContent.Section, _ append: (inout [UInt8]) -> Void) {
        let before = body.count
        append(&body)
        guard body.count > before else { return }
        sections |= 1 << UInt16(section.rawValue)
        ends.append(body.count)
    }

    var content: RecordContent {
        let header = 2 + 4 * ends.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(header + body.count)
        bytes.append(little: sections)
        for end in ends { bytes.append(little: UInt32(header + end)) }
        bytes += body
        return RecordContent(bytes: bytes)
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    @inline(__always)
    mutating func append<Number: FixedWidthInteger>(little number: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
    }

    /// Writes a length into the two bytes kept free for it.
    mutating func setLength(at place: Int) {
        let length = count - place
        precondition(length <= UInt16.max, "normalisation bounds what an element holds")
        self[place] = UInt8(truncatingIfNeeded: length)
        self[place + 1] = UInt8(truncatingIfNeeded: length >> 8)
    }
}
