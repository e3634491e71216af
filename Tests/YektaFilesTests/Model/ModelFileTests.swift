import Testing
import YektaCore

@testable import YektaFiles

@Suite struct ModelFileTests {
    /// A model with every part that a file can hold, in values that no decimal ends.
    static func model(epoch: String = "my-model") throws -> MatchModel {
        let third = 1.0 / 3
        let comparisons = [
            Comparison(
                .surname,
                [
                    ComparisonLevel(.exact, m: third, u: 1e-9 / 3, h: 0.1 + 0.2, byFrequency: true),
                    ComparisonLevel(.differs, m: 1e-30, u: 1, h: 5e-17),
                ]
            ),
            Comparison(
                .text,
                column: "شهر \"محل\"\\تولد\t\u{1}",
                damping: third,
                [ComparisonLevel(.exact, m: 0.7, u: third / 1_000, h: 0.2)]
            ),
            Comparison(.number, column: "surname", [ComparisonLevel(.exact, m: 1, u: 1, h: 1)]),
            Comparison(.gender, []),
        ]
        let columns = ComparisonColumns(comparisons)
        let text = try #require(columns.place(of: comparisons[1]))
        return try MatchModel(
            epoch: epoch,
            probabilityTwoRandomRecordsMatch: third / 10_000,
            probabilityTwoRandomRecordsShareHousehold: 1e-12 / 7,
            comparisons: comparisons,
            termFrequencies: TermFrequencies(tables: [
                ComparisonPlace(.surname).index: table(third / 50),
                text.index: table(0.25),
            ]),
            linkThreshold: MatchWeight(units: 65_537),
            reviewThreshold: MatchWeight(units: -196_611)
        )
    }

    private static func table(_ share: Double) -> FrequencyTable {
        var shares: [FrequencyTable.Value: FrequencyTable.Share] = [:]
        for hash: UInt64 in [.max, 0, 0x8000_0000_0000_0000, 0x00AB, 77] {
            let population = UInt8(hash % UInt64(FrequencyTable.populationCount))
            shares[FrequencyTable.Value(hash: hash, population: population)] =
                FrequencyTable.Share(value: share / Double(hash % 9 + 1), sound: share)
        }
        return FrequencyTable(shares: shares, unlisted: [share / 7, 1e-30, 1, share])
    }

    @Test func aModelComesBackToTheLastBit() throws {
        let model = try Self.model()
        let bytes = ModelFile.encode(model)
        let read = try ModelFile.decode(bytes, file: "m.json")
        #expect(read == model)
        #expect(read.contentHash == model.contentHash)
        #expect(ModelFile.encode(read) == bytes)
    }

    @Test func theShippedModelComesBackUnderItsName() throws {
        let read = try ModelFile.decode(ModelFile.encode(.shipped), file: "m.json")
        #expect(read == .shipped)
    }

    @Test func doublesOfEverySizeComeBack() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<500 {
            let exponent = Double.random(in: -29...0, using: &random)
            let m = min(BinaryLogarithm.exp2(exponent * 3), 1)
            let level = ComparisonLevel(.exact, m: m, u: m.nextDown, h: m / 3)
            let model = try MatchModel(
                epoch: "e",
                probabilityTwoRandomRecordsMatch: m / 3,
                probabilityTwoRandomRecordsShareHousehold: m / 7,
                comparisons: [Comparison(.email, [level])],
                linkThreshold: .zero,
                reviewThreshold: .zero
            )
            #expect(try ModelFile.decode(ModelFile.encode(model), file: "m") == model)
        }
    }

    @Test func theFileIsJSONInSplinksWordsWithALevelToALine() throws {
        let text = String(decoding: ModelFile.encode(.shipped), as: UTF8.self)
        for word in [
            "\"probability_two_random_records_match\": ", "\"comparisons\": [",
            "\"comparison_levels\": [", "\"output_column_name\": \"given_name\"",
            "\"damping\": 1.0", "\"term_frequencies\": [",
        ] {
            #expect(text.contains(word), "\(word)")
        }
        let lines = text.split(separator: "\n")
        let levels = lines.count { $0.contains("\"m_probability\"") }
        #expect(levels == MatchModel.shipped.comparisons.reduce(0) { $0 + $1.levels.count })
    }

    @Test func aModelEditedUnderANameOfItsContentGetsAnother() throws {
        let trained = try Self.model().named(byContent: .trained)
        let text = String(decoding: ModelFile.encode(trained), as: UTF8.self)
        #expect(try ModelFile.decode(Array(text.utf8), file: "m").epoch == trained.epoch)
        let edited = text.replacing("\"damping\": 1.0", with: "\"damping\": 0.5")
        let read = try ModelFile.decode(Array(edited.utf8), file: "m")
        #expect(read.epoch.hasPrefix("edited-"))
        #expect(read.epoch.utf8.count == "edited-".utf8.count + 16)
        // Written and read once more it keeps the name: it is that of the content.
        #expect(try ModelFile.decode(ModelFile.encode(read), file: "m") == read)
        let shipped = String(decoding: ModelFile.encode(.shipped), as: UTF8.self)
        let weaker = shipped.replacing("\"damping\": 1.0", with: "\"damping\": 0.5")
        #expect(try ModelFile.decode(Array(weaker.utf8), file: "m").epoch.hasPrefix("edited-"))
    }

    @Test func theNameOfAnEpochIsThatOfItsContent() throws {
        let one = try Self.model(epoch: "a").named(byContent: .trained)
        let other = try Self.model(epoch: "b").named(byContent: .trained)
        #expect(one == other)
        #expect(one.epoch.wholeMatch(of: /trained-[0-9a-f]{16}/) != nil)
        let dampened = try ModelFile.decode(
            Array(
                String(decoding: ModelFile.encode(one), as: UTF8.self)
                    .replacing("\"h_probability\": 5e-17", with: "\"h_probability\": 6e-17").utf8
            ),
            file: "m"
        )
        #expect(dampened.contentHash != one.contentHash)
    }

    @Test func whatIsOptionalMayBeLeftOut() throws {
        let bytes = Array(
            """
            {"comparisons": [{"kind": "gender", "output_column_name": "gender",
              "comparison_levels": [{"m_probability": 1, "u_probability": 5e-1,
                "h_probability": 0.5, "label_for_charts": "\\u0065xact"}]}],
             "link_threshold_bits": 1, "review_threshold_bits": -3,
             "probability_two_random_records_match": 1e-4,
             "probability_two_random_records_share_household": 1e-4,
             "epoch": "by-hand", "yekta_model": 1}
            """.utf8
        )
        for prefix: [UInt8] in [[], [0xEF, 0xBB, 0xBF]] {
            let model = try ModelFile.decode(prefix + bytes, file: "m.json")
            #expect(model.epoch == "by-hand")
            #expect(model.comparisons[0].damping == 1)
            #expect(model.comparisons[0].levels[0].level == .exact)
            #expect(model.termFrequencies.tables.isEmpty)
        }
    }
}
