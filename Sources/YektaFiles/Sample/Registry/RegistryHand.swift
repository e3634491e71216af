/// The hand that copies people into the register, in capitals, with its slips.
struct RegistryHand {
    /// A record while it is being written.
    struct Line: Hashable, Sendable {
        var given: String
        var second: String
        var surname: String
        var otherSurname: String
        var year: String
        var month: String
        var day: String

        init(_ person: RegistryPerson) {
            given = person.given
            second = person.second
            surname = person.surname
            otherSurname = person.otherSurname
            year = String(person.born.year)
            month = String(person.born.month)
            day = String(person.born.day)
        }

        var cells: [String] { [given, second, surname, otherSurname, year, month, day] }
    }

    var random: SplitMix64

    /// How many more records a person has: none for nine in ten.
    mutating func furtherRecords() -> Int {
        switch random.below(100) {
        case 0: 2
        case 1...9: 1
        default: 0
        }
    }

    /// A record by a careful clerk.
    mutating func firstRecord(of person: RegistryPerson) -> [String] {
        write(person, slips: random.chance(3) ? 1 : 0)
    }

    /// A record that did not find the one before it, most often because of an error.
    mutating func furtherRecord(of person: RegistryPerson) -> [String] {
        write(person, slips: random.pick([0, 1, 1, 1, 1, 1, 1, 2, 2, 3]))
    }

    private mutating func write(_ person: RegistryPerson, slips: Int) -> [String] {
        var line = Line(person)
        for _ in 0..<slips { slip(&line) }
        // The machine that stands in the office knows umlauts, or writes them out, or neither.
        let umlauts = random.pickSkewed(GermanSpelling.Umlauts.allCases)
        line.given = GermanSpelling.capitals(line.given, umlauts)
        line.second = GermanSpelling.capitals(line.second, umlauts)
        line.surname = GermanSpelling.capitals(line.surname, umlauts)
        line.otherSurname = GermanSpelling.capitals(line.otherSurname, umlauts)
        return line.cells
    }

    private mutating func slip(_ line: inout Line) {
        switch random.below(100) {
        case 0..<22: line.given = SampleSlip.letter(line.given, &random)
        case 22..<46: line.surname = SampleSlip.letter(line.surname, &random)
        case 46..<54: line.given = GermanSpelling.variant(of: line.given, &random)
        case 54..<64: line.surname = GermanSpelling.variant(of: line.surname, &random)
        case 64..<84: slipInDate(&line)
        case 84..<94: slipInSecondNames(&line)
        case 94..<97: swap(&line.given, &line.surname)
        default: line.given = SampleSlip.letter(SampleSlip.letter(line.given, &random), &random)
        }
    }

    private mutating func slipInDate(_ line: inout Line) {
        switch random.below(10) {
        case 0...1:
            // A date whose day can be no month cannot be read the wrong way round.
            if let day = Int(line.day), day <= 12 {
                swap(&line.day, &line.month)
            } else {
                line.day = dayInError(line.day)
            }
        case 2...4: line.year = String(line.year.prefix(2)) + digit(line.year.suffix(2))
        case 5...6: line.month = String(random.number(1...12))
        default: line.day = dayInError(line.day)
        }
    }

    private mutating func digit(_ text: Substring) -> String {
        SampleSlip.digit(String(text), &random)
    }

    /// The day with one digit wrong, or any day where that is none.
    private mutating func dayInError(_ day: String) -> String {
        let changed = Int(SampleSlip.digit(day, &random)) ?? 0
        return (1...28).contains(changed) ? String(changed) : String(random.number(1...28))
    }

    /// The second name of either kind is lost, comes first, or runs into the first.
    private mutating func slipInSecondNames(_ line: inout Line) {
        if line.second.isEmpty && line.otherSurname.isEmpty {
            line.given = SampleSlip.letter(line.given, &random)
            return
        }
        if !line.second.isEmpty { move(&line.given, &line.second) }
        if !line.otherSurname.isEmpty { move(&line.surname, &line.otherSurname) }
    }

    private mutating func move(_ first: inout String, _ second: inout String) {
        switch random.below(4) {
        case 0:
            swap(&first, &second)
        case 1:
            first += random.pick(["-", " "]) + second
            second = ""
        default:
            second = ""
        }
    }
}
