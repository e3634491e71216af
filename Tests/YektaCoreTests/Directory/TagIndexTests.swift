import Testing

@testable import YektaCore

@Suite struct TagIndexTests {
    /// Few hashes with many numbers each, and many with few.
    @Test(arguments: [3, 300, 30_000])
    func itHoldsWhatADictionaryHolds(hashes: Int) {
        var random = RecordSource(seed: UInt64(hashes))
        var index = TagIndex()
        var twin: [UInt64: Set<UInt32>] = [:]
        for step in 0..<60_000 {
            let hash = UInt64(random.number(below: hashes)) &* 0x0123_4567_89AB_CDEF
            let number = UInt32(random.number(below: 40))
            // It grows for two thirds of the steps, then shrinks.
            if random.number(below: 10) < (step < 40_000 ? 8 : 1) {
                if twin[hash, default: []].insert(number).inserted {
                    index.insert(number, for: hash)
                }
            } else {
                twin[hash]?.remove(number)
                index.remove(number, for: hash)
            }
            if step % 6_000 == 0 { #expect(index.checkInvariants() == []) }
        }
        #expect(index.count == twin.values.reduce(0) { $0 + $1.count })
        for (hash, numbers) in twin { #expect(held(index, hash).isSuperset(of: numbers)) }
        for (hash, numbers) in twin {
            for number in numbers { index.remove(number, for: hash) }
        }
        #expect(index.count == 0)
        #expect(index.checkInvariants() == [])
        #expect(index.heldBytes <= 8 << 10)
    }

    private func held(_ index: TagIndex, _ hash: UInt64) -> Set<UInt32> {
        var numbers: Set<UInt32> = []
        index.forEach(hash) {
            numbers.insert($0)
            return true
        }
        return numbers
    }

    @Test func aRankingIsForgottenWithEveryChange() {
        var index = TagIndex()
        for number in 0..<20 as Range<UInt32> { index.insert(number, for: 5) }
        #expect(index.ranking(of: 5) == nil)
        index.keep(ranking: [3, 1], of: 5)
        #expect(index.ranking(of: 5) == [3, 1])
        #expect(index.ranking(of: 6) == nil)
        index.insert(20, for: 5)
        #expect(index.ranking(of: 5) == nil)
        index.keep(ranking: [2], of: 5)
        index.remove(4, for: 5)
        #expect(index.ranking(of: 5) == nil)
    }
}
