import YektaCore

/// Which id each group carries on, by the words of the rule and nothing else.
///
/// The slow twin of the engine's assignment, for one change at a time.
enum ReferenceAssignment {
    /// - Parameters:
    ///   - before: the identities with the records that are still there.
    ///   - ordinals: the age of every record.
    ///   - next: the first id that was never issued.
    static func assign(
        _ groups: [[RecordKey]],
        before: [IdentityID: [RecordKey]],
        ordinals: [RecordKey: UInt64],
        next: UInt64
    ) -> [IdentityID: [RecordKey]] {
        func age(_ key: RecordKey) -> UInt64 { ordinals[key] ?? .max }
        var heirs: [Int: [IdentityID]] = [:]
        for (identity, members) in before {
            // The largest part keeps the id; on a tie the part with the oldest record.
            let best = groups.indices.max { one, other in
                let (left, right) = (
                    members.filter(groups[one].contains), members.filter(groups[other].contains)
                )
                if left.count != right.count { return left.count < right.count }
                return (left.map(age).min() ?? .max) > (right.map(age).min() ?? .max)
            }
            if let best, members.contains(where: groups[best].contains) {
                heirs[best, default: []].append(identity)
            }
        }
        var result: [IdentityID: [RecordKey]] = [:]
        var fresh = next
        let byAge = groups.indices.sorted {
            (groups[$0].map(age).min() ?? 0) < (groups[$1].map(age).min() ?? 0)
        }
        for place in byAge {
            // At a merge the oldest id survives.
            if let oldest = heirs[place]?.min() {
                result[oldest] = groups[place].sorted()
            } else {
                result[IdentityID(fresh)] = groups[place].sorted()
                fresh += 1
            }
        }
        return result
    }
}
