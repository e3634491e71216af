import CYektaProto
import NIOCore

/// Builds C messages in an arena from Swift values.
///
/// The other codec files extend it by one `message(_:)` per value.
@safe
struct MessageWriter {
    let arena: FrameArena

    /// A message with its fields filled in.
    func make<Message>(
        _ initialise: (UnsafeMutablePointer<Message>?) -> Void,
        _ fill: (inout Message) -> Void = { _ in }
    ) -> UnsafeMutablePointer<Message> {
        let message = unsafe arena.allocate(MemoryLayout<Message>.size)
            .bindMemory(to: Message.self, capacity: 1)
        unsafe initialise(message)
        unsafe fill(&message.pointee)
        return unsafe message
    }

    /// A string with its length, so that a NUL in it is a byte like any other.
    func text(_ string: String) -> ProtobufCBinaryData {
        var string = string
        return string.withUTF8 { utf8 in
            let bytes = unsafe arena.allocate(max(1, utf8.count))
            if let source = utf8.baseAddress {
                unsafe bytes.copyMemory(from: source, byteCount: utf8.count)
            }
            return unsafe ProtobufCBinaryData(
                len: utf8.count,
                data: bytes.bindMemory(to: UInt8.self, capacity: max(1, utf8.count))
            )
        }
    }

    /// A repeated message field: its count and its items.
    func list<Value, Message>(
        _ values: [Value],
        _ message: (Value) -> UnsafeMutablePointer<Message>
    ) -> (Int, UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?) {
        guard !values.isEmpty else { return (0, nil) }
        let items = unsafe arena.allocate(
            values.count * MemoryLayout<UnsafeMutablePointer<Message>?>.stride
        ).bindMemory(to: UnsafeMutablePointer<Message>?.self, capacity: values.count)
        for (index, value) in values.enumerated() {
            unsafe items.advanced(by: index).initialize(to: message(value))
        }
        return unsafe (values.count, items)
    }

    /// A repeated string field: its count and its items.
    func texts(_ strings: [String]) -> (Int, UnsafeMutablePointer<ProtobufCBinaryData>?) {
        guard !strings.isEmpty else { return (0, nil) }
        let items = unsafe arena.allocate(
            strings.count * MemoryLayout<ProtobufCBinaryData>.stride
        ).bindMemory(to: ProtobufCBinaryData.self, capacity: strings.count)
        for (index, string) in strings.enumerated() {
            unsafe items.advanced(by: index).initialize(to: text(string))
        }
        return unsafe (strings.count, items)
    }

    /// Appends a frame with the message.
    func writeFrame<Message>(
        _ message: UnsafeMutablePointer<Message>,
        to buffer: inout ByteBuffer,
        limits: WireLimits
    ) throws(WireError) {
        let base = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        let size = unsafe protobuf_c_message_get_packed_size(base)
        try buffer.writeFrameHeader(messageBytes: size, limits: limits)
        unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { bytes in
            unsafe protobuf_c_message_pack(
                base,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            )
        }
    }
}
