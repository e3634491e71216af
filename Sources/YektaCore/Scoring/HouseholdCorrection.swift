/// The share of the evidence that "the same household, another person" explains as well.
///
/// With three latent classes (M same person, H same household and another person, U unrelated) the
/// match weight is log2(pM·Pm) − log2(pH·Ph + pU·Pu). It splits into the sum that Fellegi and
/// Sunter know, Σ log2(m/u) + log2(pM/pU), and this one correction, −log2(1 + 2^x) with x = Σ
/// log2(h/u) + log2(pH/pU).
package enum HouseholdCorrection {
    /// Steps per bit of the table; between them the correction is interpolated in integers.
    private static let stepsPerBit = 16
    /// Beyond this many bits either way the correction is 0 or −x, to less than a unit.
    private static let rangeBits = 20

    private static let table: [Int32] = (0...(2 * rangeBits * stepsPerBit)).map { step in
        let x = Double(step) / Double(stepsPerBit) - Double(rangeBits)
        let softplus = BinaryLogarithm.log2(1 + BinaryLogarithm.exp2(x))
        return -MatchWeight(bits: softplus).units
    }

    /// The correction for the household's weight `x`; never positive.
    package static func weight(household x: MatchWeight) -> MatchWeight {
        let unitsPerStep = 65_536 / Int32(stepsPerBit)
        let rangeUnits = Int32(rangeBits) * 65_536
        guard x.units > -rangeUnits else { return .zero }
        guard x.units < rangeUnits else { return MatchWeight(units: -x.units) }
        let offset = x.units + rangeUnits
        let step = Int(offset / unitsPerStep)
        let rest = Int64(offset % unitsPerStep)
        let (low, high) = (Int64(table[step]), Int64(table[step + 1]))
        return MatchWeight(units: Int32(low + (high - low) * rest / Int64(unitsPerStep)))
    }
}
