/// Clusters one region: a bounded set of records whose links lie among themselves.
///
/// Must-links join first. Then the two linked groups whose profiles weigh most join, again and
/// again, while that weight reaches the link threshold and nothing forbids the join; each join is
/// scored anew against its neighbours. Members are given in the order of their record keys and ties
/// go to the smaller keys, so the result is a function of the members alone.
struct RegionClustering {
    /// Why two groups may not share an identity.
    enum Forbidden: UInt8, Sendable {
        case no = 0
        /// Two different valid values of which a person has one. A steward's must-link overrules
        /// it.
        case exclusiveValue = 1
        case cannotLink = 2
    }

    /// One join, in the order in which they were made.
    struct Join: Sendable {
        let left: [Int]
        let right: [Int]
        /// The weight of the two groups being one; nil where a steward's must-link joined them.
        let weight: MatchWeight?
    }

    /// A linked pair of members, `left < right`.
    struct Edge: Sendable {
        let left: Int
        let right: Int
        let weight: MatchWeight
    }

    private(set) var joins: [Join] = []
    /// Must-links that contradict a cannot-link and were not honoured.
    private(set) var refusedMustLinks: [(Int, Int)] = []

    /// What one thread weighs groups with.
    struct Scales {
        let scorer: Scorer
        let names: NameMemory
        let memory: GroupWeightMemory
    }

    private let scales: Scales
    private let forbids: ([Int], [Int]) -> Bool
    private let count: Int
    private var profiles: RegionGroups
    /// The members of the group whose smallest member is the position; empty for joined groups.
    private var groups: [[Int]]
    /// The weight between two linked groups, at the cell of their smallest members; nil if they are
    /// not linked or may not join.
    private var weights: [MatchWeight?]
    /// Groups that are linked, whether or not they may join.
    private var isLinked: [Bool]
    /// By the smaller of two groups: the other one with which it weighs most, if that is enough for
    /// a join; of several the smallest.
    private var best: [(right: Int, weight: MatchWeight)?]

    /// - Parameters:
    ///   - contents: of the members.
    ///   - forbids: whether a cannot-link keeps two sets of members apart.
    /// - Complexity: O(n²) memory, and O(n · links) comparisons of profiles for n members.
    init(
        contents: [ContentView],
        scales: Scales,
        mustLinks: [(Int, Int)],
        edges: [Edge],
        forbids: @escaping ([Int], [Int]) -> Bool
    ) {
        profiles = RegionGroups(contents)
        self.scales = scales
        self.forbids = forbids
        count = contents.count
        groups = (0..<count).map { [$0] }
        weights = [MatchWeight?](repeating: nil, count: count * count)
        isLinked = [Bool](repeating: false, count: count * count)
        best = [(right: Int, weight: MatchWeight)?](repeating: nil, count: count)
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
        for left in 0..<count { findBest(of: left) }
        while true {
            var strongest: (left: Int, right: Int, weight: MatchWeight)?
            for left in 0..<count {
                guard let (right, weight) = best[left] else { continue }
                // Strictly greater: a tie stays with the smaller record keys.
                if strongest.map({ weight > $0.weight }) ?? true {
                    strongest = (left, right, weight)
                }
            }
            guard let strongest else { return }
            join(strongest.left, strongest.right, weight: strongest.weight)
            findBest(of: strongest.right)
            for left in 0...strongest.left { findBest(of: left) }
            for left in (strongest.left + 1)..<count where best[left]?.right == strongest.right {
                findBest(of: left)
            }
        }
    }

    private mutating func findBest(of left: Int) {
        best[left] = nil
        guard !groups[left].isEmpty else { return }
        for right in (left + 1)..<max(count, left + 1) {
            guard let weight = weights[left * count + right],
                weight >= scales.scorer.linkThreshold
            else { continue }
            if best[left].map({ weight > $0.weight }) ?? true { best[left] = (right, weight) }
        }
    }

    /// Joins the group at `right` into the one at `left`, `left < right`.
    private mutating func join(_ left: Int, _ right: Int, weight: MatchWeight?) {
        joins.append(Join(left: groups[left], right: groups[right], weight: weight))
        profiles.join(left, right)
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
                ? profiles.weight(one, another, scales) : nil
        }
        weights[cell(left, right)] = nil
    }

    private mutating func mayJoin(_ left: Int, _ right: Int) -> Bool {
        !profiles.excludeEachOther(left, right) && !forbids(groups[left], groups[right])
    }

    private func group(of member: Int) -> Int {
        groups.firstIndex { $0.contains(member) } ?? member
    }

    private func cell(_ one: Int, _ other: Int) -> Int {
        min(one, other) * count + max(one, other)
    }
}
