/// How many distinct values a column has and how they repeat, in bounded memory.
///
/// Kept are the values with the smallest hashes, each with its exact count (Beyer et al. 2007, "On
/// synopses for distinct-value estimation"): a uniform sample of the distinct values which does not
/// depend on the order in which they came.
struct ValueSketch: Sendable {
    private let valuesMax: Int
    /// Hashes beyond it are not kept.
    private var ceiling = UInt64.max
    private var counts = HashCounts()

    init(valuesMax: Int) {
        self.valuesMax = valuesMax
    }

    mutating func add(_ hash: UInt64) {
        guard hash <= ceiling else { return }
        counts.add(hash)
        if counts.count >= 2 * valuesMax { trim() }
    }

    /// Keeps the smallest hashes; the ceiling only falls, so what is kept was always counted.
    private mutating func trim() {
        guard counts.count > valuesMax else { return }
        let entries = counts.entries
        let kept = entries.map(\.hash).sorted().prefix(valuesMax)
        ceiling = kept.last ?? ceiling
        counts = HashCounts()
        for entry in entries where entry.hash <= ceiling { counts.add(entry.hash, entry.count) }
    }

    /// What is known at the end.
    var summary: ValueSummary {
        var sketch = self
        sketch.trim()
        let entries = sketch.counts.entries
        let kept = entries.count
        let share = Double(sketch.ceiling) / Double(UInt64.max)
        let isWhole = sketch.ceiling == .max
        return ValueSummary(
            distinct: isWhole ? kept : Int(Double(kept) / share),
            sampled: kept,
            repeated: entries.count { $0.count > 1 },
            surplus: Int(Double(entries.reduce(0) { $0 + $1.count - 1 }) / share)
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

/// Counts of hashes, by open addressing: they need not be hashed again.
private struct HashCounts: Sendable {
    /// How many distinct hashes there are.
    private(set) var count = 0
    /// A count of 0 marks a free slot.
    private var slots = [(hash: UInt64, count: Int)](repeating: (0, 0), count: 64)

    /// The hashes with their counts, in no order that may reach an output.
    var entries: [(hash: UInt64, count: Int)] { slots.filter { $0.count > 0 } }

    mutating func add(_ hash: UInt64, _ times: Int = 1) {
        let mask = slots.count - 1
        // Only small hashes are kept once there are many: the low bits stay even.
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot].count > 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
        if slots[slot].count == 0 {
            count += 1
            if count * 2 > slots.count { return growing(toHold: hash, times) }
            slots[slot].hash = hash
        }
        slots[slot].count += times
    }

    private mutating func growing(toHold hash: UInt64, _ times: Int) {
        let old = entries
        slots = Array(repeating: (0, 0), count: slots.count * 2)
        count = 0
        for entry in old { add(entry.hash, entry.count) }
        add(hash, times)
    }
}
