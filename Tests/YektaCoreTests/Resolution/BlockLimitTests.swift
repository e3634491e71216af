import Testing

@testable import YektaCore

/// Blocks that grow over their limits and shrink again, by random commands: pruning what lost its
/// ground has to leave exactly the links that are found anew.
@Suite struct BlockLimitTests {
    /// Records that share values of every kind of rule, so that blocks come to about as many
    /// records as there are.
    private struct Crowd {
        private var random: RecordSource
        let size: Int

        init(seed: UInt64, size: Int) {
            random = RecordSource(seed: seed)
            self.size = size
        }

        mutating func number(below bound: Int) -> Int { random.number(below: bound) }

        /// One of the versions of one of the records.
        mutating func record() -> Record {
            let place = number(below: size)
            var fields = [Field(.cookieID, "own\(place)cookie\(number(below: 2))")]
            func add(_ share: Int, _ field: Field) {
                if random.number(below: 10) < share { fields.append(field) }
            }
            add(8, Field(.surname, "فرهمند"))
            add(5, Field(.givenName, ["پریسا", "Parisa", "کیوان"][place % 3]))
            add(6, Field(.birthDate, place % 5 == 0 ? "1365/04/13" : "1365/04/12"))
            add(6, Field(.loyaltyID, "L7700123"))
            add(3, Field(.phone, "02122334455"))
            add(4, Field(.city, "شیراز"))
            add(4, Field(.address, "خیابان بهار، پلاک ۱۲"))
            add(3, Field(.email, "parisa.farahmand\(place % 9)@mail.example"))
            add(3, Field(.text, "carpenter", label: "job", isCompared: true))
            return Record(key: RecordKey(channel: "crowd", id: "\(place)"), fields: fields)
        }

        mutating func key() -> RecordKey {
            RecordKey(channel: "crowd", id: "\(number(below: size))")
        }
    }

    /// Sizes about the limits of 4, 16, 20, 40 and 64 records.
    @Test(arguments: [7, 19, 25, 48, 76], [1, 2] as [UInt64])
    func linksAreExactWhereBlocksCrossTheirLimits(size: Int, seed: UInt64) async {
        var bench = EngineBench()
        var crowd = Crowd(seed: seed &* 1_000 &+ UInt64(size), size: size)
        bench.resolve((0..<size).map { _ in crowd.record() })
        for step in 0..<14 {
            // Tides: records leave for a while, then come back.
            let isEbb = step / 3 % 2 == 0
            let batch = (0..<(1 + crowd.number(below: 2 + size / 5))).map { _ -> Command in
                crowd.number(below: 10) < (isEbb ? 7 : 1)
                    ? .delete(crowd.key()) : .resolve(bench.preparation.prepare(crowd.record()))
            }
            bench.apply(batch)
            let problems = bench.engine.checkInvariants()
            #expect(problems.isEmpty, "\(size) records, seed \(seed), step \(step)")
            if !problems.isEmpty { return }
        }
        #expect(bench.problems().isEmpty)
        #expect(await bench.loadedPartition(shuffledBy: seed) == bench.engine.partition())
    }
}
