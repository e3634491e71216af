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
            for join in clustering.joins where own.contains(region[join.left[0]]) {
                joins.append(
                    IdentityExplanation.Join(
                        left: join.left.map { key(region[$0]) },
                        right: join.right.map { key(region[$0]) },
                        evidence: join.weight
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
