/// How many distinct values a column has and how they repeat, in bounded memory.
///
/// Kept are the values with the smallest hashes, each with its exact count (Beyer et al. 2007, "On
/// synopses for distinct-value estimation"): a uniform sample of the distinct values which does not
/// depend on the order in which they came.
struct ValueSketch: Sendable {
    private let valuesMax: Int
    /// Hashes beyond it are not kept.
    private var ceiling = UInt64.max
    private var counts: [UInt64: Int] = [:]

    init(valuesMax: Int) {
        self.valuesMax = valuesMax
    }

    mutating func add(_ hash: UInt64) {
        guard hash <= ceiling else { return }
        counts[hash, default: 0] += 1
        if counts.count >= 2 * valuesMax { trim() }
    }

    /// Keeps the smallest hashes; the ceiling only falls, so what is kept was always counted.
    private mutating func trim() {
        guard counts.count > valuesMax else { return }
        let kept = counts.keys.sorted().prefix(valuesMax)
        ceiling = kept.last ?? ceiling
        let last = ceiling
        counts = counts.filter { $0.key <= last }
    }

    /// What is known at the end.
    var summary: ValueSummary {
        var sketch = self
        sketch.trim()
        let kept = sketch.counts.count
        let share = Double(sketch.ceiling) / Double(UInt64.max)
        let isWhole = sketch.ceiling == .max
        return ValueSummary(
            distinct: isWhole ? kept : Int(Double(kept) / share),
            sampled: kept,
            repeated: sketch.counts.values.count { $0 > 1 },
            surplus: Int(Double(sketch.counts.values.reduce(0) { $0 + $1 - 1 }) / share)
        )
    }
}

/// The distinct values of a column, exact for a few and estimated for many.
struct ValueSummary: Hashable, Sendable {
    /// How many distinct values there are.
    let distinct: Int
    /// How many of them were looked at.
    let sampled: Int
    /// How many of those occur more than once.
    let repeated: Int
    /// How many cells hold what another cell held before.
    let surplus: Int

    /// The share of the distinct values that occur more than once, 0 to 1.
    var repeatedShare: Double { sampled == 0 ? 0 : Double(repeated) / Double(sampled) }
}
