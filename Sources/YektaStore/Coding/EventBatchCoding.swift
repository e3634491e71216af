import YektaCore

/// Feed events that follow one another, as the bytes of one row.
///
/// The number of events comes first, then each as a code and what belongs to it. Within a batch a
/// channel is written out once and then named by its number, and an identity is the difference from
/// the one before it. A new identity and its first record, which nearly always come together, share
/// a code. What one event says thus depends on those before it: a batch is read from its beginning.
///
/// The codes are stored: they are never renumbered, and what follows a code never changes.
enum EventBatchCoding {
    /// How many events share a row at most: whoever wants the last of them reads over the others.
    static let eventsPerBatchMax = 512

    /// Stands for `created` and the `recordAdded` that follows it.
    private static let founded: UInt8 = 11

    /// Appends the events, whose sequence numbers ascend without gaps.
    static func encode(_ events: ArraySlice<FeedEvent>, into encoder: inout RecordCoding.Encoder) {
        encoder.append(count: events.count)
        var writer = Writer()
        var place = events.startIndex
        while place < events.endIndex {
            let next = place + 1
            if next < events.endIndex, case .created(let identity) = events[place].kind,
                case .recordAdded(let key, to: identity) = events[next].kind
            {
                encoder.append(byte: founded)
                writer.append(identity, to: &encoder)
                writer.append(key, to: &encoder)
                place += 2
            } else {
                writer.append(events[place].kind, to: &encoder)
                place += 1
            }
        }
    }

    /// The events of a row, of which the last has this sequence number.
    static func decode(
        lastSequence: UInt64,
        _ bytes: [UInt8]
    ) throws(StoreError) -> [FeedEvent] {
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(bytes)
            let count = try decoder.count(elementBytesMin: 1)
            guard UInt64(count) <= lastSequence else {
                throw RecordCodingError(.numberTooLarge, offset: 0)
            }
            var sequence = lastSequence - UInt64(count)
            var events: [FeedEvent] = []
            events.reserveCapacity(count)
            var reader = Reader()
            while events.count < count {
                let place = decoder.offset
                let code = try decoder.byte()
                if code == founded {
                    guard events.count + 1 < count else {
                        throw RecordCodingError(.notCanonical, offset: place)
                    }
                    let identity = try reader.identity(from: &decoder)
                    let key = try reader.key(from: &decoder)
                    events.append(FeedEvent(sequence: sequence + 1, kind: .created(identity)))
                    events.append(
                        FeedEvent(sequence: sequence + 2, kind: .recordAdded(key, to: identity))
                    )
                    sequence += 2
                } else {
                    let kind = try reader.kind(of: code, at: place, from: &decoder)
                    sequence += 1
                    events.append(FeedEvent(sequence: sequence, kind: kind))
                }
            }
            try decoder.finish()
            return events
        } catch {
            throw .corrupt("events up to \(lastSequence), \(bytes.count) bytes", error)
        }
    }
}

extension EventBatchCoding {
    /// What the rest of a batch may refer to, while it is written.
    private struct Writer {
        private var channels: [String] = []
        private var lastIdentity: UInt64 = 0

        mutating func append(
            _ kind: FeedEvent.Kind,
            to encoder: inout RecordCoding.Encoder
        ) {
            encoder.append(byte: EventCode(kind).rawValue)
            switch kind {
            case .created(let identity), .erased(let identity): append(identity, to: &encoder)
            case .recordAdded(let key, let identity), .recordUpdated(let key, let identity),
                .recordDeleted(let key, let identity):
                append(identity, to: &encoder)
                append(key, to: &encoder)
            case .recordMoved(let key, let from, let to):
                append(from, to: &encoder)
                append(to, to: &encoder)
                append(key, to: &encoder)
            case .merged(let identity, let survivor):
                append(identity, to: &encoder)
                append(survivor, to: &encoder)
            case .split(let identity, let parts):
                append(identity, to: &encoder)
                encoder.append(count: parts.count)
                for part in parts { append(part, to: &encoder) }
            case .reviewOpened(let task), .reviewClosed(let task):
                append(task.first, to: &encoder)
                append(task.second, to: &encoder)
                encoder.append(signed: Int64(task.weight.units))
                encoder.append(byte: task.reason.rawValue)
            }
        }

        mutating func append(_ identity: IdentityID, to encoder: inout RecordCoding.Encoder) {
            encoder.append(signed: Int64(bitPattern: identity.number &- lastIdentity))
            lastIdentity = identity.number
        }

        /// Zero and the channel where it is new to the batch, else its number from 1.
        mutating func append(_ key: RecordKey, to encoder: inout RecordCoding.Encoder) {
            let known = channels.firstIndex { $0.utf8.elementsEqual(key.channel.utf8) }
            if let known {
                encoder.append(count: known + 1)
            } else {
                channels.append(key.channel)
                encoder.append(count: 0)
                encoder.append(key.channel)
            }
            encoder.append(key.id)
        }
    }

    /// The same while it is read.
    private struct Reader {
        private var channels: [String] = []
        private var lastIdentity: UInt64 = 0

        mutating func kind(
            of byte: UInt8,
            at place: Int,
            from decoder: inout RecordCoding.Decoder
        ) throws(RecordCodingError) -> FeedEvent.Kind {
            guard let code = EventCode(rawValue: byte) else {
                throw RecordCodingError(.notCanonical, offset: place)
            }
            switch code {
            case .created: return .created(try identity(from: &decoder))
            case .erased: return .erased(try identity(from: &decoder))
            case .recordAdded, .recordUpdated, .recordDeleted:
                let identity = try identity(from: &decoder)
                let key = try key(from: &decoder)
                return code == .recordAdded
                    ? .recordAdded(key, to: identity)
                    : code == .recordUpdated
                        ? .recordUpdated(key, of: identity) : .recordDeleted(key, from: identity)
            case .recordMoved:
                let from = try identity(from: &decoder)
                let to = try identity(from: &decoder)
                return .recordMoved(try key(from: &decoder), from: from, to: to)
            case .merged:
                let identity = try identity(from: &decoder)
                return .merged(identity, into: try self.identity(from: &decoder))
            case .split:
                let identity = try identity(from: &decoder)
                let count = try decoder.count(elementBytesMin: 1)
                var parts: [IdentityID] = []
                for _ in 0..<count { parts.append(try self.identity(from: &decoder)) }
                return .split(identity, parts: parts)
            case .reviewOpened: return .reviewOpened(try task(from: &decoder))
            case .reviewClosed: return .reviewClosed(try task(from: &decoder))
            }
        }

        mutating func identity(
            from decoder: inout RecordCoding.Decoder
        ) throws(RecordCodingError) -> IdentityID {
            lastIdentity = lastIdentity &+ UInt64(bitPattern: try decoder.signed())
            return IdentityID(lastIdentity)
        }

        mutating func key(
            from decoder: inout RecordCoding.Decoder
        ) throws(RecordCodingError) -> RecordKey {
            let place = decoder.offset
            let number = try decoder.number()
            guard number <= UInt64(channels.count) else {
                throw RecordCodingError(.numberTooLarge, offset: place)
            }
            if number == 0 { channels.append(try decoder.string()) }
            let channel = number == 0 ? channels[channels.count - 1] : channels[Int(number) - 1]
            return RecordKey(channel: channel, id: try decoder.string())
        }

        private mutating func task(
            from decoder: inout RecordCoding.Decoder
        ) throws(RecordCodingError) -> ReviewTask {
            let first = try key(from: &decoder)
            let second = try key(from: &decoder)
            return try ReviewTaskCoding.task(first, second, restFrom: &decoder)
        }
    }
}

/// What kind of event follows; the numbers are those of `EventCoding`.
private enum EventCode: UInt8 {
    case created = 1
    case recordAdded = 2
    case recordUpdated = 3
    case recordMoved = 4
    case recordDeleted = 5
    case merged = 6
    case split = 7
    case erased = 8
    case reviewOpened = 9
    case reviewClosed = 10

    init(_ kind: FeedEvent.Kind) {
        self =
            switch kind {
            case .created: .created
            case .recordAdded: .recordAdded
            case .recordUpdated: .recordUpdated
            case .recordMoved: .recordMoved
            case .recordDeleted: .recordDeleted
            case .merged: .merged
            case .split: .split
            case .erased: .erased
            case .reviewOpened: .reviewOpened
            case .reviewClosed: .reviewClosed
            }
    }
}
