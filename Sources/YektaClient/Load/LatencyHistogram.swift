/// Counts latencies in buckets that are each 1/128 of a power of two wide.
///
/// A percentile is the upper bound of its bucket: never below the latency that it stands for, and
/// above it by less than 1/128 of it, 0.8 per cent, from nanoseconds to centuries alike. After
/// G. Tene's HdrHistogram, which counts in the same log-linear way.
package struct LatencyHistogram: Sendable {
    /// How far above the exact percentile the one that is told may be, as a share of it.
    package static let relativeErrorMax = 1.0 / Double(linear)

    private static let linearBits = 7
    private static let linear = 1 << linearBits

    private var counts = [UInt64](repeating: 0, count: (64 - linearBits + 1) << linearBits)
    /// How many latencies were counted.
    package private(set) var count: UInt64 = 0
    /// The longest, in nanoseconds.
    package private(set) var maxNanoseconds: Int64 = 0

    package init() {}

    /// Counts a latency; a negative one counts as 0.
    package mutating func record(nanoseconds: Int64) {
        let value = UInt64(max(0, nanoseconds))
        counts[Self.bucket(of: value)] += 1
        count += 1
        maxNanoseconds = max(maxNanoseconds, Int64(clamping: value))
    }

    /// Adds the counts of another histogram.
    package mutating func add(_ other: LatencyHistogram) {
        for place in counts.indices { counts[place] += other.counts[place] }
        count += other.count
        maxNanoseconds = max(maxNanoseconds, other.maxNanoseconds)
    }

    /// The latency that this share of all did not exceed, in nanoseconds; 0 if none was counted.
    ///
    /// - Parameter percent: 0 to 100.
    package func percentile(_ percent: Double) -> Int64 {
        guard count > 0 else { return 0 }
        let wanted = max(1, UInt64((Double(count) * percent / 100).rounded(.up)))
        var seen: UInt64 = 0
        for (place, counted) in counts.enumerated() where counted > 0 {
            seen += counted
            if seen >= wanted { return min(Self.upperBound(of: place), maxNanoseconds) }
        }
        return maxNanoseconds
    }

    /// Below 256 every value has its own bucket; from there each power of two has 128.
    private static func bucket(of value: UInt64) -> Int {
        guard value >= UInt64(linear) else { return Int(value) }
        let exponent = 63 - value.leadingZeroBitCount - linearBits
        return (exponent << linearBits) + Int(value >> UInt64(exponent))
    }

    private static func upperBound(of bucket: Int) -> Int64 {
        guard bucket >= 2 * linear else { return Int64(bucket) }
        let exponent = (bucket >> linearBits) - 1
        let mantissa = UInt64(linear + bucket & (linear - 1))
        return Int64(clamping: ((mantissa + 1) << UInt64(exponent)) - 1)
    }
}
