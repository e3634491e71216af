import Testing

@testable import YektaCore

/// An engine and its directory that were written and read back, beside those that never stopped.
@Suite struct EngineSnapshotTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func aRestoredEngineGoesOnAsIfItHadNeverStopped(seed: UInt64) async throws {
        var bench = EngineBench()
        var source = CommandSource(
            population: CraftedPopulation(seed: seed),
            preparation: bench.preparation
        )
        for _ in 0..<12 { bench.apply(source.batch(12, for: bench.engine)) }
        var (engine, directory) = try await restored(bench)
        try check(engine, directory, against: bench)
        try goOn(&bench, &source, engine, &directory)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func anOldSnapshotIsBroughtUpToTheStoreAndGoesOn(seed: UInt64) async throws {
        var bench = EngineBench()
        var source = CommandSource(
            population: CraftedPopulation(seed: seed),
            preparation: bench.preparation
        )
        for _ in 0..<10 { bench.apply(source.batch(12, for: bench.engine)) }
        let snapshot = try SnapshotMemory(bench.engine, bench.directory)
        let before = bench.store
        var events: [FeedEvent] = []
        for _ in 0..<Int(seed) {
            events += bench.apply(source.batch(7, for: bench.engine)).changes.events
        }
        let tail = tail(from: before, to: bench.store, events: events, isBehind: true)
        var (engine, directory) = try await restored(
            snapshot,
            tail,
            secret: bench.preparation.secret
        )
        try check(engine, directory, against: bench)
        try goOn(&bench, &source, engine, &directory)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func whatWasReadBackIsWrittenAlike(seed: UInt64) async throws {
        var bench = EngineBench()
        var source = CommandSource(
            population: CraftedPopulation(seed: seed),
            preparation: bench.preparation
        )
        for _ in 0..<8 { bench.apply(source.batch(12, for: bench.engine)) }
        let (engine, directory) = try await restored(bench)
        let first = try SnapshotMemory(bench.engine, bench.directory)
        let second = try SnapshotMemory(engine, directory)
        // Sets and dictionaries go through their elements in an order of their own.
        let unordered: Set<SnapshotPart> = [.sharedValues, .representatives]
        for part in SnapshotPart.allCases where !unordered.contains(part) {
            #expect(first.parts[part] == second.parts[part], "\(part)")
        }
    }

    @Test func anEmptyEngineIsWrittenAndReadBack() async throws {
        let bench = EngineBench()
        let (engine, directory) = try await restored(bench)
        try check(engine, directory, against: bench)
    }

    @Test func whatIsDeletedOrReplacedIsNotWritten() throws {
        var bench = EngineBench()
        func person(_ id: String, _ fields: [Field]) -> Record {
            Record(key: RecordKey(channel: "crm", id: id), fields: fields)
        }
        bench.resolve([
            person(
                "nobody-else-1",
                [
                    Field(.givenName, "Thaddeusz"), Field(.surname, "Quirkenbusch"),
                    Field(.email, "quite.unheard.of@rare-domain.example"),
                    Field(.address, "12 Nowherelane, Atlantisville"),
                ]
            ),
            person("2", [Field(.email, "somebody@example.org")]),
        ])
        bench.resolve([person("2", [Field(.email, "changed@example.org")])])
        let wanted = [
            "quite.unheard.of", "rare-domain", "thaddeusz", "quirkenbusch", "nowherelane",
            "atlantisville", "nobody-else", "somebody",
        ]
        func places(_ text: String) throws -> [SnapshotPart] {
            let text = Array(text.utf8)
            let parts = try SnapshotMemory(bench.engine, bench.directory).parts
            return SnapshotPart.allCases.filter { part in
                (parts[part] ?? []).contains { bytes in
                    bytes.map { $0 | 0x20 }.contains(text.map { $0 | 0x20 })
                }
            }
        }
        for text in wanted.dropLast() { #expect(try !places(text).isEmpty, "\(text)") }
        #expect(try places("somebody") == [])
        bench.delete("crm:nobody-else-1")
        for text in wanted { #expect(try places(text) == [], "\(text)") }
    }

    @Test func partsThatAreShortOrMissingAreRefused() async throws {
        var bench = EngineBench()
        var source = CommandSource(
            population: CraftedPopulation(seed: 9),
            preparation: bench.preparation
        )
        for _ in 0..<8 { bench.apply(source.batch(12, for: bench.engine)) }
        let whole = try SnapshotMemory(bench.engine, bench.directory)
        let tail = tail(from: bench.store, to: bench.store)
        for part in SnapshotPart.allCases where whole.count(of: part) > 0 {
            var missing = whole
            missing.parts[part] = nil
            await #expect(throws: SnapshotError.self, "\(part) is missing") {
                _ = try await restored(missing, tail, secret: bench.preparation.secret)
            }
            guard let first = whole.parts[part]?.first, !first.isEmpty else { continue }
            var short = whole
            short.parts[part]?[0] = first.dropLast()
            await #expect(throws: SnapshotError.self, "\(part) is short") {
                _ = try await restored(short, tail, secret: bench.preparation.secret)
            }
        }
    }

    // MARK: -

    /// Applies the same commands to an engine that never stopped and to one that was restored.
    private func goOn(
        _ bench: inout EngineBench,
        _ source: inout CommandSource,
        _ engine: Engine,
        _ directory: inout IdentityDirectory
    ) throws {
        for _ in 0..<8 {
            let commands = source.batch(9, for: bench.engine)
            let own = again(commands, engine.preparation)
            let expected = bench.apply(commands)
            let found = engine.apply(own)
            directory.apply(found.changes)
            #expect("\(found.outcomes)" == "\(expected.outcomes)")
            #expect(found.changes.events == expected.changes.events)
            #expect(found.changes.writtenRecords == expected.changes.writtenRecords)
            #expect(found.changes.movedRecords == expected.changes.movedRecords)
            #expect(found.changes.deletedRecords == expected.changes.deletedRecords)
            #expect(found.changes.reviewTasks == expected.changes.reviewTasks)
            #expect(found.changes.identities == expected.changes.identities)
        }
        try check(engine, directory, against: bench)
        #expect(bench.problems() == [])
    }

    private func restored(
        _ bench: EngineBench
    ) async throws -> (engine: Engine, directory: IdentityDirectory) {
        let snapshot = try SnapshotMemory(bench.engine, bench.directory)
        let tail = tail(from: bench.store, to: bench.store)
        return try await restored(snapshot, tail, secret: bench.preparation.secret)
    }

    private func restored(
        _ snapshot: SnapshotMemory,
        _ tail: EngineTail,
        secret: UInt64
    ) async throws -> (engine: Engine, directory: IdentityDirectory) {
        let engine = Engine(model: .shipped, preparation: RecordPreparation(secret: secret))
        try await engine.restore(from: snapshot, workers: 2)
        var directory = try await IdentityDirectory(secret: 0, from: snapshot, workers: 2)
        let (missed, differences) = await engine.catchUp(with: tail, workers: 2)
        #expect(differences.isEmpty)
        directory.apply(missed)
        directory.restore(lastSequence: tail.contents.nextSequence - 1)
        return (engine, directory)
    }

    private func tail(
        from before: ModelStore,
        to after: ModelStore,
        events: [FeedEvent] = [],
        isBehind: Bool = false
    ) -> EngineTail {
        var tail = EngineTail()
        tail.contents = after.contents
        tail.contents.records = []
        tail.contents.openReviews = []
        tail.events = events
        tail.isBehind = isBehind
        tail.retired = after.contents.retired.filter { before.contents.retired[$0.key] != $0.value }
            .map { IdentityWrite(id: $0.key, state: $0.value) }
        let old = Dictionary(uniqueKeysWithValues: before.records.map { ($1.ordinal, $1) })
        let new = Dictionary(uniqueKeysWithValues: after.records.map { ($1.ordinal, $1) })
        tail.deletedOrdinals = old.keys.filter { new[$0] == nil }.sorted()
        tail.records = new.values.sorted { $0.ordinal < $1.ordinal }
            .filter {
                let known = old[$0.ordinal]
                return known?.record != $0.record || known?.identity != $0.identity
            }
            .map { .init(record: $0.record, ordinal: $0.ordinal, identity: $0.identity) }
        tail.retracted = before.activeConstraints.map(\.constraint)
        return tail
    }

    private func check(
        _ engine: Engine,
        _ directory: IdentityDirectory,
        against bench: EngineBench
    ) throws {
        #expect(engine.checkInvariants() == [])
        #expect(directory.checkInvariants() == [])
        #expect(engine.partition() == bench.engine.partition())
        #expect(engine.recordCount == bench.engine.recordCount)
        #expect(engine.linkCount == bench.engine.linkCount)
        #expect(engine.lastSequence == bench.engine.lastSequence)
        #expect(Set(engine.openReviews) == Set(bench.engine.openReviews))
        #expect(engine.identities.retired == bench.engine.identities.retired)
        let listed = directory.partition()
        let expected = bench.directory.partition()
        #expect(listed.map(\.identity) == expected.map(\.identity))
        #expect(listed.map(\.records) == expected.map(\.records))
        #expect(directory.openReviewCount == bench.directory.openReviewCount)
        for (identity, records) in expected {
            #expect(
                directory.possibleLinks(of: identity, limit: 8)
                    == bench.directory.possibleLinks(of: identity, limit: 8)
            )
            for key in records {
                let known = bench.directory.record(key)?.record
                #expect(directory.record(key)?.record == known)
            }
        }
        for number in 1..<max(2, bench.store.contents.nextIdentityNumber) {
            let identity = IdentityID(number)
            #expect(directory.state(of: identity) == bench.directory.state(of: identity))
        }
    }

    /// The same commands for another engine.
    private func again(_ commands: [Command], _ preparation: RecordPreparation) -> [Command] {
        commands.map { command in
            guard case .resolve(let prepared) = command else { return command }
            return .resolve(preparation.prepare(prepared.record))
        }
    }
}
