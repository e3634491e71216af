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
    /// - Complexity: O(n + m) up to 64 bytes; longer strings O(n·m), and they allocate.
    package static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        Bytes.with(a) { one in Bytes.with(b) { similarity(one, $0) } }
    }

    /// As `similarity(_:_:)` of arrays.
    package static func similarity(_ a: Bytes, _ b: Bytes) -> Double {
        if a == b { return 1 }
        if a.count == 0 || b.count == 0 { return 0 }
        let jaro: Double
        if a.count > 64 || b.count > 64 {
            jaro = longJaro(a, b)
        } else if b.count <= LetterPlaces.countMax {
            let places = LetterPlaces(b)
            jaro = shortJaro(a, b) { places.of($0) }
        } else {
            var places = InlineArray<256, UInt64>(repeating: 0)
            for place in 0..<b.count { places[Int(b[place])] |= 1 << UInt64(place) }
            let table = places.span
            jaro = shortJaro(a, b) { table[Int($0)] }
        }
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
    ///
    /// - Parameter places: where in `b` a letter is, as bits.
    @inline(__always)
    private static func shortJaro(_ a: Bytes, _ b: Bytes, _ places: (UInt8) -> UInt64) -> Double {
        let reach = reach(a, b)
        var matchedA: UInt64 = 0
        var matchedB: UInt64 = 0
        // The places within reach of the letter; both ends move on with it.
        var near = reach >= 63 ? UInt64.max : 1 &<< UInt64(reach &+ 1) &- 1
        for i in 0..<a.count {
            let free = places(a[i]) & near & ~matchedB
            if free != 0 {
                matchedA |= 1 &<< UInt64(truncatingIfNeeded: i)
                matchedB |= free & (0 &- free)
            }
            near = near &<< 1 | (i < reach ? 1 : 0)
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

/// Where each letter is in a string of up to 16 bytes, found by comparing eight bytes at once: what
/// is short needs no table.
private struct LetterPlaces {
    static let countMax = 16

    private let low: UInt64
    private let high: UInt64
    private let all: UInt64

    init(_ bytes: Bytes) {
        (low, high) = (bytes.word(from: 0), bytes.word(from: 8))
        all = 1 &<< UInt64(bytes.count) &- 1
    }

    /// The places of a letter, as bits.
    @inline(__always)
    func of(_ letter: UInt8) -> UInt64 {
        let letters = UInt64(letter) &* 0x0101_0101_0101_0101
        return (Self.zeroBytes(low ^ letters) | Self.zeroBytes(high ^ letters) &<< 8) & all
    }

    /// A bit for each byte of a word that is 0.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let zeros = ~((word & lows) &+ lows | word | lows)
        // Brings the highest bits of the bytes together.
        return ((zeros &>> 7) &* 0x0102_0408_1020_4080) &>> 56
    }
}
