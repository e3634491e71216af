/// The name of an epoch that is a function of the model's content: the same data gives a model of
/// the same name, wherever it was learnt.
extension MatchModel {
    /// Where an epoch's content came from, as the first word of its name says.
    package enum Origin: String, CaseIterable, Sendable {
        /// Learnt from records.
        case trained
        /// Changed by hand after it was named.
        case edited
    }

    /// The same model under the name that its content gives it: `trained-` or `edited-` and 16
    /// hexadecimal digits.
    package func named(byContent origin: Origin) throws(ModelError) -> MatchModel {
        let digits = String(contentHash, radix: 16)
        let zeros = String(repeating: "0", count: 16 - digits.count)
        return try named("\(origin.rawValue)-\(zeros)\(digits)")
    }

    /// The same model under another name.
    package func named(_ epoch: String) throws(ModelError) -> MatchModel {
        try MatchModel(
            epoch: epoch,
            probabilityTwoRandomRecordsMatch: probabilityTwoRandomRecordsMatch,
            probabilityTwoRandomRecordsShareHousehold: probabilityTwoRandomRecordsShareHousehold,
            comparisons: comparisons,
            termFrequencies: termFrequencies,
            linkThreshold: linkThreshold,
            reviewThreshold: reviewThreshold
        )
    }

    /// The hash of everything but the name.
    ///
    /// - Complexity: O(n log n) in the values of the term frequencies.
    package var contentHash: UInt64 {
        var content = Content()
        content.add(probabilityTwoRandomRecordsMatch)
        content.add(probabilityTwoRandomRecordsShareHousehold)
        content.add(UInt64(bitPattern: Int64(linkThreshold.units)))
        content.add(UInt64(bitPattern: Int64(reviewThreshold.units)))
        content.add(UInt64(comparisons.count))
        for comparison in comparisons { content.add(comparison) }
        for (place, table) in termFrequencies.tables.sorted(by: { $0.key < $1.key }) {
            content.add(UInt64(place))
            content.add(table)
        }
        return Hash64.xxh3(content.bytes, seed: 0)
    }

    /// The content as bytes, each part behind its length, so that no two models share them.
    private struct Content {
        var bytes: [UInt8] = []

        mutating func add(_ number: UInt64) {
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
            }
        }

        mutating func add(_ number: Double) {
            add(number.bitPattern)
        }

        mutating func add(_ text: String) {
            add(UInt64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }

        mutating func add(_ comparison: Comparison) {
            add(comparison.kind.name)
            add(comparison.column)
            add(comparison.damping)
            add(UInt64(comparison.levels.count))
            for level in comparison.levels {
                add(level.level.name)
                add(level.m)
                add(level.u)
                add(level.h)
                add(UInt64(level.isTermFrequencyAdjusted ? 1 : 0))
            }
        }

        mutating func add(_ table: FrequencyTable) {
            add(UInt64(table.unlisted.count))
            for share in table.unlisted { add(share) }
            add(UInt64(table.shares.count))
            for (value, share) in table.ordered {
                add(value.hash)
                add(UInt64(value.population))
                add(share.value)
                add(share.sound)
            }
        }
    }
}

extension FrequencyTable {
    /// The values with their shares, ascending by population, then by hash.
    package var ordered: [(value: Value, share: Share)] {
        shares.map { ($0.key, $0.value) }.sorted {
            ($0.value.population, $0.value.hash) < ($1.value.population, $1.value.hash)
        }
    }
}
