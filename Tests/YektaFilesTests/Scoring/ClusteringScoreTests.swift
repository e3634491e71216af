import Testing

@testable import YektaFiles

@Suite struct ClusteringScoreTests {
    /// Entities A = {1, 2, 3}, B = {4, 5}, C = {6}; identities x = {1, 2}, y = {3, 4, 5}.
    ///
    /// 6 is missing, 7 unknown. Pairs: real 3 + 1 = 4, said 1 + 3 = 4, hit 12 and 45 = 2.
    @Test func aScoreByHand() {
        let score = score(
            ["1": "A", "2": "A", "3": "A", "4": "B", "5": "B", "6": "C"],
            ["1": "x", "2": "x", "3": "y", "4": "y", "5": "y", "7": "z"]
        )
        #expect(score.records == 6)
        #expect(score.entities == 3)
        #expect(score.identities == 3)
        #expect(score.missing == 1)
        #expect(score.unknown == 1)
        #expect(score.pairPrecision == 0.5)
        #expect(score.pairRecall == 0.5)
        #expect(score.pairF1 == 0.5)
        // Precision: 1 + 1 + 1/3 + 2/3 + 2/3 + 1 over 6; recall: 2/3 + 2/3 + 1/3 + 1 + 1 + 1 over
        // 6.
        #expect(abs(score.b3Precision - 14.0 / 18) < 1e-12)
        #expect(abs(score.b3Recall - 14.0 / 18) < 1e-12)
        #expect(abs(score.exact - 1.0 / 3) < 1e-12)
        #expect(score.mergedWrongly == 1)
        #expect(score.split == 1)
    }

    @Test func aPerfectClusteringScoresOne() {
        let truth = ["1": "A", "2": "A", "3": "B"]
        let score = score(truth, ["1": "p", "2": "p", "3": "q"])
        #expect(score.pairF1 == 1)
        #expect(score.b3F1 == 1)
        #expect(score.exact == 1)
    }

    @Test func missingRecordsAreAloneEachOfThem() {
        let score = score(["1": "A", "2": "A"], [:])
        #expect(score.identities == 2)
        #expect(score.pairPrecision == 1)
        #expect(score.pairRecall == 0)
        #expect(score.pairF1 == 0)
    }

    @Test func aRecordNamedTwiceCountsWithItsLastValue() {
        let score = ClusteringScore(
            truth: [("1", "A"), ("1", "B"), ("2", "B")],
            predicted: [("1", "x"), ("1", "y"), ("2", "y")]
        )
        #expect(score.records == 2)
        #expect(score.exact == 1)
    }

    @Test func anEmptyTruthIsPerfectlyMet() {
        #expect(score([:], [:]).pairF1 == 1)
    }

    @Test func theTableIsAligned() {
        let table = score(["1": "A", "2": "A", "3": "B"], ["1": "p", "2": "q", "3": "q"]).table
        #expect(
            table == [
                "records         3", "entities        2", "identities      2",
                "missing         0", "unknown         0", "pair_precision  0.0000",
                "pair_recall     0.0000", "pair_f1         0.0000", "b3_precision    0.6667",
                "b3_recall       0.6667", "b3_f1           0.6667", "exact           0.0000",
                "merged_wrongly  1", "split           1",
            ]
        )
    }

    @Test func theJSONHasEveryFigureInFull() {
        let json = score(["1": "A", "2": "A"], ["1": "p", "2": "p"]).json
        let expected = """
            {"records": 2, "entities": 1, "identities": 1, "missing": 0, "unknown": 0, \
            "pair_precision": 1.0, "pair_recall": 1.0, "pair_f1": 1.0, "b3_precision": 1.0, \
            "b3_recall": 1.0, "b3_f1": 1.0, "exact": 1.0, "merged_wrongly": 0, "split": 0}
            """
        #expect(json == expected)
    }

    @Test func filesAreScored() throws {
        let truth = temporaryPath("truth.csv")
        let predicted = temporaryPath("predicted.csv")
        defer {
            FileDescriptor.remove(truth)
            FileDescriptor.remove(predicted)
        }
        try write([["record_id", "entity_id"], ["1", "A"], ["2", "A"]], to: truth)
        try write([["identity_id", "rec"], ["y1", "1"], ["y1", "2"]], to: predicted)
        #expect(try ClusteringScore.read(truth: truth, predicted: predicted, id: "rec").exact == 1)
        let error = #expect(throws: FileError.self) {
            _ = try ClusteringScore.read(truth: truth, predicted: predicted)
        }
        #expect(error?.code == .unknownColumn)
    }

    private func write(_ rows: [[String]], to path: String) throws {
        var writer = try CSVWriter(path: path)
        for row in rows { try writer.write(row) }
        try writer.finish()
    }

    private func score(_ truth: [String: String], _ predicted: [String: String]) -> ClusteringScore
    {
        ClusteringScore(
            truth: truth.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            predicted: predicted.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        )
    }
}
