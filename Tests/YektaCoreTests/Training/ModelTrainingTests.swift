import Testing

@testable import YektaCore
@testable import YektaFiles

/// The model that records teach without labels.
@Suite struct ModelTrainingTests {
    // MARK: - Determinism

    /// The model and the partition of records that were loaded with training.
    private func trained(
        _ records: [Record],
        workers: Int
    ) async -> (model: MatchModel, partition: [[RecordKey]]) {
        let engine = Engine(model: .shipped, preparation: RecordPreparation(secret: 0x5EC2E7))
        engine.admit(records.map { engine.preparation.prepare($0) })
        _ = await engine.resolveAdmitted(workers: workers, training: true)
        return (engine.model, engine.partition())
    }

    @Test func neitherOrderNorThreadsDecideWhatIsLearnt() async {
        let records = SampleKind.contacts.table(records: 110, seed: 9).records.map(\.record)
        let first = await trained(records, workers: 1)
        #expect(first.model != .shipped)
        #expect(first.model.epoch.hasPrefix("trained-"))
        var random = RecordSource(seed: 4)
        for workers in [1, 2] {
            let again = await trained(random.shuffled(records), workers: workers)
            #expect(again.model == first.model)
            #expect(again.partition == first.partition)
        }
    }

    @Test func fewerThanTwentyRecordsTeachNothing() async throws {
        var random = RecordSource(seed: 2)
        let records = (0..<ModelTraining.recordsMin).map { place in
            Record.crafted("t:\(place)", [.givenName: random.word(), .surname: random.word()])
        }
        let few = try await TrainingBench(Array(records.dropLast())).model()
        #expect(few == .shipped)
        #expect(try await TrainingBench([]).model() == .shipped)
        #expect(try await TrainingBench(records).model() != .shipped)
    }

    // MARK: - Probabilities

    private func level(
        _ model: MatchModel,
        _ kind: ComparisonKind,
        _ level: Level
    ) -> ComparisonLevel? {
        model.comparisons.first { $0.kind == kind && $0.column.isEmpty }?.levels
            .first { $0.level == level }
    }

    /// Two strangers share a value with the sum of the squares of its shares.
    @Test func theChanceOfAnEqualGivenNameIsTheSumOfSquaredShares() async throws {
        let names = ["Bertram": 80, "Ludmila": 40, "Quentin": 25, "Xanthippe": 15]
        var random = RecordSource(seed: 5)
        let records = names.sorted { $0.key < $1.key }.flatMap { name, count in
            (0..<count).map { place in
                Record.crafted("t:\(name)\(place)", [.givenName: name, .surname: random.word()])
            }
        }
        let count = Double(records.count)
        let chance = names.values.reduce(0) { $0 + Double($1 * ($1 - 1)) } / (count * (count - 1))
        let model = try await TrainingBench(records).model()
        let exact = try #require(level(model, .givenName, .exact))
        #expect(abs(exact.u - chance) < 0.1 * chance)
        // Given names of a household follow those of strangers.
        #expect(exact.h == exact.u)
        #expect(try #require(level(model, .givenName, .differs)).u > 0.9 * (1 - chance))
    }

    @Test func theExpectedNumberOfMatchesIsNearTheTruth() async throws {
        let records = SampleKind.contacts.table(records: 2_000, seed: 12).records
        let bench = TrainingBench(records.map(\.record))
        let model = try MatchModel.shipped.replacing(
            termFrequencies: bench.frequencies(recordsPerPerson: 2)
        )
        bench.state.scorer = Scorer(model: model)
        // A part of the records is looked at, and stands for the rest.
        let sample = await TrainingSample(
            bench.state,
            scorer: bench.state.scorer,
            byRank: bench.byRank,
            size: TrainingSample.Size(records: 800, randomPairs: 3_000),
            workers: 2
        )
        let learnt = ExpectationMaximisation(sample, model: model, recordCount: records.count)
        let expected = learnt.match * 2_000 * 1_999 / 2
        let sizes = Dictionary(grouping: records, by: \.entity).values.map { Double($0.count) }
        let matches = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        #expect(abs(expected / matches - 1) < 0.2, "\(expected) expected, \(matches) true")
    }

    /// Two records each of fathers and sons of one name and one home, and of other people with a
    /// suffix.
    private func juniorsAndSeniors(families: Int, others: Int) -> [Record] {
        var random = RecordSource(seed: 8)
        var records: [Record] = []
        for home in 0..<(families + others) {
            let name = "\(random.word()) \(random.word())"
            let address = "\(1 + random.number(below: 900)) \(random.word()) Street"
            let bearers = [("Sr.", 1_940), ("Jr.", 1_970)]
            let living = home < families ? bearers : [bearers[home % 2]]
            for (suffix, year) in living {
                let month = 1 + random.number(below: 9)
                let born = "\(year + random.number(below: 20))-0\(month)-15"
                for copy in 0..<2 {
                    records.append(
                        .crafted(
                            "t:\(home)\(suffix)\(copy)",
                            [
                                .fullName: "\(name) \(suffix)",
                                .address: address, .birthDate: born,
                            ]
                        )
                    )
                }
            }
        }
        return records
    }

    private func generationWeights(
        _ records: [Record]
    ) async throws -> (equal: MatchWeight, differs: MatchWeight) {
        let scorer = Scorer(model: try await TrainingBench(records).model())
        return (scorer.weight(.generation, .exact), scorer.weight(.generation, .differs))
    }

    /// A father and his son must not teach that the suffix means nothing.
    @Test func juniorAndSeniorRemainTwoPeople() async throws {
        let few = try await generationWeights(juniorsAndSeniors(families: 2, others: 38))
        #expect(few.differs < .zero)
        #expect(few.equal > .zero)
        // Where most people with a suffix have a namesake at home, training takes the two for one.
        let many = try await generationWeights(juniorsAndSeniors(families: 20, others: 0))
        #expect(many.differs < .zero)
    }

    // MARK: - Dependence

    /// People of two records each, with a town that decides their state, a colour that has nothing
    /// to do with either, and what everybody has.
    ///
    /// Towns and colours meet equally often, so that not even by accident does one tell the other.
    private func peopleWithColumns() -> [Record] {
        let towns = ["Marrowdale", "Quillport", "Bexhaven", "Thornwick"]
        let states = ["umbria", "silesia"]
        let colours = ["crimson", "beige", "olive", "turquoise"]
        var random = RecordSource(seed: 21)
        return (0..<64).flatMap { person in
            let town = person % towns.count
            let name = [Field(.givenName, random.word()), Field(.surname, random.word())]
            let columns = [
                ("town", towns[town]), ("state", states[town / 2]),
                ("colour", colours[person / towns.count % colours.count]), ("status", "active"),
            ].map { Field(.text, $0.1, label: $0.0, isCompared: true) }
            return (0..<2).map { copy in
                Record(
                    key: RecordKey(channel: "t", id: "\(person)-\(copy)"),
                    fields: name + columns
                )
            }
        }
    }

    @Test func onlyAColumnThatAnotherDecidesIsDamped() async throws {
        let model = try await TrainingBench(peopleWithColumns()).model()
        func damping(_ column: String) throws -> Double {
            try #require(model.comparisons.first { $0.column == column }).damping
        }
        #expect(try damping("state") < 0.6)
        #expect(try damping("town") > 0.9)
        #expect(try damping("colour") > 0.9)
        #expect(model.comparisons.allSatisfy { $0.damping == 1 || !$0.column.isEmpty })
        // What everybody has says nothing about anybody.
        let status = try #require(model.comparisons.first { $0.column == "status" })
        let place = try #require(model.columns.place(of: status))
        #expect(Scorer(model: model).weight(place, .exact) < MatchWeight(bits: 0.1))
    }
}
