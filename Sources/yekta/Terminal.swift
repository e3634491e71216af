import Glibc
import Synchronization

/// Standard output, unbuffered so that a pipe sees each line at once.
enum StandardOutput {
    static func line(_ text: String) {
        FileOutput.write(text + "\n", to: 1)
    }
}

/// Standard error: mappings, notes and errors; never the result.
enum StandardError {
    static var isTerminal: Bool { isatty(2) == 1 }

    static func line(_ text: String) {
        write(text + "\n")
    }

    static func write(_ text: String) {
        FileOutput.write(text, to: 2)
    }
}

private enum FileOutput {
    /// Writes the whole text; what a closed pipe does not take is nobody's.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// Progress of long work: a line that is rewritten on a terminal, and nothing in a pipe.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let lastPercent = Mutex<(label: String, percent: Int)>(("", -1))

    init(isShown: Bool = StandardError.isTerminal) {
        self.isShown = isShown
    }

    /// Shows how far a step has come, 0 to 1; drawn at most once per per cent.
    func show(_ label: String, _ fraction: Double) {
        guard isShown else { return }
        let percent = Int(fraction * 100)
        let isNew = lastPercent.withLock { last in
            defer { last = (label, percent) }
            return last != (label, percent)
        }
        guard isNew else { return }
        let filled = min(30, max(0, percent * 30 / 100))
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
        StandardError.write("\r\u{1B}[K\(bar) \(percent)% \(label)")
    }

    /// Clears the line.
    func finish() {
        if isShown { StandardError.write("\r\u{1B}[K") }
    }
}
