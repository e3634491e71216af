/// The names that could have been meant by one that was not found, for an error's remedy.
struct NearestNames {
    /// All names, the nearest first, ties in the order given.
    let names: [String]

    init(to name: String, among candidates: [String]) {
        let wanted = Array(HeaderName.fold(name))
        let ranked = candidates.enumerated().map { index, candidate in
            (distance: Self.distance(wanted, Array(HeaderName.fold(candidate))), index: index)
        }
        names = ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
            .map { candidates[$0.index] }
    }

    /// The Levenshtein distance.
    ///
    /// - Complexity: The product of the lengths.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (leftIndex, leftCharacter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = leftIndex + 1
            for (rightIndex, rightCharacter) in right.enumerated() {
                let substituted = diagonal + (leftCharacter == rightCharacter ? 0 : 1)
                diagonal = row[rightIndex + 1]
                row[rightIndex + 1] = min(substituted, row[rightIndex] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
