import Testing

@testable import YektaCore
@testable import YektaFiles

@Suite struct ExplanationTests {
    /// The sample as records: columns are named as the field types are, but for one.
    private static let sample: [Record] = {
        let types = SampleData.header.map { name in
            name == "family_name" ? FieldType.surname : FieldType(name: name)
        }
        return SampleData(records: 1_500, seed: 3).rows.enumerated().map { place, row in
            let fields = zip(types, row).compactMap { type, value in
                value.isEmpty ? nil : type.map { Field($0, value) }
            }
            return Record(key: RecordKey(channel: "sample", id: "\(place)"), fields: fields)
        }
    }()

    @Test func theLinesOfEveryPairAddUpToItsWeightToTheLastBit() {
        let normalisation = RecordNormalisation(secret: 1)
        let records = Self.sample.map { ($0, normalisation.normalise($0)) }
        let scorer = Scorer(model: .shipped)
        var random = RecordSource(seed: 11)
        var wrong = 0
        var decisions: Set<Decision> = []
        for _ in 0..<4_000 {
            let left = random.number(below: records.count)
            let right = random.number(below: records.count)
            let vector = Scorer(model: .shipped).comparison.compare(
                records[left].1,
                records[right].1
            )
            let explanation = Explanation(
                vector,
                scorer: scorer,
                left: records[left].0,
                right: records[right].0
            )
            let sum = explanation.lines.reduce(MatchWeight.zero) { $0 + $1.weight }
            if sum != explanation.total || sum != scorer.weight(of: vector) { wrong += 1 }
            decisions.insert(explanation.decision)
        }
        #expect(wrong == 0)
        #expect(decisions.contains(.nonLink))
    }

    @Test func whatTheEngineLinkedIsExplainedByTheWeightOfTheLink() throws {
        let bench = EngineBench(Array(Self.sample.prefix(400)))
        var explained = 0
        for record in 0..<bench.engine.state.records.count {
            for link in bench.engine.links[RecordIndex(record)] where Int(link.other) > record {
                let pair = try #require(
                    bench.engine.explain(
                        bench.engine.key(RecordIndex(record)),
                        bench.engine.key(link.other)
                    )
                )
                let sum = pair.explanation.lines.reduce(MatchWeight.zero) { $0 + $1.weight }
                #expect(sum == link.weight)
                #expect(pair.explanation.total == link.weight)
                #expect(!pair.sharedRules.isEmpty)
                explained += 1
            }
        }
        #expect(explained > 100)
    }

    @Test func aPairExplainsAlikeFromBothSides() throws {
        let bench = EngineBench(Array(Self.sample.prefix(60)))
        let keys = Self.sample.prefix(60).map(\.key)
        for (one, other) in zip(keys, keys.dropFirst()) {
            let forwards = try #require(bench.engine.explain(one, other)).explanation
            let backwards = try #require(bench.engine.explain(other, one)).explanation
            #expect(forwards.total == backwards.total)
            #expect(forwards.lines.map(\.level) == backwards.lines.map(\.level))
            #expect(forwards.lines.map(\.left) == backwards.lines.map(\.right))
        }
    }

    @Test func anIdentityTellsEveryJoinThatMadeIt() throws {
        let bench = EngineBench([
            .crafted("crm:1", [.givenName: "نرگس", .surname: "توکلی", .phone: "09127654321"]),
            .crafted("web:2", [.givenName: "Narges", .surname: "Tavakoli", .phone: "09127654321"]),
            .crafted("shop:3", [.fullName: "نرگس توكلي", .phone: "9127654321"]),
        ])
        let identity = try #require(bench.identity("crm:1"))
        let explanation = try #require(bench.engine.explain(identity))
        #expect(explanation.members.map(\.description) == ["crm:1", "shop:3", "web:2"])
        #expect(explanation.joins.count == 2)
        for join in explanation.joins {
            let evidence = try #require(join.evidence)
            #expect(evidence >= bench.engine.scorer.linkThreshold)
        }
        let last = try #require(explanation.joins.last)
        #expect(Set(last.left + last.right) == Set(explanation.members))
    }

    @Test func whatIsUnknownHasNoExplanation() {
        let bench = EngineBench([.crafted("crm:1", [.phone: "09127654321"])])
        let known = RecordKey(channel: "crm", id: "1")
        #expect(bench.engine.explain(known, RecordKey(channel: "crm", id: "2")) == nil)
        #expect(bench.engine.explain(IdentityID(99)) == nil)
    }
}
