import NIOCore

/// Looks for the id of a message that cannot be read as a whole, so that the answer finds its call.
///
/// Walks over the top level of a protobuf message until it meets field 1 or does not understand.
struct CallIDScan {
    private static let idField: UInt64 = 1
    private var rest: ByteBuffer

    private init(_ message: ByteBuffer) {
        self.rest = message
    }

    /// The id, if it comes before the place where the message is broken.
    static func id(in message: ByteBuffer) -> UInt64? {
        var scan = CallIDScan(message)
        return scan.findID()
    }

    private mutating func findID() -> UInt64? {
        while let tag = readVarint() {
            switch (tag >> 3, tag & 7) {
            case (Self.idField, 0): return readVarint().flatMap { $0 == 0 ? nil : $0 }
            case (_, 0): guard readVarint() != nil else { return nil }
            case (_, 1): guard skip(8) else { return nil }
            case (_, 2): guard let length = readVarint(), skip(length) else { return nil }
            case (_, 5): guard skip(4) else { return nil }
            default: return nil
            }
        }
        return nil
    }

    private mutating func skip(_ count: UInt64) -> Bool {
        guard count <= rest.readableBytes else { return false }
        rest.moveReaderIndex(forwardBy: Int(count))
        return true
    }

    private mutating func readVarint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.readInteger(as: UInt8.self) else { return nil }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
