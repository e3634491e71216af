@testable import YektaCore

/// A small town of hard cases: families behind one landline, namesakes, a junk phone, a busy value.
///
/// Every record key has several versions of its content, so that updates change who it looks like.
struct CraftedPopulation {
    /// The versions of the records, by key.
    private(set) var versions: [RecordKey: [Record]] = [:]
    private var random: RecordSource

    /// The keys in a fixed order.
    let keys: [RecordKey]

    private static let givenNames = [
        ("علی", "Ali"), ("رضا", "Reza"), ("مریم", "Maryam"), ("زهرا", "Zahra"),
        ("حسین", "Hossein"), ("نرگس", "Narges"), ("کیوان", "Keyvan"), ("پریسا", "Parisa"),
    ]
    private static let surnames = [
        ("رضایی", "Rezaei"), ("محمدی", "Mohammadi"), ("توکلی", "Tavakoli"), ("کریمی", "Karimi"),
        ("صالحی", "Salehi"), ("فرهمند", "Farahmand"),
    ]

    init(seed: UInt64, families: Int = 6, namesakes: Int = 6, junkHolders: Int = 14, busy: Int = 0)
    {
        var draft = Draft(random: RecordSource(seed: seed))
        for _ in 0..<families { draft.addFamily() }
        for _ in 0..<namesakes { draft.addNamesake() }
        for place in 0..<junkHolders { draft.addJunkHolder(place) }
        for place in 0..<busy { draft.addBusyRecord(place) }
        versions = draft.versions
        random = draft.random
        keys = draft.versions.keys.sorted()
    }

    /// One version of one record.
    mutating func draw() -> Record? {
        let key = keys[random.number(below: keys.count)]
        guard let all = versions[key] else { return nil }
        return all[random.number(below: all.count)]
    }

    mutating func number(below bound: Int) -> Int {
        random.number(below: bound)
    }

    private struct Draft {
        var versions: [RecordKey: [Record]] = [:]
        var random: RecordSource
        private var nextKey = 0

        init(random: RecordSource) {
            self.random = random
        }

        private mutating func add(_ contents: [[Field]]) {
            let key = RecordKey(channel: ["crm", "shop", "call"][nextKey % 3], id: "r\(nextKey)")
            nextKey += 1
            versions[key] = contents.map { Record(key: key, fields: $0) }
        }

        private mutating func phone() -> String {
            "0912\(1_000_000 + random.number(below: 9_000_000))"
        }

        private mutating func birthDate(from first: Int) -> String {
            let (month, day) = (1 + random.number(below: 12), 1 + random.number(below: 28))
            return "\(first + random.number(below: 12))/\(month)/\(day)"
        }

        /// Father, mother and two children: one surname, one address, one landline.
        mutating func addFamily() {
            let surname = surnames[random.number(below: surnames.count)]
            let landline = "021\(22_000_000 + random.number(below: 9_000_000))"
            let address = "خیابان بهار، پلاک \(1 + random.number(below: 90))"
            let twinsBorn = birthDate(from: 1370)
            for place in 0..<4 {
                let given = givenNames[random.number(below: givenNames.count)]
                let mobile = phone()
                let born = place < 2 ? birthDate(from: 1340) : twinsBorn
                let id = ValidNationalID.of(100_000_000 + random.number(below: 800_000_000))
                let name = [Field(.givenName, given.0), Field(.surname, surname.0)]
                let latin = [Field(.givenName, given.1), Field(.surname, surname.1)]
                let home = [Field(.phone, landline), Field(.address, address)]
                let full = name + [Field(.nationalID, id), Field(.birthDate, born)]
                let other = ValidNationalID.of(100_000_000 + random.number(below: 800_000_000))
                add([full + home, name + home, [Field(.phone, mobile)]])
                add([
                    latin + [Field(.phone, mobile)], latin + home, name + [Field(.phone, landline)],
                ])
                add([
                    name + [Field(.phone, mobile), Field(.birthDate, born)],
                    name + [Field(.phone, mobile), Field(.nationalID, other)],
                    [Field(.fullName, "\(given.0) \(surname.0)"), Field(.phone, mobile)],
                ])
            }
        }

        /// One of several people of one of the commonest names, in one town.
        mutating func addNamesake() {
            let name = [Field(.givenName, "محمد"), Field(.surname, "محمدی"), Field(.city, "تهران")]
            let mobile = phone()
            let born = birthDate(from: 1350)
            add([name + [Field(.phone, mobile)], name + [Field(.birthDate, born)], name])
            add([name + [Field(.phone, mobile), Field(.birthDate, born)], name])
        }

        /// Somebody whose till typed the shop's own number.
        mutating func addJunkHolder(_ place: Int) {
            let given = givenNames[place % givenNames.count]
            let surname = surnames[place % surnames.count]
            let name = [Field(.givenName, given.0), Field(.surname, surname.0)]
            let shop = Field(.phone, "09121110000")
            add([name + [shop], name + [shop, Field(.phone, phone())], [shop]])
        }

        /// One more purchase of a customer whom every rule pairs with all her others.
        mutating func addBusyRecord(_ place: Int) {
            let name = [Field(.givenName, "پریسا"), Field(.surname, "فرهمند")]
            let card = Field(.loyaltyID, "L7700123")
            add([name + [card], [card], name + [Field(.email, "parisa.farahmand@example.org")]])
        }
    }
}
