import Testing

@testable import YektaCore

@Suite struct ScorerTests {
    /// A model whose weights are whole bits, to be added up by hand.
    private func scorer(household: Double = 1.0 / 1_048_576) throws -> Scorer {
        let prior = 1.0 / 1_024
        return Scorer(
            model: try MatchModel(
                epoch: "by hand",
                // Unrelated pairs are 1 − prior − household: the prior is not quite −10 bits.
                probabilityTwoRandomRecordsMatch: prior,
                probabilityTwoRandomRecordsShareHousehold: household,
                comparisons: [
                    Comparison(
                        .surname,
                        [
                            ComparisonLevel(
                                .exact,
                                m: 0.5,
                                u: 1.0 / 256,
                                h: 0.25,
                                byFrequency: true
                            ),
                            ComparisonLevel(.differs, m: 0.125, u: 0.5, h: 0.25),
                        ]
                    ),
                    Comparison(
                        .phone,
                        [
                            ComparisonLevel(.exact, m: 0.5, u: 1.0 / 65_536, h: 1.0 / 65_536),
                            ComparisonLevel(.differs, m: 0.25, u: 1, h: 1),
                        ]
                    ),
                ],
                linkThreshold: MatchWeight(bits: 1),
                reviewThreshold: MatchWeight(bits: -3)
            )
        )
    }

    @Test func aLevelWeighsTheLogarithmOfMOverU() throws {
        let scorer = try scorer()
        #expect(scorer.weight(.surname, .exact) == MatchWeight(bits: 7))
        #expect(scorer.weight(.surname, .differs) == MatchWeight(bits: -2))
        #expect(scorer.weight(.phone, .exact) == MatchWeight(bits: 15))
        #expect(scorer.weight(.phone, .differs) == MatchWeight(bits: -2))
    }

    @Test func missingFieldsAndComparisonsTheModelLacksWeighNothing() throws {
        for scorer in [try scorer(), Scorer(model: .shipped)] {
            for kind in ComparisonKind.allCases {
                #expect(scorer.weight(kind, .missing) == .zero)
                #expect(
                    scorer.termFrequencyAdjustment(
                        ComparisonPlace(kind),
                        ComparisonVector()
                    ) == .zero
                )
            }
        }
        let scorer = try scorer()
        #expect(scorer.weight(.email, .exact) == .zero)
        let nothing = scorer.weight(of: ComparisonVector())
        #expect(nothing == scorer.prior + scorer.householdCorrection(ComparisonVector()))
    }

    @Test func aFieldThatIsMissingLeavesTheWeightOfTheOthersAsItWas() throws {
        let scorer = Scorer(model: .shipped)
        for kind in ComparisonKind.allCases {
            var vector = ComparisonVector()
            vector[.phone] = .differs
            vector[.birthDate] = .oneError
            let before = scorer.weight(of: vector)
            if vector[kind] == .missing {
                vector[kind] = .missing
                #expect(scorer.weight(of: vector) == before)
            }
        }
    }

    @Test func theWeightIsThePriorPlusTheTermsPlusTheCorrection() throws {
        let scorer = try scorer()
        var vector = ComparisonVector()
        vector[.surname] = .exact
        vector[.phone] = .exact
        // One in 4,096 bears the name, sixteen times rarer than the level expects: 12 − 8 = 4 bits.
        vector.setFrequency(MatchWeight(bits: -12), at: ComparisonPlace(.surname))
        let unrelated = BinaryLogarithm.log2(1 - 1.0 / 1_024 - 1.0 / 1_048_576)
        let prior = MatchWeight(bits: -10 - unrelated)
        #expect(scorer.prior == prior)
        let rarity = scorer.termFrequencyAdjustment(ComparisonPlace(.surname), vector)
        #expect(rarity == MatchWeight(bits: 4))
        // Household: −20 − unrelated, surname log2(0.25 · 256) = 6, its rarity 4, phone 0.
        let household = MatchWeight(bits: -20 - unrelated) + MatchWeight(bits: 10)
        let correction = HouseholdCorrection.weight(household: household)
        #expect(scorer.householdCorrection(vector) == correction)
        let terms = MatchWeight(bits: 7 + 15 + 4)
        #expect(scorer.weight(of: vector) == prior + terms + correction)
    }

    @Test func aHouseholdsEvidenceIsTakenBack() throws {
        let scorer = try scorer(household: 0.5)
        var vector = ComparisonVector()
        vector[.surname] = .exact
        vector.setFrequency(MatchWeight(bits: -8), at: ComparisonPlace(.surname))
        // Whatever speaks for the household as well cannot lift the weight above m/h and the prior.
        let ceiling = MatchWeight(bits: -9 + 1 + 0.01)
        #expect(scorer.weight(of: vector) < ceiling)
    }

    @Test func decisionsChangeAtTheThresholdsThemselves() throws {
        let scorer = try scorer()
        let unit = MatchWeight(units: 1)
        #expect(Decision(weight: scorer.linkThreshold, scorer: scorer) == .link)
        #expect(Decision(weight: scorer.linkThreshold - unit, scorer: scorer) == .possibleLink)
        #expect(Decision(weight: scorer.reviewThreshold, scorer: scorer) == .possibleLink)
        #expect(Decision(weight: scorer.reviewThreshold - unit, scorer: scorer) == .nonLink)
    }
}
