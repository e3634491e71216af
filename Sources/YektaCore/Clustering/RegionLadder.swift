/// Bounds the part of the evidence graph that is clustered at once.
///
/// The region of a record is its component over links at the lowest rung of a ladder of weights at
/// which that component has at most `regionRecordsMax` records. Components of rising rungs are
/// nested, so every member of a region has the same region: it is a function of the links, not of
/// the record one starts from. Beyond the highest rung the component is taken whole and clustered
/// by chains.
package enum RegionLadder {
    /// The most records that are clustered on the evidence between whole groups.
    package static let regionRecordsMax = 96
    /// The rungs above the link threshold, in bits; the link threshold itself is the lowest.
    static let rungsAboveThreshold: [Double] = [4, 8, 12, 16, 20]

    /// All rungs, ascending.
    package static func rungs(scorer: Scorer) -> [MatchWeight] {
        [scorer.linkThreshold]
            + rungsAboveThreshold.map { MatchWeight(bits: $0) }.filter {
                $0 > scorer.linkThreshold
            }
    }

    /// A region and whether it outgrew the ladder.
    package struct Region: Sendable {
        /// In no particular order.
        package let members: [RecordIndex]
        package let isOverflowing: Bool
    }

    /// The region of a record.
    ///
    /// - Parameter neighbours: the records linked to one at or above a rung; must-links at every
    ///   rung.
    package static func region(
        of record: RecordIndex,
        rungs: [MatchWeight],
        neighbours: (RecordIndex, MatchWeight) -> [RecordIndex]
    ) -> Region {
        for rung in rungs {
            let members = component(of: record, limit: regionRecordsMax) { neighbours($0, rung) }
            if members.count <= regionRecordsMax {
                return Region(members: members, isOverflowing: false)
            }
        }
        let highest = rungs[rungs.count - 1]
        let members = component(of: record, limit: .max) { neighbours($0, highest) }
        return Region(members: members, isOverflowing: true)
    }

    /// The component of a record, or `limit + 1` of its records if it is larger.
    private static func component(
        of record: RecordIndex,
        limit: Int,
        neighbours: (RecordIndex) -> [RecordIndex]
    ) -> [RecordIndex] {
        var members = [record]
        var seen: Set<RecordIndex> = [record]
        var next = 0
        while next < members.count {
            for neighbour in neighbours(members[next]) where seen.insert(neighbour).inserted {
                members.append(neighbour)
                if members.count > limit { return members }
            }
            next += 1
        }
        return members
    }
}
