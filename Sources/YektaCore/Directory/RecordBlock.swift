/// The bytes of a stored record in a directory.
///
/// In this order: the number of its look-up keys and their hashes; its ordinal; the number of its
/// channel; its id; the receipt time; the number of fields; then for each field a byte with its
/// type and flags, the number of its label if the flags say so, and its value. Numbers are varints
/// but for the hashes, strings a varint of their bytes and the bytes. Only what this file wrote is
/// read, so nothing is checked but that it lies within its chunk.
enum RecordBlock {
    private static let isCompared: UInt8 = 0x40
    private static let hasLabel: UInt8 = 0x80
    private static let typeMask: UInt8 = 0x3f

    /// Appends a record's bytes; its names are taken from the pools, one use each.
    static func encode(
        _ record: Record,
        ordinal: UInt64,
        keys: [UInt64],
        channels: inout NamePool,
        labels: inout NamePool,
        into bytes: inout [UInt8]
    ) {
        append(UInt64(keys.count), to: &bytes)
        for key in keys {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: key >> shift))
            }
        }
        append(ordinal, to: &bytes)
        append(UInt64(channels.take(Array(record.key.channel.utf8))), to: &bytes)
        append(record.key.id, to: &bytes)
        let time = record.receivedAtMs
        append(UInt64(bitPattern: (time << 1) ^ (time >> 63)), to: &bytes)
        append(UInt64(record.fields.count), to: &bytes)
        for field in record.fields {
            var head = field.type.rawValue
            if field.isCompared { head |= isCompared }
            if !field.label.isEmpty { head |= hasLabel }
            bytes.append(head)
            if !field.label.isEmpty {
                append(UInt64(labels.take(Array(field.label.utf8))), to: &bytes)
            }
            append(field.value, to: &bytes)
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(UInt64(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

// MARK: - Reading

extension RecordBlock {
    /// What comes before the fields.
    struct Head {
        var keyCount = 0
        /// Where the first hash begins.
        var keysOffset = 0
        var ordinal: UInt64 = 0
        var channel: UInt32 = 0
        var idOffset = 0
        var idCount = 0
        var receivedAtMs: Int64 = 0
        var fieldCount = 0
        /// Where the first field begins.
        var fieldsOffset = 0
    }

    /// A field's place among the bytes.
    struct FieldPlace {
        var type: UInt8
        var isCompared: Bool
        /// The number of its label; none if it is empty.
        var label: UInt32?
        var offset: Int
        var count: Int
    }

    static func head(_ bytes: Span<UInt8>, _ start: Int) -> Head {
        var at = start
        var head = Head()
        head.keyCount = Int(number(bytes, &at))
        head.keysOffset = at
        at += 8 * head.keyCount
        head.ordinal = number(bytes, &at)
        head.channel = UInt32(truncatingIfNeeded: number(bytes, &at))
        head.idCount = Int(number(bytes, &at))
        head.idOffset = at
        at += head.idCount
        let zigzag = number(bytes, &at)
        head.receivedAtMs = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
        head.fieldCount = Int(number(bytes, &at))
        head.fieldsOffset = at
        return head
    }

    /// Reads the field at an offset and moves behind it.
    static func field(_ bytes: Span<UInt8>, _ at: inout Int) -> FieldPlace {
        let head = bytes[at]
        at += 1
        let label: UInt32? =
            head & hasLabel == 0 ? nil : UInt32(truncatingIfNeeded: number(bytes, &at))
        let count = Int(number(bytes, &at))
        defer { at += count }
        return FieldPlace(
            type: head & typeMask,
            isCompared: head & isCompared != 0,
            label: label,
            offset: at,
            count: count
        )
    }

    /// Whether a hash is among the record's.
    static func holds(_ key: UInt64, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
        var at = start
        for _ in 0..<number(bytes, &at) {
            if hash(bytes, at) == key { return true }
            at += 8
        }
        return false
    }

    /// The hash at an offset.
    static func hash(_ bytes: Span<UInt8>, _ at: Int) -> UInt64 {
        var hash: UInt64 = 0
        for place in 0..<8 { hash |= UInt64(bytes[at + place]) << UInt64(8 * place) }
        return hash
    }

    static func number(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt64 {
        let first = bytes[at]
        at += 1
        if first < 0x80 { return UInt64(first) }
        var number = UInt64(first & 0x7f)
        var shift: UInt64 = 7
        while true {
            let byte = bytes[at]
            at += 1
            number |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    static func text(_ bytes: Span<UInt8>, _ offset: Int, _ count: Int) -> String {
        var copy: [UInt8] = []
        copy.reserveCapacity(count)
        for place in offset..<(offset + count) { copy.append(bytes[place]) }
        return String(decoding: copy, as: UTF8.self)
    }
}
