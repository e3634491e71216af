extension Engine {
    /// Explains the weight between two stored records; nil if either is unknown.
    package func explain(_ left: RecordKey, _ right: RecordKey) -> PairExplanation? {
        guard let one = indexOf[left], let other = indexOf[right],
            let leftIdentity = identities.identityOf[Int(one)],
            let rightIdentity = identities.identityOf[Int(other)]
        else { return nil }
        let explanation = Explanation(
            state.vector(one, other),
            scorer: scorer,
            left: state.entry(one).record,
            right: state.entry(other).record
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
        guard let members = identities.members[identity], let first = members.first else {
            return nil
        }
        let region = regions[Int(regionOf[Int(first)])]
        let own = Set(members)
        var joins: [IdentityExplanation.Join] = []
        if region.count > 1, region.count <= RegionLadder.regionRecordsMax {
            let clustering = RegionResolution(engine: self, members: region).clustering()
            var replay = JoinReplay(
                profiles: region.map { GroupProfile(state.entry($0).normalised) }
            )
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
            ? state.vector(first, second)
            : scorer.comparison.compare(groups.left.record, groups.right.record)
        return Explanation(
            vector,
            scorer: scorer,
            left: state.entry(first).record,
            right: state.entry(second).record,
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
        for (record, list) in links.enumerated() {
            for link in list where Int(link.other) > record && link.weight >= scorer.linkThreshold {
                if regionOf[record] != regionOf[Int(link.other)] { count += 1 }
            }
        }
        return count
    }
}
