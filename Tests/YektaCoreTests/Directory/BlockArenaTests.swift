import Testing

@testable import YektaCore

@Suite struct BlockArenaTests {
    @Test(arguments: [40, 3_000, 100_000])
    func blocksStayWhatTheyAreAndWhatIsFreedIsGivenBack(bytesMax: Int) {
        var random = RecordSource(seed: UInt64(bytesMax))
        var arena = BlockArena()
        var twin: [UInt32: (location: BlockArena.Location, bytes: [UInt8])] = [:]
        for step in 0..<4_000 {
            let owner = UInt32(random.number(below: 400))
            if let known = twin.removeValue(forKey: owner) {
                arena.remove(known.location)
            } else {
                let bytes = [UInt8](repeating: random.byte(), count: random.number(below: bytesMax))
                twin[owner] = (arena.insert(bytes, owner: owner), bytes)
            }
            while arena.isSparse {
                for (owner, location) in arena.compact() { twin[owner]?.location = location }
            }
            if step % 100 == 0 { #expect(arena.checkInvariants() == []) }
        }
        for (location, bytes) in twin.values {
            var found: [UInt8] = []
            arena.append(location, to: &found)
            #expect(found == bytes)
        }
        for (location, _) in twin.values { arena.remove(location) }
        while arena.isSparse { _ = arena.compact() }
        #expect(arena.liveBytes == 0)
        #expect(arena.heldBytes <= 1 << 16)
    }
}
