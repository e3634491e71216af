package import NIOCore

/// Calls packed once and written many times, each time under an id of its own.
///
/// A load generator shares its machine with the server: what it does not spend on packing the same
/// call again, the server has. The id is the first field of `Call`, so a frame is its header, the
/// id and the packed rest. All calls share one buffer; there may be a million of them.
package struct PackedCalls: Sendable {
    /// Digits that a numbered call has for its number.
    package static let numberDigits = 12
    /// What to write in a call where its number will stand.
    package static let numberPlace = String(repeating: "0", count: numberDigits)

    private var bytes = ByteBuffer()
    /// Where each call ends; it begins where the one before it ends.
    private var ends: [Int] = []
    /// Where the digits of a call's number begin, from the call's first byte; -1 if it has none.
    private var numbers: [Int32] = []

    package init() {}

    /// How many calls there are.
    package var count: Int { ends.count }

    /// Packs a call and puts it behind the others.
    ///
    /// - Parameters:
    ///   - method: What is called.
    ///   - numberMark: A text in the call, once, that ends in `numberPlace`: those digits are
    ///     overwritten with a number whenever the call is written.
    ///   - codec: What packs.
    package mutating func append(
        _ method: Method,
        numberMark: String? = nil,
        codec: CallCodec
    ) throws(WireError) {
        var frame = ByteBuffer()
        // An id of 0 is not written, as proto3 has it: what is left is the rest of the call.
        try codec.append(Call(id: 0, method: method), to: &frame)
        frame.moveReaderIndex(forwardBy: FrameHeader.bytes)
        var number: Int32 = -1
        if let numberMark { number = try Self.place(of: numberMark, in: frame) }
        numbers.append(number)
        bytes.writeImmutableBuffer(frame)
        ends.append(bytes.writerIndex)
    }

    /// Appends the frame of a call.
    ///
    /// - Parameters:
    ///   - place: Which call, counted from 0 in the order in which they were packed.
    ///   - id: The id that its reply will carry.
    ///   - number: The number of a numbered call, of which the last twelve digits count.
    ///   - buffer: Where to.
    package func writeFrame(_ place: Int, id: UInt64, number: UInt64, to buffer: inout ByteBuffer) {
        let start = place == 0 ? 0 : ends[place - 1]
        let length = ends[place] - start
        buffer.writeInteger(FrameHeader.flag)
        buffer.writeInteger(UInt32(1 + Self.varintBytes(id) + length))
        buffer.writeInteger(Self.idTag)
        Self.writeVarint(id, to: &buffer)
        let restStart = buffer.writerIndex
        if let rest = bytes.getSlice(at: start, length: length) {
            buffer.writeImmutableBuffer(rest)
        }
        guard numbers[place] >= 0 else { return }
        var left = number
        var digit = restStart + Int(numbers[place]) + Self.numberDigits
        for _ in 0..<Self.numberDigits {
            digit -= 1
            buffer.setInteger(UInt8(ascii: "0") + UInt8(left % 10), at: digit)
            left /= 10
        }
    }

    /// Field 1, a varint.
    private static let idTag: UInt8 = 1 << 3

    private static func varintBytes(_ value: UInt64) -> Int {
        max(1, (64 - value.leadingZeroBitCount + 6) / 7)
    }

    private static func writeVarint(_ value: UInt64, to buffer: inout ByteBuffer) {
        var left = value
        while left >= 0x80 {
            buffer.writeInteger(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        buffer.writeInteger(UInt8(left))
    }

    private static func place(of mark: String, in frame: ByteBuffer) throws(WireError) -> Int32 {
        let wanted = ByteBuffer(string: mark).readableBytesView
        let all = frame.readableBytesView
        for start in stride(from: 0, through: all.count - wanted.count, by: 1) {
            let from = all.startIndex + start
            if all[from..<from + wanted.count].elementsEqual(wanted) {
                return Int32(start + wanted.count - numberDigits)
            }
        }
        throw WireError(.fieldInvalid, "the place of the number is not in the call")
    }
}
