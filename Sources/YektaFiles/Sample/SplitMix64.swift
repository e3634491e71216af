/// A small generator of numbers that look random and are the same on every machine.
///
/// S. Vigna's splitmix64. Integers only: no floating point takes part, so that the same seed gives
/// the same bytes everywhere.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` - 1; the bias of 2^-64 x `bound` does not matter here.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True this often, in per cent.
    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    /// One of the values, each as likely as the others.
    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[below(values.count)]
    }

    /// One of the values, the first the likeliest: the density falls to 0 towards the last.
    mutating func pickSkewed<Value>(_ values: [Value]) -> Value {
        values[min(below(values.count), below(values.count))]
    }

    /// Digits, the first of them not 0.
    mutating func digits(_ count: Int) -> String {
        (0..<count).map { String($0 == 0 ? number(1...9) : below(10)) }.joined()
    }

    mutating func shuffle<Value>(_ values: inout [Value]) {
        for index in values.indices.dropFirst().reversed() {
            values.swapAt(index, below(index + 1))
        }
    }
}
