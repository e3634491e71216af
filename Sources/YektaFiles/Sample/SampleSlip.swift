/// Slips of the hand that copies: one letter or digit of a text.
enum SampleSlip {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz")

    /// One letter wrong, dropped, doubled or out of order; a text of one letter stays as it is.
    static func letter(_ text: String, _ random: inout SplitMix64) -> String {
        var letters = Array(text)
        let places = letters.indices.filter { letters[$0].isLetter }
        guard places.count >= 2 else { return text }
        let place = random.pick(places)
        switch random.below(4) {
        case 0:
            let isCapital = letters[place].isUppercase
            let wrong = random.pick(alphabet)
            letters[place] = isCapital ? Character(wrong.uppercased()) : wrong
        case 1: letters.remove(at: place)
        case 2: letters.insert(letters[place], at: place)
        default:
            let other = place == letters.count - 1 ? place - 1 : place + 1
            letters.swapAt(place, other)
        }
        return String(letters)
    }

    /// One digit wrong, or two neighbours out of order.
    static func digit(_ text: String, _ random: inout SplitMix64) -> String {
        var digits = Array(text)
        let places = digits.indices.filter { digits[$0].wholeNumberValue != nil }
        guard let last = places.last else { return text }
        let place = random.pick(places)
        if random.chance(30), place < last, digits[place] != digits[place + 1],
            digits[place + 1].wholeNumberValue != nil
        {
            digits.swapAt(place, place + 1)
            return String(digits)
        }
        let old = digits[place].wholeNumberValue ?? 0
        digits[place] = Character(String((old + random.number(1...9)) % 10))
        return String(digits)
    }
}
