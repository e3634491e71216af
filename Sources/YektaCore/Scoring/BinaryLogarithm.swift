/// log2 and 2^x from IEEE basic operations alone, so that every machine computes the same bits.
///
/// The C library's `log2` may differ in the last bit between versions; a match weight must not.
package enum BinaryLogarithm {
    /// log2 of a positive finite number, to 2^-`bits`.
    ///
    /// The exponent is exact; the fraction comes from repeated squaring of the significand (Knuth,
    /// The Art of Computer Programming 1, 1.2.2, exercise 25).
    package static func log2(_ value: Double, bits: Int = 44) -> Double {
        precondition(value > 0 && value.isFinite, "log2 needs a positive finite number")
        var result = Double(value.exponent)
        var significand = value.significand
        var bit = 0.5
        for _ in 0..<bits where significand > 1 {
            significand *= significand
            if significand >= 2 {
                significand /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }

    /// 2 to the power `exponent`, for exponents from -1,000 to 1,000.
    package static func exp2(_ exponent: Double) -> Double {
        let whole = exponent.rounded(.down)
        var fraction = exponent - whole
        var result = Double(sign: .plus, exponent: Int(whole), significand: 1)
        var root = 2.0
        for _ in 0..<44 where fraction > 0 {
            root = root.squareRoot()
            fraction *= 2
            if fraction >= 1 {
                result *= root
                fraction -= 1
            }
        }
        return result
    }
}
