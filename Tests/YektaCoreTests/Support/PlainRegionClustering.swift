@testable import YektaCore

/// The slow twin of `RegionClustering`: every profile is made, every pair of groups weighed, and
/// the strongest of all pairs looked for before each join.
struct PlainRegionClustering {
    private(set) var joins: [RegionClustering.Join] = []
    /// Must-links that contradict a cannot-link and were not honoured.
    private(set) var refusedMustLinks: [(Int, Int)] = []

    private let scorer: Scorer
    private let names: NameMemory
    private let forbids: ([Int], [Int]) -> Bool
    private let count: Int
    private var profiles: [GroupProfile]
    /// The members of the group whose smallest member is the position; empty for joined groups.
    private var groups: [[Int]]
    /// The weight between two linked groups, at the cell of their smallest members; nil if they are
    /// not linked or may not join.
    private var weights: [MatchWeight?]
    /// Groups that are linked, whether or not they may join.
    private var isLinked: [Bool]

    /// - Parameter forbids: whether a cannot-link keeps two sets of members apart.
    /// - Complexity: O(n²) memory, and O(n · links) comparisons of profiles for n members.
    init(
        profiles: [GroupProfile],
        scorer: Scorer,
        names: NameMemory,
        mustLinks: [(Int, Int)],
        edges: [RegionClustering.Edge],
        forbids: @escaping ([Int], [Int]) -> Bool
    ) {
        self.profiles = profiles
        self.scorer = scorer
        self.names = names
        self.forbids = forbids
        count = profiles.count
        groups = (0..<count).map { [$0] }
        weights = [MatchWeight?](repeating: nil, count: count * count)
        isLinked = [Bool](repeating: false, count: count * count)
        for edge in edges {
            let cell = edge.left * count + edge.right
            isLinked[cell] = true
            weights[cell] = mayJoin(edge.left, edge.right) ? edge.weight : nil
        }
        honour(mustLinks)
        joinBestFirst()
    }

    /// The groups, each ascending, in the order of their smallest members.
    var result: [[Int]] {
        groups.filter { !$0.isEmpty }
    }

    private mutating func honour(_ mustLinks: [(Int, Int)]) {
        for (one, other) in mustLinks {
            let (left, right) = (group(of: one), group(of: other))
            guard left != right else { continue }
            if forbids(groups[left], groups[right]) {
                refusedMustLinks.append((one, other))
            } else {
                join(min(left, right), max(left, right), weight: nil)
            }
        }
    }

    private mutating func joinBestFirst() {
        while true {
            var best: (left: Int, right: Int, weight: MatchWeight)?
            for left in 0..<count where !groups[left].isEmpty {
                for right in (left + 1)..<max(count, left + 1) {
                    guard let weight = weights[left * count + right],
                        weight >= scorer.linkThreshold
                    else { continue }
                    // Strictly greater: a tie stays with the smaller record keys.
                    if best.map({ weight > $0.weight }) ?? true { best = (left, right, weight) }
                }
            }
            guard let best else { return }
            join(best.left, best.right, weight: best.weight)
        }
    }

    /// Joins the group at `right` into the one at `left`, `left < right`.
    private mutating func join(_ left: Int, _ right: Int, weight: MatchWeight?) {
        joins.append(
            RegionClustering.Join(left: groups[left], right: groups[right], weight: weight)
        )
        profiles[left] = GroupProfile(profiles[left], profiles[right])
        groups[left] = (groups[left] + groups[right]).sorted()
        groups[right] = []
        for other in 0..<count where other != left && other != right && !groups[other].isEmpty {
            let (kept, gone) = (cell(left, other), cell(right, other))
            isLinked[kept] = isLinked[kept] || isLinked[gone]
            weights[gone] = nil
            guard isLinked[kept] else { continue }
            // The group of the smaller member is the left one, whichever of the two grew.
            let (one, another) = (min(left, other), max(left, other))
            weights[kept] =
                mayJoin(left, other)
                ? GroupProfile.weight(
                    profiles[one],
                    profiles[another],
                    scorer: scorer,
                    names: names
                )
                : nil
        }
        weights[cell(left, right)] = nil
    }

    private func mayJoin(_ left: Int, _ right: Int) -> Bool {
        !GroupProfile.excludeEachOther(profiles[left], profiles[right])
            && !forbids(groups[left], groups[right])
    }

    private func group(of member: Int) -> Int {
        groups.firstIndex { $0.contains(member) } ?? member
    }

    private func cell(_ one: Int, _ other: Int) -> Int {
        min(one, other) * count + max(one, other)
    }
}
