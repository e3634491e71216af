/// Numbers that one slip of the finger tells apart.
package enum DigitError {
    /// Whether two numbers differ by one digit wrong, one lost or added, or two neighbours swapped.
    ///
    /// The optimal string alignment distance of their decimal digits is 1, found without making
    /// them.
    package static func isOne(_ left: UInt64, _ right: UInt64) -> Bool {
        guard left != right else { return false }
        var (one, other) = (left, right)
        // Equal last digits say nothing about a single error before them.
        while one % 10 == other % 10 && one > 0 && other > 0 {
            one /= 10
            other /= 10
        }
        if one / 10 == other / 10, one > 0, other > 0 { return true }
        let isSwapped = one % 10 == other / 10 % 10 && one / 10 % 10 == other % 10
        if isSwapped, one / 100 == other / 100 { return true }
        return one / 10 == other || other / 10 == one
    }

    /// Calls a closure with the number without each of its decimal digits in turn, the last one
    /// first; of equal neighbours once.
    ///
    /// - Complexity: O(digits).
    static func eachDeletion(_ number: UInt64, _ body: (UInt64) -> Void) {
        var last: UInt64?
        var power: UInt64 = 1
        while power <= number {
            let rest = number / power / 10 * power + number % power
            if last != rest { body(rest) }
            last = rest
            guard power <= UInt64.max / 10 else { break }
            power *= 10
        }
    }
}
