/// Doubts: for each two identities, the strongest pair between them that did not join them.
extension Engine {
    /// Finds the doubts of identities again: the strongest pair to each other identity.
    func refreshReviews(of touched: [IdentityID]) {
        replaceReviews(touched.map { (identity: $0, doubts: doubts(of: $0)) })
    }

    /// Replaces the tasks of identities and tells of those that closed and opened, closed first,
    /// each by its record keys.
    func replaceReviews(_ new: [(identity: IdentityID, doubts: [IdentityID: Doubt])]) {
        let (closed, opened) = reviews.replace(new)
        for (doubts, isOpen) in [(closed, false), (opened, true)] where !doubts.isEmpty {
            let tasks = doubts.map { task($0) }.sorted {
                ($0.first, $0.second) < ($1.first, $1.second)
            }
            for task in tasks {
                changes.reviewTasks.append(ReviewTaskWrite(task: task, isOpen: isOpen))
                emit(isOpen ? .reviewOpened(task) : .reviewClosed(task))
            }
        }
    }

    /// The task of a doubt, with the keys of its records.
    func task(_ doubt: Doubt) -> ReviewTask {
        func keyNow(_ record: RecordIndex) -> RecordKey {
            if let departed, departed.index == record { return departed.key }
            return key(record)
        }
        return ReviewTask(
            first: keyNow(doubt.first),
            second: keyNow(doubt.second),
            weight: doubt.weight,
            reason: doubt.reason
        )
    }

    /// The open review tasks, in no order that may reach an output.
    ///
    /// - Complexity: O(identities + tasks).
    package var openReviews: [ReviewTask] {
        var tasks: [ReviewTask] = []
        tasks.reserveCapacity(reviews.count)
        reviews.each { tasks.append(task($0)) }
        return tasks
    }

    /// Takes up tasks that a store kept.
    func restoreReviews(_ tasks: [ReviewTask]) {
        for task in tasks {
            guard let one = find(task.first), let other = find(task.second),
                let first = identities.identity(of: one),
                let second = identities.identity(of: other), first != second
            else { continue }
            reviews.restore(
                Doubt(one, other, task.weight, task.reason),
                between: first,
                second
            )
        }
    }

    /// The strongest pair that an identity has with each other one.
    func doubts(of identity: IdentityID) -> [IdentityID: Doubt] {
        var strongest: [IdentityID: (own: RecordIndex, link: MatchState.Link)] = [:]
        for member in identities.members(of: identity) {
            for link in links[member] {
                guard let other = identities.identity(of: link.other), other != identity else {
                    continue
                }
                if let known = strongest[other],
                    !isStronger((member, link), than: known)
                {
                    continue
                }
                strongest[other] = (member, link)
            }
            addRefusedMustLinks(of: member, in: identity, to: &strongest)
        }
        return strongest.mapValues { own, link in
            Doubt(own, link.other, link.weight, reason(own, link))
        }
    }

    /// A must-link whose ends are apart is a contradiction to be told, whatever the pair weighs.
    private func addRefusedMustLinks(
        of member: RecordIndex,
        in identity: IdentityID,
        to strongest: inout [IdentityID: (own: RecordIndex, link: MatchState.Link)]
    ) {
        guard constraints.count > 0 else { return }
        for key in constraints.mustLinked(with: key(member)) {
            guard let record = find(key), let other = identities.identity(of: record),
                other != identity, strongest[other] == nil
            else { continue }
            let link = MatchState.Link(other: record, weight: weight(member, record, scratch.names))
            strongest[other] = (member, link)
        }
    }

    /// By weight, then by the record keys of the pair, whichever side one looks from.
    private func isStronger(
        _ one: (own: RecordIndex, link: MatchState.Link),
        than other: (own: RecordIndex, link: MatchState.Link)
    ) -> Bool {
        if one.link.weight != other.link.weight { return one.link.weight > other.link.weight }
        let ((first, second), (third, fourth)) = (inOrder(one), inOrder(other))
        if first.isBefore(third) { return true }
        return !third.isBefore(first) && second.isBefore(fourth)
    }

    private func inOrder(
        _ pair: (own: RecordIndex, link: MatchState.Link)
    ) -> (RecordView, RecordView) {
        let (one, other) = (state.records[pair.own], state.records[pair.link.other])
        return one.isBefore(other) ? (one, other) : (other, one)
    }

    private func reason(_ own: RecordIndex, _ link: MatchState.Link) -> ReviewTask.Reason {
        if constraints.count > 0,
            constraints.mustLinkID(key(own), key(link.other)) != nil
        {
            return .contradiction
        }
        switch forbids(own, link.other) {
        case .cannotLink: return .cannotLink
        case .exclusiveValue: return .exclusiveValue
        case .no: return link.weight >= scorer.linkThreshold ? .groupsDisagree : .possibleLink
        }
    }
}
