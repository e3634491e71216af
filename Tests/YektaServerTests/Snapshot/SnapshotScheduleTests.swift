import NIOCore
import Testing

@testable import YektaServer

/// When a snapshot is written while the server serves.
@Suite struct SnapshotScheduleTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    @Test func withoutOneTheFirstQuietMomentIsTaken() {
        var schedule = SnapshotSchedule(quiet: .seconds(5), now: start)
        let due1 = schedule.begins(isKept: false, records: 10, now: start + .seconds(4))
        #expect(!due1)
        schedule.committed(records: 1, now: start + .seconds(4))
        let due2 = schedule.begins(isKept: false, records: 10, now: start + .seconds(8))
        #expect(!due2)
        let due3 = schedule.begins(isKept: false, records: 0, now: start + .seconds(9))
        #expect(!due3)
        let due4 = schedule.begins(isKept: false, records: 10, now: start + .seconds(9))
        #expect(due4)
        let due5 = schedule.begins(isKept: false, records: 10, now: start + .seconds(20))
        #expect(!due5)
    }

    @Test func oneIsReplacedWhenEnoughHasChanged() {
        var schedule = SnapshotSchedule(quiet: .seconds(0), now: start)
        schedule.committed(records: 999, now: start)
        let due6 = schedule.begins(isKept: true, records: 100_000, now: start)
        #expect(!due6)
        schedule.committed(records: 1, now: start)
        let due7 = schedule.begins(isKept: true, records: 1_000_000, now: start)
        #expect(!due7)
        let due8 = schedule.begins(isKept: true, records: 100_000, now: start)
        #expect(due8)
    }

    @Test func writingTakesASmallPartOfTheTime() {
        var schedule = SnapshotSchedule(quiet: .seconds(0), now: start)
        let due9 = schedule.begins(isKept: false, records: 10, now: start)
        #expect(due9)
        schedule.ended(isWritten: true, now: start + .seconds(3))
        schedule.committed(records: 5_000, now: start + .seconds(4))
        let due10 = schedule.begins(isKept: false, records: 10, now: start + .seconds(62))
        #expect(!due10)
        let due11 = schedule.begins(isKept: false, records: 10, now: start + .seconds(63))
        #expect(due11)
    }

    @Test func whatWasGivenUpIsTriedAgain() {
        var schedule = SnapshotSchedule(quiet: .seconds(1), now: start)
        schedule.committed(records: 5_000, now: start)
        let first = schedule.begins(isKept: true, records: 10, now: start + .seconds(1))
        #expect(first)
        schedule.ended(isWritten: false, now: start + .seconds(2))
        let early = schedule.begins(isKept: true, records: 10, now: start + .seconds(21))
        #expect(!early)
        let again = schedule.begins(isKept: true, records: 10, now: start + .seconds(22))
        #expect(again)
    }
}
