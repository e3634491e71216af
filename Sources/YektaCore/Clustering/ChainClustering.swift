/// Clusters a region that outgrew the ladder: strongest links first, each join checked for what
/// forbids it.
///
/// Only links of the highest rung get here (more than `RegionLadder.regionRecordsMax` records
/// chained by evidence of 20 bits and more), where the mean over all cross pairs would cost more
/// than it says.
struct ChainClustering {
    private var parent: [Int]
    private var members: [[Int]]

    /// Members are in the order of their record keys; edges may come in any order.
    ///
    /// - Parameter forbids: asked for pairs of members that `isConstrained` names only.
    init(
        count: Int,
        mustLinks: [(Int, Int)],
        edges: [RegionClustering.Edge],
        isConstrained: (Int) -> Bool,
        forbids: (Int, Int) -> RegionClustering.Forbidden
    ) {
        parent = Array(0..<count)
        members = (0..<count).map { isConstrained($0) ? [$0] : [] }
        for (one, other) in mustLinks {
            // A steward overrules an exclusive value, but not another steward.
            join(one, other) { forbids($0, $1) == .cannotLink }
        }
        let ordered = edges.sorted { one, other in
            if one.weight != other.weight { return one.weight > other.weight }
            return (one.left, one.right) < (other.left, other.right)
        }
        for edge in ordered { join(edge.left, edge.right) { forbids($0, $1) != .no } }
    }

    /// The groups, each ascending, in the order of their smallest members.
    var result: [[Int]] {
        var groups = [[Int]](repeating: [], count: parent.count)
        for member in parent.indices { groups[root(member)].append(member) }
        return groups.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
    }

    private mutating func join(
        _ one: Int,
        _ other: Int,
        unless isForbidden: (Int, Int) -> Bool
    ) {
        let (left, right) = (root(one), root(other))
        guard left != right else { return }
        // `members` holds only those records that a constraint or an exclusive value can speak
        // about.
        for first in members[left] {
            for second in members[right] where isForbidden(first, second) { return }
        }
        let (low, high) = (min(left, right), max(left, right))
        parent[high] = low
        members[low] += members[high]
        members[high] = []
    }

    private func root(_ member: Int) -> Int {
        var node = member
        while parent[node] != node { node = parent[node] }
        return node
    }
}
