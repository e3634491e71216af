import Testing

@testable import YektaCore

@Suite struct BinaryLogarithmTests {
    @Test func powersOfTwoHaveWholeLogarithms() {
        for exponent in -1_000...1_000 {
            let power = Double(sign: .plus, exponent: exponent, significand: 1)
            #expect(BinaryLogarithm.log2(power) == Double(exponent))
            #expect(BinaryLogarithm.exp2(Double(exponent)) == power)
        }
    }

    /// Values from tables, to fifteen digits.
    @Test(
        arguments: [
            (3.0, 1.584962500721156), (10.0, 3.321928094887362), (0.1, -3.321928094887362),
            (7.0, 2.807354922057604), (1e-7, -23.253496664211536), (1.5, 0.584962500721156),
            (1e300, 996.578428466209),
        ] as [(Double, Double)]
    )
    func knownLogarithmsAreMetToTheResolutionOfAWeight(value: Double, expected: Double) {
        let error = BinaryLogarithm.log2(value) - expected
        #expect(abs(error) < 1e-12 * max(1, abs(expected)))
    }

    @Test(
        arguments: [
            (0.5, 1.4142135623730951), (-0.5, 0.7071067811865476), (1.584962500721156, 3),
            (3.321928094887362, 10), (-13, 0.0001220703125),
        ] as [(Double, Double)]
    )
    func knownPowersAreMet(exponent: Double, expected: Double) {
        #expect(abs(BinaryLogarithm.exp2(exponent) / expected - 1) < 1e-12)
    }

    @Test func theTwoUndoEachOther() {
        var random = RecordSource(seed: 5)
        for _ in 0..<2_000 {
            let bits = Double(Int64(random.number(below: 2_000_000)) - 1_000_000) / 1_024
            #expect(abs(BinaryLogarithm.log2(BinaryLogarithm.exp2(bits)) - bits) < 1e-9)
        }
    }

    @Test func aLogarithmNeverFallsAsItsArgumentRises() {
        var last = BinaryLogarithm.log2(1e-6)
        for step in 1...20_000 {
            let next = BinaryLogarithm.log2(1e-6 + Double(step) * 5e-5)
            #expect(next >= last)
            last = next
        }
    }
}
