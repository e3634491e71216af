/// What one pair of records says about the groups that they are in.
///
/// The evidence between two groups is the mean over their cross pairs, so each pair's say is bounded:
/// one identifier in common must not drown five disagreements, nor one wrong field five agreements.
package enum PairEvidence {
    /// The most that one pair can say for a join, in bits.
    static let strongest = MatchWeight(bits: 20)
    /// The most that one pair can say against a join, in bits.
    static let weakest = MatchWeight(bits: -12)
    /// A pair with nothing to compare: the prior speaks against it, but only so loudly.
    static let nothingToCompare = MatchWeight(bits: -5)

    /// The evidence of a pair in units of `MatchWeight`.
    ///
    /// At or above the review threshold it is the weight itself. Below it, a pair without disagreement
    /// is no more than uninformative, and one with disagreement counts by how much it disagrees.
    package static func value(weight: MatchWeight, scorer: Scorer) -> Int32 {
        if weight >= scorer.reviewThreshold { return min(weight, strongest).units }
        let factor = weight - scorer.prior
        if factor >= .zero { return max(weight, nothingToCompare).units }
        return max(nothingToCompare + factor, weakest).units
    }
}
