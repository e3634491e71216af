import Testing
import YektaCore

@testable import YektaStore

@Suite struct StoreCommitTests {
    /// Change sets that contradict a store which holds record 1 of identity 1 and event 1.
    static let contradictions: [(String, ChangeSet)] = [
        ("a gap in the feed", .adding(ordinal: 3, sequence: 4)),
        ("a repeated event", .adding(ordinal: 3, sequence: 2)),
        ("another record's ordinal", .adding(ordinal: 1, sequence: 3, key: 9)),
        ("another record under an ordinal", replacement),
        ("an ordinal beyond the limit", .adding(ordinal: .max, sequence: 3)),
        ("an unknown identity", unknownIdentity),
        ("an identity that begins again", .adding(ordinal: 3, sequence: 3, identity: 1)),
        ("a move of nothing", .moving(.sample(7), ordinal: 7)),
        ("a move of another record", .moving(.sample(7), ordinal: 1)),
        ("a deletion of nothing", .deleting(.sample(7), ordinal: 7)),
        ("a deletion of another record", .deleting(.sample(7), ordinal: 1)),
        ("closing a task that is not open", closingNothing),
        ("a constraint that changes its pair", changedConstraint),
    ]

    static var unknownIdentity: ChangeSet {
        var set = ChangeSet.adding(ordinal: 3, sequence: 3)
        set.identities = []
        return set
    }

    static var replacement: ChangeSet {
        var set = ChangeSet.adding(ordinal: 1, sequence: 3, key: 9)
        set.identities = []
        return set
    }

    static var closingNothing: ChangeSet {
        var set = ChangeSet()
        let task = ReviewTask(
            first: .sample(1),
            second: .sample(2),
            weight: .zero,
            reason: .possibleLink
        )
        set.reviewTasks = [ReviewTaskWrite(task: task, isOpen: false)]
        return set
    }

    static var changedConstraint: ChangeSet {
        var set = ChangeSet()
        let note = DecisionNote(author: "", reason: "", timeMs: 0)
        set.constraints = [2, 3].map { (other: UInt64) in
            ConstraintWrite(
                constraint: LinkConstraint(id: 1, kind: .mustLink, .sample(1), .sample(other)),
                note: note,
                isActive: true
            )
        }
        return set
    }

    @Test(arguments: contradictions)
    func aCommitThatFailsLeavesNothing(name: String, contradiction: ChangeSet) throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        let before = try StoreReader(path: directory.store).loadAll()
        let error = #expect(throws: StoreError.self) {
            try writer.commit([.adding(ordinal: 2, sequence: 2), contradiction])
        }
        #expect(error?.code == .inconsistent)
        #expect(try StoreReader(path: directory.store).loadAll() == before)
        // The writer stops, and a new one goes on from what is on disk.
        #expect(#expect(throws: StoreError.self) { try writer.commit([.init()]) }?.code == .closed)
        let next = try StoreWriter(path: directory.store)
        try next.commit([.adding(ordinal: 2, sequence: 2)])
        #expect(try StoreReader(path: directory.store).loadAll().records.count == 2)
    }

    @Test func aFullDiskLeavesNothing() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1)])
        let connection = try #require(writer.connection)
        let pageCount = try connection.integer("PRAGMA page_count")
        try connection.execute("PRAGMA max_page_count = \(pageCount + 5)")
        let before = try StoreReader(path: directory.store).loadAll()
        let long = String(repeating: "x", count: 4_000)
        let error = #expect(throws: StoreError.self) {
            try writer.commit(
                (2...20).map { .adding(ordinal: $0, sequence: $0, value: long) }
            )
        }
        #expect(error?.code == .full)
        #expect(try StoreReader(path: directory.store).loadAll() == before)
    }

    @Test func anErrorHoldsNothingOfTheRecord() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([.adding(ordinal: 1, sequence: 1, value: "Zahra")])
        let error = #expect(throws: StoreError.self) {
            try writer.commit([.moving(.sample(424_242), ordinal: 1)])
        }
        let description = try #require(error).description
        #expect(!description.contains("424242"))
        #expect(!description.contains("Zahra"))
        #expect(description.contains("moved to identity y1"))
    }

    @Test func anEmptyCommitWritesNothing() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.checkpoint()
        try writer.commit([ChangeSet(), ChangeSet()])
        #expect(try directory.read(directory.store + "-wal").isEmpty)
    }

    @Test func everyCommitIsSynced() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        let connection = try #require(writer.connection)
        #expect(try connection.integer("PRAGMA synchronous") == 2)
        #expect(try connection.text("PRAGMA journal_mode") == "wal")
        #expect(try connection.integer("PRAGMA secure_delete") == 1)
    }

    @Test func reopeningATaskThatIsOpenKeepsOneTask() throws {
        let directory = try StoreDirectory()
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        var set = Self.closingNothing
        let task = set.reviewTasks[0].task
        set.reviewTasks = [true, true, false, true, true].map {
            ReviewTaskWrite(task: task, isOpen: $0)
        }
        try writer.commit([set])
        #expect(try StoreReader(path: directory.store).openReviewTasks() == [task])
    }
}
