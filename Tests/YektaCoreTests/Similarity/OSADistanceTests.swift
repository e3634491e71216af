import Testing

@testable import YektaCore

@Suite struct OSADistanceTests {
    @Test(arguments: [
        ("kitten", "sitting", 3), ("ca", "abc", 3), ("ab", "ba", 1), ("", "abc", 3),
        ("same", "same", 0),
    ])
    func textbookPairs(a: String, b: String, expected: Int) {
        #expect(OSADistance.distance(Array(a.utf8), Array(b.utf8), cutoff: 9) == expected)
    }

    @Test(arguments: [(6, 2), (20, 3), (90, 40)])
    func agreesWithTheTextbookOnRandomWords(lettersMax: Int, cutoffMax: Int) {
        var generator = SeededGenerator(seed: 20_260)
        for _ in 0..<1_000 {
            let a = generator.word(lettersMax: lettersMax)
            let b =
                Bool.random(using: &generator)
                ? generator.typo(a) : generator.word(lettersMax: lettersMax)
            let cutoff = Int.random(in: 0...cutoffMax, using: &generator)
            let expected = min(ReferenceOSADistance.distance(a, b), cutoff + 1)
            #expect(OSADistance.distance(a, b, cutoff: cutoff) == expected, "\(a) \(b) \(cutoff)")
        }
    }

    /// Small cutoffs have ways of their own.
    @Test(arguments: [0, 1, 2], [4, 12])
    func agreesWithTheTextbookWhereBytesLie(cutoff: Int, lettersMax: Int) {
        var generator = SeededGenerator(seed: 20_261)
        for _ in 0..<3_000 {
            let a = generator.word(lettersMax: lettersMax)
            let b =
                Int.random(in: 0..<4, using: &generator) > 0
                ? generator.typo(a) : generator.word(lettersMax: lettersMax)
            let expected = min(ReferenceOSADistance.distance(a, b), cutoff + 1)
            let found = Bytes.with(a) { one in
                Bytes.with(b) { OSADistance.distance(one, $0, cutoff: cutoff) }
            }
            #expect(found == expected, "\(a) \(b)")
            // One letter for another changes two letters' bits at most, whatever the sieve.
            let masks = [a, b].map { word in Bytes.with(word) { LetterMask.of($0) } }
            if expected <= cutoff {
                #expect(LetterMask.mayBeWithin(cutoff, masks[0], masks[1]), "\(a) \(b)")
            }
        }
    }
}
