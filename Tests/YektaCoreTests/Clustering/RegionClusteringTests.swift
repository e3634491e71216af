import Testing

@testable import YektaCore

@Suite struct RegionClusteringTests {
    private static let normalisation = RecordNormalisation(secret: 1)
    private let scorer = Scorer(model: .shipped)
    private let scales: RegionClustering.Scales

    init() {
        scales = RegionClustering.Scales(
            scorer: scorer,
            names: scorer.comparison.names(),
            memory: GroupWeightMemory(slotBits: 6)
        )
    }

    private func contents(_ records: [KeyValuePairs<FieldType, String>]) -> [RecordContent] {
        records.map { .crafted(Self.normalisation.normalise(.crafted("t:1", $0))) }
    }

    private func cluster(
        _ contents: [RecordContent],
        must: [(Int, Int)] = [],
        cannot: [(Int, Int)] = [],
        edges: [(Int, Int, Double)]
    ) -> RegionClustering {
        // What the views look at lies in the arena for as long as the clustering is made.
        let arena = ByteArena()
        defer { withExtendedLifetime(arena) {} }
        return RegionClustering(
            contents: contents.map {
                ContentView(arena.bytes(arena.append($0.bytes), count: $0.bytes.count))
            },
            scales: scales,
            mustLinks: must,
            edges: edges.map {
                RegionClustering.Edge(left: $0.0, right: $0.1, weight: MatchWeight(bits: $0.2))
            },
            forbids: forbids(cannot)
        )
    }

    /// Records that know nothing: only the edges and the constraints decide.
    private func blank(_ count: Int) -> [RecordContent] {
        contents((0..<count).map { _ in [:] })
    }

    @Test func anEdgeJoinsFromTheLinkThresholdOn() {
        let unit = 1.0 / 65_536
        #expect(cluster(blank(2), edges: [(0, 1, 1)]).result == [[0, 1]])
        #expect(cluster(blank(2), edges: [(0, 1, 1 - unit)]).result == [[0], [1]])
    }

    @Test func aMustLinkJoinsWithoutEvidence() {
        let found = cluster(blank(4), must: [(1, 3)], edges: [])
        #expect(found.result == [[0], [1, 3], [2]])
        #expect(found.joins.count == 1)
        #expect(found.joins[0].weight == nil)
    }

    @Test func aCannotLinkOutweighsAnyEvidence() {
        let found = cluster(blank(2), cannot: [(0, 1)], edges: [(0, 1, 400)])
        #expect(found.result == [[0], [1]])
        #expect(found.joins.isEmpty)
    }

    @Test func aMustLinkAgainstACannotLinkIsRefusedAndTold() {
        let found = cluster(
            blank(3),
            must: [(0, 1), (1, 2)],
            cannot: [(0, 2)],
            edges: []
        )
        #expect(found.result == [[0, 1], [2]])
        #expect(found.refusedMustLinks.map(\.0) == [1])
        #expect(found.refusedMustLinks.map(\.1) == [2])
    }

    @Test func aCannotLinkReachesTheWholeGroup() {
        // 0 and 1 are one by decision; 2 may not join 1, so it may not join 0 either.
        let found = cluster(
            blank(3),
            must: [(0, 1)],
            cannot: [(1, 2)],
            edges: [(0, 2, 30)]
        )
        #expect(found.result == [[0, 1], [2]])
    }

    @Test func aBridgeGoesToItsStrongerSideAndTheOtherStaysApart() {
        // A and C are two people by their birth dates and given names; B fits both.
        let members = contents([
            [
                .givenName: "کیوان", .surname: "فرهمند", .birthDate: "1350/01/20",
                .phone: "09123334455",
            ],
            [.surname: "فرهمند", .phone: "09123334455"],
            [
                .givenName: "پریسا", .surname: "فرهمند", .birthDate: "1379/11/02",
                .phone: "09123334455",
            ],
        ])
        func found(_ left: Double, _ right: Double) -> [[Int]] {
            cluster(members, edges: [(0, 1, left), (1, 2, right)]).result
        }
        #expect(found(9, 5) == [[0, 1], [2]])
        #expect(found(5, 9) == [[0], [1, 2]])
        // On a tie the smaller record keys join.
        #expect(found(7, 7) == [[0, 1], [2]])
    }

    @Test func twoValidNationalIDsKeepGroupsApart() {
        let (one, other) = (ValidNationalID.of(123_456_789), ValidNationalID.of(271_828_182))
        let members = contents([[.nationalID: one], [.nationalID: other], [:]])
        #expect(cluster(members, edges: [(0, 1, 40)]).result == [[0], [1], [2]])
        let bridged = cluster(members, edges: [(0, 2, 40), (1, 2, 30)])
        #expect(bridged.result == [[0, 2], [1]])
        let decided = cluster(members, must: [(0, 1)], edges: [])
        #expect(decided.result == [[0, 1], [2]], "a steward overrules an exclusive value")
    }

    @Test func aSlipBetweenTwoValidNationalIDsIsNoBridge() throws {
        let pair = try #require(Self.validPairWithABridge())
        let members = contents([
            [.nationalID: pair.left], [.nationalID: pair.bridge], [.nationalID: pair.right],
        ])
        let found = cluster(members, edges: [(0, 1, 30), (1, 2, 20)])
        #expect(found.result == [[0, 1], [2]])
    }

    @Test func whoJoinedByDecisionMayStillBeJoined() {
        let (one, other) = (ValidNationalID.of(123_456_789), ValidNationalID.of(271_828_182))
        let members = contents([[.nationalID: one], [.nationalID: other], [.nationalID: other]])
        let found = cluster(members, must: [(0, 1)], edges: [(1, 2, 20)])
        #expect(found.result == [[0, 1, 2]])
    }

    @Test func theOrderOfTheEdgesIsIrrelevant() {
        let normalised = CraftedPopulation(seed: 21).keys.prefix(40).compactMap {
            CraftedPopulation(seed: 21).versions[$0]?.first
        }.map { Self.normalisation.normalise($0) }
        let members = normalised.map { RecordContent.crafted($0) }
        var random = RecordSource(seed: 2)
        var edges: [(Int, Int, Double)] = []
        for left in members.indices {
            for right in members.indices where right > left && random.number(below: 6) == 0 {
                edges.append((left, right, Double(random.number(below: 12)) - 3))
            }
        }
        let expected = cluster(members, edges: edges).result
        #expect(expected.count < members.count)
        for _ in 0..<4 {
            let shuffled = edges.map { (random.next(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
            #expect(cluster(members, edges: shuffled).result == expected)
        }
    }

    /// Random regions that overlap, so that much is remembered and much of it overwritten.
    @Test(arguments: [3, 4, 5] as [UInt64])
    func theGroupsAndJoinsAreThoseOfThePlainClustering(seed: UInt64) {
        let population = CraftedPopulation(seed: seed)
        let all = population.keys.compactMap { population.versions[$0]?.first }.prefix(60)
            .map { RecordContent.crafted(Self.normalisation.normalise($0)) }
        var random = RecordSource(seed: seed)
        var (joined, apart) = (0, 0)
        for _ in 0..<60 {
            let start = random.number(below: all.count - 2)
            let members = Array(all[start..<min(all.count, start + 2 + random.number(below: 24))])
            var edges: [(Int, Int, Double)] = []
            var (must, cannot): ([(Int, Int)], [(Int, Int)]) = ([], [])
            for left in members.indices {
                for right in members.indices where right > left {
                    let chance = random.number(below: 40)
                    if chance < 14 { edges.append((left, right, Double(chance % 9) - 2)) }
                    if chance == 20 { must.append((left, right)) }
                    if chance == 21 { cannot.append((left, right)) }
                }
            }
            let found = cluster(members, must: must, cannot: cannot, edges: edges)
            let plain = plainly(members, must: must, cannot: cannot, edges: edges)
            #expect(found.result == plain.result)
            #expect(found.joins.map(\.left) == plain.joins.map(\.left))
            #expect(found.joins.map(\.right) == plain.joins.map(\.right))
            #expect(found.joins.map(\.weight) == plain.joins.map(\.weight))
            #expect(found.refusedMustLinks.map(\.0) == plain.refusedMustLinks.map(\.0))
            joined += found.joins.count
            apart += found.result.count
        }
        #expect(joined > 60 && apart > 60)
    }

    private func plainly(
        _ contents: [RecordContent],
        must: [(Int, Int)],
        cannot: [(Int, Int)],
        edges: [(Int, Int, Double)]
    ) -> PlainRegionClustering {
        PlainRegionClustering(
            profiles: contents.map { $0.read { GroupProfile($0) } },
            scorer: scorer,
            names: scorer.comparison.names(),
            mustLinks: must,
            edges: edges.map {
                RegionClustering.Edge(left: $0.0, right: $0.1, weight: MatchWeight(bits: $0.2))
            },
            forbids: forbids(cannot)
        )
    }

    private func forbids(_ cannot: [(Int, Int)]) -> ([Int], [Int]) -> Bool {
        { left, right in
            cannot.contains { one, other in
                left.contains(one) && right.contains(other)
                    || left.contains(other) && right.contains(one)
            }
        }
    }

    @Test func everyMemberIsInExactlyOneGroup() {
        let found = cluster(blank(9), edges: [(0, 8, 3), (3, 4, 5), (4, 8, 2)]).result
        #expect(found.flatMap { $0 }.sorted() == Array(0..<9))
        #expect(found == found.sorted { $0[0] < $1[0] })
        #expect(found.allSatisfy { $0 == $0.sorted() })
    }

    /// Two valid ids two slips apart, with an invalid one that is one slip from each.
    private static func validPairWithABridge() -> (left: String, bridge: String, right: String)? {
        let left = Array(ValidNationalID.of(123_456_789).utf8)
        for first in 3..<9 {
            for second in (first + 1)..<10 {
                for (one, other) in (0..<100).map({ (UInt8($0 / 10), UInt8($0 % 10)) }) {
                    var (bridge, right) = (left, left)
                    bridge[first] = 0x30 + one
                    right[first] = 0x30 + one
                    right[second] = 0x30 + other
                    let texts = [left, bridge, right].map { String(decoding: $0, as: UTF8.self) }
                    let isValid = texts.map { NationalID($0)?.isValid }
                    let slips = OSADistance.distance(left, right, cutoff: 3)
                    if isValid == [true, false, true], slips == 2 {
                        return (texts[0], texts[1], texts[2])
                    }
                }
            }
        }
        return nil
    }
}
