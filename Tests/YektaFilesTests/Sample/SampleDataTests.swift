import Testing
import YektaCore

@testable import YektaFiles

@Suite struct SampleDataTests {
    private let sample = SampleData()

    @Test func theSameSeedGivesTheSameBytes() {
        let again = SampleData()
        #expect(CSVWriter.bytes(again.rows) == CSVWriter.bytes(sample.rows))
        #expect(again.truth.map(\.entity) == sample.truth.map(\.entity))
        #expect(SampleData(seed: 2).rows != sample.rows)
    }

    /// A change of the generator is a decision: guides quote the sample's figures.
    @Test func theFirstNumbersOfTheGeneratorArePinned() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }

    @Test(arguments: [0, 5, SampleData.recordsMin, 6_000])
    func aSampleHasAsManyRecordsAsAskedFor(records: Int) {
        let sample = SampleData(records: records)
        #expect(sample.rows.count == records)
        #expect(sample.truth.count == records)
    }

    @Test func thereAreSevenChannelsAndBothScripts() {
        #expect(Set(column("channel")).count == 7)
        let names = column("given_name") + column("full_name")
        let persian = names.count { $0.unicodeScalars.contains { $0.value > 0x600 } }
        #expect(persian > 500)
        #expect(names.count { $0.contains { $0.isASCII && $0.isLetter } } > 500)
    }

    @Test(arguments: [
        ("phone", "09120000000"), ("email", "test@test.com"), ("national_id", "1111111111"),
        ("full_name", "مشتری گرامی"), ("birth_date", "1300/01/01"),
    ])
    func junkIsPresent(name: String, value: String) {
        #expect(column(name).contains(value))
    }

    @Test func peopleLeaveSeveralRecordsUnderOneEntity() {
        let counts = Dictionary(sample.truth.map { ($0.entity, 1) }, uniquingKeysWith: +)
        #expect(counts.count > 1_500)
        #expect(counts.values.contains(1))
        #expect(counts.values.contains { $0 >= 5 })
    }

    @Test func theDemoCustomerIsInEveryChannelAndSharesALandline() {
        let hers = rows(of: "P00001")
        #expect(Set(hers.map { $0[1] }).count == 7)
        let phones = hers.map { digits($0[6]) }
        #expect(phones.count { $0.hasSuffix(SampleData.demoMobile.dropFirst()) } >= 5)
        let his = rows(of: "P00002").map { digits($0[6]) }
        #expect(!Set(his).isDisjoint(with: phones))
    }

    @Test func familiesShareAPhone() {
        var entities: [String: Set<String>] = [:]
        for (row, truth) in zip(sample.rows, sample.truth) where !row[6].isEmpty {
            entities[digits(row[6]), default: []].insert(truth.entity)
        }
        #expect(entities.values.count { $0.count >= 2 } > 50)
        // The switchboard of the office and the junk number.
        #expect(entities.values.contains { $0.count >= 10 })
    }

    @Test func twinsShareAllButTheGivenName() {
        var population = SamplePopulation(seed: 3)
        population.addTwins()
        let (first, second) = (population.people[0], population.people[1])
        #expect(first.given != second.given)
        #expect(first.surname == second.surname && first.born == second.born)
        #expect(first.landline == second.landline && first.address == second.address)
        #expect(first.nationalID != second.nationalID)
    }

    @Test func aRecycledPhoneIsTwoPeoplesInTurn() {
        var population = SamplePopulation(seed: 3)
        population.addRecycledPhone()
        #expect(population.people[0].formerMobile == population.people[1].mobile)
    }

    @Test func everyNationalIdOfThePopulationIsValid() {
        var population = SamplePopulation(seed: 5)
        for _ in 0..<500 { population.addPerson() }
        #expect(population.people.allSatisfy { isValidNationalID($0.nationalID) })
    }

    @Test func nearlyAllNationalIdsAreValidByAnIndependentCheck() {
        let ids = column("national_id").map(digits).filter { !$0.isEmpty && $0 != "1111111111" }
        let valid = ids.count {
            isValidNationalID(String(repeating: "0", count: 10 - $0.count) + $0)
        }
        #expect(ids.count > 300)
        #expect(valid * 100 > ids.count * 95)
        #expect(valid < ids.count)
        #expect(ids.contains { $0.count < 10 })
    }

    @Test func digitsAndLettersOfSeveralKeyboardsOccur() {
        let text = sample.rows.joined().joined()
        for character in ["۹", "ي", "ك", "\u{200C}"] {
            #expect(text.unicodeScalars.contains { String($0) == character })
        }
    }

    @Test func namesAreManyAndDistinct() {
        for (names, least) in [
            (SampleName.men, 55), (SampleName.women, 65), (SampleName.surnames, 115),
            (SampleName.englishMen + SampleName.englishWomen, 55),
        ] {
            #expect(names.count >= least)
            #expect(Set(names).count == names.count)
            #expect(names.allSatisfy { !$0.latin.isEmpty })
        }
    }

    @Test func theFilesCanBeReadBack() throws {
        let path = temporaryPath("sample.csv")
        let truthPath = temporaryPath("sample-truth.csv")
        defer {
            FileDescriptor.remove(path)
            FileDescriptor.remove(truthPath)
        }
        try SampleData.write(records: 300, seed: 7, to: path, truthTo: truthPath)
        var reader = try RecordReader(path: path)
        var count = 0
        while let row = try reader.next() {
            #expect(row.record.receivedAtMs > 0)
            count += 1
        }
        #expect(count == 300)
        var truth = try CSVReader(path: truthPath)
        #expect(truth.header == ["record_id", "entity_id"])
        #expect(try truth.next()?.first == "R000001")
    }

    private func column(_ name: String) -> [String] {
        guard let index = SampleData.header.firstIndex(of: name) else { return [] }
        return sample.rows.map { $0[index] }
    }

    private func rows(of entity: String) -> [[String]] {
        zip(sample.rows, sample.truth).filter { $1.entity == entity }.map(\.0)
    }

    private func digits(_ text: String) -> String {
        text.compactMap(\.wholeNumberValue).map(String.init).joined()
    }

    /// Weighs the check digit as well: the whole sum is 0 or leaves what the rule leaves.
    private func isValidNationalID(_ text: String) -> Bool {
        let digits = text.compactMap(\.wholeNumberValue)
        var sum = 0
        for (place, weight) in (2...10).reversed().enumerated() { sum += digits[place] * weight }
        let rest = sum % 11
        return (rest < 2 && digits[9] == rest) || (rest >= 2 && digits[9] + rest == 11)
    }
}
