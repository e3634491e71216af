/// Makes the people of the archive: alone, as brothers and sisters, and as lines of equal names.
struct ArchivePopulation {
    /// How many notices people left: most a few, some dozens.
    private static let notices = [
        1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 19, 23, 30,
    ]

    private var random: SplitMix64
    private let men = SampleFrequencies(EnglishNames.men, head: 5)
    private let women = SampleFrequencies(EnglishNames.women, head: 5)
    private let surnames = EnglishNames.surnameFrequencies
    private var peopleCount = 0

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// What the people of a family have in common.
    private struct House {
        let surname: String
        let place: ArchivePlace
        let postcode: String
        /// The title that goes from father to son, "baronet"; empty for most.
        let rank: String
    }

    /// The next people: one, or relatives.
    mutating func nextFamily() -> [ArchivePerson] {
        let place = random.pickSkewed(ArchivePlace.all)
        let house = House(
            surname: surnames.pick(&random),
            place: place,
            postcode: place.postcode(&random),
            rank: random.chance(40) ? random.pick(["baronet", "baron", "earl"]) : ""
        )
        // 1560 to 1900.
        let born = random.number(-149_748 ... -25_567)
        switch random.below(100) {
        case 0..<7: return line(house, bornOn: born)
        case 7..<14: return siblings(house, bornOn: born)
        default: return [person(house, bornOn: born, isWoman: random.chance(32))]
        }
    }

    /// A father, a son and often a grandson, of one full name.
    private mutating func line(_ house: House, bornOn day: Int) -> [ArchivePerson] {
        let given = givenNames(isWoman: false)
        let first = random.number(1...6)
        var born = day
        return (0..<random.number(2...3)).map { generation in
            let person = person(
                house,
                bornOn: born,
                isWoman: false,
                given: given,
                ordinal: ordinal(first + generation, house, generation: generation)
            )
            born += random.number(20...38) * 365 + random.below(365)
            return person
        }
    }

    private func ordinal(_ number: Int, _ house: House, generation: Int) -> String {
        guard house.rank.isEmpty else { return "\(EnglishNames.ordinal(number)) \(house.rank)" }
        return ["the elder", "the younger", "the third"][generation]
    }

    private mutating func siblings(_ house: House, bornOn day: Int) -> [ArchivePerson] {
        var born = day
        var seen: Set<String> = []
        var siblings: [ArchivePerson] = []
        for _ in 0..<random.number(2...4) {
            let isWoman = random.chance(40)
            var given = givenNames(isWoman: isWoman)
            while !seen.insert(given[0]).inserted { given = givenNames(isWoman: isWoman) }
            siblings.append(person(house, bornOn: born, isWoman: isWoman, given: given))
            // Twins now and then.
            if !random.chance(5) { born += random.number(400...1_500) }
        }
        return siblings
    }

    private mutating func person(
        _ house: House,
        bornOn day: Int,
        isWoman: Bool,
        given: [String]? = nil,
        ordinal: String = ""
    ) -> ArchivePerson {
        peopleCount += 1
        let names = given ?? givenNames(isWoman: isWoman)
        let hasRank = !ordinal.isEmpty && !house.rank.isEmpty
        return ArchivePerson(
            number: peopleCount,
            isWoman: isWoman,
            title: hasRank ? (house.rank == "baronet" ? "sir" : "lord") : title(isWoman: isWoman),
            given: names,
            surname: house.surname,
            ordinal: ordinal,
            born: CivilDay(daysSince1970: day),
            birthPlace: house.place,
            postcode: house.postcode,
            occupations: occupations(),
            notices: random.pick(Self.notices)
        )
    }

    private mutating func title(isWoman: Bool) -> String {
        guard random.chance(12) else { return "" }
        return random.pick(
            isWoman ? ["lady", "dame", "mrs"] : ["sir", "rev", "dr", "captain", "sir", "colonel"]
        )
    }

    private mutating func givenNames(isWoman: Bool) -> [String] {
        let names = isWoman ? women : men
        var given = [names.pick(&random)]
        if random.chance(45) { given.append(names.pick(&random)) }
        // A surname of the mother's family.
        if random.chance(10) { given.append(surnames.pick(&random)) }
        return given.count > 1 && given[0] == given[1] ? [given[0]] : given
    }

    private mutating func occupations() -> [String] {
        let circle = random.pickSkewed(EnglishNames.occupations)
        var own = [random.pick(circle)]
        if random.chance(50) { own.append(random.pick(circle)) }
        if random.chance(20) { own.append(random.pick(random.pick(EnglishNames.occupations))) }
        return own
    }
}
