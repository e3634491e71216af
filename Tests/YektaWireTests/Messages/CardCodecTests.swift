import NIOCore
import Testing
import YektaCore
import YektaWire

@Suite struct CardCodecTests {
    private let limits = WireLimits()

    private func decoded(_ views: [IdentityView], id: UInt64) throws -> Reply {
        let codec = CardCodec(limits: limits)
        var cards: [UInt8] = [1, 2, 3]
        var items: [CardCodec.Item] = []
        for view in views {
            let start = cards.count
            codec.append(view, to: &cards)
            items.append(
                CardCodec.Item(
                    identity: view.id,
                    requested: view.requestedID,
                    card: start..<cards.count
                )
            )
        }
        var stream = ByteBuffer()
        try codec.append(replyTo: id, items, 0..<items.count, cards: cards, to: &stream)
        return try ReplyCodec(limits: limits).decode(stream.messageOfOnlyFrame())
    }

    @Test(arguments: [1, 9, 10, 99_999, .max] as [UInt64])
    func aReplyMadeOfCardsSaysWhatTheViewsSay(number: UInt64) throws {
        var views: [IdentityView] = []
        for case .lookup(let sample) in Samples.replies.compactMap(\.result) { views += sample }
        views = views.map { sample in
            var view = sample
            view.id = IdentityID(number)
            view.state = .live
            view.records = []
            return view
        }
        #expect(!views.isEmpty)
        #expect(try decoded(views, id: number) == Reply(id: number, .lookup(views)))
        let one = Array(views.prefix(1))
        #expect(try decoded(one, id: 1) == Reply(id: 1, .lookup(one)))
    }

    @Test func aPlainRecordMakesTheCardOfItsView() throws {
        let record = Record(
            key: RecordKey(channel: "web", id: "7"),
            receivedAtMs: -5,
            fields: [
                Field(.phone, "0912"), Field(.city, ""),
                Field(.givenName, String(repeating: "م", count: 100)),
                Field(.text, "x", label: "b", isCompared: true), Field(.text, "y", label: "a"),
            ]
        )
        var directory = IdentityDirectory()
        directory.restore(RecordWrite(record: record, ordinal: 1, identity: IdentityID(3)))
        var (plain, card) = (PlainRecord(), [UInt8]())
        #expect(
            directory.readPlainRecord(of: IdentityID(3), into: &plain) {
                CardCodec.append($0, $1, to: &card)
            }
        )
        var view = IdentityView(id: IdentityID(3))
        let summary = directory.summary(of: IdentityID(3))
        view.recordCount = 1
        view.golden = summary.golden
        view.lastReceivedAtMs = summary.lastReceivedAtMs
        view.channels = [ChannelCount(channel: "web", recordCount: 1)]
        var other: [UInt8] = []
        CardCodec(limits: limits).append(view, to: &other)
        #expect(card == other)
    }

    @Test func aReplyThatIsTooLargeAppendsNothing() {
        var narrow = WireLimits()
        narrow.frameBytesMax = 40
        let codec = CardCodec(limits: narrow)
        let item = CardCodec.Item(identity: IdentityID(1), card: 0..<30)
        var stream = ByteBuffer()
        let error = #expect(throws: WireError.self) {
            try codec.append(
                replyTo: 8,
                [item],
                0..<1,
                cards: [UInt8](repeating: 0, count: 30),
                to: &stream
            )
        }
        #expect(error?.code == .frameTooLarge)
        #expect(error?.callID == 8)
        #expect(stream.readableBytes == 0)
    }
}
