import Testing

@testable import YektaCore

/// The comparison of compact contents against its slow twin on values as they were read.
@Suite struct ReferenceComparisonTests {
    private static let normalisation = RecordNormalisation(secret: 1)

    /// A normalised record and its compact form.
    private struct Twin {
        let normalised: NormalisedRecord
        let content: RecordContent
    }

    private func differences(
        _ population: ComparedPopulation,
        seed: UInt64,
        _ comparison: RecordComparison,
        pairs: Int,
        marked: Bool
    ) -> Int {
        var random = MixedRecordSource(seed: seed)
        let vocabulary = Vocabulary()
        let twins = population.records(seed: seed, count: 300).map { record in
            var normalised = Self.normalisation.normalise(record)
            if marked { normalised = normalised.marking { _, _ in random.holders() } }
            return Twin(
                normalised: normalised,
                content: .crafted(normalised, of: record, vocabulary: vocabulary)
            )
        }
        let reference = ReferenceComparison(
            frequencies: comparison.frequencies,
            columns: comparison.columns
        )
        // What is remembered of one pair must not change the next, however small the memory.
        let memories = [4, 12].map { comparison.names(vocabulary: vocabulary, slotBits: $0) }
        var wrong = 0
        for step in 0..<pairs {
            let (left, right) = random.pair(of: twins)
            let memory = memories[step % 2]
            for (one, other) in [(left, right), (right, left)] {
                let found = comparison.compare(one.content, other.content, names: memory)
                let expected = reference.compare(one.normalised, other.normalised)
                if found != expected { wrong += 1 }
            }
        }
        return wrong
    }

    @Test(arguments: ComparedPopulation.allCases, [false, true])
    func theCompactFormComparesAsTheValuesDo(population: ComparedPopulation, marked: Bool) {
        let comparison = Scorer(model: .shipped).comparison
        for seed in [3, 4] as [UInt64] {
            let wrong = differences(population, seed: seed, comparison, pairs: 700, marked: marked)
            #expect(wrong == 0, "seed \(seed)")
        }
    }

    /// With frequencies and columns of its own.
    @Test(arguments: [ComparedPopulation.contacts, .archive, .mixed])
    func aLearntModelComparesAsTheValuesDo(population: ComparedPopulation) async throws {
        let model = try await TrainingBench(population.records(seed: 5, count: 200)).model()
        #expect(model != .shipped)
        let comparison = Scorer(model: model).comparison
        let wrong = differences(population, seed: 5, comparison, pairs: 500, marked: true)
        #expect(wrong == 0)
    }

    /// Of names that no memory has met, and of those that it met in another order.
    @Test func whatAMemoryWasAskedBeforeDoesNotMatter() {
        var random = MixedRecordSource(seed: 17)
        let comparison = Scorer(model: .shipped).comparison
        let vocabulary = Vocabulary()
        let contents = ComparedPopulation.mixed.records(seed: 17, count: 120).map {
            RecordContent.crafted(Self.normalisation.normalise($0), vocabulary: vocabulary)
        }
        let (small, large) = (
            comparison.names(vocabulary: vocabulary, slotBits: 1),
            comparison.names(vocabulary: vocabulary, slotBits: 16)
        )
        for _ in 0..<1_500 {
            let (left, right) = random.pair(of: contents)
            let fresh = comparison.names(vocabulary: vocabulary)
            let expected = comparison.compare(left, right, names: fresh)
            #expect(comparison.compare(left, right, names: small) == expected)
            #expect(comparison.compare(left, right, names: large) == expected)
        }
    }
}
