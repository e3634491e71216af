/// The hand that writes one record of a person down: its script, its habits and its slips.
struct SampleHand {
    let person: SamplePerson
    let isPersian: Bool
    var random: SplitMix64
    /// Days since 1970 on which the record is taken.
    private let day: Int
    private let writesPersianDigits: Bool
    private let writesArabicLetters: Bool

    init(person: SamplePerson, isPersian: Bool, random: SplitMix64) {
        self.person = person
        self.isPersian = isPersian
        var random = random
        // 2019 to 2024.
        day = random.number(17_897...20_088)
        writesPersianDigits = random.chance(isPersian ? 40 : 0)
        writesArabicLetters = random.chance(isPersian ? 15 : 0)
        self.random = random
    }

    /// When the record is taken, in UTC.
    mutating func time() -> String {
        let date = CivilDay(daysSince1970: day)
        let clock = [random.number(4...19), random.below(60), random.below(60)].map(Self.two)
        return "\(Self.iso(date))T\(clock.joined(separator: ":"))Z"
    }

    // MARK: Names

    mutating func givenName(isFamiliar: Bool = false) -> String {
        if isFamiliar, !person.isIranian, random.chance(50), let short = person.given.latin.last {
            return slip(short)
        }
        let name = written(person.given)
        // A compound name is often called by one half: محمد رضا is رضا.
        if random.chance(isFamiliar ? 30 : 5), let half = name.split(separator: " ").last {
            return String(half)
        }
        return slip(name)
    }

    mutating func surname() -> String {
        slip(written(person.surname))
    }

    mutating func fullName() -> String {
        let given = givenName()
        let surname = surname()
        return random.chance(5) ? "\(surname)، \(given)" : "\(given) \(surname)"
    }

    /// The names into their two cells; now and then into each other's.
    mutating func fillNames(_ row: inout SampleRow) {
        row.givenName = givenName()
        row.familyName = surname()
        if random.chance(2) { swap(&row.givenName, &row.familyName) }
    }

    mutating func withHonorific(_ name: String) -> String {
        guard random.chance(45) else { return name }
        if isPersian {
            let titles =
                person.gender == .man
                ? ["آقای", "جناب آقای", "آقای دکتر", "مهندس", "حاج آقا"]
                : ["خانم", "سرکار خانم", "خانم دکتر", "خانم مهندس", "حاجیه خانم"]
            return random.pickSkewed(titles) + " " + name
        }
        return (person.gender == .man ? "Mr " : random.pick(["Mrs ", "Ms "])) + name
    }

    private mutating func written(_ name: SampleName) -> String {
        guard isPersian else {
            // A clerk or another program may spell the name otherwise than its bearer.
            return random.chance(75) ? person.latin(name) : random.pick(name.latin)
        }
        var text = name.persian
        if text.contains(" ") {
            let joint = random.pick(["", " ", "\u{200C}"])
            text = text.split(separator: " ").joined(separator: joint)
        }
        if writesArabicLetters {
            text = String(text.map { $0 == "ی" ? "ي" : $0 == "ک" ? "ك" : $0 })
        }
        return text
    }

    /// One letter lost, doubled or out of order, in a few of a hundred words.
    private mutating func slip(_ word: String) -> String {
        var letters = Array(word)
        guard letters.count >= 4, random.chance(4) else { return word }
        let place = random.number(1...letters.count - 2)
        switch random.below(3) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        default: letters.swapAt(place, place + 1)
        }
        return String(letters)
    }

    // MARK: Contacts

    mutating func phone(landlinePercent: Int) -> String {
        if !person.landline.isEmpty && random.chance(landlinePercent) {
            return digits(Self.landline(person.landline, &random))
        }
        var mobile = person.mobile
        if let former = person.formerMobile, day < 19_000 { mobile = former }
        if random.chance(2) { mobile = wrongDigit(mobile, from: 5) }
        return digits(person.isIranian ? Self.mobile(mobile, &random) : mobile)
    }

    private static func mobile(_ number: String, _ random: inout SplitMix64) -> String {
        let bare = number.dropFirst()
        let groups = (bare.prefix(3), bare.dropFirst(3).prefix(3), bare.dropFirst(6))
        switch random.below(12) {
        case 0: return "+98\(bare)"
        case 1: return "0098\(bare)"
        case 2: return "+98 \(groups.0) \(groups.1) \(groups.2)"
        case 3: return String(bare)
        case 4: return "0\(groups.0)-\(groups.1)-\(groups.2)"
        case 5: return "(0\(groups.0)) \(groups.1)\(groups.2)"
        case 6: return "0\(groups.0) \(groups.1) \(groups.2.prefix(2)) \(groups.2.suffix(2))"
        default: return number
        }
    }

    private static func landline(_ number: String, _ random: inout SplitMix64) -> String {
        switch random.below(4) {
        case 0: "\(number.prefix(3))-\(number.dropFirst(3))"
        case 1: "+98\(number.dropFirst())"
        default: number
        }
    }

    mutating func email() -> String {
        var email = person.email
        guard !email.isEmpty else { return "" }
        if random.chance(3), let at = email.firstIndex(of: "@") {
            email.insert(contentsOf: "+shop", at: at)
        }
        if random.chance(2) { email = slip(email) }
        if random.chance(5) { email = email.prefix(1).uppercased() + email.dropFirst() }
        return email
    }

    mutating func nationalID() -> String {
        var number = person.nationalID
        guard !number.isEmpty else { return "" }
        if random.chance(2) { number = wrongDigit(number, from: 3) }
        // A spreadsheet takes it for a number and drops its zeros.
        if number.hasPrefix("0") && random.chance(25) { number = String(number.drop { $0 == "0" }) }
        return digits(number)
    }

    private mutating func wrongDigit(_ number: String, from first: Int) -> String {
        var digits = Array(number)
        let place = random.number(first...digits.count - 1)
        let old = digits[place].wholeNumberValue ?? 0
        digits[place] = Character(String((old + random.number(1...9)) % 10))
        return String(digits)
    }

    /// The number in the digits that this hand writes.
    private func digits(_ text: String) -> String {
        guard writesPersianDigits else { return text }
        return String(
            text.map { character in
                guard let value = character.wholeNumberValue else { return character }
                return Array("۰۱۲۳۴۵۶۷۸۹")[value]
            }
        )
    }

    // MARK: Person and place

    mutating func birthDate() -> String {
        if person.isIranian && random.chance(isPersian ? 85 : 40) {
            let date = person.born.jalali
            let (month, day) = (Self.two(date.month), Self.two(date.day))
            switch random.below(10) {
            case 0: return digits("\(date.year % 100)/\(month)/\(day)")
            case 1: return digits("\(date.year)\(month)\(day)")
            case 2...3: return digits("\(date.year)/\(date.month)/\(date.day)")
            case 4: return digits("\(date.year)-\(month)-\(day)")
            default: return digits("\(date.year)/\(month)/\(day)")
            }
        }
        if random.chance(20) {
            return "\(Self.two(person.born.day))/\(Self.two(person.born.month))/\(person.born.year)"
        }
        return Self.iso(person.born)
    }

    mutating func gender() -> String {
        switch person.gender {
        case .man: random.pick(isPersian ? ["مرد", "آقا"] : ["male", "M"])
        case .woman: random.pick(isPersian ? ["زن", "خانم"] : ["female", "F"])
        }
    }

    mutating func city() -> String {
        isPersian ? person.address.city.name.persian : random.pick(person.address.city.name.latin)
    }

    mutating func fillAddress(_ row: inout SampleRow) {
        row.address = address()
        row.city = city()
        if random.chance(65) { row.postalCode = digits(person.address.postalCode) }
    }

    mutating func address() -> String {
        let place = person.address
        guard person.isIranian else {
            let flat = place.unit > 0 && random.chance(70) ? "Flat \(place.unit), " : ""
            return "\(flat)\(place.number) \(place.street.latin[0])"
        }
        let hasUnit = place.unit > 0 && random.chance(70)
        if isPersian {
            let street = random.pick(["خیابان", "خ", "خ."])
            let house = random.pick(["پلاک", "پ", "شماره"])
            var text = "\(street) \(place.street.persian)، کوچه \(place.alley)، "
            text += "\(house) \(place.number)"
            if hasUnit { text += "، واحد \(place.unit)" }
            return digits(text)
        }
        var text = "\(random.pick(place.street.latin)) St, Alley \(place.alley), "
        text += "\(random.pick(["No", "Pelak", "No."])) \(place.number)"
        if hasUnit { text += ", Unit \(place.unit)" }
        return text
    }

    // MARK: Junk

    /// Puts what people type to get past a form in the place of what was asked.
    mutating func spoil(_ row: inout SampleRow) {
        if !row.phone.isEmpty && random.chance(1) { row.phone = "09120000000" }
        if !row.email.isEmpty && random.chance(1) { row.email = "test@test.com" }
        if !row.nationalID.isEmpty && random.chance(2) { row.nationalID = "1111111111" }
        if !row.birthDate.isEmpty && random.chance(2) { row.birthDate = "1300/01/01" }
        if !row.fullName.isEmpty && random.chance(1) { row.fullName = "مشتری گرامی" }
    }

    private static func iso(_ date: CivilDay) -> String {
        "\(date.year)-\(two(date.month))-\(two(date.day))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
