import Glibc

/// The time of day: read in the server alone, and handed to the core as a value.
enum WallClock {
    /// Milliseconds since 1970-01-01T00:00Z.
    static func nowMs() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}

/// The version of the program.
package enum YektaVersion {
    package static let current = "0.1.0"
}
