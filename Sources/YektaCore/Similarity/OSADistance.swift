/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, one
/// each.
///
/// The usual measure of typing errors: four in five are one such step (Damerau 1964). Unlike the
/// full Damerau–Levenshtein distance no part of a string is edited twice, which costs nothing here
/// and needs three rows only.
package enum OSADistance {
    /// Longest shorter side, in bytes after common ends are cut, that is compared without
    /// allocating.
    static let inlineBytesMax = 41

    /// The number of edits that turn one string of letters into another; `cutoff + 1` if it is
    /// above.
    ///
    /// - Complexity: O(n·cutoff) after common ends are cut, less when the cutoff is passed early.
    package static func distance(_ a: [UInt8], _ b: [UInt8], cutoff: Int) -> Int {
        Bytes.with(a) { one in Bytes.with(b) { distance(one, $0, cutoff: cutoff) } }
    }

    /// As `distance(_:_:cutoff:)` of arrays.
    package static func distance(_ a: Bytes, _ b: Bytes, cutoff: Int) -> Int {
        let long = a.count >= b.count ? a : b
        let short = a.count >= b.count ? b : a
        guard long.count - short.count <= cutoff else { return cutoff + 1 }
        var start = 0
        while start < short.count, long[start] == short[start] { start += 1 }
        var end = 0
        while end < short.count - start,
            long[long.count - 1 - end] == short[short.count - 1 - end]
        { end += 1 }
        let longCount = long.count - end - start
        let shortCount = short.count - end - start
        if shortCount == 0 { return min(longCount, cutoff + 1) }
        if cutoff == 0 { return 1 }
        if cutoff == 1 {
            // Both ends differ now: one letter for another, or two neighbours swapped.
            if longCount == 1 { return 1 }
            let isSwap =
                longCount == 2 && shortCount == 2 && long[start] == short[start + 1]
                && long[start + 1] == short[start]
            return isSwap ? 1 : 2
        }
        let window = Window(start: start, longCount: longCount, shortCount: shortCount)
        if shortCount <= inlineBytesMax {
            var rows = InlineArray<126, Int32>(repeating: 0)
            var cells = rows.mutableSpan
            return align(long, short, window, cutoff: cutoff, cells: &cells)
        }
        var rows = [Int32](repeating: 0, count: 3 * (shortCount + 1))
        var cells = rows.mutableSpan
        return align(long, short, window, cutoff: cutoff, cells: &cells)
    }

    /// What is left to compare between the common ends of two strings.
    private struct Window {
        let start: Int
        let longCount: Int
        let shortCount: Int
    }

    /// Fills the three rows of the alignment in turn; `cells` holds them one after the other.
    ///
    /// Only as far to either side of the diagonal as the cutoff allows (Ukkonen 1985): what is
    /// further away is above it. The cell beyond each end of a row stands for all of those.
    private static func align(
        _ long: Bytes,
        _ short: Bytes,
        _ window: Window,
        cutoff: Int,
        cells: inout MutableSpan<Int32>
    ) -> Int {
        let width = window.shortCount + 1
        var before = 0
        var previous = width
        var current = 2 * width
        let above = Int32(cutoff + 1)
        for column in 0..<min(width, cutoff + 2) { cells[previous + column] = Int32(column) }
        var lastBest = Int32(0)
        for row in 1...window.longCount {
            let first = max(1, row - cutoff)
            let last = min(window.shortCount, row + cutoff)
            cells[current + first - 1] = first == 1 ? Int32(row) : above
            var best = first == 1 ? Int32(row) : above
            let letter = long[window.start + row - 1]
            for column in stride(from: first, through: last, by: 1) {
                let other = short[window.start + column - 1]
                let isSame: Int32 = letter == other ? 0 : 1
                var cost = min(
                    cells[previous + column] + 1,
                    cells[current + column - 1] + 1,
                    cells[previous + column - 1] + isSame
                )
                if row > 1, column > 1, letter == short[window.start + column - 2],
                    long[window.start + row - 2] == other
                {
                    cost = min(cost, cells[before + column - 2] + 1)
                }
                cells[current + column] = cost
                best = min(best, cost)
            }
            if last < window.shortCount { cells[current + last + 1] = above }
            // A swap reaches back two rows, so one row above the cutoff is not yet the end.
            if min(best, lastBest) > Int32(cutoff) { return cutoff + 1 }
            lastBest = best
            (before, previous, current) = (previous, current, before)
        }
        return min(Int(cells[previous + window.shortCount]), cutoff + 1)
    }
}
