/// The compact binary form of a record: what the store keeps and the content hash is taken over.
///
/// Version 1, in this order: the version byte; channel and id; the receipt time; the number of
/// fields; then for each field its type byte, its flags byte, its label if the flags say so, and
/// its value. Counts are varints, strings are a varint count of UTF-8 bytes and the bytes.
///
/// A record has exactly one encoding, and `decode` refuses every other sequence of bytes. Two
/// stored payloads are therefore equal when their records are, byte for byte and not merely up to
/// Unicode's canonical equivalence.
package enum RecordCoding {
    /// The version that `encode` writes, and the only one so far.
    static let version: UInt8 = 1

    private enum Flag {
        static let isCompared: UInt8 = 1
        static let hasLabel: UInt8 = 2
        static let all: UInt8 = 3
    }

    /// The fewest bytes that a field can take: type, flags and the count of an empty value.
    private static let fieldBytesMin = 3

    /// The record's one encoding.
    package static func encode(_ record: Record) -> [UInt8] {
        var encoder = Encoder()
        encode(record, into: &encoder)
        return encoder.bytes
    }

    /// Appends the record's one encoding, for those who encode many records.
    package static func encode(_ record: Record, into encoder: inout Encoder) {
        encoder.append(byte: version)
        encoder.append(record.key)
        encoder.append(signed: record.receivedAtMs)
        encoder.append(count: record.fields.count)
        for field in record.fields {
            append(field, to: &encoder)
        }
    }

    /// The record that these bytes encode; it never traps, whatever they are.
    package static func decode(_ bytes: [UInt8]) throws(RecordCodingError) -> Record {
        var decoder = Decoder(bytes)
        let found = try decoder.byte()
        guard found == version else {
            throw RecordCodingError(.unsupportedVersion(found), offset: 0)
        }
        let key = try decoder.recordKey()
        let receivedAtMs = try decoder.signed()
        let count = try decoder.count(elementBytesMin: fieldBytesMin)
        var fields: [Field] = []
        fields.reserveCapacity(count)
        for _ in 0..<count {
            fields.append(try decodeField(from: &decoder))
        }
        try decoder.finish()
        return Record(key: key, receivedAtMs: receivedAtMs, fields: fields)
    }

    /// A 64-bit hash of everything in the record, the same on every machine and in every run.
    ///
    /// FNV-1a over the encoding, then the finaliser of SplitMix64, because FNV alone leaves the
    /// high bits of short inputs poorly mixed. It tells a repeated record from a changed one; it is
    /// no defence against inputs made to collide.
    package static func contentHash(_ record: Record) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in encode(record) {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }

    private static func append(_ field: Field, to encoder: inout Encoder) {
        var flags: UInt8 = field.isCompared ? Flag.isCompared : 0
        if !field.label.isEmpty { flags |= Flag.hasLabel }
        encoder.append(byte: field.type.rawValue)
        encoder.append(byte: flags)
        if !field.label.isEmpty { encoder.append(field.label) }
        encoder.append(field.value)
    }

    private static func decodeField(
        from decoder: inout Decoder
    ) throws(RecordCodingError) -> Field {
        let typeOffset = decoder.offset
        let rawType = try decoder.byte()
        guard let type = FieldType(rawValue: rawType) else {
            throw RecordCodingError(.unknownFieldType(rawType), offset: typeOffset)
        }
        let flagsOffset = decoder.offset
        let flags = try decoder.byte()
        guard flags & ~Flag.all == 0 else {
            throw RecordCodingError(.unknownFlags(flags), offset: flagsOffset)
        }
        var label = ""
        if flags & Flag.hasLabel != 0 {
            label = try decoder.string()
            // A label that is there but empty would be a second encoding of the same field.
            guard !label.isEmpty else {
                throw RecordCodingError(.notCanonical, offset: flagsOffset)
            }
        }
        let value = try decoder.string()
        return Field(type, value, label: label, isCompared: flags & Flag.isCompared != 0)
    }
}
