/// Assignment: which identity id each group of records carries on.
///
/// Each old identity has one heir, the group with most of its records (on a tie the group with its
/// oldest record). A group that is heir to several keeps the oldest id; the others redirect. A
/// group that is heir to none gets a new id.
extension Engine {
    /// A group whose membership is not that of an identity already.
    private struct NewGroup {
        let members: [RecordIndex]
        let firstOrdinal: UInt64
        var heirOf: [IdentityID] = []
    }

    /// Assigns ids to groups.
    ///
    /// - Returns: the identities whose members changed.
    func reassign(_ groups: [[RecordIndex]]) -> Set<IdentityID> {
        var touched: Set<IdentityID> = []
        var changed: [NewGroup] = []
        for group in groups where !isIdentity(group) {
            let first = group.map { state.records[$0].ordinal }.min() ?? 0
            changed.append(NewGroup(members: group, firstOrdinal: first))
        }
        changed.sort { $0.firstOrdinal < $1.firstOrdinal }
        let before = formerMembers(of: changed)
        bequeath(before, to: &changed)
        for group in changed { touched.insert(occupy(group)) }
        touched.formUnion(before.map(\.identity))
        announceLosses(before)
        return touched
    }

    /// Whether an identity has exactly these records already.
    private func isIdentity(_ group: [RecordIndex]) -> Bool {
        guard let identity = identities.identity(of: group[0]) else { return false }
        return identities.memberCount(of: identity) == group.count
            && group.allSatisfy { identities.identity(of: $0) == identity }
    }

    /// The identities that the members of the groups were in, with all their records, ascending.
    private func formerMembers(
        of groups: [NewGroup]
    ) -> [(identity: IdentityID, members: [RecordIndex])] {
        var old: Set<IdentityID> = []
        for group in groups {
            for member in group.members {
                if let identity = identities.identity(of: member) { old.insert(identity) }
            }
        }
        return old.sorted().map { ($0, identities.members(of: $0)) }
    }

    private func bequeath(
        _ before: [(identity: IdentityID, members: [RecordIndex])],
        to groups: inout [NewGroup]
    ) {
        var groupOf: [RecordIndex: Int] = [:]
        for (place, group) in groups.enumerated() {
            for member in group.members { groupOf[member] = place }
        }
        for (identity, members) in before {
            var shares: [Int: (count: Int, oldest: UInt64)] = [:]
            for member in members {
                guard let group = groupOf[member] else { continue }
                let ordinal = state.records[member].ordinal
                let share = shares[group] ?? (0, .max)
                shares[group] = (share.count + 1, min(share.oldest, ordinal))
            }
            let heir = shares.max { one, other in
                (one.value.count, other.value.oldest) < (other.value.count, one.value.oldest)
            }
            if let heir { groups[heir.key].heirOf.append(identity) }
        }
    }

    /// Gives a group its id and its records the group.
    private func occupy(_ group: NewGroup) -> IdentityID {
        let identity: IdentityID
        if let oldest = group.heirOf.min() {
            identity = oldest
        } else {
            identity = identities.issue()
            identityStates[identity] = .live
            emit(.created(identity))
        }
        let byAge = group.members.sorted { state.records[$0].ordinal < state.records[$1].ordinal }
        for member in byAge {
            let old = identities.identity(of: member)
            guard old != identity else { continue }
            identities.assign(member, to: identity)
            if old == nil {
                emit(.recordAdded(key(member), to: identity))
            } else {
                moved.insert(member)
            }
        }
        identities.setMembers(group.members, of: identity)
        return identity
    }

    /// Tells of the identities that lost records: merged, split, or both.
    private func announceLosses(_ before: [(identity: IdentityID, members: [RecordIndex])]) {
        for (identity, members) in before {
            let parts = Set(members.compactMap { identities.identity(of: $0) }).sorted()
            if parts == [identity] { continue }
            if !parts.contains(identity) {
                let isWhole = parts.count == 1
                identities.retire(identity, as: isWhole ? .mergedInto(parts[0]) : .splitInto(parts))
                identityStates[identity] = identities.retired[identity]
                if isWhole {
                    emit(.merged(identity, into: parts[0]))
                    continue
                }
            }
            emit(.split(identity, parts: parts))
            for member in members.sorted(by: {
                state.records[$0].ordinal < state.records[$1].ordinal
            }) {
                guard let now = identities.identity(of: member), now != identity else {
                    continue
                }
                emit(.recordMoved(key(member), from: identity, to: now))
            }
        }
    }

    func retire(_ identity: IdentityID, as end: IdentityState) {
        identities.retire(identity, as: end)
        identityStates[identity] = end
        replaceReviews([(identity, [:])])
        if end == .erased { emit(.erased(identity)) }
    }

    func announceUpdates() {
        for record in updated {
            guard let identity = identities.identity(of: record) else { continue }
            emit(.recordUpdated(key(record), of: identity))
        }
        updated.removeAll()
    }
}
