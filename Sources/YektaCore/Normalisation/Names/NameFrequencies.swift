/// How common names are, as shares of the population, before any data has been seen.
///
/// Shares are rough and rounded; a model that was trained on data has its own. Persian names are
/// shares of Iranians, English names of Americans and Britons, since a record says which world it
/// belongs to.
package enum NameFrequencies {
    /// The share of a given name that is not listed.
    package static let unlistedGiven = 0.0008
    /// The share of a surname that is not listed.
    package static let unlistedSurname = 0.00015

    /// The share of people with this given name: of this spelling, or else of the listed name
    /// nearest in sound.
    package static func frequency(given token: NameToken) -> Double {
        if token.givenEntry != 0 {
            return NameLexicon.given.entries[Int(token.givenEntry)].share
        }
        return nearest(token, in: .given) ?? unlistedGiven
    }

    /// The share of people with this surname, found as for given names.
    package static func frequency(surname token: NameToken) -> Double {
        if token.surnameEntry != 0 {
            return NameLexicon.surname.entries[Int(token.surnameEntry)].share
        }
        return nearest(token, in: .surname) ?? unlistedSurname
    }

    /// The share of people whose given name sounds like this one.
    package static func soundFrequency(given token: NameToken) -> Double {
        mass(token, entry: token.givenEntry, in: .given) ?? unlistedGiven
    }

    /// The share of people whose surname sounds like this one.
    package static func soundFrequency(surname token: NameToken) -> Double {
        mass(token, entry: token.surnameEntry, in: .surname) ?? unlistedSurname
    }

    private static func nearest(_ token: NameToken, in lexicon: NameLexicon) -> Double? {
        var best: (distance: Int, share: Double)?
        for number in lexicon.entries(ofSkeleton: token.skeletonHash) {
            let entry = lexicon.entries[Int(number)]
            guard let distance = distance(token, entry) else { continue }
            if distance < best?.distance ?? .max { best = (distance, entry.share) }
        }
        return best?.share
    }

    private static func mass(
        _ token: NameToken,
        entry own: UInt16,
        in lexicon: NameLexicon
    ) -> Double? {
        var mass = own == 0 ? 0 : lexicon.entries[Int(own)].share
        for number in lexicon.entries(ofSkeleton: token.skeletonHash) where number != own {
            let entry = lexicon.entries[Int(number)]
            // Two listed names are one sound only if they are homophones.
            guard let distance = distance(token, entry),
                own == 0 || distance <= SoundDistance.homophoneCeiling
            else { continue }
            mass += entry.share
        }
        return mass > 0 ? mass : nil
    }

    /// The smallest distance to a spelling that is within the ceiling of one sound.
    private static func distance(_ token: NameToken, _ entry: NameLexicon.Entry) -> Int? {
        entry.spellings.lazy.compactMap { spelling in
            guard let costs = SoundDistance.costs(token.script, spelling.script) else {
                return nil
            }
            let ceiling = SoundDistance.ceiling(token.sound, spelling.sound)
            return SoundDistance.distance(
                token.sound,
                spelling.sound,
                costs: costs,
                ceiling: ceiling
            )
        }.min()
    }
}
