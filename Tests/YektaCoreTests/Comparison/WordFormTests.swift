import Testing

@testable import YektaCore

/// What is found of two parts by their forms, and remembered, beside what is found of the parts
/// themselves.
@Suite struct WordFormTests {
    private func parts(_ table: NamePartTable, seed: UInt64) -> [UInt32] {
        let normalisation = RecordNormalisation(secret: 1)
        var random = RecordSource(seed: seed)
        var numbers: Set<UInt32> = []
        for population in ComparedPopulation.allCases {
            for record in population.records(seed: seed, count: 120) {
                for known in normalisation.normalise(record).fields.names {
                    let name = known.name
                    numbers.insert(
                        table.number(of: name.given, isCompound: name.isCompoundGiven)
                    )
                    numbers.insert(table.number(of: name.surname))
                    numbers.insert(table.number(of: name.unplaced, isLone: true))
                    if let first = name.given.first ?? name.surname.first {
                        numbers.insert(table.number(of: [first], isLone: true))
                    }
                }
            }
        }
        let words = [
            "liz", "bob", "robert", "elizabeth", "a", "e", "ab", "حسن", "hossein", "حسین", "عباس",
            "abbes", "иван", "mario", "maria", "نادر", "نادره", "محمدیان", "محمدی",
            "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaab",
        ]
        for word in words + (0..<80).map({ _ in String(random.word()) }) {
            guard let token = NameToken(TextFolding.key(word)) else { continue }
            numbers.insert(table.number(of: [token]))
            numbers.insert(table.number(of: [token], isLone: true))
        }
        numbers.remove(NamePartTable.none)
        return random.shuffled(numbers.sorted())
    }

    private func check(_ names: NameMemory, _ numbers: [UInt32], seed: UInt64) {
        var random = RecordSource(seed: seed)
        var wrong: [String] = []
        let questions: [NameMemory.Question] = [
            .given, .surname, .lone, .swappedGiven, .swappedSurname,
        ]
        for step in 0..<30_000 {
            let one = numbers[random.number(below: numbers.count)]
            // Most words have nothing to do with each other: neighbours are asked about more often.
            let other =
                step % 3 == 0
                ? one : numbers[random.number(below: step % 3 == 1 ? 40 : numbers.count)]
            let question = questions[random.number(below: questions.count)]
            let found = names.compare(question, one, other)
            let expected = names.comparison(question, one, other)
            if found != expected {
                let texts = [one, other].map { number in
                    names.part(number).tokens.map { String(decoding: $0.letters, as: UTF8.self) }
                }
                wrong.append("\(question) \(texts): \(found) and not \(expected)")
            }
        }
        #expect(wrong.isEmpty, "seed \(seed): \(wrong.count), \(wrong.prefix(3))")
    }

    /// However small the memory: forms and pairs push each other out of it.
    @Test(arguments: [8, 12, 16], [91, 92] as [UInt64])
    func formsSayWhatThePartsSay(slotBits: Int, seed: UInt64) {
        let vocabulary = Vocabulary()
        let numbers = parts(vocabulary.parts, seed: seed)
        let comparison = Scorer(model: .shipped).comparison
        check(
            comparison.names(vocabulary: vocabulary, slotBits: slotBits),
            numbers,
            seed: seed
        )
    }

    @Test func formsSayWhatThePartsSayByLearntFrequencies() async throws {
        let model = try await TrainingBench(
            ComparedPopulation.contacts.records(seed: 5, count: 200)
        )
        .model()
        let vocabulary = Vocabulary()
        let numbers = parts(vocabulary.parts, seed: 93)
        let comparison = Scorer(model: model).comparison
        check(comparison.names(vocabulary: vocabulary, slotBits: 12), numbers, seed: 93)
    }

    @Test func raritiesAreRememberedAsTheyAreFound() {
        let vocabulary = Vocabulary()
        let numbers = parts(vocabulary.parts, seed: 94)
        let comparison = Scorer(model: .shipped).comparison
        let names = comparison.names(vocabulary: vocabulary, slotBits: 12)
        let first = numbers.map { names.rarest($0) }
        let fresh = comparison.names(vocabulary: vocabulary, slotBits: 4)
        for (number, known) in zip(numbers, first).reversed() {
            let (again, anew) = (names.rarest(number), fresh.rarest(number))
            #expect(again == known && anew == known)
        }
    }
}
