/// A city by one name, however it is spelled: تهران, Tehran and Teheran have the same key.
package struct City: Hashable, Sendable {
    /// The canonical Latin name of a known city, else the folded name; letters and digits only,
    /// without spaces.
    package let key: String

    /// Reads a city's name; nil if it is a filler.
    package init?(_ raw: String) {
        let folded = TextFolding.key(raw)
        if JunkValue.isJunkName(folded) { return nil }
        // Most cities are one plain word, which has nothing to be taken apart.
        if !folded.isEmpty, folded.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
            key = CityNames.canonical[folded] ?? folded
            return
        }
        var words = folded.unicodeScalars.split(whereSeparator: Self.isSeparator)
            .map { String(String.UnicodeScalarView($0)) }
        if let name = CityNames.canonical[words.joined()] {
            key = name
            return
        }
        while words.count > 1, Self.prefixes.contains(words[0]) { words.removeFirst() }
        while words.count > 1, Self.suffixes.contains(words[words.count - 1]) { words.removeLast() }
        if words[0] == "st", words.count > 1 { words[0] = "saint" }
        let joined = words.joined()
        guard !joined.isEmpty else { return nil }
        key = CityNames.canonical[joined] ?? joined
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value < 0x80 else { return false }
        let byte = UInt8(scalar.value)
        return !byte.isDigit && !byte.isLowerLetter
    }

    /// Words that say that a city follows; a name that begins with one is looked up whole before.
    private static let prefixes: Set<String> = ["شهر", "شهرستان", "استان", "city", "of", "greater"]
    private static let suffixes: Set<String> = ["city", "province", "county", "شهر"]
}
