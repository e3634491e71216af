/// Clusters one region: a bounded set of records whose links lie among themselves.
///
/// Must-links join first. Then the two groups with the highest mean evidence over their cross pairs
/// join, again and again, while that mean reaches the link threshold and nothing forbids the join.
/// Members are given in the order of their record keys and ties go to the smaller keys, so the result
/// is a function of the members alone.
package struct RegionClustering: Sendable {
    /// Why two records may not share an identity.
    package enum Forbidden: UInt8, Sendable {
        case no = 0
        /// Two different valid values of which a person has one. A steward's must-link overrules it.
        case exclusiveValue = 1
        case cannotLink = 2
    }

    /// One join, in the order in which they were made.
    package struct Join: Sendable {
        package let left: [Int]
        package let right: [Int]
        /// The mean evidence between the two; nil where a steward's must-link joined them.
        package let evidence: MatchWeight?
    }

    package private(set) var joins: [Join] = []
    /// Must-links that contradict a cannot-link and were not honoured.
    package private(set) var refusedMustLinks: [(Int, Int)] = []

    private let count: Int
    /// Sum of the evidence between two groups, at the cell of their smallest members.
    private var sums: [Int64]
    private var forbidden: [Forbidden]
    /// The members of the group whose smallest member is the position; empty for joined groups.
    private var groups: [[Int]]

    /// - Complexity: O(n³) time in the worst case and O(n²) memory for n members.
    package init(
        count: Int,
        threshold: MatchWeight,
        mustLinks: [(Int, Int)],
        evidence: (Int, Int) -> Int32,
        forbids: (Int, Int) -> Forbidden
    ) {
        self.count = count
        sums = [Int64](repeating: 0, count: count * count)
        forbidden = [Forbidden](repeating: .no, count: count * count)
        groups = (0..<count).map { [$0] }
        for left in 0..<count {
            for right in (left + 1)..<max(count, left + 1) {
                sums[left * count + right] = Int64(evidence(left, right))
                forbidden[left * count + right] = forbids(left, right)
            }
        }
        honour(mustLinks)
        joinBestFirst(threshold: Int64(threshold.units))
    }

    /// The groups, each ascending, in the order of their smallest members.
    package var result: [[Int]] {
        groups.filter { !$0.isEmpty }
    }

    private mutating func honour(_ mustLinks: [(Int, Int)]) {
        for (one, other) in mustLinks {
            let (left, right) = (group(of: one), group(of: other))
            guard left != right else { continue }
            if forbidden[cell(left, right)] == .cannotLink {
                refusedMustLinks.append((one, other))
            } else {
                join(min(left, right), max(left, right), evidence: nil)
            }
        }
    }

    private mutating func joinBestFirst(threshold: Int64) {
        while true {
            var best: (left: Int, right: Int, mean: Int64)?
            for left in 0..<count where !groups[left].isEmpty {
                for right in (left + 1)..<max(count, left + 1) where !groups[right].isEmpty {
                    let place = left * count + right
                    guard forbidden[place] == .no else { continue }
                    let pairs = Int64(groups[left].count * groups[right].count)
                    let mean = Self.floorDivide(sums[place], pairs)
                    // Strictly greater: a tie stays with the smaller record keys.
                    if mean >= threshold, mean > best?.mean ?? Int64.min {
                        best = (left, right, mean)
                    }
                }
            }
            guard let best else { return }
            join(best.left, best.right, evidence: MatchWeight(units: Int32(best.mean)))
        }
    }

    /// Joins the group at `right` into the one at `left`, `left < right`.
    private mutating func join(_ left: Int, _ right: Int, evidence: MatchWeight?) {
        joins.append(Join(left: groups[left], right: groups[right], evidence: evidence))
        for other in 0..<count where other != left && other != right && !groups[other].isEmpty {
            sums[cell(left, other)] += sums[cell(right, other)]
            let (kept, added) = (cell(left, other), cell(right, other))
            if forbidden[added].rawValue > forbidden[kept].rawValue {
                forbidden[kept] = forbidden[added]
            }
        }
        groups[left] = (groups[left] + groups[right]).sorted()
        groups[right] = []
    }

    private func group(of member: Int) -> Int {
        groups.firstIndex { $0.contains(member) } ?? member
    }

    private func cell(_ one: Int, _ other: Int) -> Int {
        min(one, other) * count + max(one, other)
    }

    private static func floorDivide(_ sum: Int64, _ pairs: Int64) -> Int64 {
        let quotient = sum / pairs
        return sum % pairs < 0 ? quotient - 1 : quotient
    }
}
