import NIOCore

/// When a commit begins: at once, or a little later with more callers in it.
///
/// Callers who wait for their answers before they send again tend to split in two groups that take
/// turns: one is synced while the other waits for its turn, and each sync serves half of them.
/// Where a sync takes longer than the callers need to come back, it pays to wait for them: so a
/// commit waits until nearly as many commands are pending as the last one had, but no longer than a
/// fraction of what a commit takes, and not when no more come. On a fast disk nothing waits.
struct CommitGathering {
    /// Where commits take less than this many nanoseconds nothing waits.
    static let commitNanosecondsMin: Int64 = 1_000_000
    /// What a commit counts for at most: a disk that once stalls must not make the next ones wait.
    static let commitNanosecondsMax: Int64 = 10_000_000
    /// Where the last commit had fewer commands there are too few callers for it to be worth the
    /// wait.
    static let commandsMin = 16

    /// What a commit takes, smoothed over the last few.
    private var commitNanoseconds: Int64 = 0
    /// How many commands the last commit had.
    private var lastCommands = 0
    private var waitEnd: NIODeadline?
    private var lastPending = 0
    private var quietPauses = 0

    /// Takes note of a commit.
    mutating func committed(commands: Int, nanoseconds: Int64) {
        let nanoseconds = min(nanoseconds, Self.commitNanosecondsMax)
        commitNanoseconds += (nanoseconds - commitNanoseconds) / 4
        lastCommands = commands
        waitEnd = nil
    }

    /// How many nanoseconds to wait before asking again; nil begins the commit.
    ///
    /// - Parameters:
    ///   - pending: Commands that were accepted and are not on disk.
    ///   - finished: Those of them that the engine has finished.
    ///   - now: The time.
    mutating func pause(
        pending: Int,
        finished: Int,
        now: NIODeadline = .now()
    ) -> Int64? {
        let target = lastCommands - lastCommands / 8
        guard commitNanoseconds >= Self.commitNanosecondsMin, lastCommands >= Self.commandsMin,
            finished < target
        else { return nil }
        if let waitEnd {
            guard now < waitEnd else { return nil }
            quietPauses = pending == lastPending && pending == finished ? quietPauses + 1 : 0
        } else {
            waitEnd = now + .nanoseconds(commitNanoseconds / 2)
            quietPauses = 0
        }
        lastPending = pending
        return quietPauses < Self.quietPausesMax ? commitNanoseconds / Self.pausesPerCommit : nil
    }

    private static let pausesPerCommit: Int64 = 32
    private static let quietPausesMax = 4
}
