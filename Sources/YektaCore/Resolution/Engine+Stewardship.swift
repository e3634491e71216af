/// What stewards do to identities: merge and split, by constraints that every later clustering keeps.
extension Engine {
    /// The most constraints that one decision may add.
    package static let constraintsPerDecisionMax = 10_000

    func merge(_ ids: [IdentityID], _ note: DecisionNote) -> CommandOutcome {
        let distinct = Set(ids).sorted()
        guard distinct.count >= 2 else { return .refused(.nothingToMerge) }
        if let refusal = refusal(of: distinct) { return .refused(refusal) }
        let groups = distinct.map { identities.members[$0] ?? [] }
        let representatives = groups.compactMap { $0.map { key($0) }.min() }
        let before = (constraints, changes.constraints)
        for (place, group) in groups.enumerated() {
            for other in groups[(place + 1)...] { retract(.cannotLink, group, other) }
        }
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
        guard let survivor = identities.identityOf[Int(members[0])] else {
            return .refused(.nothingToMerge)
        }
        return .merged(survivor, absorbed: distinct.filter { $0 != survivor })
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

    func split(_ id: IdentityID, _ keys: [RecordKey], _ note: DecisionNote) -> CommandOutcome {
        if let refusal = refusal(of: [id]) { return .refused(refusal) }
        let members = identities.members[id] ?? []
        let leaving = Set(keys.compactMap { indexOf[$0] })
        guard leaving.count == Set(keys).count, leaving.isSubset(of: members) else {
            return .refused(.unknownRecord)
        }
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
        let parts = Set(members.compactMap { identities.identityOf[Int($0)] })
        return .split(parts.sorted())
    }

    private func refusal(of ids: [IdentityID]) -> CommandRefusal? {
        for id in ids {
            switch identities.state(of: id) {
            case .live: continue
            case nil: return .unknownIdentity(id)
            case .some(let state): return .notLive(id, state)
            }
        }
        return nil
    }

    private func retract(
        _ kind: LinkConstraint.Kind, _ group: [RecordIndex], _ other: [RecordIndex]
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
            if let record = indexOf[key] { dirty.insert(record) }
        }
    }
}
