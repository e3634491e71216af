import Foundation
import NIOCore
import YektaCore
import YektaFiles
import YektaWire

/// The stages at the edges: what comes in as bytes and goes out as bytes.
struct EdgeStages {
    private let population: Population

    init(_ population: Population) {
        self.population = population
    }

    func measure(_ report: inout Report) throws {
        try report.measure("read CSV into records", of: "record") {
            var sum = EngineStages.Sum()
            var reader = try RecordReader(path: population.path)
            while let record = try reader.nextRecord() {
                sum.checksum &+= UInt64(record.fields.count)
                sum.count += 1
            }
            return sum
        }
        try FileManager.default.removeItem(atPath: population.path)
        try measureWire(&report)
        measureRows(&report)
        try measureLookups(&report)
    }

    private func measureWire(_ report: inout Report) throws {
        let codec = CallCodec()
        var frames: [ByteBuffer] = []
        for (place, record) in population.records.prefix(20_000).enumerated() {
            var frame = ByteBuffer()
            try codec.append(Call(id: UInt64(place) + 1, method: .resolve(record)), to: &frame)
            frame.moveReaderIndex(forwardBy: FrameDecoder.headerBytes)
            frames.append(frame)
        }
        try report.measure("decode a frame", of: "record") {
            var sum = EngineStages.Sum()
            for frame in frames {
                guard case .resolve(let record) = try codec.decode(frame).method else { continue }
                sum.checksum &+= UInt64(record.fields.count)
                sum.count += 1
            }
            return sum
        }
    }

    private func measureRows(_ report: inout Report) {
        let records = population.records
        report.measure("encode a row", of: "record") {
            var sum = EngineStages.Sum()
            for record in records { sum.checksum &+= UInt64(RecordCoding.encode(record).count) }
            sum.count = records.count
            return sum
        }
        let rows = records.map { RecordCoding.encode($0) }
        report.measure("hash a row", of: "record") {
            var sum = EngineStages.Sum()
            for row in rows { sum.checksum &+= Hash64.xxh3(row, seed: 0) }
            sum.count = rows.count
            return sum
        }
    }

    private func measureLookups(_ report: inout Report) throws {
        var directory = IdentityDirectory(secret: population.engine.preparation.secret)
        directory.restore(from: population.engine)
        let identifying: Set<FieldType> = [.phone, .email, .nationalID, .loyaltyID]
        var values: [(type: FieldType, bytes: [UInt8])] = []
        for record in population.records {
            for field in record.fields where identifying.contains(field.type) {
                values.append((field.type, Array(field.value.utf8)))
            }
        }
        guard !values.isEmpty else { return }
        var identifiers = IdentifierKeys(secret: population.engine.preparation.secret)
        report.measure("make a look-up's key", of: "look-up") {
            var sum = EngineStages.Sum()
            for value in values {
                let key = identifiers.key(value.type, value.bytes.span, 0..<value.bytes.count)
                sum.checksum &+= key?.hash ?? 0
            }
            sum.count = values.count
            return sum
        }
        let keys = values.compactMap {
            identifiers.key($0.type, $0.bytes.span, 0..<$0.bytes.count)
        }
        var found: [IdentityID] = []
        report.measure("look up in the directory", of: "look-up") {
            var sum = EngineStages.Sum()
            for key in keys {
                found.removeAll(keepingCapacity: true)
                directory.find(key, limit: 10, into: &found)
                for identity in found { sum.checksum &+= identity.number }
            }
            sum.count = keys.count
            return sum
        }
        try measureReplies(keys, &directory, &report)
    }

    private func measureReplies(
        _ keys: [BlockingKey],
        _ directory: inout IdentityDirectory,
        _ report: inout Report
    ) throws {
        let codec = CardCodec(limits: WireLimits())
        var found: [[IdentityID]] = []
        for key in keys.prefix(20_000) {
            var identities: [IdentityID] = []
            directory.find(key, limit: 10, into: &identities)
            found.append(identities)
        }
        var plain = PlainRecord()
        var cards: [UInt8] = []
        var buffer = ByteBuffer()
        try report.measure("make cards and encode a reply", of: "reply") {
            var sum = EngineStages.Sum()
            for identities in found where !identities.isEmpty {
                cards.removeAll(keepingCapacity: true)
                buffer.clear()
                var items: [CardCodec.Item] = []
                for identity in identities {
                    let start = cards.count
                    append(identity, codec, &directory, &plain, &cards)
                    items.append(CardCodec.Item(identity: identity, card: start..<cards.count))
                }
                try codec.append(replyTo: 7, items, 0..<items.count, cards: cards, to: &buffer)
                sum.checksum &+= UInt64(buffer.readableBytes)
                sum.count += 1
            }
            return sum
        }
    }

    /// As the server does it, but for the possible links.
    private func append(
        _ identity: IdentityID,
        _ codec: CardCodec,
        _ directory: inout IdentityDirectory,
        _ plain: inout PlainRecord,
        _ cards: inout [UInt8]
    ) {
        if directory.appendCard(of: identity, to: &cards) { return }
        let isPlain = directory.readPlainRecord(of: identity, into: &plain) { plain, bytes in
            CardCodec.append(plain, bytes, to: &cards)
        }
        if isPlain { return }
        let start = cards.count
        let summary = directory.summary(of: identity)
        var view = IdentityView(id: identity)
        view.recordCount = UInt64(summary.recordCount)
        view.golden = summary.golden
        view.channels = summary.channels.map {
            ChannelCount(channel: $0.channel, recordCount: UInt64($0.records))
        }
        codec.append(view, to: &cards)
        directory.keep(Array(cards[start...]), of: identity)
    }
}
