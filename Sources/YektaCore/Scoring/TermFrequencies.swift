/// How common the values of an epoch are: what an agreement on a value is worth beside the average.
///
/// Frozen with the model, so that a weight does not depend on what arrived before. Without training
/// the names have the frequencies of `NameFrequencies`, and nothing else has any.
package final class TermFrequencies: Sendable {
    /// By `ComparisonPlace.index`.
    package let tables: [Int: FrequencyTable]
    private let byPlace: [FrequencyTable?]
    private let given: FrequencyTable?
    private let surname: FrequencyTable?
    /// The lowest weight of any name: bounds what names can add.
    let rarestGiven: MatchWeight
    let rarestSurname: MatchWeight

    /// The frequencies before any data.
    package static let shipped = TermFrequencies(tables: [:])

    package init(tables: [Int: FrequencyTable]) {
        self.tables = tables
        byPlace = (0..<ComparisonPlace.countMax).map { tables[$0] }
        given = tables[ComparisonKind.givenName.rawValue]
        surname = tables[ComparisonKind.surname.rawValue]
        rarestGiven = given?.rarest ?? Self.weight(of: NameFrequencies.unlistedGiven)
        rarestSurname = surname?.rarest ?? Self.weight(of: NameFrequencies.unlistedSurname)
    }

    static func weight(of frequency: Double) -> MatchWeight {
        MatchWeight(bits: BinaryLogarithm.log2(frequency, bits: 20))
    }

    /// log2 of the share of people with a given name, or with one that sounds like it.
    func weight(given token: NameToken, sound: Bool) -> MatchWeight {
        if let given { return given.weight(token.textHash, token.script.rawValue, sound: sound) }
        let share =
            sound
            ? NameFrequencies.soundFrequency(given: token) : NameFrequencies.frequency(given: token)
        return Self.weight(of: max(share, NameFrequencies.unlistedGiven))
    }

    /// log2 of the share of people with a surname, or with one that sounds like it.
    func weight(surname token: NameToken, sound: Bool) -> MatchWeight {
        if let surname {
            return surname.weight(token.textHash, token.script.rawValue, sound: sound)
        }
        let share =
            sound
            ? NameFrequencies.soundFrequency(surname: token)
            : NameFrequencies.frequency(surname: token)
        return Self.weight(of: max(share, NameFrequencies.unlistedSurname))
    }

    /// log2 of the share of people with a name, or with one that sounds like it.
    func weight(of token: NameToken, asGiven: Bool, sound: Bool) -> MatchWeight {
        asGiven ? weight(given: token, sound: sound) : weight(surname: token, sound: sound)
    }

    /// log2 of the share of records with a value of another comparison; nil if it has no table.
    func weight(_ place: ComparisonPlace, _ hash: UInt64) -> MatchWeight? {
        byPlace[place.index]?.weight(hash, 0, sound: false)
    }
}

extension TermFrequencies: Hashable {
    package static func == (left: TermFrequencies, right: TermFrequencies) -> Bool {
        left === right || left.tables == right.tables
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(tables.count)
    }
}

/// The frequencies of the values of one comparison.
package struct FrequencyTable: Sendable {
    /// A value: its hash and the population it belongs to.
    ///
    /// The names of one script are a population; all other values are population 0.
    package struct Value: Hashable, Sendable {
        package let hash: UInt64
        package let population: UInt8

        package init(hash: UInt64, population: UInt8) {
            self.hash = hash
            self.population = population
        }
    }

    /// Shares of the records of a population, above 0 and at most 1.
    package struct Share: Hashable, Sendable {
        /// Of the value itself.
        package let value: Double
        /// Of all values that sound like it, itself included.
        package let sound: Double

        package init(value: Double, sound: Double) {
            self.value = value
            self.sound = sound
        }
    }

    /// Every population has one of these.
    package static let populationCount = 4

    package let shares: [Value: Share]
    /// By population: the share of a value that is not listed.
    package let unlisted: [Double]
    /// log2 of the shares, in units of `MatchWeight`.
    private let weights: FrequencyWeights
    private let unlistedWeights: [Int32]

    package init(shares: [Value: Share], unlisted: [Double]) {
        self.shares = shares
        self.unlisted = unlisted
        unlistedWeights = unlisted.map { TermFrequencies.weight(of: $0).units }
        var weights = FrequencyWeights(count: shares.count)
        for (value, share) in shares {
            weights.set(
                value.hash,
                value: TermFrequencies.weight(of: share.value).units,
                sound: TermFrequencies.weight(of: share.sound).units
            )
        }
        self.weights = weights
    }

    var rarest: MatchWeight {
        MatchWeight(units: min(unlistedWeights.min() ?? 0, weights.lowestValue))
    }

    func weight(_ hash: UInt64, _ population: UInt8, sound: Bool) -> MatchWeight {
        guard let units = weights.units(hash, sound: sound) else {
            return MatchWeight(units: unlistedWeights[Int(population) % unlistedWeights.count])
        }
        return MatchWeight(units: units)
    }
}

extension FrequencyTable: Hashable {
    package static func == (left: FrequencyTable, right: FrequencyTable) -> Bool {
        left.shares == right.shares && left.unlisted == right.unlisted
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(unlisted)
        hasher.combine(shares.count)
    }
}
