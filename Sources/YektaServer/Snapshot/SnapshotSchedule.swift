import NIOCore

/// When a snapshot is written while the server serves: in a quiet moment, when enough has changed
/// since the last, and so seldom that it takes a small part of the time, given up or not.
///
/// A value that decides; `ResolutionPipeline` acts.
struct SnapshotSchedule {
    /// Below so many changed records, or a part of all of them if that is more, taking them up at
    /// the next start costs less than writing everything again.
    static let changedRecordsMin = 1_000
    static let changedPart = 200
    /// Of the time, writing takes one part of so many at most.
    static let timePart: Int64 = 20

    private let quiet: TimeAmount
    private var changedRecords = 0
    private var lastCommit: NIODeadline
    private var earliest: NIODeadline
    private var started: NIODeadline?

    private var lastWritten: NIODeadline?

    /// So long a snapshot that a deletion made useless was worth writing, at least: one person who
    /// asks to be forgotten each minute does not have everything written each minute.
    private static let pauseAfterDeletion = TimeAmount.minutes(10)

    /// - Parameters:
    ///   - quiet: how long nothing must have been committed.
    ///   - changedRecords: how many the snapshot that was taken up did not have.
    init(quiet: TimeAmount, changedRecords: Int = 0, now: NIODeadline = .now()) {
        self.quiet = quiet
        self.changedRecords = changedRecords
        lastCommit = now
        earliest = now
    }

    /// Takes note of a commit.
    mutating func committed(records: Int, now: NIODeadline) {
        changedRecords += records
        lastCommit = now
    }

    /// Takes note of a deletion, which has removed the snapshot.
    mutating func discarded() {
        guard let lastWritten else { return }
        earliest = max(earliest, lastWritten + Self.pauseAfterDeletion)
    }

    /// Whether to begin; if so, `ended` has to follow.
    ///
    /// - Parameters:
    ///   - isKept: whether there is a snapshot that a start could use.
    mutating func begins(isKept: Bool, records: Int, now: NIODeadline) -> Bool {
        guard started == nil, records > 0, now >= earliest, now - lastCommit >= quiet else {
            return false
        }
        let changedMin = max(Self.changedRecordsMin, records / Self.changedPart)
        guard !isKept || changedRecords >= changedMin else { return false }
        started = now
        return true
    }

    /// Takes note of the end of what began.
    ///
    /// - Parameter isWritten: false if it was given up, which is tried again.
    mutating func ended(isWritten: Bool, now: NIODeadline) {
        guard let began = started else { return }
        started = nil
        earliest = now + .nanoseconds((now - began).nanoseconds * Self.timePart)
        guard isWritten else { return }
        changedRecords = 0
        lastWritten = now
    }
}
