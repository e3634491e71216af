import Testing

@testable import YektaFiles

@Suite struct ArchiveSampleTests {
    private static let sample = SampleKind.archive.table(records: 12_000, seed: 1)

    @Test func aFewPeopleHaveMostOfTheNotices() {
        let counts = Dictionary(Self.sample.truth.map { ($0.entity, 1) }, uniquingKeysWith: +)
        #expect((1_100...1_500).contains(counts.count))
        #expect(counts.values.max() == 30)
        #expect(counts.values.contains(1))
    }

    @Test(arguments: [
        ("full_name", 5...15), ("first_name", 10...25), ("surname", 10...30),
        ("birth_date", 20...30), ("birth_place", 12...25), ("postcode", 25...36),
        ("gender", 10...20), ("occupation", 32...44),
    ])
    func muchIsMissing(name: String, percent: ClosedRange<Int>) {
        let missing = column(name).count { $0.isEmpty }
        #expect(percent.contains(missing * 100 / Self.sample.rows.count))
    }

    @Test func noNoticeIsAboutNobody() {
        #expect(Self.sample.rows.allSatisfy { $0[1...3].contains { !$0.isEmpty } })
    }

    @Test func manyDatesAreAYearAndNoMore() {
        let dates = column("birth_date").filter { !$0.isEmpty }
        let firsts = dates.count { $0.hasSuffix("-01-01") }
        #expect((15...35).contains(firsts * 100 / dates.count))
    }

    @Test func linesHaveOneFullNameAndPlace() {
        var population = ArchivePopulation(seed: 2)
        let families = (0..<1_000).map { _ in population.nextFamily() }
        let lines = families.filter { $0.count > 1 && Set($0.map(\.given)).count == 1 }
        #expect(lines.count > 40)
        for line in lines {
            #expect(Set(line.map(\.surname)).count == 1)
            #expect(Set(line.map(\.birthPlace)).count == 1)
            #expect(Set(line.map(\.ordinal)).count == line.count)
            #expect(line[1].born.year - line[0].born.year >= 19)
        }
        let siblings = families.filter { $0.count > 1 && Set($0.map(\.given)).count > 1 }
        #expect(siblings.count > 40)
    }

    @Test func titlesOrdinalsNicknamesAndInitialsOccur() {
        let names = column("full_name")
        #expect(names.contains { $0.hasPrefix("sir ") })
        #expect(names.contains { $0.hasSuffix("3rd baronet") })
        let given = Set(column("first_name"))
        #expect(given.isSuperset(of: ["j", "w", "jack", "bill", "william"]))
    }

    @Test func aPersonHasSeveralOccupations() {
        var trades: [String: Set<String>] = [:]
        for (row, truth) in zip(Self.sample.rows, Self.sample.truth) where !row[8].isEmpty {
            trades[truth.entity, default: []].insert(row[8])
        }
        #expect(trades.values.count { $0.count > 1 } > trades.count / 4)
        #expect(trades.values.count { $0.count == 1 } > trades.count / 4)
    }

    @Test func everyPlaceIsRead() {
        #expect(ArchivePlace.all.count > 80)
        #expect(Set(ArchivePlace.all.map(\.name)).count == ArchivePlace.all.count)
    }

    private func column(_ name: String) -> [String] {
        guard let index = Self.sample.header.firstIndex(of: name) else { return [] }
        return Self.sample.rows.map { $0[index] }
    }
}
