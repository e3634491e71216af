/// The Jaro–Winkler similarity of two strings of letters.
///
/// Made for the misspelt names of a census (Winkler 1990): it counts letters in common near the
/// same place, halves the count of those out of order, and favours a common start.
package enum JaroWinkler {
    /// The share of what is missing to 1 that each letter of the common start gives back.
    static let prefixScale = 0.1
    /// How many letters of a common start count.
    static let prefixLettersMax = 4

    /// From 0, nothing in common, to 1, equal; two empty strings are equal.
    ///
    /// - Complexity: O(n·m); allocates only when a string is longer than 64 bytes.
    package static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        Bytes.with(a) { one in Bytes.with(b) { similarity(one, $0) } }
    }

    /// As `similarity(_:_:)` of arrays.
    package static func similarity(_ a: Bytes, _ b: Bytes) -> Double {
        if a == b { return 1 }
        if a.count == 0 || b.count == 0 { return 0 }
        let jaro =
            a.count <= 64 && b.count <= 64 ? shortJaro(a, b) : longJaro(a, b)
        var prefix = 0
        while prefix < min(prefixLettersMax, a.count, b.count), a[prefix] == b[prefix] {
            prefix += 1
        }
        return jaro + Double(prefix) * prefixScale * (1 - jaro)
    }

    /// How far apart two equal letters may stand and still be the same letter.
    private static func reach(_ a: Bytes, _ b: Bytes) -> Int {
        max(max(a.count, b.count) / 2 - 1, 0)
    }

    /// Jaro's similarity with the sets of matched letters as bits of a word.
    private static func shortJaro(_ a: Bytes, _ b: Bytes) -> Double {
        let reach = reach(a, b)
        var matchedA: UInt64 = 0
        var matchedB: UInt64 = 0
        for i in 0..<a.count {
            let letter = a[i]
            var j = max(0, i - reach)
            let end = min(b.count, i + reach + 1)
            while j < end {
                if b[j] == letter, matchedB & (1 << UInt64(j)) == 0 {
                    matchedA |= 1 << UInt64(i)
                    matchedB |= 1 << UInt64(j)
                    break
                }
                j += 1
            }
        }
        let common = matchedA.nonzeroBitCount
        if common == 0 { return 0 }
        var outOfOrder = 0
        while matchedA != 0 {
            if a[matchedA.trailingZeroBitCount] != b[matchedB.trailingZeroBitCount] {
                outOfOrder += 1
            }
            matchedA &= matchedA - 1
            matchedB &= matchedB - 1
        }
        return jaro(common: common, outOfOrder: outOfOrder, a.count, b.count)
    }

    /// The same for strings that do not fit a word.
    private static func longJaro(_ a: Bytes, _ b: Bytes) -> Double {
        let reach = reach(a, b)
        var isTaken = [Bool](repeating: false, count: b.count)
        var lettersA: [UInt8] = []
        for i in 0..<a.count {
            let range = max(0, i - reach)..<max(max(0, i - reach), min(b.count, i + reach + 1))
            guard let j = range.first(where: { !isTaken[$0] && b[$0] == a[i] }) else { continue }
            isTaken[j] = true
            lettersA.append(a[i])
        }
        if lettersA.isEmpty { return 0 }
        let lettersB = (0..<b.count).lazy.filter { isTaken[$0] }.map { b[$0] }
        let outOfOrder = zip(lettersA, lettersB).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        return jaro(common: lettersA.count, outOfOrder: outOfOrder, a.count, b.count)
    }

    private static func jaro(common: Int, outOfOrder: Int, _ a: Int, _ b: Int) -> Double {
        let common = Double(common)
        let inOrder = common - Double(outOfOrder / 2)
        return (common / Double(a) + common / Double(b) + inOrder / common) / 3
    }
}
