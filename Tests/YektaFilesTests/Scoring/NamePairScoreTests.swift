import Testing

@testable import YektaFiles

@Suite struct NamePairScoreTests {
    @Test func theSampleIsTold() {
        let score = NamePairScore(NamePair.sample)
        #expect(score.judgements.count == NamePair.sample.count)
        #expect(NamePair.sample.count > 90)
        #expect(score.worstFalseMatches(9).isEmpty)
        #expect(score.worstMisses(9).isEmpty)
        #expect(score.keys.recall > 0.97)
    }

    @Test func figuresAreCountedByHand() {
        let score = NamePairScore([
            NamePair("رضا", "Reza", isSame: true, kind: "given"),
            NamePair("رضا", "Maryam", isSame: true, kind: "given"),
            NamePair("شاکری", "Shokri", isSame: false, kind: "surname"),
            NamePair("قادری", "Tavana", isSame: false, kind: "surname"),
            NamePair("", "Tavana", isSame: false),
        ])
        #expect(score.judgements.count == 4)
        #expect(score.equal.precision == 0.5)
        #expect(score.equal.recall == 0.5)
        #expect(score.equal.f1 == 0.5)
        #expect(score.kinds.map(\.name) == ["given", "surname"])
        #expect(score.kinds.map(\.counts.precision) == [1, 0])
        #expect(score.keys.recall == 0.5)
        #expect(score.keysOnDifferentNames == 0.5)
        #expect(score.recall(atPrecision: 0.95) == 0.5)
        #expect(score.worstFalseMatches(5).map(\.pair.second) == ["Shokri"])
        #expect(score.worstMisses(5).map(\.pair.second) == ["Maryam"])
    }

    @Test func nothingToMeasureIsNoError() {
        let score = NamePairScore([])
        #expect(score.equal.precision == 1 && score.equal.recall == 1)
        #expect(score.recall(atPrecision: 0.95) == 0)
    }
}
