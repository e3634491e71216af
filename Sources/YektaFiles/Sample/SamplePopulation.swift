/// Makes people: alone, in families, and in the constellations that make matching hard.
struct SamplePopulation {
    /// Prefixes of Iranian mobiles.
    private static let mobilePrefixes = [
        "0912", "0913", "0914", "0915", "0916", "0917", "0918", "0919", "0935", "0936", "0937",
        "0901", "0902", "0903", "0930", "0933", "0921", "0922",
    ]
    /// Issuing offices of national ids; those of Tehran begin with 0.
    private static let offices = [
        "001", "004", "005", "006", "008", "041", "092", "128", "136", "155", "170", "208", "228",
        "244", "258", "275", "298", "314", "386", "432", "443", "498",
    ]
    private static let mailDomains = [
        "gmail.com", "yahoo.com", "outlook.com", "chmail.ir", "hotmail.com",
    ]

    private(set) var people: [SamplePerson] = []
    private(set) var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// Adds one household, of a kind drawn at random.
    mutating func addHousehold() {
        let isIranian = random.chance(88)
        switch random.below(10) {
        case 0...4: addPerson(isIranian: isIranian)
        case 5...6: addFamily(isIranian: isIranian, children: 0)
        default: addFamily(isIranian: isIranian, children: random.number(1...3))
        }
    }

    /// Adds a person who lives alone.
    @discardableResult
    mutating func addPerson(
        isIranian: Bool = true,
        gender: SamplePerson.Gender? = nil,
        address: SampleAddress? = nil,
        bornIn years: ClosedRange<Int> = 1945...2002
    ) -> Int {
        let gender = gender ?? (random.chance(50) ? .man : .woman)
        let given = givenName(gender, isIranian: isIranian)
        let surname = random.pickSkewed(
            isIranian ? SampleName.surnames : SampleName.englishSurnames
        )
        let born = CivilDay(
            year: random.number(years),
            month: random.number(1...12),
            day: random.number(1...28)
        )
        let home = address ?? SampleAddress(isIranian: isIranian, &random)
        let person = SamplePerson(
            number: people.count + 1,
            gender: gender,
            given: given,
            surname: surname,
            born: born,
            nationalID: isIranian ? nationalID() : "",
            mobile: isIranian ? mobile() : "07" + random.digits(9),
            landline: random.chance(55) ? home.landline(&random) : "",
            email: "",
            address: home,
            loyaltyID: random.chance(45) ? "L" + random.digits(8) : "",
            deviceID: random.chance(60) ? deviceID() : "",
            handle: "",
            records: random.pick([1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7]),
            spelling: random.pick([0, 0, 0, 1, 1, 2])
        )
        people.append(person)
        nameAccounts(of: people.count - 1)
        return people.count - 1
    }

    /// Adds a couple on one landline and address, and their children, who have the father's
    /// surname; the young ones are reached on a parent's mobile.
    mutating func addFamily(isIranian: Bool = true, children: Int) {
        let father = addPerson(isIranian: isIranian, gender: .man, bornIn: 1950...1980)
        let address = people[father].address
        if people[father].landline.isEmpty { people[father].landline = address.landline(&random) }
        let mother = addPerson(
            isIranian: isIranian,
            gender: .woman,
            address: address,
            bornIn: 1953...1983
        )
        people[mother].landline = people[father].landline
        // Iranian women keep their surname.
        if !isIranian { rename(mother, surname: people[father].surname) }
        if random.chance(8) { people[mother].email = people[father].email }
        for _ in 0..<children {
            let child = addPerson(isIranian: isIranian, address: address, bornIn: 1992...2010)
            rename(child, surname: people[father].surname)
            people[child].landline = people[father].landline
            if people[child].born.year >= 2003 {
                people[child].mobile = people[random.chance(50) ? mother : father].mobile
            }
        }
    }

    /// Twins: all is equal but the given name and what a register gives to one person.
    mutating func addTwins() {
        let first = addPerson(bornIn: 1985...2006)
        let second = addPerson(
            gender: people[first].gender,
            address: people[first].address
        )
        while people[second].given == people[first].given {
            people[second].given = givenName(people[second].gender, isIranian: true)
        }
        people[second].born = people[first].born
        people[second].landline = people[first].landline
        people[second].mobile = people[first].mobile
        rename(second, surname: people[first].surname)
    }

    /// A father and a son of one surname, address and landline, and of like given names.
    mutating func addFatherAndSon() {
        let father = addPerson(gender: .man, bornIn: 1945...1965)
        let son = addPerson(gender: .man, address: people[father].address, bornIn: 1972...1990)
        people[father].landline = people[father].address.landline(&random)
        people[son].landline = people[father].landline
        people[father].given = SampleName.men[0]
        people[son].given = SampleName.men[7]
        nameAccounts(of: father)
        rename(son, surname: people[father].surname)
    }

    /// Namesakes: one name, often one city, nothing else in common.
    mutating func addNamesakes(_ count: Int) {
        let first = addPerson()
        for _ in 1..<count {
            let other = addPerson(gender: people[first].gender)
            people[other].given = people[first].given
            rename(other, surname: people[first].surname)
        }
    }

    /// People who share nothing but the switchboard of the office they work in.
    mutating func addOffice(_ count: Int) {
        let switchboard = SampleCity.iranian[0].areaCode + random.digits(8)
        for _ in 0..<count {
            people[addPerson(bornIn: 1960...2000)].landline = switchboard
        }
    }

    /// A mobile that was one person's and is now another's.
    mutating func addRecycledPhone() {
        let former = addPerson()
        let present = addPerson()
        people[former].formerMobile = people[present].mobile
        people[former].records = 4
        people[present].records = 4
    }

    private mutating func rename(_ index: Int, surname: SampleName) {
        people[index].surname = surname
        nameAccounts(of: index)
    }

    private mutating func nameAccounts(of index: Int) {
        let person = people[index]
        let given = Self.account(person.latin(person.given))
        let surname = Self.account(person.latin(person.surname))
        let year = person.isIranian ? person.born.jalali.year : person.born.year
        let local = random.pick([
            "\(given).\(surname)", "\(given)\(surname)\(year % 100)", "\(given)_\(surname)",
            "\(given.prefix(1)).\(surname)\(random.number(10...999))", "\(given)\(year)",
        ])
        people[index].email =
            random.chance(70) ? "\(local)@\(random.pickSkewed(Self.mailDomains))" : ""
        let tail = random.number(1...9_999)
        people[index].handle = random.chance(40) ? "@\(given)_\(surname.prefix(3))\(tail)" : ""
    }

    private static func account(_ name: String) -> String {
        name.lowercased().filter { ("a"..."z").contains($0) }
    }

    private mutating func givenName(
        _ gender: SamplePerson.Gender,
        isIranian: Bool
    ) -> SampleName {
        switch gender {
        case .man: random.pickSkewed(isIranian ? SampleName.men : SampleName.englishMen)
        case .woman: random.pickSkewed(isIranian ? SampleName.women : SampleName.englishWomen)
        }
    }

    private mutating func mobile() -> String {
        random.pickSkewed(Self.mobilePrefixes) + random.digits(7)
    }

    private mutating func nationalID() -> String {
        let first = random.pickSkewed(Self.offices) + random.digits(6)
        let digits = first.compactMap(\.wholeNumberValue)
        return first + String(NationalIDNumber.checkDigit(digits[...]))
    }

    private mutating func deviceID() -> String {
        let digits = String(random.next() >> 16, radix: 16)
        return "dev-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
