/// How differently two names sound, whatever script they are written in.
///
/// A weighted alignment over the phonetic code: vowels that Persian does not write cost little,
/// classes that romanisers confuse about half a letter, other letters a whole one.
package enum SoundDistance {
    /// The distance of two names in hundredths of a letter, or nil if it is above `ceiling` or the
    /// scripts have no sounds in common.
    ///
    /// - Complexity: O(n·m) in the symbols, at most 40 each, less when the ceiling is passed early.
    package static func distance(_ a: NameToken, _ b: NameToken, ceiling: Int) -> Int? {
        guard let costs = costs(a.script, b.script) else {
            return a.letters == b.letters && a.script == b.script ? 0 : nil
        }
        return distance(a.sound, b.sound, costs: costs, ceiling: ceiling)
    }

    /// As `distance(_:_:costs:ceiling:)` where the codes lie in arrays.
    static func distance(
        _ a: [UInt8],
        _ b: [UInt8],
        costs: SoundCosts,
        ceiling: Int
    ) -> Int? {
        Bytes.with(a) { one in
            Bytes.with(b) { distance(one, $0, costs: costs, ceiling: ceiling) }
        }
    }

    /// The costs for a pairing of scripts; other scripts have none.
    static func costs(_ a: Script, _ b: Script) -> SoundCosts? {
        switch (a, b) {
        case (.latin, .latin): .latin
        case (.persian, .persian): .persian
        case (.latin, .persian), (.persian, .latin): .cross
        case (.other, _), (_, .other): nil
        }
    }

    /// The distance up to which two codes of these lengths in one script are one sound.
    static func ceiling(_ a: [UInt8], _ b: [UInt8]) -> Int {
        SoundCosts.latin.ceiling.distance(max(a.count, b.count))
    }

    /// The distance of two codes of at most `SoundCode.symbolsMax` symbols, nil if above `ceiling`.
    static func distance(
        _ a: Bytes,
        _ b: Bytes,
        costs: SoundCosts,
        ceiling: Int
    ) -> Int? {
        let width = b.count + 1
        var rows = InlineArray<82, Int32>(repeating: 0)
        var cells = rows.mutableSpan
        var (previous, current) = (0, width)
        let (omission, omissionAtStart) = (costs.omission, costs.omissionAtStart)
        for column in 1..<max(width, 1) {
            let symbol = Int(b[column - 1])
            let cost = column == 1 ? omissionAtStart[symbol] : omission[symbol]
            cells[column] = cells[column - 1] + Int32(cost)
        }
        for row in 0..<a.count {
            let symbol = Int(a[row])
            let heardFor = costs.substitution.slice(symbol * SoundCosts.width, SoundCosts.width)
            let omitted = Int32(row == 0 ? omissionAtStart[symbol] : omission[symbol])
            cells[current] = cells[previous] + omitted
            var best = cells[current]
            for column in 1..<max(width, 1) {
                let other = Int(b[column - 1])
                let otherOmitted = Int32(column == 1 ? omissionAtStart[other] : omission[other])
                let cost = min(
                    cells[previous + column - 1] + Int32(heardFor[other]),
                    cells[previous + column] + omitted,
                    cells[current + column - 1] + otherOmitted
                )
                cells[current + column] = cost
                best = min(best, cost)
            }
            if best > Int32(ceiling) { return nil }
            swap(&previous, &current)
        }
        let total = Int(cells[previous + b.count])
        return total <= ceiling ? total : nil
    }
}
