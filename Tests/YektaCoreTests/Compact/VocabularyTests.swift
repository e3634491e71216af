import Testing

@testable import YektaCore

/// Words and parts of names under numbers.
@Suite struct VocabularyTests {
    private func words(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var random = RecordSource(seed: seed)
        return (0..<count).map { _ in Array(random.word().utf8.prefix(4)) }
    }

    @Test func equalWordsHaveOneNumberAndOthersAnother() {
        let table = WordTable()
        var numbers: [[UInt8]: UInt32] = [:]
        for word in words(20_000, seed: 51) {
            let number = table.number(of: word)
            #expect(numbers[word, default: number] == number)
            numbers[word] = number
        }
        #expect(Set(numbers.values).count == numbers.count)
        #expect(table.count == numbers.count)
        for (word, number) in numbers {
            let entry = table[number]
            #expect(entry.bytes.array == word)
            #expect(entry.hash == Hash64.xxh3(word, seed: 0))
            #expect(entry.secondHash == Hash64.xxh3(word, seed: 1))
            #expect(entry.letters == word.reduce(0) { $0 | 1 << UInt32($1 & 31) })
            #expect(table.number(of: word) == number)
        }
    }

    @Test func theFirstWordMayBeEmpty() {
        let table = WordTable()
        let empty = table.number(of: [])
        #expect(table[empty].bytes.count == 0)
        #expect(table.number(of: [65]) != empty)
        #expect(table.number(of: []) == empty)
    }

    /// Several threads that meet the same words at the same time agree on their numbers.
    @Test func threadsAgreeOnTheNumbers() async throws {
        let table = WordTable()
        let parts = NamePartTable()
        let texts = words(1_000, seed: 52)
        let tokens = texts.compactMap { NameToken(String(decoding: $0, as: UTF8.self)) }
        try #require(tokens.count == texts.count)
        let found = await withTaskGroup(of: [[UInt32]].self) { group in
            for thread in 0..<4 {
                group.addTask {
                    // Each begins elsewhere.
                    let order = texts.indices.map { ($0 + thread * 230) % texts.count }
                    var numbers = [[UInt32]](repeating: [], count: texts.count)
                    for place in order {
                        let token = tokens[place]
                        numbers[place] = [
                            table.number(of: texts[place]), parts.number(of: [token]),
                            parts.number(of: [token], isLone: true),
                            parts.number(of: [token, tokens[0]], isCompound: true),
                        ]
                    }
                    return numbers
                }
            }
            var all: [[[UInt32]]] = []
            for await numbers in group { all.append(numbers) }
            return all
        }
        for other in found.dropFirst() { #expect(other == found[0]) }
        let distinct = Set(texts).count
        #expect(table.count == distinct)
        #expect(parts.count == 3 * distinct)
        for (place, numbers) in found[0].enumerated() {
            #expect(table[numbers[0]].bytes.array == texts[place])
            #expect(parts[numbers[1]].tokens == [tokens[place]])
            #expect(parts[numbers[2]].isLone && parts[numbers[3]].isCompound)
            #expect(parts[numbers[3]].tokens == [tokens[place], tokens[0]])
        }
    }

    @Test func aPartIsItsWordsAndWhatTheyAre() throws {
        let parts = NamePartTable()
        let one = try #require(NameToken("bertram"))
        let other = try #require(NameToken("quentin"))
        #expect(parts.number(of: []) == NamePartTable.none)
        let numbers = [
            parts.number(of: [one]), parts.number(of: [other]), parts.number(of: [one, other]),
            parts.number(of: [other, one]), parts.number(of: [one, other], isCompound: true),
            parts.number(of: [one], isLone: true),
        ]
        #expect(Set(numbers).count == numbers.count && !numbers.contains(NamePartTable.none))
        #expect(parts.count == numbers.count)
        #expect(parts[numbers[2]].joined == NameToken(joining: [one, other]))
        #expect(parts[numbers[5]].joined == one)
        #expect(parts[NamePartTable.none].tokens.isEmpty)
    }
}
