import Testing

@testable import YektaCore

@Suite struct MatchModelTests {
    private func model(
        prior: Double = 0.001,
        household: Double = 0.001,
        _ comparisons: [Comparison] = [],
        link: Double = 1,
        review: Double = -3
    ) throws(ModelError) -> MatchModel {
        try MatchModel(
            epoch: "test",
            probabilityTwoRandomRecordsMatch: prior,
            probabilityTwoRandomRecordsShareHousehold: household,
            comparisons: comparisons,
            linkThreshold: MatchWeight(bits: link),
            reviewThreshold: MatchWeight(bits: review)
        )
    }

    private func refusal(_ make: () throws(ModelError) -> MatchModel) -> String {
        do {
            _ = try make()
            return ""
        } catch {
            return error.description
        }
    }

    @Test(arguments: [0, -0.5, 1.5, 1e-301, .nan, .infinity] as [Double])
    func aBadProbabilityIsRefusedWithValueBoundReasonAndRemedy(value: Double) {
        let levels: [(String, ComparisonLevel)] = [
            ("m_probability", ComparisonLevel(.exact, m: value, u: 0.1, h: 0.1)),
            ("u_probability", ComparisonLevel(.exact, m: 0.1, u: value, h: 0.1)),
            ("h_probability", ComparisonLevel(.exact, m: 0.1, u: 0.1, h: value)),
        ]
        for (name, level) in levels {
            let words = refusal { () throws(ModelError) in
                try model([Comparison(.surname, [level])])
            }
            #expect(words.contains("\(name) of level 'exact' of 'surname' is \(value)"))
            #expect(words.contains("1e-300 to 1"))
            #expect(words.contains("logarithm"))
            #expect(words.contains("use a value in that range"))
        }
    }

    @Test func aBadPriorIsRefused() {
        #expect(
            refusal { () throws(ModelError) in try model(prior: 0) }
                .contains("probability_two_random_records_match is 0.0")
        )
        #expect(
            refusal { () throws(ModelError) in try model(household: -1) }
                .contains("probability_two_random_records_share_household is -1.0")
        )
    }

    @Test(arguments: [(0.6, 0.6), (0.5, 0.5), (1, 0.001), (0.001, 1)] as [(Double, Double)])
    func priorsThatLeaveNoRoomForStrangersAreRefused(prior: Double, household: Double) {
        let words = refusal { () throws(ModelError) in
            try model(prior: prior, household: household)
        }
        #expect(words.contains("\(prior)") && words.contains("\(household)"))
        #expect(words.contains("below 1"))
    }

    @Test func aComparisonThatOccursTwiceIsRefused() {
        let levels = [ComparisonLevel(.exact, m: 0.9, u: 0.1, h: 0.1)]
        let words = refusal { () throws(ModelError) in
            try model([Comparison(.email, levels), Comparison(.email, levels)])
        }
        #expect(words.contains("'email' occurs twice"))
    }

    @Test func aReviewThresholdAboveTheLinkThresholdIsRefused() {
        let words = refusal { () throws(ModelError) in try model(link: 1, review: 2) }
        #expect(words.contains("2.0 bits") && words.contains("1.0 bits"))
    }

    @Test func theShippedModelHasAWeightForEveryLevelThatAComparisonReaches() {
        let scorer = Scorer(model: .shipped)
        #expect(scorer.linkThreshold == MatchWeight(bits: 1))
        #expect(scorer.reviewThreshold == MatchWeight(bits: -3))
        for comparison in MatchModel.shipped.comparisons {
            let first = comparison.levels[0]
            let last = comparison.levels[comparison.levels.count - 1]
            if comparison.levels.count > 1 {
                #expect(scorer.weight(comparison.kind, first.level) > .zero)
            }
            #expect(scorer.weight(comparison.kind, last.level) < .zero)
        }
        #expect(Set(MatchModel.shipped.comparisons.map(\.kind)) == Set(ComparisonKind.allCases))
    }
}
