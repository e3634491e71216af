import Testing
import YektaCore
import YektaStore

/// What brings a snapshot of the memory up to date.
@Suite struct StoreTailTests {
    @Test(arguments: [71, 72, 73])
    func anOlderStateAndItsTailMakeTheNewerOne(seed: UInt64) throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: seed)
        let writer = try StoreWriter.create(path: directory.store, secret: seed)
        let reader = try StoreReader(path: directory.store)
        var states = [try reader.loadAll()]
        for _ in 0..<25 {
            try writer.commit(workload.batch())
            states.append(try reader.loadAll())
        }
        let now = try #require(states.last)
        for state in states {
            let tail = try #require(try reader.tail(after: state.position.commit))
            #expect(state.followed(by: tail) == now)
            #expect(
                tail.events == workload.reference.events.filter { $0.sequence > state.lastSequence }
            )
        }
        #expect(try reader.tail(after: now.position.commit + 1) == nil)
    }

    @Test func theTailOfTheLastCommitIsEmpty() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        let tail = try #require(try StoreReader(path: directory.store).tail(after: 1))
        #expect(tail.position.commit == 1)
        #expect(tail.records.isEmpty && tail.deletedOrdinals.isEmpty && tail.events.isEmpty)
    }

    @Test func aChangeOfModelIsACommitOfItsOwn() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        try writer.commit([], modelEpoch: "2026-11")
        #expect(try StoreReader(path: directory.store).position().commit == 2)
    }
}

extension StoreContents {
    /// This state with what its commits changed since.
    fileprivate func followed(by tail: StoreTail) -> StoreContents {
        var contents = self
        contents.position = tail.position
        let touched = Set(tail.records.map(\.ordinal) + tail.deletedOrdinals)
        contents.records = (records.filter { !touched.contains($0.ordinal) } + tail.records)
            .sorted { $0.ordinal < $1.ordinal }
        let ended = Set(tail.retired.map(\.id))
        contents.retired = (retired.filter { !ended.contains($0.id) } + tail.retired)
            .sorted { $0.id < $1.id }
        contents.constraints = tail.constraints
        var open = Set(openReviewTasks)
        for event in tail.events {
            if case .reviewOpened(let task) = event.kind { open.insert(task) }
            if case .reviewClosed(let task) = event.kind { open.remove(task) }
        }
        contents.openReviewTasks = open.sorted {
            ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second)
        }
        return contents
    }
}
