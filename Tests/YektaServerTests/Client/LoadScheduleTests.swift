import Testing
import YektaClient
import YektaCore
import YektaFiles
import YektaWire

@Suite struct LoadScheduleTests {
    private static let subjectCount = 100

    /// Look-ups at the places from 0, resolves at those from 100.
    private static func schedule(
        _ text: String,
        zipf: Double = 0,
        count: Int = 100_000,
        seed: UInt64 = 7
    ) throws -> LoadSchedule {
        var calls = PackedCalls()
        var lookups = LoadSchedule.Subjects(.lookup)
        var resolves = LoadSchedule.Subjects(.resolve)
        let codec = CallCodec()
        for place in 0..<2 * subjectCount {
            try calls.append(.health, codec: codec)
            if place < subjectCount {
                lookups.places.append(UInt32(place))
            } else {
                resolves.places.append(UInt32(place))
            }
        }
        var random = SplitMix64(seed: seed)
        return LoadSchedule(
            calls: calls,
            subjects: [lookups, resolves],
            mix: try #require(LoadMix(parsing: text)),
            zipf: zipf,
            count: count,
            random: &random
        )
    }

    @Test func methodsAreDrawnInTheirProportions() throws {
        let drawn = try Self.schedule("lookup=80,resolve=20").drawn()
        let lookups = drawn.prefix(Self.subjectCount).reduce(0, +)
        #expect(drawn.reduce(0, +) == 100_000)
        // Five standard deviations of a draw of 100,000.
        #expect(abs(lookups - 80_000) < 5 * 127)
    }

    @Test func subjectsAreDrawnAsOftenAsTheirRanksSay() throws {
        let drawn = try Self.schedule("lookup=1", zipf: 1).drawn()
        let found = drawn.prefix(Self.subjectCount).sorted(by: >)
        let whole = (1...Self.subjectCount).reduce(0.0) { $0 + 1 / Double($1) }
        for rank in 0..<10 {
            let expected = 100_000 / whole / Double(rank + 1)
            #expect(abs(Double(found[rank]) - expected) < 5 * expected.squareRoot())
        }
    }

    @Test func theMostFrequentIsNotTheFirstOfTheFile() throws {
        let favourites = try (UInt64(0)..<5).map { seed in
            let drawn = try Self.schedule("lookup=1", zipf: 2, count: 1_000, seed: seed).drawn()
            return drawn.firstIndex(of: drawn.max() ?? 0)
        }
        #expect(Set(favourites).count > 1)
    }

    @Test func everyRecordIsStoredOnceBeforeAnyIsStoredAgain() throws {
        let drawn = try Self.schedule("resolve=1", count: 250).drawn()
        #expect(Set(drawn.suffix(Self.subjectCount)) == [2, 3])
    }

    @Test func theSameSeedDrawsTheSame() throws {
        let one = try Self.schedule("lookup=1,resolve=1", zipf: 0.99)
        let same = try Self.schedule("lookup=1,resolve=1", zipf: 0.99)
        let other = try Self.schedule("lookup=1,resolve=1", zipf: 0.99, seed: 8)
        #expect(one.drawn() == same.drawn())
        #expect(one.drawn() != other.drawn())
    }
}
