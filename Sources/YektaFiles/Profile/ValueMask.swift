/// Shows what a value looks like without showing it: reports travel further than data may.
enum ValueMask {
    private static let shownMax = 24

    /// The first letter, a dot for every other letter or digit, and punctuation: `9•••-•••• (8)`.
    ///
    /// Of a value of one or two characters nothing is left but its length.
    static func mask(_ value: String) -> String {
        var mask = ""
        let count = value.count
        for (place, character) in value.enumerated() {
            guard place < shownMax else {
                mask += "…"
                break
            }
            if place == 0, count > 2 {
                mask.append(character)
            } else if character.isWhitespace {
                mask += " "
            } else {
                mask.append(character.isLetter || character.isNumber ? "•" : character)
            }
        }
        return "\(mask) (\(count))"
    }
}
