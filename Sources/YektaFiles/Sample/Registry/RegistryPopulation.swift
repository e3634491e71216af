import YektaCore

/// A person of the register, as the person would write the own name.
struct RegistryPerson: Hashable, Sendable {
    let number: Int
    var given: String
    /// Empty for most people.
    var second: String
    let surname: String
    /// The other half of a double surname; empty for nearly all people.
    let otherSurname: String
    let born: CivilDay
}

/// Makes the people of the register.
struct RegistryPopulation {
    private var random: SplitMix64
    private let surnames: SampleFrequencies
    /// Given names of women and of men, by generation.
    private let women: [SampleFrequencies]
    private let men: [SampleFrequencies]
    private var peopleCount = 0

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        surnames = GermanNames.surnameFrequencies
        women = GermanNames.women.map { SampleFrequencies($0, head: 6) }
        men = GermanNames.men.map { SampleFrequencies($0, head: 6) }
    }

    /// One person, or now and then twins.
    mutating func nextBirth() -> [RegistryPerson] {
        // 1915 to 2005; every day of the calendar is as likely as the others.
        let born = CivilDay(daysSince1970: random.number(-20_089...13_148))
        let surname = surnames.pick(&random)
        let other = random.chance(2) ? surnames.pick(&random) : ""
        let isWoman = random.chance(50)
        let first = person(surname, other == surname ? "" : other, born, isWoman: isWoman)
        guard random.below(1_000) < 12 else { return [first] }
        let isAlike = random.chance(60)
        var twin = person(surname, first.otherSurname, born, isWoman: isAlike == isWoman)
        while twin.given == first.given { twin.given = given(born, isWoman: isAlike == isWoman) }
        return [first, twin]
    }

    private mutating func person(
        _ surname: String,
        _ otherSurname: String,
        _ born: CivilDay,
        isWoman: Bool
    ) -> RegistryPerson {
        peopleCount += 1
        let given = given(born, isWoman: isWoman)
        let second = random.chance(9) ? self.given(born, isWoman: isWoman) : ""
        return RegistryPerson(
            number: peopleCount,
            given: given,
            second: second == given ? "" : second,
            surname: surname,
            otherSurname: otherSurname,
            born: born
        )
    }

    private mutating func given(_ born: CivilDay, isWoman: Bool) -> String {
        let generation = born.year < 1948 ? 0 : born.year < 1977 ? 1 : 2
        return (isWoman ? women : men)[generation].pick(&random)
    }
}
