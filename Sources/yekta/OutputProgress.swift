import Synchronization

/// A line on the terminal that tells how far long work has come; nothing at all in a pipe.
struct OutputProgress {
    private static let barColumns = 28
    private static let interval = Duration.milliseconds(100)

    private let isShown: Bool
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant?
    private var columns = 0

    init(isShown: Bool = OutputStream.notes.isTerminal) {
        self.isShown = isShown
    }

    /// Shows the state of the work, ten times a second at most.
    ///
    /// - Parameter share: 0 to 1, or nil where the whole is not known.
    mutating func show(_ share: Double?, _ text: String) {
        guard isShown else { return }
        let now = clock.now
        if let last, now - last < Self.interval { return }
        last = now
        var line = text
        if let share {
            let filled = Int((min(max(share, 0), 1) * Double(Self.barColumns)).rounded())
            let bar =
                String(repeating: "█", count: filled)
                + String(repeating: "░", count: Self.barColumns - filled)
            line = "\(bar) \(Int(min(max(share, 0), 1) * 100)) %  \(text)"
        }
        let blanks = String(repeating: " ", count: max(0, columns - line.count))
        columns = line.count
        try? OutputStream.notes.write("\r" + line + blanks)
    }

    /// Takes the line away.
    mutating func clear() {
        guard isShown, columns > 0 else { return }
        try? OutputStream.notes.write("\r" + String(repeating: " ", count: columns) + "\r")
        columns = 0
    }
}

/// A progress line that work on several threads may move on.
final class SharedProgress: Sendable {
    private let line: Mutex<OutputProgress>

    init() {
        line = Mutex(OutputProgress())
    }

    func show(_ share: Double?, _ text: String) {
        line.withLock { $0.show(share, text) }
    }

    func clear() {
        line.withLock { $0.clear() }
    }
}
