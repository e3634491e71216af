import NIOCore
import Testing

@testable import YektaServer

/// When a commit begins.
@Suite struct CommitGatheringTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    /// After a commit of so many commands that took so long.
    private func gathering(commands: Int, milliseconds: Int64) -> CommitGathering {
        var gathering = CommitGathering()
        for _ in 0..<40 {
            gathering.committed(commands: commands, nanoseconds: milliseconds * 1_000_000)
        }
        return gathering
    }

    @Test func nothingWaitsBeforeTheFirstCommit() {
        var gathering = CommitGathering()
        #expect(gathering.pause(pending: 1, finished: 1, now: start) == nil)
    }

    @Test func nothingWaitsOnAFastDisk() {
        var gathering = CommitGathering()
        for _ in 0..<40 { gathering.committed(commands: 64, nanoseconds: 400_000) }
        #expect(gathering.pause(pending: 1, finished: 1, now: start) == nil)
    }

    @Test(arguments: [1, CommitGathering.commandsMin - 1])
    func fewCallersDoNotWait(commands: Int) {
        var gathering = gathering(commands: commands, milliseconds: 4)
        #expect(gathering.pause(pending: 1, finished: 1, now: start) == nil)
    }

    @Test func aDiskThatStalledIsNotWaitedForAgain() {
        var gathering = gathering(commands: 64, milliseconds: 90_000)
        var now = start
        var pending = 1
        while let pause = gathering.pause(pending: pending, finished: 1, now: now) {
            now = now + .nanoseconds(pause)
            pending += 1
        }
        #expect(now - start <= .milliseconds(6))
    }

    @Test func itWaitsUntilNearlyAsManyAreThere() {
        var gathering = gathering(commands: 64, milliseconds: 4)
        #expect(gathering.pause(pending: 20, finished: 10, now: start) != nil)
        #expect(gathering.pause(pending: 60, finished: 55, now: start) != nil)
        #expect(gathering.pause(pending: 60, finished: 56, now: start) == nil)
    }

    @Test func itWaitsForHalfACommitAtMost() {
        var gathering = gathering(commands: 64, milliseconds: 4)
        var now = start
        var pending = 1
        while let pause = gathering.pause(pending: pending, finished: 1, now: now) {
            now = now + .nanoseconds(pause)
            pending += 1
        }
        #expect(now > start)
        #expect(now - start <= .milliseconds(2) + .microseconds(125))
    }

    @Test func itDoesNotWaitWhenNobodyComes() {
        var gathering = gathering(commands: 64, milliseconds: 4)
        var now = start
        while let pause = gathering.pause(pending: 3, finished: 3, now: now) {
            now = now + .nanoseconds(pause)
        }
        #expect(now - start < .milliseconds(1))
    }
}

/// When the write-ahead log is copied.
@Suite struct LogCopyingTests {
    @Test func aShortLogIsLeftAlone() {
        var copying = LogCopying()
        #expect(copying.step(logPages: LogCopying.piecePages - 1, isCopying: false) == .nothing)
    }

    @Test func aLongLogIsCopiedInPiecesBesideAndFinishedHere() {
        var copying = LogCopying()
        let piece = LogCopying.piecePages
        #expect(copying.step(logPages: piece, isCopying: false) == .copyBeside)
        #expect(copying.step(logPages: piece + 9, isCopying: true) == .nothing)
        #expect(copying.step(logPages: piece + 10, isCopying: false) == .nothing)
        #expect(copying.step(logPages: 2 * piece, isCopying: false) == .copyBeside)
        // The pieces go on while nobody looks.
        #expect(copying.step(logPages: LogCopying.logPages, isCopying: true) == .nothing)
        #expect(copying.step(logPages: LogCopying.logPages + 1, isCopying: false) == .copyHere)
        // The log begins anew.
        #expect(copying.step(logPages: 3, isCopying: false) == .nothing)
        #expect(copying.step(logPages: piece, isCopying: false) == .copyBeside)
    }
}
