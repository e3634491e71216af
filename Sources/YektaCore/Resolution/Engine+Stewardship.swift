/// What stewards do to identities: merge and split, by constraints that every later clustering
/// keeps.
extension Engine {
    /// The most constraints that one decision may add.
    package static let constraintsPerDecisionMax = 10_000

    /// Makes identities one; ids that were merged before are followed to where they are now.
    ///
    /// To merge what is one identity already changes nothing and is answered as the first time.
    func merge(_ ids: [IdentityID], _ note: DecisionNote) -> CommandOutcome {
        let asked = Set(ids).sorted()
        guard asked.count >= 2 else { return .refused(.nothingToMerge) }
        var standing: Set<IdentityID> = []
        for id in asked {
            switch follow(id) {
            case .success(let current): standing.insert(current)
            case .failure(let refusal): return .refused(refusal)
            }
        }
        let groups = standing.sorted().map { identities.members(of: $0) }
        let before = (constraints, changes.constraints)
        for (place, group) in groups.enumerated() {
            for other in groups[(place + 1)...] { retract(.cannotLink, group, other) }
        }
        let representatives = groups.compactMap { $0.map { key($0) }.min() }
        for (one, other) in zip(representatives, representatives.dropFirst()) {
            changes.constraints += constraints.add(.mustLink, one, other, note)
        }
        let members = ordered(Array(groups.joined()))
        if let refusal = bind(members, note) {
            (constraints, changes.constraints) = before
            return .refused(refusal)
        }
        markDirty(members.map { key($0) })
        settle()
        guard let survivor = identities.identity(of: members[0]) else {
            return .refused(.nothingToMerge)
        }
        return .merged(survivor, absorbed: asked.filter { $0 != survivor })
    }

    /// Adds the must-links without which a merge would leave records behind.
    ///
    /// One must-link joins two records; the others follow by their evidence, but for those that an
    /// exclusive value or a disagreement with the whole keeps away. What the clustering will say is
    /// asked before anything is changed, so a refusal leaves nothing behind.
    private func bind(_ members: [RecordIndex], _ note: DecisionNote) -> CommandRefusal? {
        let first = members[0]
        while true {
            let region = RegionLadder.region(of: first, rungs: rungs) { neighbours($0, $1) }
            let groups = RegionResolution(engine: self, members: ordered(region.members))
                .groups(isOverflowing: region.isOverflowing)
            let joined = Set(groups.first { $0.contains(first) } ?? [])
            let strays = members.filter { !joined.contains($0) }
            if strays.isEmpty { return nil }
            guard strays.count <= Self.constraintsPerDecisionMax else {
                return .tooManyConstraints(strays.count)
            }
            let added = strays.flatMap { constraints.add(.mustLink, key(first), key($0), note) }
            // All are must-linked and some are still apart: another decision stands against it.
            guard !added.isEmpty else { return .contradiction }
            changes.constraints += added
        }
    }

    /// Takes records out of an identity; an id that was merged before is followed.
    ///
    /// To split what an earlier decision keeps apart already changes nothing and is answered as the
    /// first time, whichever part has kept the id.
    func split(_ id: IdentityID, _ keys: [RecordKey], _ note: DecisionNote) -> CommandOutcome {
        let current: IdentityID
        switch follow(id) {
        case .success(let standing): current = standing
        case .failure(let refusal): return .refused(refusal)
        }
        let members = identities.members(of: current)
        let asked = Set(keys).sorted()
        if let parts = partsOfEarlierSplit(asked, of: current) { return .split(parts) }
        let leaving = Set(asked.compactMap { find($0) })
        guard leaving.count == asked.count else { return .refused(.unknownRecord) }
        guard leaving.isSubset(of: members) else { return .refused(.recordsOfAnother) }
        let staying = members.filter { !leaving.contains($0) }
        guard !leaving.isEmpty, !staying.isEmpty else { return .refused(.nothingToSplit) }
        let pairs = leaving.count * staying.count
        guard pairs <= Self.constraintsPerDecisionMax else {
            return .refused(.tooManyConstraints(pairs))
        }
        for one in leaving.map({ key($0) }).sorted() {
            for other in staying.map({ key($0) }).sorted() {
                changes.constraints += constraints.add(.cannotLink, one, other, note)
            }
        }
        markDirty(members.map { key($0) })
        settle()
        let parts = Set(members.compactMap { identities.identity(of: $0) })
        return .split(parts.sorted())
    }

    /// The identities that an earlier split has left, if it is this one that is asked for again.
    ///
    /// It is if the records are all of the identity, or none of it, and each is kept apart by a
    /// decision from some record on the other side.
    private func partsOfEarlierSplit(
        _ keys: [RecordKey],
        of id: IdentityID
    ) -> [IdentityID]? {
        let count = keys.count { identity(of: $0) == id }
        let isAll = count == keys.count && count == identities.memberCount(of: id)
        guard !keys.isEmpty, isAll || count == 0 else { return nil }
        var parts: Set<IdentityID> = [id]
        for key in keys {
            guard let own = identity(of: key) else { return nil }
            let others = constraints.cannotLinked(with: key).compactMap { identity(of: $0) }
            let across = others.filter { isAll ? $0 != id : $0 == id }
            guard !across.isEmpty else { return nil }
            parts.formUnion([own] + across)
        }
        return parts.sorted()
    }

    /// The identity that stands where an id's merges have led.
    func follow(_ id: IdentityID) -> Result<IdentityID, CommandRefusal> {
        var current = id
        // Every merge leads to an id that stood at the time, so the walk comes to an end.
        while true {
            switch identities.state(of: current) {
            case .live: return .success(current)
            case .mergedInto(let survivor): current = survivor
            case nil: return .failure(.unknownIdentity(current))
            case .some(let state): return .failure(.notLive(current, state))
            }
        }
    }

    private func retract(
        _ kind: LinkConstraint.Kind,
        _ group: [RecordIndex],
        _ other: [RecordIndex]
    ) {
        let partners = Set(other.map { key($0) })
        for member in group.map({ key($0) }).sorted() where constraints.isConstrained(member) {
            for partner in partners.sorted()
            where constraints.constraint(member, partner)?.constraint.kind == kind {
                changes.constraints += constraints.retract(member, partner)
                markDirty([member, partner])
            }
        }
    }

    private func markDirty(_ keys: [RecordKey]) {
        for key in keys {
            if let record = find(key) { dirty.insert(record) }
        }
    }
}
