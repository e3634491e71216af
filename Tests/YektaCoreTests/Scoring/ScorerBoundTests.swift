import Testing

@testable import YektaCore

/// What a pair can still weigh before its names are compared.
@Suite struct ScorerBoundTests {
    private func check(_ model: MatchModel, _ records: [Record], seed: UInt64) {
        let scorer = Scorer(model: model)
        let comparison = scorer.comparison
        let vocabulary = Vocabulary()
        let normalisation = RecordNormalisation(secret: 1)
        var random = MixedRecordSource(seed: seed)
        let contents = records.map { record in
            let marked = normalisation.normalise(record).marking { _, _ in random.holders() }
            return RecordContent.crafted(marked, of: record, vocabulary: vocabulary)
        }
        let names = comparison.names(vocabulary: vocabulary, slotBits: 12)
        var (below, belowExact) = (0, 0)
        for _ in 0..<1_500 {
            let (left, right) = random.pair(of: contents)
            left.read { one in
                right.read { other in
                    let whole = comparison.compare(one, other, names: names)
                    let weight = scorer.weight(of: whole)
                    var vector = ComparisonVector()
                    comparison.compareCheap(one, other, &vector)
                    comparison.compareCostly(one, other, words: vocabulary.words, &vector)
                    let bounds = scorer.nameBounds(of: one, names)
                    let most = scorer.weightMax(beforeNames: vector, bounds)
                    if most < weight { below += 1 }
                    comparison.compareNameParts(one, other, names, &vector) {
                        if scorer.weightMax(most, bounds, exact: $0, $1) < weight {
                            belowExact += 1
                        }
                        return true
                    }
                    comparison.adjustToNames(one, other, names, &vector)
                    #expect(vector == whole)
                }
            }
        }
        #expect(below == 0 && belowExact == 0, "seed \(seed)")
    }

    @Test(arguments: ComparedPopulation.allCases)
    func noPairWeighsMoreThanItsBound(population: ComparedPopulation) async throws {
        let records = population.records(seed: 23, count: 250)
        check(.shipped, records, seed: 23)
        let learnt = try await TrainingBench(records).model()
        check(learnt, records, seed: 24)
    }
}
