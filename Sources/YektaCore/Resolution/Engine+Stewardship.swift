/// What stewards do to identities: merge and split, by constraints that every later clustering keeps.
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
        let groups = standing.sorted().map { identities.members[$0] ?? [] }
        let representatives = groups.compactMap { $0.map { key($0) }.min() }
        for (place, group) in groups.enumerated() {
            for other in groups[(place + 1)...] { retract(.cannotLink, group, other) }
        }
        link(representatives, note)
        guard let anchor = representatives.first, let survivor = identity(of: anchor) else {
            return .refused(.nothingToMerge)
        }
        // Two national ids may keep some records away from the joined representatives.
        let members = groups.joined().map { key($0) }
        for stray in members.sorted() where identity(of: stray) != identity(of: anchor) {
            link([anchor, stray], note)
        }
        guard members.allSatisfy({ identity(of: $0) == identity(of: anchor) }) else {
            return .refused(.contradiction)
        }
        let current = identity(of: anchor) ?? survivor
        return .merged(current, absorbed: asked.filter { $0 != current })
    }

    /// Adds must-links along a chain of records, and settles if that was news.
    private func link(_ chain: [RecordKey], _ note: DecisionNote) {
        for (one, other) in zip(chain, chain.dropFirst()) {
            changes.constraints += constraints.add(.mustLink, one, other, note)
            markDirty([one, other])
        }
        if chain.count > 1 { settle() }
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
        let members = identities.members[current] ?? []
        let asked = Set(keys).sorted()
        if let parts = partsOfEarlierSplit(asked, of: current) { return .split(parts) }
        let leaving = Set(asked.compactMap { indexOf[$0] })
        guard leaving.count == asked.count, leaving.isSubset(of: members) else {
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

    /// The identities that an earlier split has left, if it is this one that is asked for again.
    ///
    /// It is if the records are all of the identity, or none of it, and each is kept apart by a
    /// decision from some record on the other side.
    private func partsOfEarlierSplit(
        _ keys: [RecordKey], of id: IdentityID
    ) -> [IdentityID]? {
        let count = keys.count { identity(of: $0) == id }
        let isAll = count == keys.count && count == identities.members[id]?.count
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

    private func identity(of key: RecordKey) -> IdentityID? {
        indexOf[key].flatMap { identities.identityOf[Int($0)] }
    }

    /// The identity that stands where an id's merges have led.
    private func follow(_ id: IdentityID) -> Result<IdentityID, CommandRefusal> {
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
