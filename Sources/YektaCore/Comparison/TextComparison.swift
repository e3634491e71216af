/// Compares texts of columns.
enum TextComparison {
    /// Jaro–Winkler similarity from which two texts are near.
    private static let similarityMin = 0.88

    /// How two texts agree: exact, one contained in the other word by word, similar, or not.
    static func level(_ left: TextElement, _ right: TextElement) -> Level {
        if left.hash == right.hash, left.text == right.text { return .exact }
        let (one, other) = (left.text, right.text)
        if isContained(one, in: other) || isContained(other, in: one) { return .part }
        return JaroWinkler.similarity(one, other) >= similarityMin ? .similar : .differs
    }

    private static let space: UInt8 = 0x20

    /// Whether every word of a text is a word of the other, longer one.
    private static func isContained(_ text: Bytes, in other: Bytes) -> Bool {
        guard text.count < other.count, text.count > 2 else { return false }
        var wordCount = 0
        words(of: other) { _ in
            wordCount += 1
            return true
        }
        guard wordCount > 1 else { return false }
        return words(of: text) { word in
            !words(of: other) { $0 != word }
        }
    }

    /// Goes through the words of a text while the closure says so.
    ///
    /// Returns whether it came to the end.
    @discardableResult
    private static func words(of text: Bytes, _ body: (Bytes) -> Bool) -> Bool {
        var start = 0
        for place in 0...text.count where place == text.count || text[place] == space {
            if place > start, !body(text.slice(start, place - start)) { return false }
            start = place + 1
        }
        return true
    }
}
