import Testing

@testable import YektaCore

/// The sieve of names against the comparison that it saves.
@Suite struct NameSieveTests {
    /// Parts of names of all populations, with slips, and of made-up words.
    private func parts(_ table: NamePartTable, seed: UInt64) -> [UInt32] {
        var random = RecordSource(seed: seed)
        let normalisation = RecordNormalisation(secret: 1)
        var numbers: Set<UInt32> = []
        for population in ComparedPopulation.allCases {
            for record in population.records(seed: seed, count: 150) {
                for known in normalisation.normalise(record).fields.names {
                    let name = known.name
                    numbers.insert(
                        table.number(of: name.given, isCompound: name.isCompoundGiven)
                    )
                    numbers.insert(table.number(of: name.surname))
                    numbers.insert(table.number(of: name.unplaced, isLone: true))
                }
            }
        }
        for _ in 0..<120 {
            let words = (0..<(1 + random.number(below: 2))).map { _ in
                String(random.word().prefix(3 + random.number(below: 5)))
            }
            numbers.insert(table.number(of: words.compactMap { NameToken($0) }))
        }
        numbers.remove(NamePartTable.none)
        return random.shuffled(numbers.sorted())
    }

    @Test(arguments: [81, 82] as [UInt64])
    func whatTheSieveKeepsBackTheComparisonFindsDifferent(seed: UInt64) {
        let vocabulary = Vocabulary()
        let table = vocabulary.parts
        let numbers = parts(table, seed: seed)
        let names = Scorer(model: .shipped).comparison.names(vocabulary: vocabulary, slotBits: 2)
        var random = RecordSource(seed: seed)
        var (sieved, wrong) = (0, [String]())
        for _ in 0..<12_000 {
            let one = numbers[random.number(below: numbers.count)]
            let other = numbers[random.number(below: numbers.count)]
            guard one != other else { continue }
            for (question, asGiven) in questions(table[one], table[other]) {
                let isSieved = Bytes.with(table[one].sieve) { left in
                    Bytes.with(table[other].sieve) {
                        NameSieve(left, at: 0)
                            .certainlyDiffers(from: NameSieve($0, at: 0), asGiven: asGiven)
                    }
                }
                guard isSieved else { continue }
                sieved += 1
                let found = names.compare(question, one, other)
                if found.level != .differ || found.isSimilar {
                    wrong.append("\(question): \(texts(table[one])) \(texts(table[other]))")
                }
                if question == .lone {
                    let isGiven = Bytes.with(table[one].sieve) { NameSieve($0, at: 0).isGiven }
                    if isGiven != found.isGiven { wrong.append("\(texts(table[one])) is given") }
                }
            }
        }
        #expect(wrong.isEmpty, "seed \(seed): \(wrong.prefix(5))")
        #expect(sieved > 5_000, "the sieve should keep most back")
    }

    private func questions(
        _ one: NamePartEntry,
        _ other: NamePartEntry
    ) -> [(NameMemory.Question, asGiven: Bool)] {
        if one.isLone, other.isLone { return [(.lone, false)] }
        return [
            (.given, true), (.surname, false), (.swappedGiven, false), (.swappedSurname, false),
        ]
    }

    private func texts(_ part: NamePartEntry) -> [String] {
        part.tokens.map { String(decoding: $0.letters, as: UTF8.self) }
    }
}
