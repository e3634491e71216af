import Testing

@testable import YektaCore
@testable import YektaFiles

/// The pairs from which a model is learnt.
@Suite struct TrainingSampleTests {
    private func sample(
        _ bench: TrainingBench,
        records: Int,
        randomPairs: Int = 500,
        workers: Int = 1
    ) async -> TrainingSample {
        await TrainingSample(
            bench.state,
            scorer: bench.state.scorer,
            byRank: bench.byRank,
            size: TrainingSample.Size(records: records, randomPairs: randomPairs),
            workers: workers
        )
    }

    /// Every pair of records is stood for exactly once, whatever part of the records is looked at.
    @Test(arguments: [200, 80, 7])
    func theWeightsAddUpToAllPairs(sampled: Int) async {
        let table = SampleKind.contacts.table(records: 200, seed: 3)
        let drawn = await sample(TrainingBench(table.records.map(\.record)), records: sampled)
        #expect(!drawn.candidates.isEmpty && !drawn.others.isEmpty)
        let unit = 200 / Double(sampled)
        #expect(drawn.recordsPerSampled == unit)
        let weights = (drawn.candidates + drawn.others).reduce(0) { $0 + $1.weight }
        #expect(abs(weights * unit - 200 * 199 / 2) < 1e-6)
        #expect(abs(drawn.pairCount * unit - 200 * 199 / 2) < 1e-6)
    }

    @Test func withAllRecordsEveryCandidatePairOccursOnce() async {
        let table = SampleKind.contacts.table(records: 150, seed: 3)
        let bench = TrainingBench(table.records.map(\.record))
        let drawn = await sample(bench, records: 150)
        var pairs = 0
        for one in 0..<150 {
            for other in (one + 1)..<150
            where bench.state.pairing(RecordIndex(one), RecordIndex(other)).isCandidate {
                pairs += 1
            }
        }
        #expect(drawn.candidates.count == pairs)
        #expect(drawn.candidates.allSatisfy { $0.weight == 1 })
    }

    /// More records than one thread takes at a time.
    @Test func threadsDoNotDecideWhatIsDrawn() async {
        let table = SampleKind.contacts.table(records: 300, seed: 6)
        let bench = TrainingBench(table.records.map(\.record))
        let alone = await sample(bench, records: 300, workers: 1)
        let together = await sample(bench, records: 300, workers: 2)
        for (one, other) in [
            (alone.candidates, together.candidates), (alone.others, together.others),
        ] {
            #expect(one.map(\.levels) == other.map(\.levels))
            #expect(one.map(\.weight) == other.map(\.weight))
            #expect(one.map(\.usable) == other.map(\.usable))
        }
    }

    @Test func oneRecordHasNoPairs() async {
        let drawn = await sample(
            TrainingBench([.crafted("t:1", [.phone: "09123456789"])]),
            records: 10
        )
        #expect(drawn.candidates.isEmpty && drawn.others.isEmpty)
        #expect(drawn.pairCount == 0)
    }

    private func isUsable(_ pair: TrainingPair, _ kind: ComparisonKind) -> Bool {
        pair.usable & (1 << UInt32(kind.rawValue)) != 0
    }

    /// A pair that only its phone found is no sample of the errors in phones.
    @Test func whatAloneFoundAPairIsNotLearntFromIt() async throws {
        let bench = TrainingBench([
            .crafted("t:1", [.phone: "09123456789", .givenName: "Xanthippe", .gender: "f"]),
            .crafted("t:2", [.phone: "09123456789", .givenName: "Bertram", .gender: "m"]),
        ])
        let pair = try #require(await sample(bench, records: 2).candidates.first)
        #expect(!isUsable(pair, .phone))
        for kind in [ComparisonKind.givenName, .surname, .email, .gender, .birthDate] {
            #expect(isUsable(pair, kind), "\(kind.name)")
        }
    }

    @Test func whatASecondValueFoundAsWellIsLearntFrom() async throws {
        let both: KeyValuePairs<FieldType, String> = [
            .phone: "09123456789", .email: "x.77@mail.example",
        ]
        let bench = TrainingBench([.crafted("t:1", both), .crafted("t:2", both)])
        let pair = try #require(await sample(bench, records: 2).candidates.first)
        #expect(isUsable(pair, .phone))
        #expect(isUsable(pair, .email))
    }
}
