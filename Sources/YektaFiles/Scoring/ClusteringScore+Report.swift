extension ClusteringScore {
    /// Every figure under its name, in the order of the report.
    package var figures: [(name: String, value: Figure)] {
        [
            ("records", .count(records)),
            ("entities", .count(entities)),
            ("identities", .count(identities)),
            ("missing", .count(missing)),
            ("unknown", .count(unknown)),
            ("pair_precision", .ratio(pairPrecision)),
            ("pair_recall", .ratio(pairRecall)),
            ("pair_f1", .ratio(pairF1)),
            ("b3_precision", .ratio(b3Precision)),
            ("b3_recall", .ratio(b3Recall)),
            ("b3_f1", .ratio(b3F1)),
            ("exact", .ratio(exact)),
            ("merged_wrongly", .count(mergedWrongly)),
            ("split", .count(split)),
        ]
    }

    /// The figures as lines for people: names to 15 columns, ratios to four decimals.
    package var table: [String] {
        figures.map { name, value in
            let padding = String(repeating: " ", count: max(0, 15 - name.count))
            return "\(name)\(padding) \(value.rounded)"
        }
    }

    /// The figures as one JSON object, ratios in full.
    package var json: String {
        let members = figures.map { "\"\($0.name)\": \($0.value.full)" }
        return "{" + members.joined(separator: ", ") + "}"
    }
}

extension ClusteringScore.Figure {
    fileprivate var full: String {
        switch self {
        case .count(let count): "\(count)"
        case .ratio(let ratio): "\(ratio)"
        }
    }

    fileprivate var rounded: String {
        switch self {
        case .count(let count): return "\(count)"
        case .ratio(let ratio):
            // A ratio is at most 1, so that four decimals are an integer below 10,001.
            let parts = Int((ratio * 10_000).rounded(.toNearestOrEven))
            let decimals = String(parts % 10_000)
            let zeros = String(repeating: "0", count: 4 - decimals.count)
            return "\(parts / 10_000).\(zeros)\(decimals)"
        }
    }
}
