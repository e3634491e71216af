import Testing

@testable import YektaCore

@Suite struct ChainClusteringTests {
    private func cluster(
        _ count: Int,
        must: [(Int, Int)] = [],
        edges: [(Int, Int, Double)],
        forbidden: [(Int, Int, RegionClustering.Forbidden)] = []
    ) -> [[Int]] {
        let constrained = Set(forbidden.flatMap { [$0.0, $0.1] })
        return ChainClustering(
            count: count,
            mustLinks: must,
            edges: edges.map {
                RegionClustering.Edge(left: $0.0, right: $0.1, weight: MatchWeight(bits: $0.2))
            },
            isConstrained: { constrained.contains($0) },
            forbids: { left, right in
                forbidden.first { one, other, _ in
                    (one, other) == (left, right) || (other, one) == (left, right)
                }?.2 ?? .no
            }
        ).result
    }

    @Test func chainsJoinEndToEnd() {
        #expect(cluster(5, edges: [(0, 1, 20), (1, 2, 20), (3, 4, 25)]) == [[0, 1, 2], [3, 4]])
    }

    @Test(arguments: [RegionClustering.Forbidden.cannotLink, .exclusiveValue])
    func whatIsForbiddenStaysApartHoweverLongTheChain(reason: RegionClustering.Forbidden) {
        let chain = (0..<9).map { ($0, $0 + 1, 30.0 - Double($0)) }
        let found = cluster(10, edges: chain, forbidden: [(0, 9, reason)])
        #expect(found == [Array(0..<9), [9]])
    }

    @Test func theStrongerLinkJoinsFirstAndATieGoesToTheSmallerKeys() {
        let apart = [(0, 2, RegionClustering.Forbidden.cannotLink)]
        #expect(cluster(3, edges: [(0, 1, 21), (1, 2, 22)], forbidden: apart) == [[0], [1, 2]])
        #expect(cluster(3, edges: [(0, 1, 22), (1, 2, 22)], forbidden: apart) == [[0, 1], [2]])
        #expect(cluster(3, edges: [(1, 2, 22), (0, 1, 22)], forbidden: apart) == [[0, 1], [2]])
    }

    @Test func aMustLinkJoinsBeforeAnyEvidence() {
        let apart = [(1, 2, RegionClustering.Forbidden.cannotLink)]
        let found = cluster(3, must: [(0, 2)], edges: [(0, 1, 40)], forbidden: apart)
        #expect(found == [[0, 2], [1]])
    }

    @Test func aMustLinkOverrulesAnExclusiveValueButNotACannotLink() {
        #expect(
            cluster(2, must: [(0, 1)], edges: [], forbidden: [(0, 1, .exclusiveValue)]) == [[0, 1]]
        )
        #expect(
            cluster(2, must: [(0, 1)], edges: [], forbidden: [(0, 1, .cannotLink)]) == [[0], [1]]
        )
    }

    @Test func theOrderOfTheEdgesIsIrrelevant() {
        var random = RecordSource(seed: 4)
        let edges = (0..<400).map { _ -> (Int, Int, Double) in
            let left = random.number(below: 119)
            let right = left + 1 + random.number(below: 119 - left)
            return (left, right, Double(20 + random.number(below: 4)))
        }
        let apart = (0..<40).map { ($0, 119 - $0, RegionClustering.Forbidden.cannotLink) }
        let expected = cluster(120, edges: edges, forbidden: apart)
        for _ in 0..<5 {
            let shuffled = edges.map { (random.next(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
            #expect(cluster(120, edges: shuffled, forbidden: apart) == expected)
        }
    }
}
