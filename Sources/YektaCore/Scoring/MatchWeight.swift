/// A match weight: log2 of a likelihood ratio, in fixed point.
///
/// Weights are integers so that sums do not depend on their order and an explanation adds up to the
/// last bit. One bit of evidence is `MatchWeight.one`; the resolution is 2^-16 bit, the range
/// ±32,767.
package struct MatchWeight: BitwiseCopyable, Hashable, Comparable, Sendable {
    /// The weight in units of 2^-16 bit.
    package let units: Int32

    package init(units: Int32) {
        self.units = units
    }

    /// The nearest weight to a number of bits; beyond ±32,000 bits it is clamped.
    package init(bits: Double) {
        let clamped = min(max(bits, -32_000), 32_000)
        self.units = Int32((clamped * 65_536).rounded(.toNearestOrEven))
    }

    package static let zero = MatchWeight(units: 0)

    /// The weight in bits, for people to read.
    package var bits: Double { Double(units) / 65_536 }

    /// The probability of a match that the weight states: odds over one plus odds.
    package var probability: Double {
        let odds = Exponential.exp2(bits)
        return odds / (1 + odds)
    }

    package static func + (left: MatchWeight, right: MatchWeight) -> MatchWeight {
        MatchWeight(units: left.units + right.units)
    }

    package static func - (left: MatchWeight, right: MatchWeight) -> MatchWeight {
        MatchWeight(units: left.units - right.units)
    }

    package static func < (left: MatchWeight, right: MatchWeight) -> Bool {
        left.units < right.units
    }
}
