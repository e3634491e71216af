import Testing

@testable import YektaFiles

@Suite struct RegistrySampleTests {
    private static let sample = SampleKind.registry.table(records: 10_000, seed: 1)

    /// The records of each entity, without their ids.
    private static let people = Dictionary(
        grouping: zip(sample.truth.map(\.entity), sample.rows.map { Array($0.dropFirst()) }),
        by: \.0
    ).mapValues { $0.map(\.1) }

    @Test func aboutATenthOfTheRecordsAreDuplicates() {
        let duplicates = Self.sample.rows.count - Self.people.count
        #expect((850...1_200).contains(duplicates))
    }

    @Test func mostDuplicatesDifferFromTheirFirst() {
        let several = Self.people.values.filter { $0.count > 1 }
        let different = several.count { Set($0).count > 1 }
        #expect(different * 100 > several.count * 75)
        #expect(different < several.count)
        // Yet most keep the date.
        let sameDate = several.count { Set($0.map { $0.suffix(3) }).count == 1 }
        #expect((55...90).contains(sameDate * 100 / several.count))
    }

    @Test func surnamesAreThousandsAndUnequal() {
        let counts = Dictionary(Self.sample.rows.map { ($0[3], 1) }, uniquingKeysWith: +)
        #expect(counts.count > 2_500)
        #expect((counts.values.max() ?? 0) > 50)
        #expect(counts.values.count { $0 == 1 } > 1_000)
    }

    @Test func secondNamesAreSparse() {
        let given = Self.sample.rows.count { !$0[2].isEmpty }
        let surnames = Self.sample.rows.count { !$0[4].isEmpty }
        #expect((500...1_300).contains(given))
        #expect((80...350).contains(surnames))
    }

    @Test func datesAreDaysOfALongCentury() {
        for row in Self.sample.rows {
            #expect((1..<13).contains(Int(row[6]) ?? 0) && (1..<32).contains(Int(row[7]) ?? 0))
            #expect((1_900..<2_100).contains(Int(row[5]) ?? 0))
        }
    }

    @Test func umlautsAreWrittenInThreeWays() {
        let surnames = Set(Self.sample.rows.map { $0[3] })
        for name in ["MÜLLER", "MUELLER", "MULLER"] { #expect(surnames.contains(name)) }
        #expect(GermanSpelling.capitals("Großköpf", .expanded) == "GROSSKOEPF")
    }

    @Test func namesThatSoundAlikeAreTakenForEachOther() {
        var random = SplitMix64(seed: 1)
        let heard = Set((0..<100).map { _ in GermanSpelling.variant(of: "Meier", &random) })
        #expect(heard.isSuperset(of: ["Meyer", "Maier", "Mayer"]))
        let compound = GermanSpelling.variant(of: "Obermeier", &random)
        #expect(["Obermeyer", "Obermaier", "Obermayer"].contains(compound))
    }

    @Test func twinsHaveOneDateAndSurnameAndTwoNames() {
        var population = RegistryPopulation(seed: 1)
        let births = (0..<2_000).map { _ in population.nextBirth() }
        let twins = births.filter { $0.count == 2 }
        #expect((10...45).contains(twins.count))
        for pair in twins {
            #expect(pair[0].born == pair[1].born && pair[0].surname == pair[1].surname)
            #expect(pair[0].given != pair[1].given && pair[0].number != pair[1].number)
        }
    }

    @Test func namesakesAriseByChance() {
        var dates: [[String]: Set<String>] = [:]
        for (row, truth) in zip(Self.sample.rows, Self.sample.truth) {
            dates[[row[1], row[3]], default: []].insert(truth.entity)
        }
        #expect(dates.values.count { $0.count > 1 } > 20)
    }
}
