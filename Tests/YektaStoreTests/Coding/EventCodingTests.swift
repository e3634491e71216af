import Testing
import YektaCore

@testable import YektaStore

@Suite struct EventCodingTests {
    static let task = ReviewTask(
        first: RecordKey(channel: "call", id: "۱۲"),
        second: .sample(2),
        weight: MatchWeight(units: .min),
        reason: .exclusiveValue
    )

    static let kinds: [FeedEvent.Kind] = [
        .created(IdentityID(.max)),
        .recordAdded(.sample(1), to: IdentityID(2)),
        .recordUpdated(RecordKey(channel: "", id: ""), of: IdentityID(3)),
        .recordMoved(.sample(4), from: IdentityID(300), to: IdentityID(5)),
        .recordDeleted(.sample(6), from: IdentityID(7)),
        .merged(IdentityID(8), into: IdentityID(9)),
        .split(IdentityID(10), parts: [IdentityID(10), IdentityID(11), IdentityID(12)]),
        .split(IdentityID(10), parts: []),
        .erased(IdentityID(13)),
        .reviewOpened(task),
        .reviewClosed(task),
    ]

    @Test(arguments: kinds)
    func everyKindOfTheOlderFormIsRead(kind: FeedEvent.Kind) throws {
        let row = LegacyEvent.encode(kind)
        let event = try EventCoding.decode(sequence: 5, code: row.code, payload: row.payload)
        #expect(event == FeedEvent(sequence: 5, kind: kind))
    }

    @Test(arguments: kinds)
    func everyTruncationIsRefused(kind: FeedEvent.Kind) {
        let row = LegacyEvent.encode(kind)
        for count in 0..<row.payload.count {
            let prefix = Array(row.payload.prefix(count))
            #expect(throws: StoreError.self) {
                try EventCoding.decode(sequence: 1, code: row.code, payload: prefix)
            }
        }
        #expect(throws: StoreError.self) {
            try EventCoding.decode(sequence: 1, code: row.code, payload: row.payload + [0])
        }
    }

    @Test(
        arguments: [
            .live, .mergedInto(IdentityID(1)), .splitInto([]), .splitInto([IdentityID(2)]),
            .splitInto([IdentityID(2), IdentityID(.max)]), .erased,
        ] as [IdentityState]
    )
    func everyIdentityStateRoundTrips(state: IdentityState) throws {
        let row = IdentityStateCoding.encode(state)
        #expect(try IdentityStateCoding.decode(id: 1, code: row.code, target: row.target) == state)
    }

    @Test(
        arguments: [(0, [1, 1]), (1, []), (1, [2, 1, 2]), (2, [2, 1]), (3, [1, 1]), (4, [])]
            as [(Int64, [UInt8])]
    )
    func anIdentityRowThatContradictsItselfIsRefused(code: Int64, target: [UInt8]) {
        #expect(throws: StoreError.self) {
            try IdentityStateCoding.decode(id: 1, code: code, target: target)
        }
    }
}
