import Testing
import YektaClient

@Suite struct LoadMixTests {
    @Test func sharesAreRead() throws {
        let mix = try #require(LoadMix(parsing: "lookup=80,resolve=15,search=2.5"))
        #expect(mix.methods == [.lookup, .resolve, .search])
        #expect(mix.parts.map(\.weight) == [80, 15, 2.5])
        #expect(mix.description == "lookup=80,resolve=15,search=2.5")
        #expect(LoadMix(parsing: mix.description) == mix)
    }

    @Test(arguments: [
        "", ",", "lookup", "lookup=", "lookup=0", "lookup=-1", "lookup=nan", "lookup=inf", "get=1",
        "lookup=1,", "lookup=1,lookup=2", "lookup=1=2", "=1", "lookup=1 ,search=1",
    ])
    func whatNamesNoSharesIsRefused(text: String) {
        #expect(LoadMix(parsing: text) == nil)
    }

    @Test func eachMethodTakesAStretchAsLongAsItsShare() throws {
        let mix = try #require(LoadMix(parsing: "search=1,lookup=2,health=1"))
        var counts: [LoadMethod: Int] = [:]
        for step in 0..<4_000 {
            counts[mix.method(at: (Double(step) + 0.5) / 4_000), default: 0] += 1
        }
        #expect(counts == [.search: 1_000, .lookup: 2_000, .health: 1_000])
        #expect(mix.method(at: 0) == .search)
        #expect(mix.method(at: 1.0.nextDown) == .health)
        #expect(LoadMix(.resolve).method(at: 0.5) == .resolve)
    }
}
