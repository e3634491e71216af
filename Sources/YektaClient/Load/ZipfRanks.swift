import Glibc

/// Draws ranks of which the first is the most frequent: rank k, from 0, as often as
/// 1 / (k + 1) ^ exponent.
///
/// So are the customers of a call centre: a few call every week, most once a year. An exponent of 0
/// draws all alike; caches are commonly measured with 0.99 (B. Cooper and others, "Benchmarking
/// cloud serving systems with YCSB", 2010).
package struct ZipfRanks: Sendable {
    /// The share of the ranks up to each; empty where all are alike.
    private let shares: [Double]
    private let count: Int

    /// - Parameters:
    ///   - count: How many ranks, above 0.
    ///   - exponent: At least 0.
    package init(count: Int, exponent: Double) {
        precondition(count > 0 && exponent >= 0, "no ranks, or a rank more frequent than the first")
        self.count = count
        guard exponent > 0 else {
            shares = []
            return
        }
        var sum = 0.0
        let sums = (1...count).map { rank in
            sum += pow(Double(rank), -exponent)
            return sum
        }
        shares = sums.map { $0 / sum }
    }

    /// The rank at a point of 0 to 1, below 1, at which each rank takes a stretch as long as its
    /// share.
    ///
    /// - Complexity: O(log n).
    package func rank(at point: Double) -> Int {
        guard !shares.isEmpty else { return min(count - 1, Int(point * Double(count))) }
        var low = 0
        var high = count - 1
        while low < high {
            let middle = (low + high) / 2
            if shares[middle] <= point { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
