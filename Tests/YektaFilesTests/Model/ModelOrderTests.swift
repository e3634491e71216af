import Testing
import YektaCore
import YektaFiles

/// A model is a function of the set of records: neither their order nor threads show in its file.
@Suite struct ModelOrderTests {
    @Test func shuffledRecordsTeachTheSameBytes() async throws {
        let records = try sample(400)
        let expected = await file(records, workers: 1)
        var random = SplitMix64(seed: 3)
        for workers in [1, 4] {
            let shuffled = records.shuffled(using: &random)
            #expect(await file(shuffled, workers: workers) == expected)
        }
    }

    @Test func otherRecordsTeachAnotherEpoch() async throws {
        let records = try sample(400)
        let one = await file(records, workers: 2)
        let other = await file(Array(records.dropLast()), workers: 2)
        #expect(one != other)
        let names = try [one, other].map { try ModelFile.decode($0, file: "m.json").epoch }
        #expect(names[0] != names[1])
    }

    private func file(_ records: [Record], workers: Int) async -> [UInt8] {
        let engine = Engine(model: .shipped)
        let preparation = engine.preparation
        _ = await engine.load(
            EngineContents(records: records),
            prepared: records.map { preparation.prepare($0) },
            workers: workers,
            training: true
        )
        return ModelFile.encode(engine.model)
    }

    private func sample(_ count: Int) throws -> [Record] {
        let sample = SampleData(records: 1_000)
        let bytes = CSVWriter.bytes([SampleData.header] + sample.rows)
        var reader = try RecordReader(
            CSVReader(bytes: bytes, name: "sample"),
            defaultChannel: "sample"
        )
        var records: [Record] = []
        while let row = try reader.next() { records.append(row.record) }
        return Array(records.prefix(count))
    }
}
