import Testing
import YektaCore

@testable import YektaFiles

/// What a model file says that cannot be so is refused where it stands, with a reason and a remedy.
@Suite struct ModelFileErrorTests {
    private static let valid = """
        {
          "yekta_model": 1,
          "epoch": "mine",
          "probability_two_random_records_match": 1e-4,
          "probability_two_random_records_share_household": 1e-4,
          "link_threshold_bits": 1.0,
          "review_threshold_bits": -3.0,
          "comparisons": [
            {
              "output_column_name": "surname", "kind": "surname", "column": "", "damping": 1.0,
              "comparison_levels": [
                {"label_for_charts": "exact", "m_probability": 0.9, "u_probability": 0.01,
                 "h_probability": 0.5, "tf_adjustment": true},
                {"label_for_charts": "differs", "m_probability": 0.1, "u_probability": 0.99,
                 "h_probability": 0.5, "tf_adjustment": false}
              ]
            },
            {
              "output_column_name": "town", "kind": "text", "column": "town", "damping": 0.5,
              "comparison_levels": []
            }
          ],
          "term_frequencies": [
            {"kind": "surname", "column": "", "unlisted": [1e-5, 1e-5, 1e-5, 1e-5],
             "values": [["00000000000000ff", 0, 0.01, 0.02], ["0000000000000100", 1, 0.1, 0.1]]},
            {"kind": "text", "column": "town", "unlisted": [0.1, 0.1, 0.1, 0.1], "values": []}
          ]
        }
        """

    private func refusal(_ text: String) -> FileError? {
        refusal(Array(text.utf8))
    }

    private func refusal(_ bytes: [UInt8]) -> FileError? {
        do throws(FileError) {
            _ = try ModelFile.decode(bytes, file: "m.json")
            return nil
        } catch {
            return error
        }
    }

    /// An edit of the valid file, and what the refusal must say.
    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let says: [String]

        init(_ old: String, _ new: String, _ says: String...) {
            self.old = old
            self.new = new
            self.says = says
        }

        var testDescription: String { "\(old) → \(new)" }
    }

    @Test func theUneditedFileIsRead() throws {
        #expect(refusal(Self.valid) == nil)
    }

    @Test(arguments: [
        Case("\"yekta_model\": 1", "\"yekta_model\": 2", "yekta_model: is 2", "from 1 to 1"),
        Case("\"mine\"", "\"my model\"", "epoch: is no name", "letters, digits"),
        Case("\"mine\"", "\"\"", "epoch: is no name"),
        Case("\"mine\"", "7", "epoch: '7' stands where a text"),
        Case("_match\": 1e-4", "_match\": 1e-31", "_match: is 1e-31, below 1e-30", "drown"),
        Case("_match\": 1e-4", "_match\": 0", "is 0.0, below"),
        Case("_match\": 1e-4", "_match\": 1.5", "_match: is 1.5, above 1", "no probability"),
        Case("_match\": 1e-4", "_match\": 1e999", "is 1e999, beyond"),
        Case("_match\": 1e-4", "_match\": \"1e-4\"", "stands where a number"),
        Case("_match\": 1e-4", "_match\": NaN", "'N' stands where a number"),
        Case("_match\": 1e-4", "_match\": 0.99995", "sum must be below 1"),
        Case("_bits\": 1.0", "_bits\": 101", "link_threshold_bits: is 101.0 bits", "100.0"),
        Case("_bits\": -3.0", "_bits\": 2", "above the link threshold", "lower it"),
    ])
    func aWrongValueOfTheModel(edit: Case) throws {
        try check(edit)
    }

    @Test(arguments: [
        Case("\"m_probability\": 0.9", "\"m_probability\": -1", "comparisons[0].", "is -1.0"),
        Case(
            "\"h_probability\": 0.5, \"tf_adjustment\": false",
            "\"tf_adjustment\": false",
            "comparisons[0].comparison_levels[1]",
            "'h_probability' is missing"
        ),
        Case("\"tf_adjustment\": true", "\"tf_adjustment\": 1", "where true or false belongs"),
        Case("\"exact\"", "\"exactly\"", "[0].label_for_charts: names no level", "model show"),
        Case("\"exact\"", "\"city\"", "'surname' has no level 'city'", "'exact'"),
        Case("\"exact\"", "\"missing\"", "has no level 'missing'"),
        Case("\"differs\"", "\"exact\"", "comparison_levels[1]: level 'exact' occurs twice"),
        Case("\"damping\": 0.5", "\"damping\": 1.5", "[1].damping: is 1.5, outside 0 to 1"),
        Case("\"damping\": 0.5", "\"dampening\": 0.5", "[1].dampening: is no part of a comp"),
        Case("\"column\": \"\", \"damp", "\"column\": \"x\", \"damp", "leave column empty"),
        Case("name\": \"town\"", "name\": \"city\"", "output_column_name is not 'town'"),
        Case("\"kind\": \"surname\", \"column\": \"\", \"d", "\"d", "[0]: 'kind' is missing"),
        Case("\"kind\": \"surname\", \"column\": \"\", \"d", "\"kind\": \"name\", \"d", "no kind"),
        Case("\"comparison_levels\": []", "\"column\": \"town\"", "column: occurs twice"),
    ])
    func aWrongComparison(edit: Case) throws {
        try check(edit)
    }

    @Test(arguments: [
        Case("[1e-5, 1e-5, 1e-5, 1e-5]", "[1e-5, 1e-5, 1e-5]", "unlisted", "4 shares"),
        Case("[1e-5, 1e-5, 1e-5, 1e-5]", "[1e-5,1e-5,1e-5,1,1]", "unlisted", "4 shares"),
        Case("[1e-5, 1e-5, 1e-5, 1e-5]", "[0, 1, 1, 1]", "unlisted[0]: is 0.0, below"),
        Case("\"00000000000000ff\"", "\"Rahimi\"", "values[0][0]: is no hash", "16 digits"),
        Case("\"00000000000000ff\"", "\"00000000000000FF\"", "values[0][0]: is no hash"),
        Case("\"00000000000000ff\"", "\"0000000000000100\"", "values[1]: the value is listed"),
        Case("0, 0.01, 0.02", "4, 0.01, 0.02", "values[0][1]: is 4", "0 to 3"),
        Case("0, 0.01, 0.02", "0.5, 0.01, 0.02", "is 0.5, no whole number"),
        Case("0, 0.01, 0.02", "0, 0.01, 0.005", "is 0.005, less than the 0.01"),
        Case("0, 0.01, 0.02", "0, 0.01", "give these four"),
        Case("0, 0.01, 0.02", "0, 0.01, 0.02, 1", "give these four"),
        Case("\"kind\": \"text\", \"column\": \"town\", \"u", "\"kind\": \"text\", \"u", "twice"),
        Case(
            "\"column\": \"town\", \"unlisted\"",
            "\"column\": \"village\", \"unlisted\"",
            "term_frequencies[1].column: no comparison"
        ),
    ])
    func aWrongTable(edit: Case) throws {
        let isAnotherTable = edit.says == ["twice"]
        // A text of no column has a comparison place of its own, which is free.
        if isAnotherTable {
            let twice = Self.valid.replacing(
                "{\"kind\": \"text\", \"column\": \"town\"",
                with: "{\"kind\": \"surname\", \"column\": \"\""
            )
            #expect(refusal(twice)?.problem.contains("'surname' has a table already") == true)
        } else {
            try check(edit)
        }
    }

    @Test(arguments: [
        Case("\"epoch\": \"mine\",", "", "'epoch' is missing", "add it"),
        Case("\"yekta_model\": 1,", "", "'yekta_model' is missing"),
        Case("\"epoch\"", "\"blocking_rules\": [], \"epoch\"", "blocking_rules: is no part"),
        Case("\"epoch\"", "\"epoch\": \"a\", \"epoch\"", "epoch: occurs twice"),
        Case("\"epoch\"", "epoch", "'e' stands where a text"),
        Case("\"mine\"", "\"mi\\qne\"", "escapes nothing"),
        Case("\"mine\"", "\"\\ud800\"", "half of a pair"),
        Case("\"mine\"", "\"\\u+123\"", "four hexadecimal digits"),
        Case("\"mine\"", "\"mi\nne\"", "does not end on its line"),
        Case("1e-4", "01", "stands where"),
        Case("1e-4", "1.", "where a number"),
        Case("1e-4", "-", "where a number"),
        Case("-3.0,", "-3.0,,", "',' stands where a text"),
        Case("-3.0,", "-3.0", "where a comma, or the end belongs"),
        Case("\"values\": []}\n  ]\n}", "\"values\": []}\n  ]\n} {", "text follows the end"),
        Case("\"values\": []}\n  ]\n}", "\"values\": []}", "the file ends where"),
    ])
    func aFileThatIsNotOne(edit: Case) throws {
        try check(edit)
    }

    private func check(_ edit: Case) throws {
        try #require(Self.valid.contains(edit.old), "the edit does nothing")
        let edited = Self.valid.replacing(edit.old, with: edit.new, maxReplacements: 1)
        let error = try #require(refusal(edited), "it was read")
        #expect(error.code == .badModel)
        #expect(error.description.hasPrefix("m.json"))
        #expect(!error.remedy.isEmpty)
        for words in edit.says {
            #expect(error.description.contains(words), "\(error)")
        }
    }

    @Test func tooManyColumnsAreRefused() {
        let many = (0...ComparisonPlace.columnsMax).map { number in
            "{\"output_column_name\": \"c\(number)\", \"kind\": \"text\", "
                + "\"column\": \"c\(number)\", \"comparison_levels\": []}"
        }
        let head = Self.valid.prefix(
            upTo: Self.valid.firstRange(of: "[")?.lowerBound ?? "".endIndex
        )
        let error = refusal(head + "[" + many.joined(separator: ",") + "]}")
        #expect(error?.problem.contains("of at most \(ComparisonPlace.columnsMax)") == true)
    }

    @Test func theLineOfAnErrorIsTheEditors() throws {
        let error = try #require(refusal(Self.valid.replacing("\"exact\"", with: "\"x\"")))
        #expect(error.line == 12)
    }

    @Test func hugeAndHostileFilesAreRefusedWithoutHarm() {
        #expect(refusal([UInt8](repeating: 0x5B, count: 1 << 20)) != nil)
        #expect(refusal([]) != nil)
        #expect(refusal(Array("{\"epoch\": \"".utf8) + [0xFF, 0xFE, 0x22, 0x7D]) != nil)
        #expect(refusal([UInt8](repeating: 0x20, count: ModelFile.bytesMax + 1)) != nil)
        // Every beginning of a file is no file.
        let bytes = Array(Self.valid.utf8)
        for end in bytes.indices { #expect(refusal(Array(bytes[..<end])) != nil) }
    }

    @Test func noByteOutOfPlaceMakesTheReaderStop() {
        var random = SplitMix64(seed: 11)
        let bytes = Array(Self.valid.utf8)
        for _ in 0..<3_000 {
            var edited = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<edited.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: edited[place] = UInt8.random(in: 0...255, using: &random)
                case 1: edited.remove(at: place)
                default:
                    edited.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                }
            }
            // Read or refused: what counts is that it comes back.
            _ = refusal(edited)
        }
    }
}
