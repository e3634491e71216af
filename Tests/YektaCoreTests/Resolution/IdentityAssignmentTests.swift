import Testing

@testable import YektaCore

@Suite struct IdentityAssignmentTests {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func everyChangeKeepsTheIDsThatTheRuleKeeps(seed: UInt64) {
        var bench = EngineBench()
        var source = CommandSource(
            population: CraftedPopulation(seed: seed, busy: 4),
            preparation: bench.preparation
        )
        source.shares = (delete: 12, merge: 12, split: 12)
        for step in 0..<120 {
            let before = bench.store
            bench.apply(source.batch(1, for: bench.engine))
            let after = bench.store
            let still = before.members.mapValues { $0.filter { after.records[$0] != nil } }
            let expected = ReferenceAssignment.assign(
                after.members.values.map { $0 },
                before: still.filter { !$0.value.isEmpty },
                ordinals: after.records.mapValues(\.ordinal),
                next: (before.identities.keys.map(\.number).max() ?? 0) + 1
            )
            #expect(after.members == expected, "seed \(seed), step \(step)")
            if after.members != expected { return }
        }
        #expect(bench.store.identities.values.contains { $0 != .live })
    }

    @Test(arguments: [6, 7] as [UInt64])
    func noTwoValidNationalIDsShareAnIdentityUnlessAStewardSaidSo(seed: UInt64) {
        var bench = EngineBench()
        var source = CommandSource(
            population: CraftedPopulation(seed: seed, families: 9),
            preparation: bench.preparation
        )
        source.shares = (delete: 15, merge: 0, split: 5)
        for _ in 0..<40 {
            bench.apply(source.batch(4, for: bench.engine))
            for members in bench.store.members.values {
                let ids = Set(
                    members.flatMap {
                        bench.store.records[$0]?.record.values(of: .nationalID) ?? []
                    }
                )
                #expect(ids.count <= 1)
            }
        }
    }

    @Test func theSameRecordAgainIsNoChange() {
        let population = CraftedPopulation(seed: 31)
        let records = population.keys.compactMap { population.versions[$0]?.first }
        var bench = EngineBench(records)
        let first = records.map { bench.identity($0.key.description) }
        let again = bench.apply(records.map { .resolve(bench.preparation.prepare($0)) })
        #expect(again.changes.isEmpty)
        for (place, outcome) in again.outcomes.enumerated() {
            guard case .resolved(let resolved) = outcome else {
                Issue.record("a known record was refused")
                continue
            }
            #expect(resolved.kind == .unchanged && resolved.absorbed.isEmpty)
            #expect(resolved.identity == first[place])
        }
    }

    @Test func theAnswerSaysWhatBecameOfTheRecord() throws {
        var bench = EngineBench()
        func kind(_ record: Record) -> CommandOutcome.Resolved.Kind? {
            guard case .resolved(let resolved)? = bench.resolve([record]).first else { return nil }
            return resolved.kind
        }
        let phone = Record.crafted("a:1", [.surname: "توکلی", .phone: "09127654321"])
        let email = Record.crafted("a:2", [.surname: "توکلی", .email: "narges.tv@mail.example"])
        #expect(kind(phone) == .created)
        #expect(kind(email) == .created)
        #expect(kind(phone.under("a:3")) == .attached)
        #expect(
            kind(
                .crafted(
                    "a:4",
                    [.surname: "توکلی", .phone: "09127654321", .email: "narges.tv@mail.example"]
                )
            )
                == .merged
        )
        #expect(bench.engine.identityCount == 1)
        #expect(kind(.crafted("a:1", [.surname: "Tavakoli", .phone: "09127654321"])) == .updated)
        #expect(bench.problems().isEmpty)
    }

    @Test func commandsOfOneBatchSeeOneAnother() throws {
        var bench = EngineBench()
        let record = Record.crafted("a:1", [.surname: "توکلی", .phone: "09127654321"])
        let prepared = bench.preparation.prepare(record)
        let result = bench.apply([
            .resolve(prepared), .delete(record.key), .resolve(prepared), .delete(record.key),
            .delete(record.key), .resolve(prepared),
        ])
        #expect(result.outcomes.count == 6)
        if case .refused(.unknownRecord) = result.outcomes[4] {
        } else {
            Issue.record("a deleted record was deleted again")
        }
        #expect(result.changes.deletedRecords.isEmpty, "the store never heard of the first two")
        #expect(bench.store.records.count == 1)
        #expect(bench.problems().isEmpty)
    }
}
