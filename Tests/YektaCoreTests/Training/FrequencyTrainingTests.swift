import Testing

@testable import YektaCore

/// How common values are among the records of an epoch.
@Suite struct FrequencyTrainingTests {
    private func token(_ name: String) throws -> NameToken {
        try #require(NameToken(TextFolding.key(name)))
    }

    /// Records of given names, each with a surname of its own.
    private func records(_ names: [(String, Int)]) -> [Record] {
        var random = RecordSource(seed: 31)
        return names.flatMap { name, count in
            (0..<count).map {
                Record.crafted("t:\(name)\($0)", [.givenName: name, .surname: random.word()])
            }
        }
    }

    @Test func agreeingOnARareNameSaysMore() throws {
        let learnt = TrainingBench(records([("Bertram", 200), ("Quentin", 20), ("Ludmila", 2)]))
            .frequencies()
        let common = learnt.weight(given: try token("Bertram"), sound: false)
        let rarer = learnt.weight(given: try token("Quentin"), sound: false)
        let rarest = learnt.weight(given: try token("Ludmila"), sound: false)
        #expect(common > rarer)
        #expect(rarer > rarest)
        #expect(common < .zero)
        #expect(learnt.rarestGiven <= rarest)
    }

    @Test func aValueThatIsNotListedHasTheSmallestShare() throws {
        let learnt = TrainingBench(records([("Bertram", 200), ("Quentin", 100)])).frequencies()
        let table = try #require(learnt.tables[ComparisonKind.givenName.rawValue])
        let unknown = try token("Zorvathiel")
        let floor = table.unlisted[Int(unknown.script.rawValue)]
        #expect(floor > 0)
        #expect(learnt.weight(given: unknown, sound: false) == TermFrequencies.weight(of: floor))
        #expect(learnt.weight(given: unknown, sound: true) == TermFrequencies.weight(of: floor))
        for (value, share) in table.shares where value.population == unknown.script.rawValue {
            #expect(share.value >= floor)
            #expect(share.sound >= share.value)
        }
    }

    /// Two scripts are two worlds: a name is as common as it is among those who write like it.
    @Test func theNamesOfEachScriptAreAPopulation() throws {
        let latin = [("Bertram", 30), ("Quentin", 270)]
        let alone = TrainingBench(records(latin)).frequencies()
        let mixed = TrainingBench(records(latin + [("کیوان", 300)])).frequencies()
        for name in ["Bertram", "Quentin", "Zorvathiel"] {
            let weight = mixed.weight(given: try token(name), sound: false)
            #expect(weight == alone.weight(given: try token(name), sound: false))
        }
        let persian = mixed.weight(given: try token("کیوان"), sound: false)
        #expect(persian > mixed.weight(given: try token("Quentin"), sound: false))
    }

    /// Half of twenty records is an accident, half of a thousand a custom.
    @Test func aSmallFileIsHeldToWhatIsUsual() throws {
        func share(_ count: Int) throws -> Double {
            let learnt = TrainingBench(records([("Zorvathiel", count), ("Bertram", count)]))
                .frequencies()
            let value = FrequencyTable.Value(
                hash: try token("Zorvathiel").textHash,
                population: try token("Zorvathiel").script.rawValue
            )
            let table = try #require(learnt.tables[ComparisonKind.givenName.rawValue])
            return try #require(table.shares[value]).value
        }
        let (few, many) = (try share(10), try share(500))
        #expect(few < 0.05)
        #expect(many > 0.25 && many < 0.5)
    }

    /// The records of the person in question are no evidence of other people with the name.
    @Test func thePersonsOwnRecordsAreTakenOff() throws {
        let bench = TrainingBench(records([("Zorvathiel", 4), ("Bertram", 300)]))
        let name = try token("Zorvathiel")
        let single = bench.frequencies(recordsPerPerson: 1).weight(given: name, sound: false)
        let several = bench.frequencies(recordsPerPerson: 4).weight(given: name, sound: false)
        #expect(several < single)
        #expect(
            several
                == bench.frequencies(recordsPerPerson: 4)
                .weight(given: try token("Vurmaldin"), sound: false)
        )
    }

    @Test func aDefaultDateIsFoundToBeCommon() throws {
        var random = RecordSource(seed: 7)
        let records = (0..<400).map { place in
            let day = "\(1_940 + random.number(below: 60))-0\(1 + random.number(below: 9))-15"
            return Record.crafted("t:\(place)", [.birthDate: place % 4 == 0 ? "1990-03-21" : day])
        }
        let learnt = TrainingBench(records).frequencies()
        let place = ComparisonPlace(.birthDate)
        func weight(_ date: String) throws -> MatchWeight {
            let day = try #require(BirthDate(date))
            return try #require(learnt.weight(place, day.termHash))
        }
        #expect(try weight("1990-03-21") > weight("1951-05-15") + MatchWeight(bits: 3))
    }
}
