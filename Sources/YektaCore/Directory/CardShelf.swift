/// Cards: what a look-up shows of an identity, in the form its caller wants it, kept until the
/// identity changes.
///
/// To find the best of each field over several records takes far longer than to answer with it. The
/// directory does not know what a card says. What all of them may take is bounded by the number of
/// records; beyond it the oldest go, a few at a time.
struct CardShelf: Sendable {
    /// The bytes of all cards, for each stored record.
    static let bytesPerRecordMax = 64
    /// The bytes of all cards that are always allowed.
    static let bytesMin = 1 << 20
    /// A longer card is not kept.
    static let cardBytesMax = 32 << 10
    /// Identities that are looked at to make room for one card.
    static let evictionStepsMax = 64

    var arena = BlockArena()
    /// The identity from which on cards are given up next.
    var hand: UInt32 = 0

    init() {}
}
