/// Writes protobuf by hand, so that tests can send what no generated code would.
struct ProtobufBytes {
    private(set) var bytes: [UInt8] = []

    func varint(_ field: UInt64, _ value: UInt64) -> ProtobufBytes {
        var copy = self
        copy.append(field << 3)
        copy.append(value)
        return copy
    }

    func bytes(_ field: UInt64, _ value: [UInt8]) -> ProtobufBytes {
        var copy = self
        copy.append(field << 3 | 2)
        copy.append(UInt64(value.count))
        copy.bytes += value
        return copy
    }

    func text(_ field: UInt64, _ value: String) -> ProtobufBytes {
        bytes(field, Array(value.utf8))
    }

    func message(_ field: UInt64, _ value: ProtobufBytes) -> ProtobufBytes {
        bytes(field, value.bytes)
    }

    private mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
