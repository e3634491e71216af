/// Finds the highest rate that holds, knowing of each rate that is tried only whether it held.
///
/// It doubles or halves until one rate holds and another fails, then tries the middle, in
/// proportion, until the two are no further apart than the resolution. A rate fails when it did so
/// `attemptsMax` times: one stall of the machine is not the server's. A pure value; who tries the
/// rates is another's business.
package struct RateSearch: Sendable {
    /// What is known of one rate that was tried.
    package struct Probe: Hashable, Sendable {
        package let rate: Double
        package let isHeld: Bool
    }

    /// Times that a rate is tried before it counts as failed.
    package static let attemptsMax = 2
    /// The least rate that is tried: below one call per second nothing is worth a search.
    package static let rateMin = 1.0
    /// The most.
    package static let rateMax = 10_000_000.0

    /// The share by which the lowest rate that failed may lie above the highest that held.
    package let resolution: Double
    /// What was tried, in order.
    package private(set) var probes: [Probe] = []
    /// The highest rate that held.
    package private(set) var held: Double?
    /// The lowest rate that failed.
    package private(set) var failed: Double?
    /// The rate to try now; nil when the search is over.
    package private(set) var next: Double?
    private var attempts = 0

    /// - Parameters:
    ///   - start: The rate to try first.
    ///   - resolution: A share above 0, for instance 0.05.
    package init(start: Double, resolution: Double) {
        precondition(resolution > 0, "a search without a resolution does not end")
        self.resolution = resolution
        next = Self.bounded(start)
    }

    /// Takes in what became of `next`.
    package mutating func record(isHeld: Bool) {
        guard let rate = next else { return }
        probes.append(Probe(rate: rate, isHeld: isHeld))
        attempts += 1
        if isHeld {
            held = rate
        } else {
            guard attempts >= Self.attemptsMax else { return }
            failed = rate
        }
        attempts = 0
        next = following()
    }

    private func following() -> Double? {
        let rate: Double
        switch (held, failed) {
        case (nil, nil): return nil
        case (let held?, nil): rate = held * 2
        case (nil, let failed?): rate = failed / 2
        case (let held?, let failed?):
            guard failed > held * (1 + resolution) else { return nil }
            rate = (held * failed).squareRoot()
        }
        let bounded = Self.bounded(rate)
        // At an end of the range, or between neighbours, there is nothing left to try.
        return bounded == held || bounded == failed ? nil : bounded
    }

    /// Whole calls per second read better, and no resolution asks for less.
    private static func bounded(_ rate: Double) -> Double {
        min(max(rate.rounded(), rateMin), rateMax)
    }
}
