import Testing

@testable import YektaCore

@Suite struct RegionLadderTests {
    private static let rungs = RegionLadder.rungs(scorer: Scorer(model: .shipped))

    /// A graph as its weighted edges.
    private struct Graph {
        var edges: [RecordIndex: [(RecordIndex, MatchWeight)]] = [:]

        mutating func join(_ one: Int, _ other: Int, bits: Double) {
            let weight = MatchWeight(bits: bits)
            edges[RecordIndex(one), default: []].append((RecordIndex(other), weight))
            edges[RecordIndex(other), default: []].append((RecordIndex(one), weight))
        }

        func region(of record: Int) -> RegionLadder.Region {
            RegionLadder.region(of: RecordIndex(record), rungs: RegionLadderTests.rungs) {
                record,
                rung in
                (edges[record] ?? []).filter { $0.1 >= rung }.map(\.0)
            }
        }
    }

    @Test func theRungsClimbFromTheLinkThreshold() {
        #expect(Self.rungs.first == MatchModel.shipped.linkThreshold)
        #expect(Self.rungs == Self.rungs.sorted() && Set(Self.rungs).count == Self.rungs.count)
    }

    @Test func aRecordWithoutLinksIsARegionByItself() {
        let region = Graph().region(of: 7)
        #expect(region.members == [7] && !region.isOverflowing)
    }

    @Test(arguments: [-1, 0, 1])
    func aRegionHoldsUpToItsLimit(beyond: Int) {
        let count = RegionLadder.regionRecordsMax + beyond
        var graph = Graph()
        for place in 1..<count { graph.join(place - 1, place, bits: place == 50 ? 2 : 30) }
        let region = graph.region(of: 0)
        #expect(region.members.count == (beyond > 0 ? 50 : count))
        #expect(!region.isOverflowing)
    }

    @Test func beyondTheHighestRungTheWholeChainIsTakenAndSaidToOverflow() {
        var graph = Graph()
        for place in 1..<300 { graph.join(place - 1, place, bits: 21) }
        graph.join(299, 300, bits: 19)
        let region = graph.region(of: 150)
        #expect(region.members.sorted() == (0..<300).map { RecordIndex($0) })
        #expect(region.isOverflowing)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func everyMemberOfARegionHasThatRegion(seed: UInt64) {
        var random = RecordSource(seed: seed)
        var graph = Graph()
        for _ in 0..<700 {
            let (one, other) = (random.number(below: 600), random.number(below: 600))
            // Squared, so that strong links are rare and every rung cuts something.
            let draw = Double(random.number(below: 100)) / 100
            if one != other { graph.join(one, other, bits: 1 + 24 * draw * draw) }
        }
        var seen: Set<RecordIndex> = []
        var sizes: Set<Int> = []
        for record in 0..<600 where !seen.contains(RecordIndex(record)) {
            let region = Set(graph.region(of: record).members)
            sizes.insert(region.count)
            for member in region {
                #expect(Set(graph.region(of: Int(member)).members) == region)
                seen.insert(member)
            }
        }
        #expect(sizes.allSatisfy { $0 <= RegionLadder.regionRecordsMax } && sizes.count > 3)
    }
}
