import Testing

@testable import YektaCore

/// The kernels beside their slow twins, to the last bit, on strings as people have them: of both
/// scripts, of one letter, long, empty, and with letters that come again.
@Suite struct KernelPropertyTests {
    private static let lengths = [0, 1, 3, 8, 9, 15, 16, 17, 24, 40, 63, 64, 65, 150]
    private static let alphabets: [[UInt8]] = [
        Array("ab".utf8), Array("abcdefghijklmnopqrstuvwxyz".utf8), [0x80, 0x81, 0x9F, 0xC3, 0xFF],
        // Persian as it comes, in two bytes a letter.
        Array("محمد رضا حسینی نیک‌نژاد".utf8), (0...255).map { UInt8($0) },
    ]

    /// Two strings, the second now and then a slip of the first, or a part of it.
    private func pair(_ random: inout SeededGenerator) -> (a: [UInt8], b: [UInt8]) {
        let alphabet = Self.alphabets[Int.random(in: 0..<Self.alphabets.count, using: &random)]
        func word() -> [UInt8] {
            let most = Self.lengths[Int.random(in: 0..<Self.lengths.count, using: &random)]
            let count =
                Bool.random(using: &random) ? most : Int.random(in: 0...most, using: &random)
            return (0..<count).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
        }
        let a = word()
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return (a, random.typo(random.typo(a)))
        case 1: return (a, Array(a.dropFirst(Int.random(in: 0...3, using: &random))))
        case 2: return (a, Array(a.reversed()))
        default: return (a, word())
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func jaroWinklerIsThatOfTheTextbook(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_500 {
            let (a, b) = pair(&random)
            let found = JaroWinkler.similarity(a, b)
            #expect(found == ReferenceJaroWinkler.similarity(a, b), "seed \(seed): \(a) \(b)")
            #expect(found >= 0 && found <= 1)
        }
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func theDistanceIsThatOfTheTextbookWhateverTheCutoff(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let (a, b) = pair(&random)
            let exact = ReferenceOSADistance.distance(a, b)
            let masks = [a, b].map { word in Bytes.with(word) { LetterMask.of($0) } }
            #expect(LetterMask.mayBeWithin(exact, masks[0], masks[1]), "seed \(seed): \(a) \(b)")
            for cutoff in [0, 1, 2, 3, 7, max(0, exact - 1), exact, exact + 1, 200] {
                let found = OSADistance.distance(a, b, cutoff: cutoff)
                let mirrored = OSADistance.distance(b, a, cutoff: cutoff)
                #expect(found == min(exact, cutoff + 1), "seed \(seed), \(cutoff): \(a) \(b)")
                #expect(found == mirrored, "seed \(seed), \(cutoff): \(a) \(b)")
            }
        }
    }

    @Test func soundsAreAsFarApartAsTheTextbookSays() {
        var random = SeededGenerator(seed: 7)
        for costs in [SoundCosts.latin, .persian, .cross] {
            for _ in 0..<400 {
                let codes = (0..<2).map { _ in
                    let count = [0, 1, 5, 16, 17, SoundCode.symbolsMax]
                        .randomElement(using: &random)
                    return (0..<(count ?? 0)).map { _ in
                        UInt8.random(in: 1...UInt8(SoundSymbol.allCases.count), using: &random)
                    }
                }
                let exact = ReferenceSoundDistance.distance(codes[0], codes[1], costs: costs)
                for ceiling in [0, 30, exact, exact + 1, 9_000] {
                    let found = SoundDistance.distance(
                        codes[0],
                        codes[1],
                        costs: costs,
                        ceiling: ceiling
                    )
                    #expect(found == (exact <= ceiling ? exact : nil), "\(codes) \(ceiling)")
                }
                let signatures = codes.map { HardSounds.signature(of: $0) }
                let isHeard =
                    signatures[0].needs & ~signatures[1].gives == 0
                    && signatures[1].needs & ~signatures[0].gives == 0
                let most =
                    costs.ceiling.distance(SoundCeiling.symbolsMax) + SoundCeiling.similarMargin
                #expect(isHeard || exact > most, "\(codes)")
            }
        }
    }

    @Test func eightBytesAreReadAsFarAsThereAreAny() {
        for count in 0...20 {
            let bytes = (0..<count).map { UInt8($0 + 1) }
            for place in 0...(count + 2) {
                let expected = (0..<8).reduce(UInt64(0)) { word, next in
                    let byte = place + next < count ? bytes[place + next] : 0
                    return word | UInt64(byte) << UInt64(8 * next)
                }
                #expect(Bytes.with(bytes) { $0.word(from: place) } == expected)
            }
        }
    }
}
