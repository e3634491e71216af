/// gRPC's header of a length-prefixed message.
///
/// One byte that says whether the message is compressed (always 0 here), then its length as four
/// bytes, big-endian.
enum FrameHeader {
    static let bytes = 5
    static let flag: UInt8 = 0
}
