import Testing
import YektaClient

@Suite struct RateSearchTests {
    /// Searches a server of which every rate up to `limit` holds and none above.
    private func search(limit: Double, start: Double, resolution: Double = 0.05) -> RateSearch {
        var search = RateSearch(start: start, resolution: resolution)
        var steps = 0
        while let rate = search.next, steps < 1_000 {
            search.record(isHeld: rate <= limit)
            steps += 1
        }
        #expect(steps < 1_000)
        return search
    }

    @Test(
        arguments: [1, 2, 3, 17, 999, 12_345, 48_000, 9_999_999],
        [1, 100, 50_000, 10_000_000]
    )
    func theLimitLiesBetweenWhatHeldAndWhatFailed(limit: Double, start: Double) throws {
        let search = search(limit: limit, start: start)
        let held = try #require(search.held)
        let failed = try #require(search.failed)
        #expect(held <= limit && limit < failed)
        // Whole calls per second are the finest step there is.
        #expect(failed <= max(held * 1.05, held + 1))
        #expect(search.probes.count < 80)
    }

    @Test func aFinerResolutionIsKept() throws {
        let search = search(limit: 77_777, start: 1_000, resolution: 0.001)
        let held = try #require(search.held)
        #expect(held <= 77_777 && held > 77_777 / 1.001 - 1)
    }

    @Test func whereNothingHoldsThereIsNothingFound() {
        let search = search(limit: 0.5, start: 1_000)
        #expect(search.held == nil)
        #expect(search.failed == RateSearch.rateMin)
    }

    @Test func whereAllHoldsTheSearchEndsAtTheMost() {
        let search = search(limit: .infinity, start: 1_000)
        #expect(search.held == RateSearch.rateMax)
        #expect(search.failed == nil)
    }

    @Test func oneFailureIsTriedAgain() {
        var search = RateSearch(start: 1_000, resolution: 0.05)
        search.record(isHeld: false)
        #expect(search.next == 1_000 && search.failed == nil)
        search.record(isHeld: true)
        #expect(search.next == 2_000 && search.held == 1_000)
        for _ in 0..<RateSearch.attemptsMax { search.record(isHeld: false) }
        #expect(search.failed == 2_000 && search.next == 1_414)
        let rates = search.probes.map(\.rate)
        #expect(rates == [1_000, 1_000, 2_000, 2_000])
    }

    @Test func nothingIsTakenInAfterTheEnd() {
        var search = search(limit: 10, start: 10)
        let held = search.held
        search.record(isHeld: false)
        #expect(search.held == held && search.next == nil)
    }
}
