/// Finds columns that repeat what another comparison says, and damps them.
///
/// Comparisons count as independent evidence. Where two agree together more often than chance has
/// it among records that are strangers to each other (a state and its towns), the surplus, the
/// lift, is evidence counted twice; it is taken off the smaller weight. Measured on random pairs:
/// among candidates, which agree on something by construction, everything looks dependent.
struct DependenceTraining {
    let sample: TrainingSample
    let comparisons: [Comparison]
    let columns: ComparisonColumns

    /// Pairs that must agree on both before their lift is believed.
    private static let jointMin = 12.0

    /// A comparison with its share of agreements among strangers and what one weighs.
    private struct Agreement {
        let place: Int
        let count: Double
        let weight: Double
        let isColumn: Bool
    }

    /// The comparisons, those of columns damped.
    var damped: [Comparison] {
        let agreements = comparisons.compactMap(agreement)
        return comparisons.map { comparison in
            guard !comparison.column.isEmpty, let place = columns.place(of: comparison)?.index,
                let own = agreements.first(where: { $0.place == place }), own.weight > 0
            else { return comparison }
            var surplus = 0.0
            for other in agreements where other.place != place {
                // Of two columns the one that weighs less is damped; fields are never.
                let isSmaller =
                    !other.isColumn || own.weight < other.weight
                    || own.weight == other.weight && place > other.place
                guard isSmaller else { continue }
                surplus = max(surplus, lift(own, other))
            }
            return Comparison(
                comparison.kind,
                column: comparison.column,
                damping: min(max(1 - surplus / own.weight, 0), 1),
                comparison.levels
            )
        }
    }

    private func agreement(_ comparison: Comparison) -> Agreement? {
        guard let place = columns.place(of: comparison)?.index else { return nil }
        let agreeing = comparison.levels.filter(\.level.isAgreement)
        let (m, u) = (agreeing.reduce(0) { $0 + $1.m }, agreeing.reduce(0) { $0 + $1.u })
        guard m > 0, u > 0 else { return nil }
        return Agreement(
            place: place,
            count: Double(sample.others.count { agrees($0, place) }),
            weight: BinaryLogarithm.log2(m / u, bits: 20),
            isColumn: !comparison.column.isEmpty
        )
    }

    /// log2 of how much more often two comparisons agree together than chance has it; 0 if too few
    /// pairs do.
    private func lift(_ one: Agreement, _ other: Agreement) -> Double {
        var (both, left, right, known) = (0.0, 0.0, 0.0, 0.0)
        for pair in sample.others where pair.levels[one.place] != 0 && pair.levels[other.place] != 0
        {
            known += 1
            let (first, second) = (agrees(pair, one.place), agrees(pair, other.place))
            if first { left += 1 }
            if second { right += 1 }
            if first && second { both += 1 }
        }
        guard both >= Self.jointMin, left > 0, right > 0 else { return 0 }
        return max(BinaryLogarithm.log2(both * known / (left * right), bits: 20), 0)
    }

    private func agrees(_ pair: TrainingPair, _ place: Int) -> Bool {
        Level(rawValue: pair.levels[place])?.isAgreement ?? false
    }
}
