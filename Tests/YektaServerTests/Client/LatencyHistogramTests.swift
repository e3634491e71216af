import Testing
import YektaClient

@Suite struct LatencyHistogramTests {
    @Test func anEmptyHistogramHasNoLatency() {
        #expect(LatencyHistogram().percentile(99) == 0)
    }

    @Test func percentilesAreRightToOneBucket() {
        var histogram = LatencyHistogram()
        for value in 1...100_000 { histogram.record(nanoseconds: Int64(value)) }
        for percent in [1.0, 50, 90, 99, 99.9] {
            let exact = 1_000 * percent
            let found = Double(histogram.percentile(percent))
            #expect(found >= exact && found <= exact * 1.008)
        }
        #expect(histogram.percentile(100) == 100_000)
        #expect(histogram.maxNanoseconds == 100_000)
    }

    /// Around every power of two, where the buckets change their width, and between them.
    @Test(arguments: 0..<62) func theErrorIsBelowOnePerCentAtEveryScale(exponent: Int) {
        #expect(LatencyHistogram.relativeErrorMax < 0.01)
        let power = Int64(1) << Int64(exponent)
        for part in stride(from: Int64(0), to: 300, by: 13) {
            let exact = power + part * max(1, power / 300)
            var histogram = LatencyHistogram()
            histogram.record(nanoseconds: exact)
            // Without a longer one the longest would be told, which is exact.
            histogram.record(nanoseconds: .max)
            let found = histogram.percentile(50)
            #expect(found >= exact)
            #expect(Double(found - exact) <= LatencyHistogram.relativeErrorMax * Double(exact))
        }
    }

    @Test(arguments: [0, 1, 63, 64, 127, 128, 129, 255, 256, 1 << 40, Int64.max])
    func aSingleLatencyIsEveryPercentile(nanoseconds: Int64) {
        var histogram = LatencyHistogram()
        histogram.record(nanoseconds: nanoseconds)
        #expect(histogram.percentile(0) == nanoseconds)
        #expect(histogram.percentile(100) == nanoseconds)
    }

    @Test func twoHistogramsAdd() {
        var one = LatencyHistogram()
        var other = LatencyHistogram()
        one.record(nanoseconds: 10)
        other.record(nanoseconds: 20)
        one.add(other)
        #expect(one.count == 2)
        #expect(one.percentile(50) == 10)
        #expect(one.percentile(100) == 20)
    }
}
