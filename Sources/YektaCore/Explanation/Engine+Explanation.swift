extension Engine {
    /// Explains the weight between two stored records; nil if either is unknown.
    package func explain(_ left: RecordKey, _ right: RecordKey) -> PairExplanation? {
        guard let one = find(left), let other = find(right),
            let leftIdentity = identities.identity(of: one),
            let rightIdentity = identities.identity(of: other)
        else { return nil }
        let explanation = Explanation(
            state.vector(one, other, scratch.names),
            scorer: scorer,
            left: raw(one),
            right: raw(other)
        )
        return PairExplanation(
            explanation: explanation,
            leftIdentity: leftIdentity,
            rightIdentity: rightIdentity,
            sharedRules: state.sharedRules(one, other),
            constraint: constraints.constraint(left, right),
            isExclusive: forbids(one, other) == .exclusiveValue
        )
    }

    /// Explains how an identity came about; an id that was merged is followed.
    ///
    /// Nil if no identity stands under the id.
    package func explain(_ id: IdentityID) -> IdentityExplanation? {
        guard case .success(let identity) = follow(id) else { return nil }
        let members = identities.members(of: identity)
        guard let first = members.first else { return nil }
        let region = regions.members(with: first)
        let own = Set(members)
        var joins: [IdentityExplanation.Join] = []
        if region.count > 1, region.count <= RegionLadder.regionRecordsMax {
            let clustering = RegionResolution(engine: self, members: region).clustering()
            var replay = JoinReplay(profiles: profiles(region))
            for join in clustering.joins {
                let groups = replay.take(join)
                guard own.contains(region[join.left[0]]) else { continue }
                joins.append(
                    IdentityExplanation.Join(
                        left: join.left.map { key(region[$0]) },
                        right: join.right.map { key(region[$0]) },
                        evidence: join.weight,
                        lines: join.weight == nil ? [] : lines(join, groups, region)
                    )
                )
            }
        }
        return IdentityExplanation(
            identity: identity,
            members: members.map { key($0) }.sorted(),
            joins: joins
        )
    }
}

extension Engine {
    /// The raw record; without its values if nobody keeps them.
    func raw(_ record: RecordIndex) -> Record {
        let key = key(record)
        return state.records.record(record) ?? accepted[record]?.record ?? recordSource?(key)
            ?? Record(key: key, fields: [])
    }

    /// The terms of the evidence between two groups of a region.
    private func lines(
        _ join: RegionClustering.Join,
        _ groups: (left: GroupProfile, right: GroupProfile),
        _ region: [RecordIndex]
    ) -> [Explanation.Line] {
        let isPair = join.left.count == 1 && join.right.count == 1
        let (first, second) = (region[join.left[0]], region[join.right[0]])
        let vector =
            isPair
            ? state.vector(first, second, scratch.names)
            : GroupProfile.vector(
                groups.left,
                groups.right,
                scorer: scorer,
                names: scratch.names
            )
        return Explanation(
            vector,
            scorer: scorer,
            left: raw(first),
            right: raw(second),
            confirmation: isPair
                ? .zero : GroupProfile.confirmation(groups.left, groups.right, vector)
        ).lines
    }
}

/// Goes through the joins of a region again, with the profiles of the groups at each step.
struct JoinReplay {
    private var profiles: [GroupProfile]

    init(profiles: [GroupProfile]) {
        self.profiles = profiles
    }

    /// The profiles of the groups that a join is about; the next join sees them as one.
    mutating func take(
        _ join: RegionClustering.Join
    ) -> (left: GroupProfile, right: GroupProfile) {
        let (left, right) = (join.left[0], join.right[0])
        let groups = (left: profiles[left], right: profiles[right])
        profiles[left] = GroupProfile(groups.left, groups.right)
        return groups
    }
}

// MARK: - What the metrics show

extension Engine {
    /// Identifying values that so many different people hold that they are no evidence.
    package var genericValueCount: Int { state.sharedValues.values.count { $0.isGeneric } }

    /// Links at or above the link threshold whose ends are in different regions: joins that
    /// bounding the regions prevented from being looked at.
    ///
    /// - Complexity: O(links).
    package var regionCutCount: Int {
        var count = 0
        for record in present {
            for link in links[record]
            where link.other > record && link.weight >= scorer.linkThreshold {
                let region = regions.region(of: record)
                let isOne = region.isShared && region == regions.region(of: link.other)
                if !isOne { count += 1 }
            }
        }
        return count
    }
}
