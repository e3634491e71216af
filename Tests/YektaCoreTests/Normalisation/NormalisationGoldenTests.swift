import Testing
import YektaFiles

@testable import YektaCore

/// What normalisation and blocking make of many records, as it was before it was made fast.
///
/// A change here is a change of the partitions of files: it needs a reason, and new figures of
/// quality.
@Suite struct NormalisationGoldenTests {
    private static let preparation = RecordPreparation(secret: 0x5EC2E7)

    @Test(arguments: zip(SampleKind.allCases, GoldenDigests.samples))
    func samplesAreNormalisedAsEver(kind: SampleKind, golden: String) throws {
        let table = kind.table(records: 1_500, seed: 7)
        let bytes = CSVWriter.bytes([table.header] + table.rows)
        var reader = try RecordReader(CSVReader(bytes: bytes), defaultChannel: "sample")
        var digest = FieldDigest()
        while let row = try reader.next() {
            digest.add(row.record)
            digest.add(row.record, Self.preparation)
        }
        #expect(digest.text == golden)
    }

    @Test(arguments: zip(FieldType.allCases, GoldenDigests.hardValues))
    func hardValuesAreNormalisedAsEver(type: FieldType, golden: String) {
        var source = HardValues(seed: UInt64(type.rawValue))
        var digest = FieldDigest()
        for _ in 0..<1_500 {
            digest.add(source.record(mostlyOf: type), Self.preparation)
        }
        #expect(digest.text == golden)
    }

    /// What is remembered of earlier values, by other threads as well, changes nothing.
    @Test func whatIsRememberedChangesNothing() async {
        let digests = await withTaskGroup(of: String.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var source = HardValues(seed: 99)
                    var digest = FieldDigest()
                    for place in 0..<1_000 {
                        let type = FieldType.allCases[place % FieldType.allCases.count]
                        let record = source.record(mostlyOf: type)
                        digest.add(record, Self.preparation)
                    }
                    return digest.text
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(digests.count == 1)
    }
}
