import Testing

@testable import YektaCore

/// The invariants that the whole program rests on, over random sequences of commands.
@Suite struct EngineInvariantTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4]

    private func source(_ bench: EngineBench, seed: UInt64, busy: Int = 0) -> CommandSource {
        CommandSource(
            population: CraftedPopulation(seed: seed, busy: busy),
            preparation: bench.preparation
        )
    }

    @Test(arguments: seeds)
    func everyStepLeavesEngineStoreFeedAndDirectoryInAgreement(seed: UInt64) {
        var bench = EngineBench()
        var source = source(bench, seed: seed)
        var random = RecordSource(seed: seed &* 31)
        for step in 0..<30 {
            bench.apply(source.batch(1 + random.number(below: 9), for: bench.engine))
            let problems = bench.problems()
            #expect(problems.isEmpty, "seed \(seed), step \(step)")
            if !problems.isEmpty { return }
        }
    }

    @Test(arguments: seeds)
    func thePartitionIsAFunctionOfTheLiveRecordsAndTheConstraints(seed: UInt64) async {
        var bench = EngineBench()
        var source = source(bench, seed: seed)
        var random = RecordSource(seed: seed &* 77)
        for step in 0..<24 {
            bench.apply(source.batch(1 + random.number(below: 9), for: bench.engine))
            let loaded = await bench.loadedPartition(shuffledBy: seed &+ UInt64(step))
            #expect(bench.engine.partition() == loaded, "seed \(seed), step \(step)")
            if bench.engine.partition() != loaded { return }
        }
    }

    @Test(arguments: seeds)
    func aRestartChangesNothingNowAndNothingLater(seed: UInt64) async {
        var bench = EngineBench()
        var twin = EngineBench(twinOf: bench)
        var source = source(bench, seed: seed)
        for step in 0..<12 {
            let batch = source.batch(8, for: bench.engine)
            bench.apply(batch)
            twin.apply(batch)
            let changes = await bench.restart()
            #expect(changes.isEmpty, "seed \(seed), step \(step)")
            #expect(bench.engine.partition() == twin.engine.partition())
            #expect(bench.store.members == twin.store.members)
            #expect(bench.store.openTasks == twin.store.openTasks)
            #expect(bench.store.events == twin.store.events)
        }
    }

    @Test(arguments: seeds)
    func arrivalOrderAndBatchSizeDoNotMatter(seed: UInt64) {
        let population = CraftedPopulation(seed: seed, families: 8, busy: 10)
        let records = population.keys.compactMap { population.versions[$0]?.first }
        var random = RecordSource(seed: seed)
        let expected = EngineBench(records).engine.partition()
        for batchSize in [1, 7, 64] {
            let shuffled = records.map { (random.next(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
            var bench = EngineBench()
            for start in stride(from: 0, to: shuffled.count, by: batchSize) {
                bench.resolve(Array(shuffled[start..<min(start + batchSize, shuffled.count)]))
            }
            #expect(bench.engine.partition() == expected, "batches of \(batchSize)")
        }
    }

    @Test(arguments: seeds)
    func deletingARecordLeavesWhatNeverHavingSeenItWouldHaveLeft(seed: UInt64) {
        let population = CraftedPopulation(seed: seed)
        let records = population.keys.compactMap { population.versions[$0]?.first }
        var bench = EngineBench(records)
        for (place, record) in records.enumerated() where place % 9 == 0 {
            bench.apply([.delete(record.key)])
            let rest = records.enumerated().filter { $0.offset % 9 != 0 || $0.offset > place }
            let never = EngineBench(rest.map(\.element))
            #expect(bench.engine.partition() == never.engine.partition())
        }
        #expect(bench.problems().isEmpty)
    }

    @Test func loadingOnSeveralThreadsGivesTheSamePartition() async {
        let population = CraftedPopulation(seed: 9, families: 24, namesakes: 20, junkHolders: 40)
        let records = population.keys.compactMap { population.versions[$0]?.first }
        var partitions: [[[RecordKey]]] = []
        for workers in [1, 3] {
            let engine = Engine(model: .shipped, preparation: RecordPreparation(secret: 1))
            _ = await engine.load(EngineContents(records: records), workers: workers)
            partitions.append(engine.partition())
        }
        #expect(records.count > 256)
        #expect(partitions[0] == partitions[1])
    }

    @Test func theSecretOfTheStoreDoesNotChangeThePartition() {
        let population = CraftedPopulation(seed: 12)
        let records = population.keys.compactMap { population.versions[$0]?.first }
        let partitions = [1, 99].map { (secret: UInt64) in
            let preparation = RecordPreparation(secret: secret)
            let engine = Engine(model: .shipped, preparation: preparation)
            _ = engine.apply(records.map { .resolve(preparation.prepare($0)) })
            return engine.partition()
        }
        #expect(partitions[0] == partitions[1])
    }
}
