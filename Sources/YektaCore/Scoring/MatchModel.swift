/// The m, u and h probabilities of one comparison level.
///
/// They are probabilities among pairs for which the comparison is not missing: m among records of
/// one person (Fellegi and Sunter 1969), u among unrelated records, h among records of two people
/// of one household.
package struct ComparisonLevel: Hashable, Sendable {
    package let level: Level
    package let m: Double
    package let u: Double
    package let h: Double
    /// Whether the weight follows the frequency of the value that agreed, as Splink's
    /// `tf_adjustment_column` does: plus log2(u) − log2(frequency).
    package let isTermFrequencyAdjusted: Bool

    package init(_ level: Level, m: Double, u: Double, h: Double, byFrequency: Bool = false) {
        self.level = level
        self.m = m
        self.u = u
        self.h = h
        self.isTermFrequencyAdjusted = byFrequency
    }
}

/// A comparison of the model: the levels it can reach, best first.
///
/// The missing level is implied.
package struct Comparison: Hashable, Sendable {
    package let kind: ComparisonKind
    /// The column whose values are compared; empty where the kind says it all.
    package let column: String
    package let levels: [ComparisonLevel]
    /// What is left of the weights of agreements, from 0 to 1, because another comparison brings
    /// the same evidence: a town and its postal code.
    package let damping: Double

    package init(
        _ kind: ComparisonKind,
        column: String = "",
        damping: Double = 1,
        _ levels: [ComparisonLevel]
    ) {
        self.kind = kind
        self.column = column
        self.damping = damping
        self.levels = levels
    }

    /// The name in the model file and in explanations.
    package var name: String { column.isEmpty ? kind.name : column }
}

/// The match model: prior, comparisons with their probabilities, and thresholds.
///
/// Names follow Splink's settings (`probability_two_random_records_match`, `m_probability`,
/// `u_probability`); h is the third class of `HouseholdCorrection`.
package struct MatchModel: Hashable, Sendable {
    /// Identifies the epoch: two engines of the same epoch give any pair the same weight.
    package let epoch: String
    package let probabilityTwoRandomRecordsMatch: Double
    package let probabilityTwoRandomRecordsShareHousehold: Double
    package let comparisons: [Comparison]
    package let termFrequencies: TermFrequencies
    /// From this weight on a pair is a link.
    package let linkThreshold: MatchWeight
    /// From this weight on, and below the link threshold, a pair is a possible link.
    package let reviewThreshold: MatchWeight

    /// Checks the model.
    ///
    /// - Throws: `ModelError`, which names the value, the bound, the reason and the remedy.
    package init(
        epoch: String,
        probabilityTwoRandomRecordsMatch: Double,
        probabilityTwoRandomRecordsShareHousehold: Double,
        comparisons: [Comparison],
        termFrequencies: TermFrequencies = .shipped,
        linkThreshold: MatchWeight,
        reviewThreshold: MatchWeight
    ) throws(ModelError) {
        self.epoch = epoch
        self.probabilityTwoRandomRecordsMatch = probabilityTwoRandomRecordsMatch
        self.probabilityTwoRandomRecordsShareHousehold = probabilityTwoRandomRecordsShareHousehold
        self.comparisons = comparisons
        self.termFrequencies = termFrequencies
        self.linkThreshold = linkThreshold
        self.reviewThreshold = reviewThreshold
        try check()
    }

    private func check() throws(ModelError) {
        try Self.checkProbability(
            probabilityTwoRandomRecordsMatch,
            "probability_two_random_records_match"
        )
        try Self.checkProbability(
            probabilityTwoRandomRecordsShareHousehold,
            "probability_two_random_records_share_household"
        )
        let related =
            probabilityTwoRandomRecordsMatch + probabilityTwoRandomRecordsShareHousehold
        guard related < 1 else {
            throw ModelError(
                "probability_two_random_records_match (\(probabilityTwoRandomRecordsMatch)) and "
                    + "probability_two_random_records_share_household "
                    + "(\(probabilityTwoRandomRecordsShareHousehold)) leave no room for unrelated "
                    + "records; their sum must be below 1"
            )
        }
        guard reviewThreshold <= linkThreshold else {
            throw ModelError(
                "the review threshold (\(reviewThreshold.bits) bits) lies above the link threshold "
                    + "(\(linkThreshold.bits) bits), so no pair could be a possible link; lower it"
            )
        }
        try checkComparisons()
    }

    private func checkComparisons() throws(ModelError) {
        let columns = comparisons.count { !$0.column.isEmpty }
        guard columns <= ComparisonPlace.columnsMax else {
            throw ModelError(
                "\(columns) columns have comparisons of their own, of at most "
                    + "\(ComparisonPlace.columnsMax); leave out those that say least"
            )
        }
        var seen: Set<String> = []
        for comparison in comparisons {
            guard seen.insert("\(comparison.kind.name) \(comparison.column)").inserted else {
                throw ModelError(
                    "comparison '\(comparison.name)' occurs twice; its evidence would count "
                        + "double; merge the two"
                )
            }
            guard comparison.damping >= 0, comparison.damping <= 1 else {
                throw ModelError(
                    "damping of '\(comparison.name)' is \(comparison.damping), outside 0 to 1: "
                        + "evidence cannot count more than once; use a value in that range"
                )
            }
            var levels: Set<Level> = []
            for level in comparison.levels {
                guard levels.insert(level.level).inserted else {
                    throw ModelError(
                        "level '\(level.level.name)' occurs twice in '\(comparison.name)'; "
                            + "only one of its weights could count; keep one"
                    )
                }
                let place = "level '\(level.level.name)' of '\(comparison.name)'"
                try Self.checkProbability(level.m, "m_probability of \(place)")
                try Self.checkProbability(level.u, "u_probability of \(place)")
                try Self.checkProbability(level.h, "h_probability of \(place)")
            }
        }
    }

    private static func checkProbability(_ value: Double, _ place: String) throws(ModelError) {
        guard value >= 1e-300, value <= 1 else {
            throw ModelError(
                "\(place) is \(value), outside 1e-300 to 1: its logarithm would not be a weight; "
                    + "use a value in that range"
            )
        }
    }
}

/// What is wrong with a match model, in a sentence that names value, bound, reason and remedy.
package struct ModelError: Error, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
