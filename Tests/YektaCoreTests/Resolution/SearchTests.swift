import Testing

@testable import YektaCore

/// Searches against their slow twin.
@Suite struct SearchTests {
    /// Questions as people type them: parts of records, with letters that changed places.
    private static func questions(_ records: [Record], seed: UInt64, count: Int) -> [Record] {
        var random = RecordSource(seed: seed)
        return (0..<count).map { number in
            let source = records[random.number(below: records.count)]
            let most = random.number(below: 3) == 0 ? source.fields.count : 3
            var fields = Array(source.fields.filter { !$0.value.isEmpty }.prefix(most))
            if !fields.isEmpty, random.number(below: 2) == 0 {
                let place = random.number(below: fields.count)
                var letters = Array(fields[place].value)
                if letters.count > 1 {
                    letters.swapAt(letters.count / 2 - 1, letters.count / 2)
                    fields[place] = Field(
                        fields[place].type,
                        String(letters),
                        label: fields[place].label
                    )
                }
            }
            return Record(key: RecordKey(channel: "probe", id: "\(number)"), fields: fields)
        }
    }

    private func check(_ engine: Engine, _ questions: [Record], _ what: String) {
        let scratch = engine.makeSearchScratch()
        let vocabulary = engine.preparation.vocabulary
        let before = (vocabulary.parts.count, vocabulary.words.count)
        let found = questions.map { question in
            [1, 10, 1_000].map { limit in
                engine.search(question, limit: limit, scratch).map {
                    ReferenceSearch.Hit(record: $0.record, weight: $0.weight)
                }
            }
        }
        #expect(before == (vocabulary.parts.count, vocabulary.words.count), "\(what)")
        // Only now: the twin's questions get numbers.
        let twin = ReferenceSearch(engine)
        var hits = 0
        for (question, found) in zip(questions, found) {
            for (limit, found) in zip([1, 10, 1_000], found) {
                let expected = twin.hits(for: question, limit: limit)
                #expect(found == expected, "\(what), question \(question.key.id), \(limit)")
                hits += found.count
            }
        }
        #expect(hits > questions.count, "\(what)")
    }

    @Test(arguments: ComparedPopulation.allCases)
    func theHitsAreThoseOfTheSlowTwin(population: ComparedPopulation) {
        let records = population.records(seed: 5, count: 200).enumerated().map {
            $0.element.under("t:\($0.offset)")
        }
        // Half of what is asked for is stored.
        let bench = EngineBench(records.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        check(bench.engine, Self.questions(records, seed: 6, count: 60), population.rawValue)
    }

    /// So many who have the same in common that some are left out.
    private static func namesakes(_ count: Int) -> [Record] {
        let given = ["محمد", "Mohammad", "Muhammad", "علی", "Ali", "رضا"]
        let surnames = ["محمدی", "Mohammadi", "Mohamadi", "رضایی", "Rezaee"]
        var random = RecordSource(seed: 17)
        return (0..<count).map { number in
            .crafted(
                "shop:\(number)",
                [
                    .givenName: given[random.number(below: given.count)],
                    .surname: surnames[random.number(below: surnames.count)],
                    .city: random.number(below: 3) == 0 ? "تهران" : "شیراز",
                ]
            )
        }
    }

    private static let commonQuestions: [Record] = [
        [.givenName: "محمد", .surname: "محمدی"], [.givenName: "Ali", .surname: "Rezaee"],
        [.fullName: "رضا رضایی", .city: "تهران"], [.surname: "Mohammadi"], [.givenName: "علی"],
        [.givenName: "Alli", .surname: "Rezaei"], [.city: "شیراز"],
    ].enumerated().map { .crafted("probe:\($0.offset)", $0.element) }

    @Test func theHitsAmongNamesakesAreThoseOfTheSlowTwin() async {
        let bench = EngineBench()
        _ = await bench.engine.load(
            EngineContents(records: Self.namesakes(1_800)),
            workers: 1
        )
        check(bench.engine, Self.commonQuestions, "namesakes")
    }

    @Test func noMoreThanTheLimitAreChosenOfAnyNumberThatShareAsMuch() async {
        let bench = EngineBench()
        _ = await bench.engine.load(
            EngineContents(records: Self.namesakes(3_000)),
            workers: 1
        )
        let scratch = bench.engine.makeSearchScratch()
        var most = 0
        for question in Self.commonQuestions {
            _ = bench.engine.search(question, limit: 10, scratch)
            most = max(most, scratch.chosenCount)
        }
        #expect(most == SearchCandidates.comparedMax)
    }

    /// Other numbers of words, other places of records, other blocks, the same hits.
    @Test func theHitsDoNotDependOnArrival() async {
        let records = Self.namesakes(1_800)
        var shuffled = records
        var random = RecordSource(seed: 3)
        for place in shuffled.indices.reversed() {
            shuffled.swapAt(place, random.number(below: place + 1))
        }
        let (one, other) = (EngineBench(), EngineBench())
        _ = await one.engine.load(EngineContents(records: records), workers: 1)
        _ = await other.engine.load(EngineContents(records: shuffled), workers: 1)
        let questions = Self.commonQuestions + Self.questions(records, seed: 4, count: 20)
        for question in questions {
            let (mine, theirs) = (
                one.search(question, limit: 50), other.search(question, limit: 50)
            )
            #expect(!mine.isEmpty)
            #expect(mine.map(\.record) == theirs.map(\.record))
            #expect(mine.map(\.weight) == theirs.map(\.weight))
        }
    }

    /// What one question brings of its own is not taken for what the next one brings.
    @Test func aScratchForgetsTheWordsOfAQuestion() {
        let bench = EngineBench([
            .crafted("crm:1", [.givenName: "Parvaneh", .surname: "Tabarestani"]),
            .crafted("crm:2", [.givenName: "Houshang", .surname: "Ebtehaj"]),
        ])
        let scratch = bench.engine.makeSearchScratch()
        let questions = ["Parvaneh Tabaresatni", "Houshang Ebthaej", "Parvaneh Tabarestnai"]
        for name in questions + questions {
            let question = Record.crafted("probe:1", [.fullName: name])
            let fresh = bench.search(question, limit: 5)
            let used = bench.engine.search(question, limit: 5, scratch)
            #expect(used.map(\.record) == fresh.map(\.record))
            #expect(used.map(\.weight) == fresh.map(\.weight))
            #expect(used.first?.record.id == (name.hasPrefix("P") ? "1" : "2"))
        }
    }
}
