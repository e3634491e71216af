/// The hand that takes one notice about a person, from sources of any age.
struct ArchiveHand {
    let person: ArchivePerson
    var random: SplitMix64
    /// The given name as this notice has it.
    private var called: String
    private var surname: String

    init(person: ArchivePerson, random: SplitMix64) {
        self.person = person
        var random = random
        called = Self.called(person, &random)
        surname = Self.copied(person.surname, percent: 7, &random)
        self.random = random
    }

    /// The cells of a notice, without its id.
    mutating func notice() -> [String] {
        let full = fullName()
        let hasFull = !random.chance(10)
        // A notice without any name would be about nobody.
        let first = hasFull && random.chance(18) ? "" : called
        let last = hasFull && random.chance(22) ? "" : surname
        return [
            hasFull ? full : "", first, last, birthDate(), birthPlace(), postcode(), gender(),
            occupation(),
        ]
    }

    // MARK: Names

    private static func called(_ person: ArchivePerson, _ random: inout SplitMix64) -> String {
        let name = person.given[0]
        switch random.below(100) {
        case 0..<12:
            guard let short = EnglishNames.nicknames[name] else { break }
            return random.pick(short)
        case 12..<19: return String(name.prefix(1))
        case 19..<23: return random.pick(person.given)
        default: break
        }
        return copied(name, percent: 6, &random)
    }

    private static func copied(
        _ text: String,
        percent: Int,
        _ random: inout SplitMix64
    ) -> String {
        random.chance(percent) ? SampleSlip.letter(text, &random) : text
    }

    private mutating func fullName() -> String {
        var parts: [String] = []
        if !person.title.isEmpty && random.chance(55) { parts.append(person.title) }
        switch random.below(100) {
        case 0..<3: return called
        case 3..<6 where !parts.isEmpty: return "\(parts[0]) \(surname)"
        case 6..<10: return "\(surname), \(called)"
        default: break
        }
        parts.append(called)
        let others = person.given.dropFirst().filter { $0 != called }
        switch random.below(10) {
        case 0..<5: parts += others
        case 5..<7: parts += others.map { String($0.prefix(1)) }
        default: break
        }
        parts.append(surname)
        if !person.ordinal.isEmpty && random.chance(45) {
            return parts.joined(separator: " ") + ", " + person.ordinal
        }
        return parts.joined(separator: " ")
    }

    // MARK: Birth

    private mutating func birthDate() -> String {
        let year = Int(person.born.year)
        let (month, day) = (Int(person.born.month), Int(person.born.day))
        switch random.below(100) {
        case 0..<25: return ""
        case 25..<40: return Self.iso(year, 1, 1)
        case 40..<46: return Self.iso(year + random.pick([-1, 1]), month, day)
        case 46..<49: return Self.iso(year + random.pick([-1, 1, -2, 2, 10]), 1, 1)
        case 49..<52: return Self.iso(year, random.number(1...12), random.number(1...28))
        default: return Self.iso(year, month, day)
        }
    }

    private mutating func birthPlace() -> String {
        let place = person.birthPlace
        switch random.below(100) {
        case 0..<18: return ""
        case 18..<26: return place.county
        case 26..<36: return "\(place.name), \(place.county)"
        case 36..<39: return "near \(place.name)"
        case 39..<42: return "\(place.name) parish"
        case 42..<45: return SampleSlip.letter(place.name, &random)
        case 45..<48: return random.pick(ArchivePlace.all).name
        default: return place.name
        }
    }

    /// Of the house, of a neighbour, or of anywhere: codes were given long after.
    private mutating func postcode() -> String {
        switch random.below(100) {
        case 0..<30: ""
        case 30..<48: person.birthPlace.postcode(&random)
        case 48..<54: SampleSlip.digit(person.postcode, &random)
        case 54..<58: random.pick(ArchivePlace.all).postcode(&random)
        default: person.postcode
        }
    }

    // MARK: Life

    private mutating func gender() -> String {
        guard !random.chance(15) else { return "" }
        let isWoman = random.chance(1) ? !person.isWoman : person.isWoman
        return isWoman ? "female" : "male"
    }

    private mutating func occupation() -> String {
        guard !random.chance(38) else { return "" }
        return random.pickSkewed(person.occupations)
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
        "\(year)-\(two(month))-\(two(day))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
