/// The read side: what look-ups see, which is what has been committed and nothing else.
///
/// Built from change sets after their commit, so a reader never meets half a batch or a change that
/// a crash could still undo. It is the one place in memory that has the raw records, and it is
/// compact: a record is a block of bytes in an arena, 16 bytes that say where it lies and what it
/// belongs to, and eight bytes per key in two hash tables. Records have slots, which are used again
/// after a deletion; slots, like everything else here, grow by a page at a time, so that nobody
/// waits while a large table is copied.
package struct IdentityDirectory: Sendable {
    /// A slot plus 1; 0 is none.
    typealias Link = UInt32

    /// What is known of a slot without its block.
    struct Entry: Sendable {
        /// Where the record's bytes lie; 0 for a free slot.
        var location: BlockArena.Location = 0
        /// The next record of the identity, or the next free slot.
        var next: Link = 0
        var identity: UInt32 = 0
        /// The first of its doubts, plus 1.
        var doubts: UInt32 = 0
    }

    var entries = PagedArray(filler: Entry())
    var usedSlots = 0
    var firstFree: Link = 0
    var records = BlockArena()
    var channels = NamePool()
    var labels = NamePool()
    var keyIndex = TagIndex()
    var holderIndex = TagIndex()
    /// By identity number.
    var identities = PagedArray(filler: IdentityWord())
    var splits: [[IdentityID]] = []
    var doubts = DoubtList()
    var cards = CardShelf()
    var scratch: [UInt8] = []
    var warmSlots: [UInt32] = []
    /// Kept so that the reads of `warm` have a use.
    var warmth: UInt64 = 0
    let seed: UInt64

    /// The sequence number of the last feed event applied.
    package internal(set) var lastSequence: UInt64 = 0
    package internal(set) var openReviewCount = 0
    package internal(set) var recordCount = 0
    package internal(set) var identityCount = 0

    /// - Parameter secret: seeds the hashes of record keys, so that nobody can choose keys which
    ///   all fall together.
    package init(secret: UInt64 = 0) {
        seed = secret
    }

    /// A stored record and where it belongs.
    package struct StoredRecord: Sendable {
        package let record: Record
        package let ordinal: UInt64
        package let identity: IdentityID
    }
}

/// What an identity number stands for, in eight bytes.
struct IdentityWord: Sendable {
    /// The first of its records.
    var first: IdentityDirectory.Link = 0
    /// For one that stands, where its card lies; for others what became of it.
    private var rest: UInt32 = 0

    init() {}

    /// For an identity without records: never issued, erased, or where it went.
    enum End {
        case neverIssued
        case erased
        case merged(UInt32)
        /// The place of the list of its parts.
        case split(Int)
    }

    private static let kindBits: UInt32 = 30
    /// Identity numbers are below this: a billion.
    static let numberLimit: UInt64 = 1 << UInt64(kindBits)

    var isLive: Bool { first != 0 }

    var card: BlockArena.Location {
        get { isLive ? rest : 0 }
        set { rest = newValue }
    }

    var end: End {
        get {
            let value = Int(rest & (1 << Self.kindBits - 1))
            return switch rest >> Self.kindBits {
            case 1: .merged(UInt32(value))
            case 2: .split(value)
            case 3: .erased
            default: .neverIssued
            }
        }
        set {
            switch newValue {
            case .neverIssued: rest = 0
            case .merged(let number): rest = 1 << Self.kindBits | number
            case .split(let place): rest = 2 << Self.kindBits | UInt32(place)
            case .erased: rest = 3 << Self.kindBits
            }
        }
    }
}
