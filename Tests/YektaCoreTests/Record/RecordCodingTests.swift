import Testing
import YektaCore

@Suite struct RecordCodingTests {
    @Test(arguments: [1, 2, 3, 4, 5])
    func everyRecordRoundTripsByteForByte(seed: UInt64) throws {
        var source = RecordSource(seed: seed)
        for _ in 0..<400 {
            let record = source.record()
            let bytes = RecordCoding.encode(record)
            let decoded = try RecordCoding.decode(bytes)
            #expect(decoded == record)
            // Equality of strings forgives canonical equivalence; the bytes must not.
            #expect(
                decoded.fields.map { Array($0.value.utf8) }
                    == record.fields.map { Array($0.value.utf8) }
            )
            #expect(RecordCoding.encode(decoded) == bytes)
        }
    }

    @Test func emptyStringsAndExtremeTimesSurvive() throws {
        for time in [Int64.min, -1, 0, 1, .max] {
            let record = Record(
                key: RecordKey(channel: "", id: ""),
                receivedAtMs: time,
                fields: [Field(.text, "", label: "", isCompared: true), Field(.phone, "")]
            )
            #expect(try RecordCoding.decode(RecordCoding.encode(record)) == record)
        }
    }

    @Test func theFirstVersionNeverChanges() {
        let record = Record(
            key: RecordKey(channel: "crm", id: "7"),
            receivedAtMs: -2,
            fields: [Field(.surname, "é"), Field(.text, "x", label: "note", isCompared: true)]
        )
        let expected: [UInt8] =
            [1, 3] + Array("crm".utf8) + [1, 0x37, 3, 2]
            + [2, 0, 2, 0xc3, 0xa9]
            + [17, 3, 4] + Array("note".utf8) + [1, 0x78]
        #expect(RecordCoding.encode(record) == expected)
        #expect(RecordCoding.contentHash(record) == 6_764_413_869_562_954_584)
    }

    @Test func everyTruncationIsRefused() {
        var source = RecordSource(seed: 11)
        for _ in 0..<20 {
            let bytes = RecordCoding.encode(source.record())
            for count in 0..<bytes.count {
                #expect(throws: RecordCodingError.self) {
                    try RecordCoding.decode(Array(bytes.prefix(count)))
                }
            }
            #expect(throws: RecordCodingError.self) { try RecordCoding.decode(bytes + [0]) }
        }
    }

    @Test func aCorruptByteIsRefusedOrIsAnotherRecordsOnlyEncoding() {
        var source = RecordSource(seed: 12)
        for _ in 0..<8 {
            let bytes = RecordCoding.encode(source.record())
            for offset in bytes.indices {
                for flip in [0x01, 0x02, 0x80, 0xff] as [UInt8] {
                    var corrupt = bytes
                    corrupt[offset] ^= flip
                    guard let decoded = try? RecordCoding.decode(corrupt) else { continue }
                    #expect(RecordCoding.encode(decoded) == corrupt)
                }
            }
        }
    }

    @Test func randomBytesNeverTrap() {
        var source = RecordSource(seed: 13)
        for _ in 0..<5_000 {
            let bytes = [1] + (0..<source.number(below: 40)).map { _ in source.byte() }
            guard let decoded = try? RecordCoding.decode(bytes) else { continue }
            #expect(RecordCoding.encode(decoded) == bytes)
        }
    }

    @Test(
        arguments: [
            ([], .truncated, 0),
            ([9], .unsupportedVersion(9), 0),
            ([1, 0x80, 0x00], .notCanonical, 1),
            ([1] + [UInt8](repeating: 0xff, count: 10), .numberTooLarge, 1),
            ([1, 1, 0xff, 0, 0, 0], .invalidUTF8, 2),
            ([1, 0, 0, 0, 0x7f], .truncated, 4),
            ([1, 0, 0, 0, 1, 99, 0, 0], .unknownFieldType(99), 5),
            ([1, 0, 0, 0, 1, 4, 4, 0], .unknownFlags(4), 6),
            ([1, 0, 0, 0, 1, 4, 2, 0, 0], .notCanonical, 6),
            ([1, 0, 0, 0, 0, 0], .trailingBytes, 5),
        ] as [([UInt8], RecordCodingError.Reason, Int)]
    )
    func theErrorNamesTheReasonAndThePlace(
        bytes: [UInt8],
        reason: RecordCodingError.Reason,
        offset: Int
    ) {
        #expect(throws: RecordCodingError(reason, offset: offset)) {
            try RecordCoding.decode(bytes)
        }
    }

    @Test func theContentHashSeesEveryPartOfARecord() {
        let key = RecordKey(channel: "crm", id: "1")
        let variants = [
            Record(key: key, fields: []),
            Record(key: RecordKey(channel: "cr", id: "m1"), fields: []),
            Record(key: key, receivedAtMs: 1, fields: []),
            Record(key: key, fields: [Field(.phone, "")]),
            Record(key: key, fields: [Field(.email, "")]),
            Record(key: key, fields: [Field(.phone, "", label: "home")]),
            Record(key: key, fields: [Field(.phone, "home")]),
            Record(key: key, fields: [Field(.phone, "", isCompared: true)]),
            Record(key: key, fields: [Field(.surname, "\u{e9}")]),
            Record(key: key, fields: [Field(.surname, "e\u{301}")]),
        ]
        #expect(Set(variants.map(RecordCoding.contentHash)).count == variants.count)
    }
}
