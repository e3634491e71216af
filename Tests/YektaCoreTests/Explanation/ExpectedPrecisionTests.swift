import Testing

@testable import YektaCore

/// What share of its joins an engine believes to be right.
@Suite struct ExpectedPrecisionTests {
    private static let normalisation = RecordNormalisation(secret: 1)
    private let scorer = Scorer(model: .shipped)

    @Test func aProbabilityFollowsTheOddsUpToItsCeiling() {
        let even = ExpectedPrecision.probability(.zero, agreeing: 3)
        #expect(abs(even - 0.5) < 1e-6)
        let fourToOne = ExpectedPrecision.probability(MatchWeight(bits: 2), agreeing: 3)
        #expect(abs(fourToOne - 0.8) < 1e-6)
        #expect(ExpectedPrecision.probability(MatchWeight(bits: -20), agreeing: 3) < 1e-5)
    }

    @Test func theCeilingRisesWithTheComparisonsThatAgree() {
        let ceilings = (0...6).map {
            ExpectedPrecision.probability(MatchWeight(bits: 60), agreeing: $0)
        }
        for (few, more) in zip(ceilings, ceilings.dropFirst()) { #expect(few <= more) }
        #expect(ceilings[0] < ceilings[1] && ceilings[1] < ceilings[2])
        #expect(ceilings.allSatisfy { $0 < 1 })
        // However heavy, one value in common may have changed hands.
        #expect(ceilings[1] <= 0.97)
    }

    @Test func whereNothingWasJoinedNothingIsWrong() async {
        #expect(ExpectedPrecision().value == 1)
        let bench = EngineBench([
            .crafted("a:1", [.givenName: "Sara", .phone: "09123456789"]),
            .crafted("b:1", [.givenName: "Bertram", .phone: "09351112233"]),
        ])
        let found = await bench.engine.expectedPrecision(workers: 2)
        #expect(found.pairs == 0)
        #expect(found.value == 1)
    }

    @Test func moreEvidenceForTheSamePairsIsBelievedMore() async {
        func precision(
            _ fields: KeyValuePairs<FieldType, String>
        ) async -> ExpectedPrecision {
            let record = Record.crafted("a:1", fields)
            return await EngineBench([record, record.under("b:1"), record.under("c:1")]).engine
                .expectedPrecision(workers: 1)
        }
        let weak = await precision([.loyaltyID: "L70012345"])
        let strong = await precision([
            .loyaltyID: "L70012345", .givenName: "Xanthippe", .surname: "Quarrelsome",
            .birthDate: "1986-07-03", .email: "someone.else@mail.example",
        ])
        #expect(weak.pairs == 3)
        #expect(strong.pairs == 3)
        #expect(weak.value < strong.value)
        #expect(weak.value <= 0.97)
        #expect(strong.value < 1)
    }

    @Test func aDecisionOfAStewardIsRightWhateverTheRecordsSay() async {
        var bench = EngineBench([
            .crafted("a:1", [.givenName: "Sara", .phone: "09123456789"]),
            .crafted("b:1", [.givenName: "Bertram", .phone: "09351112233"]),
        ])
        let ids = ["a:1", "b:1"].compactMap { bench.identity($0) }
        bench.apply([.merge(ids, bench.note)])
        let found = await bench.engine.expectedPrecision(workers: 2)
        #expect(found.pairs == 1)
        #expect(found.right == 1)
    }

    /// Of three records that two joins of probability p put together, p belong with the first two,
    /// so 2p + p² of the three pairs are right: p + (1 + p) · p.
    @Test func anEarlierDoubtCarriesOverToTheLaterPairs() {
        let profile = GroupProfile(Self.normalisation.normalise(.crafted("t:1", [:])))
        var found = ExpectedPrecision()
        found.add(
            [
                RegionClustering.Join(left: [0], right: [1], weight: .zero),
                RegionClustering.Join(left: [0, 1], right: [2], weight: .zero),
            ],
            [profile, profile, profile],
            scorer: scorer,
            names: scorer.comparison.names()
        )
        #expect(found.pairs == 3)
        #expect(abs(found.right - (0.5 + 1.5 * 0.5)) < 1e-6)
    }
}
