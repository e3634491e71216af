import Testing

@testable import YektaCore

/// Frequencies as parts of a model: what they add to weights and when two are one.
@Suite struct TermFrequenciesTests {
    private func token(_ name: String) throws -> NameToken {
        try #require(NameToken(TextFolding.key(name)))
    }

    private func frequencies(_ shares: [(NameToken, Double)]) -> TermFrequencies {
        let listed = shares.map { token, share in
            (
                FrequencyTable.Value(hash: token.textHash, population: token.script.rawValue),
                FrequencyTable.Share(value: share, sound: share * 2)
            )
        }
        let table = FrequencyTable(
            shares: Dictionary(uniqueKeysWithValues: listed),
            unlisted: [1.0 / 1_024, 1.0 / 2_048, 1.0 / 4_096, 1.0 / 8_192]
        )
        return TermFrequencies(tables: [ComparisonKind.givenName.rawValue: table])
    }

    @Test func aListedNameHasItsShareAndAnyOtherThatOfItsScript() throws {
        let (common, rare) = (try token("Bertram"), try token("Quentin"))
        let found = frequencies([(common, 0.25), (rare, 1.0 / 64)])
        #expect(found.weight(given: common, sound: false) == MatchWeight(bits: -2))
        #expect(found.weight(given: common, sound: true) == MatchWeight(bits: -1))
        #expect(found.weight(given: rare, sound: false) == MatchWeight(bits: -6))
        for (name, bits) in [("Zorvathiel", -10.0), ("کیوان", -11), ("李", -12)] {
            let unlisted = try token(name)
            #expect(found.weight(given: unlisted, sound: false) == MatchWeight(bits: bits))
        }
        #expect(found.rarestGiven == MatchWeight(bits: -13))
    }

    @Test func whatHasNoTableHasNoFrequency() throws {
        let found = frequencies([(try token("Bertram"), 0.25)])
        #expect(found.weight(ComparisonPlace(.address), 77) == nil)
        #expect(TermFrequencies.shipped.weight(ComparisonPlace(.birthDate), 77) == nil)
        // Names have the shipped frequencies then.
        let surname = try token("Smith")
        #expect(
            found.weight(surname: surname, sound: false)
                == TermFrequencies.shipped.weight(surname: surname, sound: false)
        )
    }

    @Test func equalTablesAreEqualFrequencies() throws {
        let token = try token("Bertram")
        #expect(frequencies([(token, 0.25)]) == frequencies([(token, 0.25)]))
        #expect(frequencies([(token, 0.25)]) != frequencies([(token, 0.5)]))
        #expect(frequencies([]) != .shipped)
        let one = try MatchModel.shipped.replacing(termFrequencies: frequencies([(token, 0.25)]))
        let other = try MatchModel.shipped.replacing(termFrequencies: frequencies([(token, 0.5)]))
        #expect(one.contentHash != other.contentHash)
        #expect(one != .shipped)
    }

    /// The weight of an agreement is log2 m − log2 of the frequency, whatever u the level has.
    @Test func theAdjustmentReplacesTheAverageByTheValuesOwnFrequency() throws {
        let name = try token("Bertram")
        let model = try MatchModel.shipped.replacing(
            termFrequencies: frequencies([(name, 0.25)])
        )
        let scorer = Scorer(model: model)
        let normalisation = RecordNormalisation(secret: 1)
        let record = normalisation.normalise(.crafted("t:1", [.givenName: "Bertram"]))
        let vector = scorer.comparison.compare(record, record)
        let place = ComparisonPlace(.givenName)
        #expect(vector[.givenName] == .exact)
        let level = try #require(
            model.comparisons.first { $0.kind == .givenName }?.levels.first { $0.level == .exact }
        )
        let weight =
            scorer.weight(place, .exact) + scorer.termFrequencyAdjustment(place, vector)
        let theory = BinaryLogarithm.log2(level.m) - BinaryLogarithm.log2(0.25)
        #expect(abs(weight.bits - theory) < 1e-3)
    }
}
