import Foundation
import Testing
import YektaClient

@Suite struct ZipfRanksTests {
    /// What the definition says, summed up from the first rank on: the slow twin.
    private static func referenceRank(at point: Double, count: Int, exponent: Double) -> Int {
        let weights = (1...count).map { 1 / pow(Double($0), exponent) }
        let whole = weights.reduce(0, +)
        var sum = 0.0
        for (rank, weight) in weights.enumerated() {
            sum += weight
            if point < sum / whole { return rank }
        }
        return count - 1
    }

    @Test(arguments: [1, 2, 3, 10, 257], [0, 0.5, 0.99, 1, 2])
    func everyPointHasTheRankOfTheReference(count: Int, exponent: Double) {
        let ranks = ZipfRanks(count: count, exponent: exponent)
        // An odd number of points, so that none lies on a bound between two ranks by design.
        for step in 0..<1_009 {
            let point = (Double(step) + 0.5) / 1_009
            let reference = Self.referenceRank(at: point, count: count, exponent: exponent)
            #expect(ranks.rank(at: point) == reference, "\(point)")
        }
    }

    @Test(arguments: [0, 0.99, 5]) func theEndsAreRanks(exponent: Double) {
        let ranks = ZipfRanks(count: 1_000, exponent: exponent)
        #expect(ranks.rank(at: 0) == 0)
        #expect(ranks.rank(at: 1.0.nextDown) == 999)
        #expect(ranks.rank(at: 1) == 999)
    }

    @Test func theFirstOfAMillionIsAsFrequentAsYCSBHasIt() {
        let ranks = ZipfRanks(count: 1_000_000, exponent: 0.99)
        // 1 / zeta(1,000,000, 0.99), with YCSB's constant of 15.391849746.
        let share = 1 / 15.391849746
        #expect(ranks.rank(at: share - 1e-9) == 0)
        #expect(ranks.rank(at: share + 1e-9) == 1)
    }
}
