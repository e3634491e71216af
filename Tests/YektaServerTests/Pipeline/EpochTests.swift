import Testing
import YektaClient
import YektaCore
import YektaFiles
import YektaServer
import YektaStore
import YektaWire

/// A server's model: remembered by its store, changed with ids preserved.
@Suite struct EpochTests {
    @Test func halfImportedThenTrainedThenHalfStreamedIsWhatALoadOfAllGives() async throws {
        let records = Array(try People.sample(1_000).prefix(800))
        let half = records.count / 2
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            _ = try await client.resolveBatch(Array(records[..<half]))
            await client.close()
        }
        let model = try await trained(directory.store)
        #expect(model.epoch.hasPrefix("trained-"))
        try await ServerHarness.run(on: directory) {
            $0.model = model
        } _: { harness in
            try await stream(records[half...], to: harness)
        }
        let expected = await groups(of: loaded(records, model))
        let stored = try StoreReader(path: directory.store).loadAll()
        #expect(stored.meta.modelEpoch == model.epoch)
        #expect(try stored.matchModel() == model)
        let found = Dictionary(grouping: stored.records, by: \.identity).values
            .map { Set($0.map(\.record.key)) }
        #expect(Set(found) == expected)
    }

    @Test func theModelOfAStoreIsThatOfTheFileOfItsRecords() async throws {
        let records = Array(try People.sample(1_000).prefix(300))
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            _ = try await client.resolveBatch(records.reversed())
            await client.close()
        }
        let fromStore = try await trained(directory.store)
        let fromFile = await loaded(records, nil).model
        #expect(ModelFile.encode(fromStore) == ModelFile.encode(fromFile))
    }

    @Test func aRestartWithoutAModelKeepsTheStores() async throws {
        let directory = try ServerDirectory()
        let model = try strict("strict")
        let twins = [People.record("1", person: 0), People.record("2", person: 0)]
        for asked in [model, nil] {
            try await ServerHarness.run(on: directory) {
                $0.model = asked
            } _: { harness in
                let client = try await harness.connect()
                let answers = try await client.resolveBatch(twins)
                #expect(Set(answers.compactMap(\.identity)).count == 2)
                await client.close()
            }
            #expect(try StoreReader(path: directory.store).loadAll().meta.modelEpoch == "strict")
        }
    }

    @Test func anotherModelMergesAndSplitsWithIdsPreserved() async throws {
        let directory = try ServerDirectory()
        let twins = [People.record("1", person: 0), People.record("2", person: 0)]
        try await ServerHarness.run(on: directory) { harness in
            let client = try await harness.connect()
            let answers = try await client.resolveBatch(twins)
            #expect(Set(answers.compactMap(\.identity)) == [IdentityID(1)])
            await client.close()
        }
        var events: [FeedEvent] = []
        for (asked, groups) in [(try strict("strict"), 2), (MatchModel.shipped, 1)] {
            try await ServerHarness.run(on: directory) {
                $0.model = asked
            } _: { harness in
                let client = try await harness.connect()
                var identities: Set<IdentityID> = []
                for twin in twins {
                    let views = try await client.lookup(.record(twin.key))
                    identities.formUnion(views.map(\.id))
                }
                #expect(identities.count == groups)
                #expect(identities.contains(IdentityID(1)))
                events = []
                for try await event in client.watch() { events.append(event) }
                await client.close()
            }
        }
        let kinds = events.map(\.kind)
        #expect(kinds.contains { if case .split = $0 { true } else { false } })
        #expect(kinds.contains { if case .merged = $0 { true } else { false } })
        #expect(events.map(\.sequence) == (1...UInt64(events.count)).map { $0 })
    }

    @Test func anotherModelUnderAKnownNameIsRefused() async throws {
        let directory = try ServerDirectory()
        try await ServerHarness.run(on: directory) {
            $0.model = try? strict("mine")
        } _: { _ in
        }
        let other = try MatchModel.shipped.named("mine")
        await #expect(throws: ServerError.self) {
            try await ServerHarness.run(on: directory) {
                $0.model = other
            } _: { _ in
            }
        }
    }

    /// A model that links nothing.
    private func strict(_ epoch: String) throws -> MatchModel {
        try MatchModel(
            epoch: epoch,
            probabilityTwoRandomRecordsMatch: 1e-12,
            probabilityTwoRandomRecordsShareHousehold: 1e-12,
            comparisons: MatchModel.shipped.comparisons,
            linkThreshold: MatchWeight(bits: 90),
            reviewThreshold: MatchWeight(bits: 90)
        )
    }

    private func trained(_ store: String) async throws -> MatchModel {
        let stored = try StoreReader(path: store).loadAll()
        return await loaded(stored.records.map(\.record), nil).model
    }

    private func loaded(_ records: [Record], _ model: MatchModel?) async -> Engine {
        let preparation = RecordPreparation(secret: 5)
        let engine = Engine(model: model ?? .shipped, preparation: preparation)
        _ = await engine.load(
            EngineContents(records: records),
            prepared: records.map { preparation.prepare($0) },
            workers: 2,
            training: model == nil
        )
        return engine
    }

    private func groups(of engine: Engine) -> Set<Set<RecordKey>> {
        Set(engine.partition().map { Set($0) })
    }

    /// Record by record from eight connections at once.
    private func stream(_ records: ArraySlice<Record>, to harness: ServerHarness) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for connection in 0..<8 {
                group.addTask {
                    let client = try await harness.connect()
                    for place in records.indices where place % 8 == connection {
                        _ = try await client.resolve(records[place])
                    }
                    await client.close()
                }
            }
            try await group.waitForAll()
        }
    }
}

extension BatchAnswer {
    /// The identity, unless the record was refused.
    fileprivate var identity: IdentityID? {
        if case .resolved(let result) = self { result.identity } else { nil }
    }
}
