/// A person of the archive.
struct ArchivePerson: Hashable, Sendable {
    let number: Int
    let isWoman: Bool
    /// Before the name; empty for most.
    let title: String
    /// The given names, the one that is used first.
    let given: [String]
    let surname: String
    /// After the name, as "3rd baronet"; empty for most.
    let ordinal: String
    let born: CivilDay
    let birthPlace: ArchivePlace
    let postcode: String
    /// One to three, the one that most know first.
    let occupations: [String]
    /// How many notices were kept of the person.
    let notices: Int
}

/// A birth place with the names under which it is given.
struct ArchivePlace: Hashable, Sendable {
    let name: String
    let county: String
    /// The letters of its postcodes.
    let area: String

    /// A postcode of the place.
    func postcode(_ random: inout SplitMix64) -> String {
        let letters = (0..<2).map { _ in random.pick(["a", "b", "d", "e", "g", "h", "j", "l", "n"])
        }
        return "\(area)\(random.number(1...21)) \(random.number(1...9))" + letters.joined()
    }
}
