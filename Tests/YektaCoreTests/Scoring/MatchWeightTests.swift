import Testing

@testable import YektaCore

@Suite struct MatchWeightTests {
    @Test(
        arguments: [
            (0, 0), (65_536, 65_536), (-196_608, -196_608), (1.25, 1), (-1.75, -2),
            // Half a unit goes to the even neighbour.
            (0.5, 0), (1.5, 2), (-0.5, 0),
        ] as [(Double, Int32)]
    )
    func bitsBecomeTheNearestUnits(inUnits: Double, units: Int32) {
        #expect(MatchWeight(bits: inUnits / 65_536).units == units)
    }

    @Test(arguments: [40_000, 1e300, .infinity] as [Double])
    func beyondItsRangeAWeightIsClamped(bits: Double) {
        #expect(MatchWeight(bits: bits).bits == 32_000)
        #expect(MatchWeight(bits: -bits).bits == -32_000)
    }

    @Test func sumsDoNotDependOnTheirOrder() {
        var random = RecordSource(seed: 3)
        for _ in 0..<200 {
            let terms = (0..<12).map { _ in
                MatchWeight(units: Int32(random.number(below: 4_000_000)) - 2_000_000)
            }
            let forwards = terms.reduce(.zero, +)
            #expect(terms.reversed().reduce(.zero, +) == forwards)
            #expect(terms.sorted().reduce(.zero, +) == forwards)
            #expect(terms.reduce(forwards, -) == .zero)
        }
    }
}
