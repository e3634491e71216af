@testable import YektaCore

/// The textbook optimal string alignment: the whole table, no shortcuts.
enum ReferenceOSADistance {
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: b.count + 1),
            count: a.count + 1
        )
        for i in 0...a.count { table[i][0] = i }
        for j in 0...b.count { table[0][j] = j }
        for i in stride(from: 1, through: a.count, by: 1) {
            for j in stride(from: 1, through: b.count, by: 1) {
                let isSame = a[i - 1] == b[j - 1] ? 0 : 1
                table[i][j] = min(
                    table[i - 1][j] + 1,
                    table[i][j - 1] + 1,
                    table[i - 1][j - 1] + isSame
                )
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
                }
            }
        }
        return table[a.count][b.count]
    }
}

/// The textbook Jaro–Winkler similarity.
enum ReferenceJaroWinkler {
    static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        if a.isEmpty, b.isEmpty { return 1 }
        if a.isEmpty || b.isEmpty { return 0 }
        let window = max(max(a.count, b.count) / 2 - 1, 0)
        var isMatchedA = [Bool](repeating: false, count: a.count)
        var isMatchedB = [Bool](repeating: false, count: b.count)
        for i in a.indices {
            for j in b.indices where abs(i - j) <= window && !isMatchedB[j] && a[i] == b[j] {
                isMatchedA[i] = true
                isMatchedB[j] = true
                break
            }
        }
        let lettersA = a.indices.filter { isMatchedA[$0] }.map { a[$0] }
        let lettersB = b.indices.filter { isMatchedB[$0] }.map { b[$0] }
        guard !lettersA.isEmpty else { return 0 }
        let outOfOrder = zip(lettersA, lettersB).filter { $0 != $1 }.count
        let common = Double(lettersA.count)
        let jaro =
            (common / Double(a.count) + common / Double(b.count)
                + (common - Double(outOfOrder / 2)) / common) / 3
        let prefix = zip(a, b).prefix(4).prefix { $0 == $1 }.count
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }
}

/// The textbook weighted edit distance, by its recurrence from the end of both words.
enum ReferenceSoundDistance {
    static func distance(_ a: [UInt8], _ b: [UInt8], costs: SoundCosts) -> Int {
        var known: [Int: Int] = [:]
        func distance(_ i: Int, _ j: Int) -> Int {
            if i == 0, j == 0 { return 0 }
            if let known = known[i * 100 + j] { return known }
            var options: [Int] = []
            if i > 0 { options.append(distance(i - 1, j) + costs.omission(a, i - 1)) }
            if j > 0 { options.append(distance(i, j - 1) + costs.omission(b, j - 1)) }
            if i > 0, j > 0 {
                options.append(distance(i - 1, j - 1) + costs.substitution(a[i - 1], b[j - 1]))
            }
            known[i * 100 + j] = options.min()
            return options.min() ?? 0
        }
        return distance(a.count, b.count)
    }
}

/// A small seeded generator, so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A word over a small alphabet, so that letters repeat.
    mutating func word(lettersMax: Int) -> [UInt8] {
        (0..<Int.random(in: 0...lettersMax, using: &self)).map { _ in
            UInt8.random(in: 97...101, using: &self)
        }
    }

    /// The word with a few letters changed, dropped, added or swapped.
    mutating func typo(_ word: [UInt8]) -> [UInt8] {
        var word = word
        for _ in 0..<Int.random(in: 0...3, using: &self) where word.count > 1 {
            let place = Int.random(in: 0..<word.count - 1, using: &self)
            switch Int.random(in: 0...3, using: &self) {
            case 0: word[place] = UInt8.random(in: 97...101, using: &self)
            case 1: word.remove(at: place)
            case 2: word.insert(UInt8.random(in: 97...101, using: &self), at: place)
            default: word.swapAt(place, place + 1)
            }
        }
        return word
    }
}
