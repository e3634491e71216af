import Testing

@testable import YektaCore
@testable import YektaFiles

@Suite struct JoinExplanationTests {
    /// Contact records with the columns that matter here.
    private static func records(_ count: Int) -> [Record] {
        let types: [String: FieldType] = [
            "given_name": .givenName, "family_name": .surname, "surname": .surname,
            "full_name": .fullName, "phone": .phone, "email": .email, "birth_date": .birthDate,
            "national_id": .nationalID, "city": .city, "address": .address,
        ]
        let sample = SampleData(records: count, seed: 3)
        let columns = SampleData.header.map { types[$0] }
        return sample.rows.enumerated().map { number, cells in
            let fields = zip(columns, cells).compactMap { type, cell in
                type.flatMap { cell.isEmpty ? nil : Field($0, cell) }
            }
            return Record(key: RecordKey(channel: "s", id: "\(number)"), fields: fields)
        }
    }

    @Test func theTermsOfEveryJoinAddUpToItsEvidence() async throws {
        let engine = Engine(model: .shipped)
        let records = Self.records(1_500)
        let preparation = engine.preparation
        let changes = await engine.load(
            EngineContents(records: records),
            prepared: records.map { preparation.prepare($0) },
            workers: 2,
            training: true
        )
        var joins = 0
        var groups = 0
        for identity in Set(changes.writtenRecords.map(\.identity)) {
            let explanation = try #require(engine.explain(identity))
            for join in explanation.joins {
                let evidence = try #require(join.evidence)
                let sum = join.lines.reduce(MatchWeight.zero) { $0 + $1.weight }
                #expect(sum == evidence)
                #expect(evidence >= engine.scorer.linkThreshold)
                joins += 1
                if join.left.count > 1 || join.right.count > 1 { groups += 1 }
            }
        }
        #expect(joins > 300)
        #expect(groups > 50)
    }
}
