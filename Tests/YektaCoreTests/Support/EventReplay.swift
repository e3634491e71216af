import YektaCore

/// Rebuilds the partition from the change feed alone, as a subscriber would.
struct EventReplay {
    private(set) var identityOf: [RecordKey: IdentityID] = [:]
    private(set) var everIssued: Set<IdentityID> = []
    private(set) var live: Set<IdentityID> = []
    private(set) var openTasks: Set<ReviewTask> = []
    /// Where the feed contradicts itself.
    private(set) var problems: [String] = []

    var members: [IdentityID: [RecordKey]] {
        Dictionary(grouping: identityOf.keys) { identityOf[$0] ?? IdentityID(0) }
            .mapValues { $0.sorted() }
    }

    mutating func apply(_ events: [FeedEvent]) {
        for event in events { apply(event) }
    }

    private mutating func apply(_ event: FeedEvent) {
        switch event.kind {
        case .created(let identity):
            expect(everIssued.insert(identity).inserted, event)
            live.insert(identity)
        case .recordAdded(let key, let identity):
            expect(identityOf[key] == nil && live.contains(identity), event)
            identityOf[key] = identity
        case .recordUpdated(let key, let identity):
            expect(identityOf[key] == identity, event)
        case .recordMoved(let key, let from, let to):
            expect(identityOf[key] == from && live.contains(to), event)
            identityOf[key] = to
        case .recordDeleted(let key, let identity):
            expect(identityOf.removeValue(forKey: key) == identity, event)
        case .merged(let gone, let survivor):
            expect(live.remove(gone) != nil && live.contains(survivor), event)
            for (key, identity) in identityOf where identity == gone { identityOf[key] = survivor }
        case .split(let identity, let parts):
            expect(parts.count > 1 || !parts.contains(identity), event)
            if !parts.contains(identity) { expect(live.remove(identity) != nil, event) }
        case .erased(let identity):
            expect(live.remove(identity) != nil, event)
            expect(!identityOf.values.contains(identity), event)
        case .reviewOpened(let task): expect(openTasks.insert(task).inserted, event)
        case .reviewClosed(let task): expect(openTasks.remove(task) != nil, event)
        }
    }

    private mutating func expect(_ isSo: Bool, _ event: FeedEvent) {
        if !isSo { problems.append("event \(event.sequence) contradicts what came before") }
    }
}
