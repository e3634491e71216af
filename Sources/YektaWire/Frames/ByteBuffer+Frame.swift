package import NIOCore

extension ByteBuffer {
    /// Appends a frame that holds a message which is already packed.
    package mutating func writeFrame(message: ByteBuffer, limits: WireLimits) throws(WireError) {
        try writeFrameHeader(messageBytes: message.readableBytes, limits: limits)
        writeImmutableBuffer(message)
    }

    /// Appends the header of a frame whose message follows.
    mutating func writeFrameHeader(messageBytes: Int, limits: WireLimits) throws(WireError) {
        guard messageBytes <= limits.frameBytesMax, let length = UInt32(exactly: messageBytes)
        else {
            throw WireError(
                .frameTooLarge,
                "message of \(messageBytes) bytes exceeds frameBytesMax (\(limits.frameBytesMax)); "
                    + "ask for less at a time"
            )
        }
        writeInteger(FrameHeader.flag)
        writeInteger(length)
    }
}
