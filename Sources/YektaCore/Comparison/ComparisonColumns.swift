/// The columns of files that have comparisons of their own in a model, by place.
///
/// A field whose label the model does not know is compared by the comparison of its kind.
package struct ComparisonColumns: Hashable, Sendable {
    /// The kind and the hash of the label of every column, in the order of their places.
    private let columns: [Column]

    private struct Column: Hashable, Sendable {
        let kind: ComparisonKind
        let name: String
        let label: UInt64
    }

    /// How many columns there are.
    package var count: Int { columns.count }

    /// The places of all columns.
    var places: [ComparisonPlace] {
        columns.indices.map { ComparisonPlace(index: ComparisonKind.allCases.count + $0) }
    }

    package init(_ comparisons: [Comparison]) {
        columns = comparisons.filter { !$0.column.isEmpty }.map {
            Column(kind: $0.kind, name: $0.column, label: LabelHash.of($0.column))
        }
    }

    /// The place of a labelled value; nil if the model has no comparison of its own for it.
    func place(_ kind: ComparisonKind, label: UInt64) -> ComparisonPlace? {
        for (offset, column) in columns.enumerated()
        where column.label == label && column.kind == kind {
            return ComparisonPlace(index: ComparisonKind.allCases.count + offset)
        }
        return nil
    }

    /// The place of a comparison of the model.
    package func place(of comparison: Comparison) -> ComparisonPlace? {
        if comparison.column.isEmpty { return ComparisonPlace(comparison.kind) }
        return place(comparison.kind, label: LabelHash.of(comparison.column))
    }
}

extension MatchModel {
    /// The columns that have comparisons of their own.
    package var columns: ComparisonColumns { ComparisonColumns(comparisons) }
}

/// The hash by which labels of fields are compared.
enum LabelHash {
    static func of(_ label: String) -> UInt64 { Hash64.xxh3(Array(label.utf8), seed: 0) }
}
