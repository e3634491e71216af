import YektaCore
import YektaFiles

/// The comparisons of two strings, all words of a set against all others.
enum KernelStages {
    private static let wordsMax = 1_000

    static func measure(_ report: inout Report) {
        let rows = SampleKind.contacts.table(records: 6_000, seed: 1)
        let sets = [
            ("short", words(rows, of: [4...12], "family_name", "given_name")),
            ("long", words(rows, of: [20...40], "address", "email")),
        ]
        for (name, words) in sets where words.count > 1 {
            let bytes = Array(words.joined())
            var ends: [Int] = [0]
            for word in words { ends.append((ends.last ?? 0) + word.count) }
            let starts = ends
            Bytes.with(bytes) { arena in
                func pairs(_ body: (Bytes, Bytes) -> UInt64) -> EngineStages.Sum {
                    var sum = EngineStages.Sum()
                    for one in words.indices {
                        let left = arena.slice(starts[one], words[one].count)
                        for other in words.indices {
                            sum.checksum &+=
                                body(left, arena.slice(starts[other], words[other].count))
                        }
                    }
                    sum.count = words.count * words.count
                    return sum
                }
                report.measure("Jaro-Winkler, \(name)", of: "pair") {
                    pairs { JaroWinkler.similarity($0, $1).bitPattern }
                }
                for cutoff in [1, 2, 8] {
                    report.measure("OSA, cutoff \(cutoff), \(name)", of: "pair") {
                        pairs { UInt64(OSADistance.distance($0, $1, cutoff: cutoff)) }
                    }
                }
            }
        }
        measureNames(rows, &report)
    }

    private static func measureNames(_ rows: SampleTable, _ report: inout Report) {
        let words = words(rows, of: [3...16], "family_name", "given_name")
        let tokens = words.compactMap { NameToken(String(decoding: $0, as: UTF8.self)) }
        report.measure("sound of two names", of: "pair") {
            var sum = EngineStages.Sum()
            for one in tokens {
                for other in tokens where SoundDistance.soundsEqual(one, other) {
                    sum.checksum &+= 1
                }
            }
            sum.count = tokens.count * tokens.count
            return sum
        }
    }

    /// Distinct values of some columns whose lengths in bytes are in a range.
    private static func words(
        _ table: SampleTable,
        of lengths: [ClosedRange<Int>],
        _ columns: String...
    ) -> [[UInt8]] {
        let places = columns.compactMap { table.header.firstIndex(of: $0) }
        var seen: Set<[UInt8]> = []
        var words: [[UInt8]] = []
        for row in table.rows {
            for place in places {
                let word = Array(row[place].lowercased().utf8)
                guard lengths.contains(where: { $0.contains(word.count) }),
                    words.count < wordsMax, seen.insert(word).inserted
                else { continue }
                words.append(word)
            }
        }
        return words
    }
}
