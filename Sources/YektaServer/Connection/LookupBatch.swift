import NIOCore
import Synchronization
import YektaCore
import YektaWire

/// The look-ups by identifier of one read burst, answered together under one lock.
///
/// Keys are made while the burst is read; what remains to be done with the directory in hand is a
/// probe and a copy. Confined to one connection, whose memory it uses again.
struct LookupBatch {
    private struct Waiting {
        let id: UInt64
        let limit: Int
        let type: FieldType
        /// None if the value is no usable one of its type.
        let key: BlockingKey?
        /// Where its identities begin among those found.
        var first = 0
    }

    /// Look-ups that wait at once; more are answered before.
    static let lookupsMax = 64
    /// From so many on it is worth while to read ahead for all of them.
    private static let lookupsWarmedMin = 4

    private let scan: LookupScan
    private let codec: CardCodec
    private let replies: ReplyCodec
    private var keys: IdentifierKeys
    private var waiting: [Waiting] = []
    private var known: [BlockingKey] = []
    private var found: [IdentityID] = []
    private var cards: [UInt8] = []
    private var items: [CardCodec.Item] = []
    private var plain = PlainRecord()

    init(limits: WireLimits, replies: ReplyCodec, keys: IdentifierKeys) {
        scan = LookupScan(limits: limits)
        codec = CardCodec(limits: limits)
        self.replies = replies
        self.keys = keys
    }

    var isEmpty: Bool { waiting.isEmpty }
    private var isFull: Bool { waiting.count >= Self.lookupsMax }
    var count: Int { waiting.count }

    /// Takes up the look-ups in plain form that a buffer begins with, as many as there is room for.
    ///
    /// - Returns: whether there may be more.
    mutating func take(
        from buffer: inout ByteBuffer,
        _ frames: FrameDecoder,
        unless callsInFlight: Set<UInt64>
    ) throws(WireError) -> Bool {
        while let length = try frames.messageBytes(in: buffer) {
            if isFull { return true }
            let message = FrameDecoder.headerBytes..<(FrameDecoder.headerBytes + length)
            guard take(buffer.readableBytesUInt8Span, message, unless: callsInFlight) else {
                return false
            }
            buffer.moveReaderIndex(forwardBy: message.upperBound)
        }
        return false
    }

    private mutating func take(
        _ bytes: Span<UInt8>,
        _ message: Range<Int>,
        unless callsInFlight: Set<UInt64>
    ) -> Bool {
        guard let lookup = scan.lookup(bytes, message) else { return false }
        if !callsInFlight.isEmpty, callsInFlight.contains(lookup.id) { return false }
        var key = keys.key(lookup.type, bytes, lookup.value)
        if key == nil {
            guard let value = String(span: bytes, lookup.value) else { return false }
            key = keys.key(lookup.type, value)
        }
        if let key { known.append(key) }
        waiting.append(
            Waiting(id: lookup.id, limit: Int(lookup.limit), type: lookup.type, key: key)
        )
        return true
    }

    /// Appends the replies to all that wait.
    mutating func answer(
        from committed: borrowing Mutex<IdentityDirectory>,
        to buffer: inout ByteBuffer
    ) {
        guard !waiting.isEmpty else { return }
        found.removeAll(keepingCapacity: true)
        cards.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        committed.withLock { directory in
            if waiting.count >= Self.lookupsWarmedMin { directory.warm(known) }
            for place in waiting.indices {
                waiting[place].first = found.count
                guard let key = waiting[place].key else { continue }
                directory.find(key, limit: waiting[place].limit, into: &found)
            }
            for identity in found {
                let start = cards.count
                codec.append(identity, of: &directory, reading: &plain, to: &cards)
                items.append(CardCodec.Item(identity: identity, card: start..<cards.count))
            }
        }
        for place in waiting.indices {
            let end = place + 1 < waiting.count ? waiting[place + 1].first : items.count
            reply(to: waiting[place], waiting[place].first..<end, &buffer)
        }
        waiting.removeAll(keepingCapacity: true)
        known.removeAll(keepingCapacity: true)
    }

    private func reply(
        to call: Waiting,
        _ own: Range<Int>,
        _ buffer: inout ByteBuffer
    ) {
        guard !own.isEmpty else {
            let status =
                call.key == nil
                ? CallDispatcher.unusable(call.type)
                : Status(.notFound, "nobody holds this \(call.type.name)")
            try? replies.append(Reply(id: call.id, ending: status), to: &buffer)
            return
        }
        do {
            try codec.append(replyTo: call.id, items, own, cards: cards, to: &buffer)
        } catch {
            // Too large for a frame: the caller is told so, and to ask for less.
            try? replies.append(Reply(id: call.id, ending: error.status), to: &buffer)
        }
    }
}

extension CardCodec {
    /// Appends an identity's card: the one that is kept, or a new one, which then is.
    func append(
        _ identity: IdentityID,
        of directory: inout IdentityDirectory,
        reading plain: inout PlainRecord,
        to cards: inout [UInt8]
    ) {
        if directory.appendCard(of: identity, to: &cards) { return }
        let isPlain = directory.readPlainRecord(of: identity, into: &plain) { plain, bytes in
            Self.append(plain, bytes, to: &cards)
        }
        if isPlain { return }
        let start = cards.count
        let summary = directory.summary(of: identity)
        let links = directory.possibleLinks(of: identity, limit: Engine.possibleLinksMax)
        append(IdentityView(identity, summary, possibleLinks: links), to: &cards)
        directory.keep(Array(cards[start...]), of: identity)
    }
}

extension String {
    /// The text of some bytes; nil if they are not UTF-8.
    fileprivate init?(span bytes: Span<UInt8>, _ range: Range<Int>) {
        var copy: [UInt8] = []
        copy.reserveCapacity(range.count)
        for place in range { copy.append(bytes[place]) }
        self.init(validating: copy, as: UTF8.self)
    }
}
