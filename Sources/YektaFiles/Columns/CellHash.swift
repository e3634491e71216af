/// A hash of a cell's bytes: the same on every machine, so that a sample drawn by it is as well.
enum CellHash {
    /// FNV-1a, then the finaliser of MurmurHash3 so that the high bits depend on every byte.
    static func hash(_ text: some StringProtocol) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return finished(state)
    }

    /// The hash of a cell that lies among other bytes.
    static func hash(_ bytes: borrowing [UInt8], _ range: Range<Int>) -> UInt64 {
        let span = bytes.span
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            state = (state ^ UInt64(span[index])) &* 0x100_0000_01B3
        }
        return finished(state)
    }

    /// The hash of a sequence of hashes, in order.
    static func combined(_ state: UInt64, _ hash: UInt64) -> UInt64 {
        (state ^ hash) &* 0x9E37_79B9_7F4A_7C15 ^ (state >> 29)
    }

    /// Spreads a state over all of its bits.
    static func finished(_ state: UInt64) -> UInt64 {
        var state = state
        state ^= state >> 33
        state = state &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 33
        state = state &* 0xC4CE_B9FE_1A85_EC53
        return state ^ (state >> 33)
    }
}
