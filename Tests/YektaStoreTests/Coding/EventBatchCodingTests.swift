import Testing
import YektaCore

@testable import YektaStore

@Suite struct EventBatchCodingTests {
    private static func events(_ kinds: [FeedEvent.Kind], last: UInt64) -> [FeedEvent] {
        kinds.enumerated().map { place, kind in
            FeedEvent(sequence: last - UInt64(kinds.count - 1 - place), kind: kind)
        }
    }

    private static func encode(_ events: [FeedEvent]) -> [UInt8] {
        var encoder = RecordCoding.Encoder()
        EventBatchCoding.encode(events[...], into: &encoder)
        return encoder.bytes
    }

    private static let founding: [FeedEvent.Kind] = [
        .created(IdentityID(9)), .recordAdded(.sample(1), to: IdentityID(9)),
        .created(IdentityID(10)), .recordAdded(.sample(2), to: IdentityID(9)),
        .created(IdentityID(11)),
    ]

    @Test(arguments: EventCodingTests.kinds)
    func everyKindRoundTrips(kind: FeedEvent.Kind) throws {
        let events = Self.events([kind, kind], last: 7)
        let found = try EventBatchCoding.decode(lastSequence: 7, Self.encode(events))
        #expect(found == events)
    }

    @Test func aBatchOfAllKindsRoundTripsAndNoPrefixOfItDoes() throws {
        let kinds = Self.founding + EventCodingTests.kinds + Self.founding
        let events = Self.events(kinds, last: UInt64(Int64.max))
        let bytes = Self.encode(events)
        #expect(try EventBatchCoding.decode(lastSequence: UInt64(Int64.max), bytes) == events)
        for count in 0..<bytes.count {
            #expect(throws: StoreError.self) {
                try EventBatchCoding.decode(lastSequence: 99, Array(bytes.prefix(count)))
            }
        }
        #expect(throws: StoreError.self) {
            try EventBatchCoding.decode(lastSequence: 99, bytes + [0])
        }
    }

    @Test func damagedBytesAreRefusedOrReadButNeverTrap() {
        let bytes = Self.encode(Self.events(Self.founding + EventCodingTests.kinds, last: 99))
        for place in bytes.indices {
            for flip: UInt8 in [1, 2, 0x40, 0x80, 0xff] {
                var damaged = bytes
                damaged[place] ^= flip
                _ = try? EventBatchCoding.decode(lastSequence: 99, damaged)
                _ = try? EventBatchCoding.decode(lastSequence: 1, damaged)
            }
        }
    }

    /// Channels that Unicode calls equivalent are told apart, as record keys are.
    @Test func channelsKeepTheirBytes() throws {
        let keys = ["\u{e9}", "e\u{301}", "\u{e9}"].map { RecordKey(channel: $0, id: "1") }
        let events = Self.events(keys.map { .recordAdded($0, to: IdentityID(1)) }, last: 3)
        let found = try EventBatchCoding.decode(lastSequence: 3, Self.encode(events))
        #expect(found == events)
    }

    @Test func theStoredFormNeverChanges() {
        let events = Self.events(Self.founding + [.erased(IdentityID(9))], last: 6)
        #expect(
            Self.encode(events) == [
                6, 11, 18, 0, 3, 99, 114, 109, 1, 49, 1, 2, 2, 1, 1, 1, 50, 1, 4, 8, 3,
            ]
        )
    }

    @Test func aNewRecordTakesFewBytes() {
        let kinds = (1...200 as ClosedRange<UInt64>).flatMap { number -> [FeedEvent.Kind] in
            let identity = IdentityID(1_000_000 + number)
            return [.created(identity), .recordAdded(.sample(number), to: identity)]
        }
        #expect(Self.encode(Self.events(kinds, last: 400)).count < 200 * 8)
    }
}
