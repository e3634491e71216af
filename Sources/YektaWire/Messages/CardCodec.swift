import CYektaProto
package import NIOCore
package import YektaCore

/// Writes answers to look-ups from cards: the part of an `Identity` message that does not depend on
/// how it was asked for, encoded.
///
/// A card holds the counts, the golden record, the channels and the possible links. One that was
/// made once serves until the identity changes; what is left to write is the ids.
package struct CardCodec {
    private let limits: WireLimits
    private let arena: FrameArena

    /// One identity of an answer.
    package struct Item: Sendable {
        package let identity: IdentityID
        /// The id that was asked for; none when the look-up was not by id.
        package let requested: IdentityID?
        /// Where its card lies among the bytes of all cards.
        package let card: Range<Int>

        package init(identity: IdentityID, requested: IdentityID? = nil, card: Range<Int>) {
            self.identity = identity
            self.requested = requested
            self.card = card
        }
    }

    package init(limits: WireLimits) {
        self.limits = limits
        arena = FrameArena(bytesMax: limits.arenaBytesMax)
    }

    /// Appends the card of a view, whose ids, state and records are not part of it.
    package func append(_ view: IdentityView, to card: inout [UInt8]) {
        defer { arena.reset() }
        var view = view
        view.records = []
        view.requestedID = nil
        view.state = .live
        let message = unsafe MessageWriter(arena: arena).message(view)
        unsafe message.pointee.id.len = 0
        unsafe message.pointee.state = YEKTA__IDENTITY_STATE__IDENTITY_STATE_UNSPECIFIED
        let base = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        let start = card.count
        let size = unsafe protobuf_c_message_get_packed_size(base)
        card.append(contentsOf: repeatElement(0, count: size))
        unsafe card.withUnsafeMutableBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return }
            unsafe _ = protobuf_c_message_pack(base, first + start)
        }
    }

    /// Appends the card of an identity whose only record is a plain one.
    ///
    /// - Parameter bytes: hold the values of its fields.
    package static func append(
        _ plain: borrowing PlainRecord,
        _ bytes: Span<UInt8>,
        to card: inout [UInt8]
    ) {
        card.append(0x28)
        card.append(1)
        for field in plain.fields {
            let count = field.range.count
            var size = 2 + 1 + varintBytes(UInt64(count)) + count
            let labelCount = field.label.count
            if labelCount > 0 { size += 1 + varintBytes(UInt64(labelCount)) + labelCount }
            if field.isCompared { size += 2 }
            card.append(0x3A)
            append(UInt64(size), to: &card)
            card.append(0x08)
            card.append(field.type)
            card.append(0x12)
            append(UInt64(count), to: &card)
            unsafe bytes.extracting(field.range).withUnsafeBufferPointer { value in
                unsafe card.append(contentsOf: value)
            }
            if labelCount > 0 {
                card.append(0x1A)
                append(UInt64(labelCount), to: &card)
                card.append(contentsOf: field.label)
            }
            if field.isCompared {
                card.append(0x20)
                card.append(1)
            }
        }
        let channelCount = plain.channel.count
        card.append(0x42)
        append(UInt64(1 + varintBytes(UInt64(channelCount)) + channelCount + 2), to: &card)
        card.append(0x0A)
        append(UInt64(channelCount), to: &card)
        card.append(contentsOf: plain.channel)
        card.append(0x10)
        card.append(1)
        if plain.receivedAtMs != 0 {
            card.append(0x48)
            append(UInt64(bitPattern: plain.receivedAtMs), to: &card)
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func varintBytes(_ number: UInt64) -> Int {
        max(1, (70 - number.leadingZeroBitCount) / 7)
    }
}

// MARK: - Replies

extension CardCodec {
    /// Appends the only reply to a look-up that went well.
    ///
    /// - Parameters:
    ///   - items: of this answer and of others.
    ///   - own: which of them are of this one.
    ///   - cards: the bytes of all cards.
    ///
    /// Throws `frameTooLarge`, and appends nothing, when the reply does not fit.
    package func append(
        replyTo id: UInt64,
        _ items: [Item],
        _ own: Range<Int>,
        cards: [UInt8],
        to buffer: inout ByteBuffer
    ) throws(WireError) {
        var body = 0
        for place in own {
            let size = Self.bytes(of: items[place])
            body += 1 + Self.varintBytes(UInt64(size)) + size
        }
        let size =
            1 + Self.varintBytes(id) + 2 + 1 + Self.varintBytes(UInt64(body)) + body
        do {
            try buffer.writeFrameHeader(messageBytes: size, limits: limits)
        } catch {
            throw error.ofCall(id)
        }
        unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { bytes in
            var pen = unsafe Pen(bytes)
            unsafe pen.write(0x08, number: id)
            unsafe pen.write(0x18, number: 1)
            unsafe pen.write(0x62, number: UInt64(body))
            for place in own {
                let item = items[place]
                unsafe pen.write(0x0A, number: UInt64(Self.bytes(of: item)))
                unsafe pen.write(0x0A, item.identity)
                unsafe pen.write(0x10, number: 1)
                if let requested = item.requested { unsafe pen.write(0x1A, requested) }
                unsafe pen.write(cards, item.card)
            }
            return unsafe pen.offset
        }
    }

    private static func bytes(of item: Item) -> Int {
        var size = 2 + digits(item.identity) + 1 + 2 + item.card.count
        if let requested = item.requested { size += 2 + digits(requested) + 1 }
        return size
    }

    /// How many digits the number of an identity has.
    fileprivate static func digits(_ identity: IdentityID) -> Int {
        var (count, limit) = (1, UInt64(10))
        while identity.number >= limit {
            count += 1
            let (next, isBeyond) = limit.multipliedReportingOverflow(by: 10)
            if isBeyond { break }
            limit = next
        }
        return count
    }
}

/// Writes one field after the other into memory that is known to be large enough.
///
/// The sizes were added up before; each write is held against them all the same.
@unsafe
private struct Pen {
    private let bytes: UnsafeMutableRawBufferPointer
    private(set) var offset = 0

    init(_ bytes: UnsafeMutableRawBufferPointer) {
        unsafe self.bytes = bytes
    }

    private mutating func put(_ byte: UInt8) {
        precondition(unsafe offset < bytes.count, "a reply is longer than it was measured")
        unsafe bytes[offset] = byte
        unsafe offset += 1
    }

    mutating func write(_ tag: UInt8, number: UInt64) {
        unsafe put(tag)
        var rest = number
        while rest >= 0x80 {
            unsafe put(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        unsafe put(UInt8(rest))
    }

    mutating func write(_ tag: UInt8, _ identity: IdentityID) {
        let digits = CardCodec.digits(identity)
        unsafe put(tag)
        unsafe put(UInt8(digits + 1))
        unsafe put(UInt8(ascii: "y"))
        precondition(unsafe offset + digits <= bytes.count, "a reply is longer than measured")
        var rest = identity.number
        for place in stride(from: unsafe offset + digits - 1, through: unsafe offset, by: -1) {
            unsafe bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        unsafe offset += digits
    }

    mutating func write(_ cards: [UInt8], _ range: Range<Int>) {
        precondition(
            unsafe range.upperBound <= cards.count && offset + range.count <= bytes.count,
            "a card lies outside of the cards"
        )
        unsafe cards.withUnsafeBytes { source in
            guard let first = source.baseAddress, let target = unsafe bytes.baseAddress else {
                return
            }
            unsafe (target + offset).copyMemory(
                from: first + range.lowerBound,
                byteCount: range.count
            )
        }
        unsafe offset += range.count
    }
}
