import Testing
import YektaCore
import YektaStore

@Suite struct StoreFeedTests {
    @Test func theFeedHasNoGapsAndIsReadInPages() throws {
        let directory = try StoreDirectory()
        var workload = Workload(seed: 51)
        var writer = try StoreWriter.create(path: directory.store, secret: 1)
        for round in 0..<20 {
            try writer.commit(workload.batch())
            guard round == 10 else { continue }
            try writer.close()
            writer = try StoreWriter(path: directory.store)
        }
        let reader = try StoreReader(path: directory.store)
        var events: [FeedEvent] = []
        while true {
            let page = try reader.events(after: events.last?.sequence ?? 0, limit: 7)
            if page.isEmpty { break }
            #expect(page.count <= 7)
            events += page
        }
        #expect(events == workload.reference.events)
        #expect(events.map(\.sequence) == Array(1...UInt64(events.count)))
        #expect(try reader.lastSequence() == events.last?.sequence)
    }

    @Test func readingPastTheEndGivesNothing() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        let reader = try StoreReader(path: directory.store)
        #expect(try reader.lastSequence() == 0)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        #expect(try reader.events(after: 1, limit: 10).isEmpty)
        #expect(try reader.events(after: .max, limit: 10).isEmpty)
        #expect(try reader.events(after: 0, limit: -1).isEmpty)
    }
}
