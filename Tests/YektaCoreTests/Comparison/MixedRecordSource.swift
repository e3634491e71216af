import Testing

@testable import YektaCore
@testable import YektaFiles

/// Draws pairs of records that have something of everything in common: values from small pools,
/// with slips, several to a field, beside labels and columns.
struct MixedRecordSource {
    private var random: RecordSource

    init(seed: UInt64) {
        random = RecordSource(seed: seed)
    }

    private static let pools:
        [(type: FieldType, label: String, isCompared: Bool, values: [String])] =
            [
                (
                    .givenName, "", false,
                    [
                        "علی", "Ali", "محمدرضا", "Mohammad Reza", "مریم", "Maryam", "E.",
                        "Elizabeth", "Liz",
                    ]
                ),
                (
                    .surname, "", false,
                    ["رضایی", "Rezaei", "Garcia Lorca", "Garcia", "توکلی", "Tavakoli", "Fermandez"]
                ),
                (
                    .fullName, "", false,
                    [
                        "علی رضایی", "Ali Rezaei Jr.", "Ali Rezaei Sr.", "خانم نیک نفس", "Karimi",
                        "سارا",
                        "Rezaei Ali", "محمد علی رضایی", "Dr. Sara Karimi",
                    ]
                ),
                (
                    .phone, "", false,
                    [
                        "09123456789", "+989123456789", "09123456798", "02122334455", "2122334455",
                        "22334455",
                    ]
                ),
                (
                    .email, "", false,
                    [
                        "ali.rezaei@gmail.com", "ali.rezaei@gmial.com", "tavakoli77@mail.example",
                        "alirezaei@mail.example", "maryam.t@mail.example", "a@b.test",
                        "x123.9@mail.example",
                    ]
                ),
                (.nationalID, "", false, ["0084575948", "84575948", "0084575984", "1234567899"]),
                (
                    .birthDate, "", false,
                    [
                        "1365/04/12", "1986-07-03", "03/07/1986", "1986", "1986-07", "1996-07-03",
                        "65/4/12",
                    ]
                ),
                (.gender, "", false, ["زن", "m", "female"]),
                (
                    .address, "", false,
                    [
                        "خیابان بهار، پلاک ۱۲", "خ بهار پ 12", "12 Bahar Street",
                        "خیابان دماوند پلاک ۹",
                        "221B Baker Street", "کوچه نسترن",
                    ]
                ),
                (
                    .city, "", false,
                    ["تهران", "Tehran", "Shiraz", "شیراز", "Thornwickham", "Thornwikham"]
                ),
                (.postalCode, "", false, ["1547916384", "15479-16384", "90210", "SW1A 1AA"]),
                (.loyaltyID, "", false, ["L70012345", "L-700 12345", "L70012354", "A1"]),
                (.deviceID, "", false, ["dev-00c0ffee1365", "dev-00c0ffee1366"]),
                (.handle, "", false, ["@ali_rezaei", "Ali_Rezaei", "@tavakoli", "@mx"]),
                (.cookieID, "", false, ["c00aa11bb", "c00aa11bc"]),
                (.identifier, "passport", false, ["PASS-778812", "pass778813", "ZZ-1"]),
                (.identifier, "card", false, ["PASS-778812", "C-99"]),
                (.text, "job", true, ["carpenter", "carpanter", "master carpenter", "lawyer"]),
                (.text, "note", true, ["prefers the evening", "the evening", "nothing"]),
                (.number, "size", true, ["42", "43", "45", "42.0"]),
            ]

    mutating func record(_ key: String) -> Record {
        let fieldsMax = [4, 9, 24][random.number(below: 3)]
        let fields = (0..<(1 + random.number(below: fieldsMax))).map { _ in field() }
        return Record(key: RecordKey(channel: "mixed", id: key), fields: fields)
    }

    private mutating func field() -> Field {
        let pool = Self.pools[random.number(below: Self.pools.count)]
        var value = pool.values[random.number(below: pool.values.count)]
        if random.number(below: 6) == 0 { value = slip(value) }
        return Field(pool.type, value, label: pool.label, isCompared: pool.isCompared)
    }

    /// The value with two characters swapped, or one lost.
    private mutating func slip(_ value: String) -> String {
        var characters = Array(value)
        guard characters.count > 3 else { return value }
        let place = 1 + random.number(below: characters.count - 2)
        if random.number(below: 2) == 0 {
            characters.swapAt(place, place + 1)
        } else {
            characters.remove(at: place)
        }
        return String(characters)
    }

    /// Holders of every class, one more often than the others.
    mutating func holders() -> Holders {
        [Holders.one, .one, .one, .owner, .several, .many][random.number(below: 6)]
    }

    mutating func number(below bound: Int) -> Int { random.number(below: bound) }

    /// A pair of the records; every second time of neighbours, who are often one person.
    mutating func pair<Element>(of all: [Element]) -> (Element, Element) {
        let one = random.number(below: all.count)
        let other =
            random.number(below: 2) == 0
            ? random.number(below: all.count)
            : min(max(0, one + random.number(below: 7) - 3), all.count - 1)
        return (all[one], all[other])
    }
}

/// Populations of records on which fast and slow twins are compared.
enum ComparedPopulation: String, CaseIterable, CustomTestStringConvertible {
    case contacts, registry, archive, crafted, mixed

    var testDescription: String { rawValue }

    func records(seed: UInt64, count: Int) -> [Record] {
        switch self {
        case .contacts: sample(.contacts, seed, count)
        case .registry: sample(.registry, seed, count)
        case .archive: sample(.archive, seed, count)
        case .crafted:
            {
                let population = CraftedPopulation(seed: seed, families: count / 24)
                return population.keys.flatMap { population.versions[$0] ?? [] }
            }()
        case .mixed:
            {
                var source = MixedRecordSource(seed: seed)
                return (0..<count).map { source.record("\($0)") }
            }()
        }
    }

    /// Those of one person beside each other.
    private func sample(_ kind: SampleKind, _ seed: UInt64, _ count: Int) -> [Record] {
        // Read as a file is, because the columns of a register have names of their own.
        let table = kind.table(records: 1_000, seed: seed)
        let bytes = CSVWriter.bytes([table.header] + table.rows)
        var records: [Record] = []
        if var reader = try? RecordReader(CSVReader(bytes: bytes), defaultChannel: "sample") {
            while let record = try? reader.nextRecord() { records.append(record) }
        }
        return zip(records, table.truth).enumerated()
            .sorted { ($0.element.1.entity, $0.offset) < ($1.element.1.entity, $1.offset) }
            .prefix(count).map(\.element.0)
    }
}
