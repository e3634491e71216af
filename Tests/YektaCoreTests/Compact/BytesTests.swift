import Testing

@testable import YektaCore

/// Views of bytes, and the arenas in which they lie.
@Suite struct BytesTests {
    @Test func aViewSaysWhatItsArraySays() {
        var random = SeededGenerator(seed: 44)
        for _ in 0..<2_000 {
            let one = random.word(lettersMax: 30)
            let other = Bool.random(using: &random) ? one : random.typo(one)
            Bytes.with(one) { left in
                Bytes.with(other) { right in
                    #expect(left.array == one)
                    #expect((left == right) == (one == other))
                    #expect((left != right) == (one != other))
                    #expect(left.precedes(right) == one.lexicographicallyPrecedes(other))
                    #expect(left.hash(seed: 7) == Hash64.xxh3(one, seed: 7))
                    #expect(
                        left.equals(String(decoding: other, as: UTF8.self).utf8) == (one == other)
                    )
                    let (start, count) = (one.count / 3, one.count / 2)
                    #expect(left.slice(start, count).array == Array(one[start..<(start + count)]))
                }
            }
        }
        #expect(Bytes.empty.count == 0 && Bytes.empty == Bytes.empty)
        #expect(Bytes.with([]) { $0.hash(seed: 3) } == Hash64.xxh3([], seed: 3))
    }

    @Test func numbersAreReadAsTheyWereWritten() {
        var random = RecordSource(seed: 45)
        for _ in 0..<500 {
            let (short, word, long) = (
                UInt16(truncatingIfNeeded: random.next()),
                UInt32(truncatingIfNeeded: random.next()),
                random.next()
            )
            var bytes: [UInt8] = [0]
            bytes.append(little: short)
            bytes.append(little: word)
            bytes.append(little: long)
            Bytes.with(bytes) { view in
                #expect(view.uint16(1) == Int(short))
                #expect(view.uint32(3) == word)
                #expect(view.uint64(7) == long)
            }
        }
    }

    @Test func aRunOfNoBytesHasAPlaceInAFullArena() {
        let arena = ByteArena(chunkBytes: 16)
        #expect(arena.bytes(arena.append([]), count: 0).count == 0)
        _ = arena.append([UInt8](repeating: 1, count: 16))
        #expect(arena.bytes(arena.append([]), count: 0).count == 0)
        let place = arena.append([7])
        #expect(arena.bytes(place, count: 1)[0] == 7)
    }

    @Test func runsStayWhereTheyWerePutAcrossChunks() {
        var random = RecordSource(seed: 46)
        let arena = ByteArena()
        var runs: [(place: ByteArena.Place, bytes: [UInt8], view: Bytes)] = []
        for step in 0..<600 {
            // Most are short; some hardly fit a chunk, one is longer than any.
            let count =
                step == 300
                ? ByteArena.chunkBytes + 77
                : step % 100 == 99
                    ? ByteArena.chunkBytes - random.number(below: 20)
                    : random.number(below: 400)
            var bytes = [UInt8](repeating: UInt8(step & 0xFF), count: count)
            if let last = bytes.indices.last { bytes[last] = random.byte() }
            let place = arena.append(bytes)
            runs.append((place, bytes, arena.bytes(place, count: count)))
        }
        for run in runs {
            #expect(Bytes.with(run.bytes) { $0 == run.view })
            #expect(arena.bytes(run.place, count: run.bytes.count) == run.view)
        }
        #expect(arena.deadBytes == 0)
        arena.release(count: 9)
        #expect(arena.deadBytes == 16)
        arena.set(runs[5].place, 0, to: 0xEE)
        if runs[5].bytes.count > 0 { #expect(arena.bytes(runs[5].place, count: 1)[0] == 0xEE) }
    }

    @Test func nothingIsARunAsWell() {
        let arena = ByteArena()
        let place = arena.append([])
        #expect(arena.bytes(place, count: 0).count == 0)
        let next = arena.append([1, 2, 3])
        #expect(arena.bytes(next, count: 3).array == [1, 2, 3])
    }
}
