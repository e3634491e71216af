import Testing

@testable import YektaCore

/// Short lists of words in one piece of memory, against arrays.
@Suite struct ListPoolTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func thePoolDoesWhatArraysWould(seed: UInt64) {
        var random = RecordSource(seed: seed)
        var pool = ListPool()
        var lists: [(place: UInt32, words: [UInt32])] = []
        for _ in 0..<12_000 {
            let word = UInt32(truncatingIfNeeded: random.next())
            guard !lists.isEmpty, random.number(below: 20) > 0 else {
                let capacity = random.number(below: 9)
                lists.append((pool.make(capacity: capacity), []))
                #expect(lists[lists.count - 1].place > 1)
                continue
            }
            let which = random.number(below: lists.count)
            var (place, words) = lists[which]
            let offset = words.isEmpty ? 0 : random.number(below: words.count)
            switch random.number(below: 7) {
            case 0, 1, 2:
                place = pool.append(word, to: place)
                words.append(word)
            case 3:
                place = pool.insert([word, 7, word &+ 1], at: offset, of: place)
                words.insert(contentsOf: [word, 7, word &+ 1], at: offset)
            case 4 where !words.isEmpty:
                pool.set(word, at: offset, of: place)
                words[offset] = word
            case 5 where !words.isEmpty:
                if random.number(below: 2) == 0 {
                    pool.swapRemove(at: offset, of: place)
                    words[offset] = words[words.count - 1]
                    words.removeLast()
                } else {
                    let length = min(1 + random.number(below: 3), words.count - offset)
                    pool.remove(length, at: offset, of: place)
                    words.removeSubrange(offset..<(offset + length))
                }
            case 6 where random.number(below: 3) == 0:
                pool.release(place)
                lists.remove(at: which)
                continue
            default: continue
            }
            lists[which] = (place, words)
            let found = Array(pool.view(place))
            #expect(found == words)
        }
        #expect(Set(lists.map(\.place)).count == lists.count)
        for (place, words) in lists {
            let (count, found) = (pool.count(place), Array(pool.view(place)))
            #expect(count == words.count)
            #expect(found == words, "seed \(seed)")
        }
    }

    @Test func aListGrowsToAnyLength() {
        var pool = ListPool()
        let other = pool.append(42, to: pool.make(capacity: 1))
        var list = pool.make(capacity: 0)
        for word in 0..<50_000 as Range<UInt32> { list = pool.append(word, to: list) }
        let (long, short) = (Array(pool.view(list)), Array(pool.view(other)))
        #expect(long == Array(0..<50_000))
        #expect(short == [42])
    }

    @Test func whatWasReleasedIsUsedAgain() {
        var pool = ListPool()
        for _ in 0..<2_000 {
            var list = pool.make(capacity: 1)
            for word in 0..<40 as Range<UInt32> { list = pool.append(word, to: list) }
            pool.release(list)
        }
        let allocated = pool.allocatedBytes
        #expect(allocated < 4_096)
    }
}
