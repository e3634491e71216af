package import NIOCore

/// Splits the byte stream into frames and yields the message of each.
///
/// The flag and the length are checked before the message is awaited, so a hostile peer can make us
/// buffer one frame at most. After an error the stream has no next frame to find: the connection is
/// lost.
package struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
    package typealias InboundOut = ByteBuffer

    private let frameBytesMax: Int

    package init(limits: WireLimits) {
        self.frameBytesMax = limits.frameBytesMax
    }

    /// The length of the message that the buffer begins with, behind a header of `headerBytes`; nil
    /// until all of it is there.
    package func messageBytes(in buffer: borrowing ByteBuffer) throws(WireError) -> Int? {
        let start = buffer.readerIndex
        guard let flag = buffer.getInteger(at: start, as: UInt8.self) else { return nil }
        guard flag == FrameHeader.flag else {
            throw WireError(
                .frameFlagUnsupported,
                "frame flag \(flag) is not 0; send messages uncompressed"
            )
        }
        guard let length = buffer.getInteger(at: start + 1, as: UInt32.self) else { return nil }
        guard length <= frameBytesMax else {
            throw WireError(
                .frameTooLarge,
                "frame of \(length) bytes exceeds frameBytesMax (\(frameBytesMax)); "
                    + "send smaller batches"
            )
        }
        return buffer.readableBytes >= FrameHeader.bytes + Int(length) ? Int(length) : nil
    }

    /// The bytes of a frame before its message.
    package static let headerBytes = FrameHeader.bytes

    package mutating func decode(buffer: inout ByteBuffer) throws(WireError) -> ByteBuffer? {
        guard let length = try messageBytes(in: buffer) else { return nil }
        buffer.moveReaderIndex(forwardBy: FrameHeader.bytes)
        return buffer.readSlice(length: length)
    }

    package mutating func decodeLast(
        buffer: inout ByteBuffer,
        seenEOF: Bool
    ) throws(WireError) -> ByteBuffer? {
        try decode(buffer: &buffer)
    }
}
