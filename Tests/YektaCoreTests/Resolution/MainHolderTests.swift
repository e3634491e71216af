import Testing

@testable import YektaCore

/// Who of several holders of a value is its main one.
@Suite struct MainHolderTests {
    private static let phone = "09121110000"

    private func named(_ key: String, _ full: String) -> Record {
        .crafted(key, [.fullName: full, .phone: Self.phone])
    }

    /// What is found, in the words of the engine that found it.
    private struct Sharing {
        let value: SharedValue
        let engine: Engine

        var isGeneric: Bool { value.isGeneric }
        var owner: [UInt8]? { value.owner }

        func holders(in names: [KnownName]) -> Holders {
            var fields = NormalisedFields()
            fields.names = names
            return RecordContent(fields, of: nil, vocabulary: engine.preparation.vocabulary).read {
                value.holders(in: $0, engine.state.names())
            }
        }
    }

    private func sharing(_ records: [Record]) -> Sharing? {
        let bench = EngineBench(records)
        #expect(bench.problems().isEmpty)
        let key = bench.preparation.lookupKey(type: .phone, value: Self.phone)
        return key.flatMap { bench.engine.state.sharing(of: $0) }.map {
            Sharing(value: $0, engine: bench.engine)
        }
    }

    private func names(_ full: String) -> [KnownName] {
        PersonNameParser.readings(full: full).map { KnownName($0) }
    }

    @Test func twoOfThreeNamedRecordsMakeAMainHolder() {
        let found = sharing([
            named("a:1", "علی رضایی"), named("b:1", "Ali Rezaei"), named("c:1", "مریم توکلی"),
        ])
        #expect(found?.isGeneric == false)
        #expect(found?.holders(in: names("علی رضایی")) == .owner)
        #expect(found?.holders(in: names("مریم توکلی")) == .several)
        // A record without a name is the main holder's sooner than anybody else's.
        #expect(found?.holders(in: []) == .owner)
    }

    @Test func recordsWithoutANameDoNotVote() {
        let found = sharing([
            named("a:1", "علی رضایی"), named("b:1", "علی رضایی"), named("c:1", "مریم توکلی"),
            .crafted("d:1", [.phone: Self.phone]), .crafted("d:2", [.phone: Self.phone]),
            .crafted("d:3", [.phone: Self.phone]),
        ])
        #expect(found?.holders(in: []) == .owner)
    }

    @Test func halfOfTheRecordsMakeNoMainHolder() {
        let found = sharing([named("a:1", "علی رضایی"), named("c:1", "مریم توکلی")])
        #expect(found?.isGeneric == false)
        #expect(found?.owner == nil)
        for name in ["علی رضایی", "مریم توکلی"] {
            #expect(found?.holders(in: names(name)) == .several)
        }
        #expect(found?.holders(in: []) == .several)
    }

    @Test func theTwoReadingsOfATitledNameAreOnePerson() {
        #expect(names("خانم نیک نفس").count == 2)
        #expect(sharing([named("a:1", "خانم نیک نفس"), named("b:1", "خانم نیک نفس")]) == nil)
        #expect(sharing([named("a:1", "خانم نیک نفس"), named("b:1", "آیدا نیک نفس")]) == nil)
        #expect(sharing([named("a:1", "خانم نیک نفس"), named("b:1", "علی رضایی")]) != nil)
    }
}
