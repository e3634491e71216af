import Foundation
import YektaCore
import YektaFiles

/// Takes the time of stages and writes a line for each.
struct Report {
    private let options: Options
    private var group = "kernels"

    init(_ options: Options) {
        self.options = options
        guard !options.isJSON else { return }
        say(
            "| " + Self.padded("stage", 44) + " | " + Self.padded("of", 9) + " |       ns |    "
                + "per second |      count | checksum         |"
        )
        say(
            "|" + String(repeating: "-", count: 46) + "|-----------|---------:|--------------:|"
                + "-----------:|------------------|"
        )
    }

    /// Begins the stages of one kind of people.
    mutating func begin(_ kind: SampleKind) {
        group = kind.rawValue
    }

    /// Runs a stage so often as was asked for, and writes what one thing costs at the median.
    ///
    /// - Parameters:
    ///   - unit: what is counted.
    ///   - warmUps: runs before the first that counts.
    func measure(
        _ stage: String,
        of unit: String,
        warmUps: Int = 1,
        _ body: () throws -> EngineStages.Sum
    ) rethrows {
        guard options.only.isEmpty || stage.hasPrefix(options.only) else { return }
        for _ in 0..<warmUps { _ = try body() }
        var times: [Double] = []
        var sum = EngineStages.Sum()
        for _ in 0..<options.rounds {
            let start = Self.threadNanoseconds()
            sum = try body()
            times.append(Self.threadNanoseconds() - start)
        }
        let median = times.sorted()[times.count / 2] / Double(max(1, sum.count))
        let least = (times.min() ?? 0) / Double(max(1, sum.count))
        let rate = median > 0 ? 1e9 / median : 0
        let checksum = String(sum.checksum, radix: 16)
        if options.isJSON {
            say(
                "{\"group\": \"\(group)\", \"stage\": \"\(stage)\", \"unit\": \"\(unit)\", "
                    + String(format: "\"ns_median\": %.2f, \"ns_least\": %.2f, ", median, least)
                    + "\"count\": \(sum.count), \"checksum\": \"\(checksum)\"}"
            )
            return
        }
        say(
            "| " + Self.padded(group + ": " + stage, 44) + " | " + Self.padded(unit, 9)
                + String(format: " | %8.1f | %13.0f | %10d | ", median, rate, sum.count)
                + Self.padded(checksum, 16) + " |"
        )
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// CPU time of this thread.
    private static func threadNanoseconds() -> Double {
        var time = timespec()
        unsafe _ = clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
