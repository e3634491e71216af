/// Contact records of an invented population, with the truth about who is who.
///
/// For a first try, for demonstrations and for tests: nobody in it lives, the same seed gives the
/// same bytes on every machine, and the cases that make matching hard are all there.
package struct SampleData: Sendable {
    /// The fewest records that hold every promised case.
    package static let recordsMin = 1_000
    /// The mobile of the customer whom demonstrations follow, national form.
    package static let demoMobile = SampleDemo.mobile

    /// The names of the columns.
    package static let header = SampleRow.header
    /// The rows, in the header's order of columns.
    package let rows: [[String]]
    /// For each row the record id and the true entity.
    package let truth: [(record: String, entity: String)]

    /// Makes a sample.
    ///
    /// - Parameters:
    ///   - records: How many records; fewer than `recordsMin` may lack some of the cases.
    ///   - seed: Another seed, another population.
    package init(records: Int = 6_000, seed: UInt64 = 1) {
        var drawn = SampleDemo.rows
        var population = SamplePopulation(seed: seed)
        Self.addDemoPeople(&population)
        var written = population.people.count
        Self.addHardCases(&population)
        var random = SplitMix64(seed: seed ^ 0x5DEE_CE66_D123_4567)
        while drawn.count < records {
            if written == population.people.count { population.addHousehold() }
            for person in population.people[written...] {
                for _ in 0..<person.records {
                    drawn.append(random.pick(SampleChannel.allCases).record(of: person, &random))
                }
            }
            written = population.people.count
        }
        drawn.removeSubrange(max(0, records)...)
        random.shuffle(&drawn)
        for index in drawn.indices { drawn[index].recordID = Self.recordID(index + 1) }
        rows = drawn.map(\.cells)
        truth = drawn.map { ($0.recordID, $0.entity) }
    }

    /// Writes a sample and its truth as CSV files.
    ///
    /// - Parameters:
    ///   - records: How many records.
    ///   - seed: Another seed, another population.
    ///   - path: The file of the records.
    ///   - truthPath: The file of the truth, with `record_id` and `entity_id`; none if nil.
    package static func write(
        records: Int = 6_000,
        seed: UInt64 = 1,
        to path: String,
        truthTo truthPath: String? = nil
    ) throws(FileError) {
        try SampleKind.contacts.table(records: records, seed: seed)
            .write(to: path, truthTo: truthPath)
    }

    /// The people of the demonstration are the first, so that their entities never change.
    private static func addDemoPeople(_ population: inout SamplePopulation) {
        for _ in 0..<SampleDemo.peopleCount { population.addPerson() }
    }

    private static func addHardCases(_ population: inout SamplePopulation) {
        for _ in 0..<6 { population.addTwins() }
        for _ in 0..<6 { population.addFatherAndSon() }
        for _ in 0..<4 { population.addNamesakes(3) }
        for _ in 0..<4 { population.addRecycledPhone() }
        for children in [0, 1, 2, 3] { population.addFamily(children: children) }
        population.addOffice(25)
        for _ in 0..<10 { population.addPerson(isIranian: false) }
    }

    private static func recordID(_ number: Int) -> String {
        let digits = String(number)
        return "R" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
