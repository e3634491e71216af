/// A set of folded words, looked up by a hash of their UTF-8 bytes.
///
/// `Set<String>` would normalise every Persian word to compare it; folded text needs none of that.
struct WordSet: Sendable {
    /// The words in the order in which they were given.
    let words: [String]
    private let hashes: Set<UInt64>

    /// The words of a text, divided by spaces and line ends.
    init(_ text: String) {
        words = text.split(whereSeparator: { $0 == " " || $0.isNewline }).map { String($0) }
        hashes = Set(words.map { Self.hash($0[...]) })
    }

    func contains(_ word: String) -> Bool { hashes.contains(Self.hash(word[...])) }

    func contains(_ word: Substring) -> Bool { hashes.contains(Self.hash(word)) }

    /// FNV-1a over the bytes.
    private static func hash(_ word: Substring) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return state
    }
}
