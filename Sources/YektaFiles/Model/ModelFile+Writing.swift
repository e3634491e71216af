package import YektaCore

extension ModelFile {
    /// The bytes of a model's file: one level to a line, one value to a line.
    ///
    /// - Complexity: O(n log n) in the values of the term frequencies.
    package static func encode(_ model: MatchModel) -> [UInt8] {
        var text = ModelText()
        text.line("{")
        text.line("  \"yekta_model\": \(version),")
        text.line("  \"epoch\": ", quoted: model.epoch, ",")
        text.line(
            "  \"probability_two_random_records_match\": "
                + "\(model.probabilityTwoRandomRecordsMatch),"
        )
        text.line(
            "  \"probability_two_random_records_share_household\": "
                + "\(model.probabilityTwoRandomRecordsShareHousehold),"
        )
        text.line("  \"link_threshold_bits\": \(model.linkThreshold.bits),")
        text.line("  \"review_threshold_bits\": \(model.reviewThreshold.bits),")
        text.line("  \"comparisons\": [")
        for (place, comparison) in model.comparisons.enumerated() {
            text.add(comparison, isLast: place == model.comparisons.count - 1)
        }
        text.line("  ],")
        text.line("  \"term_frequencies\": [")
        let tables = namedTables(model)
        for (place, table) in tables.enumerated() {
            text.add(table, isLast: place == tables.count - 1)
        }
        text.line("  ]")
        text.line("}")
        return text.bytes
    }

    /// The tables in the order of their places.
    private static func namedTables(_ model: MatchModel) -> [ModelReader.NamedTable] {
        let columns = model.columns
        var owners: [Int: (kind: ComparisonKind, column: String)] = [:]
        for kind in ComparisonKind.allCases { owners[ComparisonPlace(kind).index] = (kind, "") }
        for comparison in model.comparisons {
            guard let place = columns.place(of: comparison)?.index else { continue }
            owners[place] = (comparison.kind, comparison.column)
        }
        return model.termFrequencies.tables.sorted { $0.key < $1.key }.compactMap { place, table in
            owners[place].map {
                ModelReader.NamedTable(kind: $0.kind, column: $0.column, table: table)
            }
        }
    }
}

/// The text of a model file as it grows.
private struct ModelText {
    private(set) var bytes: [UInt8] = []

    mutating func line(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func line(_ text: String, quoted: String, _ end: String) {
        bytes.append(contentsOf: text.utf8)
        quote(quoted)
        line(end)
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
                bytes.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func add(_ comparison: Comparison, isLast: Bool) {
        line("    {")
        line("      \"output_column_name\": ", quoted: comparison.name, ",")
        line("      \"kind\": ", quoted: comparison.kind.name, ",")
        line("      \"column\": ", quoted: comparison.column, ",")
        line("      \"damping\": \(comparison.damping),")
        line("      \"comparison_levels\": [")
        for (place, level) in comparison.levels.enumerated() {
            let end = place == comparison.levels.count - 1 ? "}" : "},"
            line(
                "        {\"label_for_charts\": ",
                quoted: level.level.name,
                ", \"m_probability\": \(level.m), \"u_probability\": \(level.u), "
                    + "\"h_probability\": \(level.h), "
                    + "\"tf_adjustment\": \(level.isTermFrequencyAdjusted)\(end)"
            )
        }
        line("      ]")
        line(isLast ? "    }" : "    },")
    }

    mutating func add(_ named: ModelReader.NamedTable, isLast: Bool) {
        line("    {")
        line("      \"kind\": ", quoted: named.kind.name, ",")
        line("      \"column\": ", quoted: named.column, ",")
        let unlisted = named.table.unlisted.map { "\($0)" }.joined(separator: ", ")
        line("      \"unlisted\": [\(unlisted)],")
        line("      \"values\": [")
        let values = named.table.ordered
        for (place, (value, share)) in values.enumerated() {
            let digits = String(value.hash, radix: 16)
            let zeros = String(repeating: "0", count: 16 - digits.utf8.count)
            let end = place == values.count - 1 ? "]" : "],"
            line(
                "        [\"\(zeros)\(digits)\", \(value.population), \(share.value), "
                    + "\(share.sound)\(end)"
            )
        }
        line("      ]")
        line(isLast ? "    }" : "    },")
    }
}
