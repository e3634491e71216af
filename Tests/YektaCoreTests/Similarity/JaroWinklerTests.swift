import Testing

@testable import YektaCore

@Suite struct JaroWinklerTests {
    @Test(arguments: [
        ("martha", "marhta", 0.9611), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.8133),
        ("", "", 1), ("a", "", 0), ("abc", "xyz", 0),
    ])
    func winklersOwnPairs(a: String, b: String, expected: Double) {
        let similarity = JaroWinkler.similarity(Array(a.utf8), Array(b.utf8))
        #expect(abs(similarity - expected) < 0.0001)
    }

    @Test(arguments: [8, 30, 120])
    func agreesWithTheTextbookOnRandomWords(lettersMax: Int) {
        var generator = SeededGenerator(seed: 1_404)
        for _ in 0..<1_000 {
            let a = generator.word(lettersMax: lettersMax)
            let b =
                Bool.random(using: &generator)
                ? generator.typo(a) : generator.word(lettersMax: lettersMax)
            let expected = ReferenceJaroWinkler.similarity(a, b)
            #expect(abs(JaroWinkler.similarity(a, b) - expected) < 1e-12, "\(a) \(b)")
        }
    }

    @Test func agreesWithTheTextbookWhereBytesLie() {
        var generator = SeededGenerator(seed: 1_405)
        for _ in 0..<1_000 {
            let a = generator.word(lettersMax: 20)
            let b = generator.typo(a)
            let found = Bytes.with(a) { one in
                Bytes.with(b) { JaroWinkler.similarity(one, $0) }
            }
            #expect(abs(found - ReferenceJaroWinkler.similarity(a, b)) < 1e-12, "\(a) \(b)")
        }
    }
}
