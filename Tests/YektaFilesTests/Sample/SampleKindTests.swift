import Testing
import YektaCore

@testable import YektaFiles

@Suite struct SampleKindTests {
    @Test(arguments: SampleKind.allCases)
    func theSameSeedGivesTheSameBytes(kind: SampleKind) {
        let first = kind.table(records: 1_500, seed: 4)
        let again = kind.table(records: 1_500, seed: 4)
        #expect(CSVWriter.bytes(first.rows) == CSVWriter.bytes(again.rows))
        #expect(first.truth.map(\.entity) == again.truth.map(\.entity))
        #expect(kind.table(records: 1_500, seed: 5).rows != first.rows)
    }

    @Test(arguments: SampleKind.allCases)
    func theTruthCoversEachRowOnce(kind: SampleKind) {
        let sample = kind.table(records: 1_234, seed: 2)
        #expect(sample.rows.count == 1_234)
        #expect(sample.rows.map { $0[0] } == sample.truth.map(\.record))
        #expect(Set(sample.truth.map(\.record)).count == 1_234)
        #expect(sample.truth.allSatisfy { !$0.entity.isEmpty })
        #expect(sample.rows.allSatisfy { $0.count == sample.header.count })
    }

    /// What --kind has made until there were others may not change under those who quote it.
    @Test func contactsAreThoseThatTheDataHasAlwaysBeen() {
        let table = SampleKind.contacts.table(records: 1_100, seed: 3)
        let data = SampleData(records: 1_100, seed: 3)
        #expect(table.header == SampleData.header)
        #expect(table.rows == data.rows)
        #expect(table.truth.map(\.entity) == data.truth.map(\.entity))
    }

    @Test func theFirstOfARankingIsTheCommonest() {
        let frequencies = SampleFrequencies(["a", "b", "c"], head: 1)
        var random = SplitMix64(seed: 1)
        var counts: [String: Int] = [:]
        for _ in 0..<6_000 { counts[frequencies.pick(&random), default: 0] += 1 }
        // 6 : 3 : 2.
        #expect((3_000...3_550).contains(counts["a"] ?? 0))
        #expect((1_450...1_850).contains(counts["b"] ?? 0))
        #expect((900...1_300).contains(counts["c"] ?? 0))
    }

    @Test func aSlipChangesOneLetterOrDigit() {
        var random = SplitMix64(seed: 9)
        for _ in 0..<300 {
            let slip = SampleSlip.letter("wagner", &random)
            #expect((5...7).contains(slip.count))
            let digits = SampleSlip.digit("1957", &random)
            #expect(digits.count == 4 && digits != "1957")
        }
        #expect(SampleSlip.letter("x", &random) == "x")
        #expect(SampleSlip.digit("", &random) == "")
    }
}
