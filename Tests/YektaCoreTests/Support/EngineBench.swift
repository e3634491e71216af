@testable import YektaCore

/// An engine with everything that follows it: a plain store, the feed's reader, the directory.
struct EngineBench {
    let preparation: RecordPreparation
    private(set) var engine: Engine
    private(set) var store = ModelStore()
    private(set) var replay = EventReplay()
    private(set) var directory = IdentityDirectory()
    let note = DecisionNote(author: "steward", reason: "test", timeMs: 1)

    init(secret: UInt64 = 0x5EC2E7) {
        preparation = RecordPreparation(secret: secret)
        engine = Engine(model: .shipped, preparation: preparation)
    }

    /// A bench that takes records which were prepared for another.
    init(twinOf other: EngineBench) {
        preparation = other.preparation
        engine = Engine(model: .shipped, preparation: preparation)
    }

    init(_ records: [Record]) {
        self.init()
        resolve(records)
    }

    @discardableResult
    mutating func apply(_ commands: [Command]) -> (
        changes: ChangeSet, outcomes: [CommandOutcome]
    ) {
        let result = engine.apply(commands)
        store.apply(result.changes)
        replay.apply(result.changes.events)
        directory.apply(result.changes)
        return result
    }

    @discardableResult
    mutating func resolve(_ records: [Record]) -> [CommandOutcome] {
        apply(records.map { .resolve(preparation.prepare($0)) }).outcomes
    }

    @discardableResult
    mutating func delete(_ key: String) -> [CommandOutcome] {
        RecordKey(key).map { apply([.delete($0)]).outcomes } ?? []
    }

    /// The identity of a record that is stored.
    func identity(_ key: String) -> IdentityID? {
        RecordKey(key).flatMap { directory.record($0)?.identity }
    }

    func search(_ probe: Record, limit: Int, isExplained: Bool = false) -> [SearchHit] {
        engine.search(probe, limit: limit, isExplained: isExplained, engine.makeSearchScratch())
    }

    /// The partition in words: groups of record ids.
    var groups: [[String]] {
        engine.partition().map { $0.map(\.description) }
    }

    /// Starts a new engine from what the plain store holds, as after a restart.
    ///
    /// - Returns: what loading changed, which should be nothing.
    mutating func restart(workers: Int = 1) async -> ChangeSet {
        let fresh = Engine(model: engine.model, preparation: preparation)
        let changes = await fresh.load(store.contents, workers: workers)
        engine = fresh
        return changes
    }

    /// The partition that the live records give when they come at once, with the same constraints.
    func loadedPartition(shuffledBy seed: UInt64) async -> [[RecordKey]] {
        var random = RecordSource(seed: seed)
        let shuffled = store.records.values.map(\.record)
            .sorted { $0.key < $1.key }
            .map { (random.next(), $0) }
            .sorted { $0.0 < $1.0 }
            .map(\.1)
        var contents = EngineContents(records: shuffled)
        contents.constraints = store.activeConstraints
        // Its own vocabulary: the numbers of words and names must not matter.
        let fresh = Engine(
            model: engine.model,
            preparation: RecordPreparation(secret: preparation.blocking.secret)
        )
        _ = await fresh.load(contents, workers: 1)
        return fresh.partition()
    }

    /// Everything in which engine, store, feed and directory contradict themselves or one another.
    func problems() -> [String] {
        var found = engine.checkInvariants() + store.problems + replay.problems
        var members: [IdentityID: [RecordKey]] = [:]
        engine.identities.eachLive { members[$0] = $1.map { engine.key($0) }.sorted() }
        if members != store.members { found.append("the change sets give other identities") }
        if members != replay.members { found.append("the events give other identities") }
        let listed = directory.partition().map { ($0.identity, $0.records) }
        if members != Dictionary(uniqueKeysWithValues: listed) {
            found.append("the directory lists other identities")
        }
        if Set(members.keys) != replay.live { found.append("the events leave other ids standing") }
        if store.openTasks != Set(engine.openReviews) {
            found.append("the store has other tasks")
        }
        if replay.openTasks != store.openTasks { found.append("the events leave other tasks open") }
        if directory.openReviewCount != store.openTasks.count {
            found.append("the directory counts other tasks")
        }
        return found + problemsOfIDs()
    }

    private func problemsOfIDs() -> [String] {
        var found: [String] = []
        for identity in replay.everIssued.sorted() {
            guard let state = directory.state(of: identity) else {
                found.append("\(identity) was issued and is unknown")
                continue
            }
            if store.identities[identity] != state { found.append("\(identity) has two states") }
            if case .mergedInto(let next) = state, directory.state(of: next) == nil {
                found.append("\(identity) redirects into nowhere")
            }
            for current in directory.current(identity)
            where directory.records(of: current).isEmpty {
                found.append("\(identity) redirects to \(current), which has no records")
            }
        }
        return found
    }
}

extension IdentityDirectory {
    /// The identities under which the records of an id are now: itself if it stands, else where its
    /// redirects end, ascending.
    func current(_ identity: IdentityID) -> [IdentityID] {
        var found: Set<IdentityID> = []
        var seen: Set<IdentityID> = []
        var pending = [identity]
        while let next = pending.popLast() {
            guard seen.insert(next).inserted else { continue }
            switch state(of: next) {
            case .live: found.insert(next)
            case .mergedInto(let survivor): pending.append(survivor)
            case .splitInto(let parts): pending += parts
            case .erased, nil: continue
            }
        }
        return found.sorted()
    }
}
