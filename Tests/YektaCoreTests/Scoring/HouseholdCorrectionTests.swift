import Testing

@testable import YektaCore

@Suite struct HouseholdCorrectionTests {
    /// −log2(1 + 2^x), without a table.
    private func exact(_ x: Double) -> Double {
        -BinaryLogarithm.log2(1 + BinaryLogarithm.exp2(x))
    }

    @Test func theCorrectionIsNeverPositiveAndNeverRises() {
        var last = MatchWeight.zero
        for units in stride(from: Int32(-25 * 65_536), through: 25 * 65_536, by: 997) {
            let correction = HouseholdCorrection.weight(household: MatchWeight(units: units))
            #expect(correction <= .zero)
            #expect(correction <= last)
            last = correction
        }
    }

    @Test func interpolationStaysWithinAHundredthOfABit() {
        var worst = 0.0
        for units in stride(from: Int32(-22 * 65_536), through: 22 * 65_536, by: 331) {
            let weight = MatchWeight(units: units)
            let error = HouseholdCorrection.weight(household: weight).bits - exact(weight.bits)
            worst = max(worst, abs(error))
        }
        #expect(worst < 0.01)
        #expect(worst < 0.000_2, "the table is finer than that; its error is \(worst) bits")
    }

    @Test(arguments: [20.5, 30, 400, 20_000])
    func beyondItsRangeTheCorrectionIsTheHouseholdsWholeWeightOrNone(bits: Double) {
        let weight = MatchWeight(bits: bits)
        #expect(HouseholdCorrection.weight(household: weight) == .zero - weight)
        #expect(HouseholdCorrection.weight(household: .zero - weight) == .zero)
    }

    @Test func theEndsOfTheTableMeetWhatLiesBeyond() {
        for bits in [-20, 20] {
            let edge = Int32(bits * 65_536)
            let values = (-2...2).map {
                HouseholdCorrection.weight(household: MatchWeight(units: edge + $0)).units
            }
            for (one, next) in zip(values, values.dropFirst()) { #expect(abs(one - next) <= 2) }
        }
    }

    @Test func aHouseholdAsLikelyAsAStrangerCostsOneBit() {
        #expect(HouseholdCorrection.weight(household: .zero) == MatchWeight(bits: -1))
    }
}
