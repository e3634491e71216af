import Testing

@testable import YektaCore

/// Keys derived from compact contents against their slow twin on values as they were read.
@Suite struct ReferenceBlockingKeysTests {
    @Test(arguments: ComparedPopulation.allCases)
    func theCompactFormHasTheKeysOfTheValuesInTheirOrder(population: ComparedPopulation) {
        for seed in [6, 7] as [UInt64] {
            let secret = seed &* 0x9E37_79B9
            let preparation = RecordPreparation(secret: secret)
            let normalisation = RecordNormalisation(secret: secret)
            let reference = ReferenceBlockingKeys(secret: secret)
            var buffer = KeyBuffer()
            var wrong = 0
            for record in population.records(seed: seed, count: 400) {
                let expected = reference.derive(from: normalisation.normalise(record))
                let prepared = preparation.prepare(record)
                if preparation.keys(of: prepared) != expected { wrong += 1 }
                // The same memory again and again.
                prepared.content.read { preparation.blocking.derive(from: $0, into: &buffer) }
                if buffer.keys != expected { wrong += 1 }
                if !expected.allSatisfy({ buffer.contains($0) }) { wrong += 1 }
            }
            #expect(wrong == 0, "seed \(seed)")
        }
    }
}
