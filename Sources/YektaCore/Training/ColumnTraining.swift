/// Gives the columns of a file, which no shipped model knows, comparisons of their own.
struct ColumnTraining {
    let state: MatchState
    let records: [RecordIndex]

    /// The share of records that must have a value in a column for it to say anything.
    private static let fillMin = 0.01

    /// The columns that are filled most, in the order of their kinds and names.
    var comparisons: [Comparison] {
        var filled: [Column: Int] = [:]
        let words = state.blocking.vocabulary.words
        for record in records {
            for element in state.records[record].content.elements(in: .columns) {
                let column = ColumnElement(bytes: element)
                guard let kind = column.kind else { continue }
                let name = String(decoding: words[column.label].bytes.array, as: UTF8.self)
                filled[Column(kind: kind, name: name), default: 0] += 1
            }
        }
        let least = Int(Double(records.count) * Self.fillMin)
        return filled.filter { $0.value > least }
            .sorted {
                ($1.value, $0.key.name, $0.key.kind.rawValue)
                    < ($0.value, $1.key.name, $1.key.kind.rawValue)
            }
            .prefix(ComparisonPlace.columnsMax)
            .map(\.key)
            .sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
            .map(Self.comparison)
    }

    private struct Column: Hashable {
        let kind: ComparisonKind
        let name: String
    }

    static func kind(of field: Field) -> ComparisonKind? {
        guard !field.label.isEmpty else { return nil }
        switch field.type {
        case .identifier: return .identifier
        case .text where field.isCompared: return .text
        case .number where field.isCompared: return .number
        default: return nil
        }
    }

    /// What is believed of a column before its values are seen.
    private static func comparison(_ column: Column) -> Comparison {
        Comparison(column.kind, column: column.name, levels(column.kind))
    }

    private static func levels(_ kind: ComparisonKind) -> [ComparisonLevel] {
        switch kind {
        case .identifier:
            [
                ComparisonLevel(.exact, m: 0.85, u: 1e-5, h: 1e-4),
                ComparisonLevel(.oneError, m: 0.05, u: 1e-5, h: 1e-5),
                ComparisonLevel(.differs, m: 0.10, u: 1, h: 1),
            ]
        case .number:
            [
                ComparisonLevel(.exact, m: 0.70, u: 0.02, h: 0.20, byFrequency: true),
                ComparisonLevel(.similar, m: 0.12, u: 0.05, h: 0.08),
                ComparisonLevel(.differs, m: 0.18, u: 0.93, h: 0.72),
            ]
        default:
            [
                ComparisonLevel(.exact, m: 0.70, u: 0.02, h: 0.20, byFrequency: true),
                ComparisonLevel(.part, m: 0.06, u: 0.01, h: 0.02),
                ComparisonLevel(.similar, m: 0.08, u: 0.02, h: 0.03),
                ComparisonLevel(.differs, m: 0.16, u: 0.95, h: 0.75),
            ]
        }
    }
}
