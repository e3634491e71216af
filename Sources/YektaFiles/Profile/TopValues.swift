/// The most common values of a column and how many people hold each, in bounded memory.
///
/// A first pass finds who may be common: Misra and Gries (1982) lower every count by one whenever
/// the table is full, so that no value is missed that has more than its share of the cells. The
/// second pass counts those exactly.
struct TopValues {
    /// One value.
    struct Entry {
        let value: String
        fileprivate(set) var count: Int
        /// Hashes of names seen with the value.
        fileprivate(set) var names: Set<UInt64> = []
    }

    private static let entriesMax = 8_192
    private static let namesMax = 64

    private var entries: [UInt64: Entry] = [:]

    /// The first pass: a value may become one of the common ones.
    mutating func nominate(_ value: String) {
        let hash = CellHash.hash(value)
        if entries[hash] != nil {
            entries[hash]?.count += 1
        } else if entries.count < Self.entriesMax {
            entries[hash] = Entry(value: value, count: 1)
        } else {
            entries = entries.compactMapValues { entry in
                guard entry.count > 1 else { return nil }
                return Entry(value: entry.value, count: entry.count - 1)
            }
        }
    }

    /// Ends the first pass.
    mutating func beginCounting() {
        entries = entries.mapValues { Entry(value: $0.value, count: 0) }
    }

    /// The second pass: counts a value, if it is one of the common, beside a person's name, 0 for
    /// none.
    mutating func count(_ value: String, name: UInt64) {
        let hash = CellHash.hash(value)
        guard entries[hash] != nil else { return }
        entries[hash]?.count += 1
        if name != 0, entries[hash]?.names.count ?? 0 < Self.namesMax {
            entries[hash]?.names.insert(name)
        }
    }

    /// The most common values that repeat, the commonest first.
    func most(_ count: Int) -> [Entry] {
        Array(
            entries.values.filter { $0.count > 1 }
                .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
                .prefix(count)
        )
    }

    /// How many values are held by so many people or more.
    func shared(byNames least: Int) -> Int {
        entries.values.count { $0.names.count >= least }
    }
}
