/// The arithmetic of the Iranian national id: nine digits and a check digit.
enum NationalIDNumber {
    /// The tenth digit for the first nine: r = sum of digit x (10 - index) mod 11; r, or 11 - r
    /// from 2.
    static func checkDigit(_ digits: ArraySlice<Int>) -> Int {
        let sum = digits.enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) }
        let rest = sum % 11
        return rest < 2 ? rest : 11 - rest
    }
}
