/// A register of names and birth dates and nothing else, in German habit.
///
/// About a tenth of its records are about people who are in it already, written down with errors.
/// What makes it hard: a handful of letters and a date are all there is; namesakes arise by chance
/// among common names, and twins differ in the given name alone.
enum RegistrySample {
    static let header = [
        "record_id", "fname_c1", "fname_c2", "lname_c1", "lname_c2", "by", "bm", "bd",
    ]

    static func table(records: Int, seed: UInt64) -> SampleTable {
        var population = RegistryPopulation(seed: seed)
        var hand = RegistryHand(random: SplitMix64(seed: seed ^ 0x4B1D_0F27_9C3E_5A61))
        var drawn: [(entity: Int, cells: [String])] = []
        while drawn.count < records {
            for person in population.nextBirth() {
                drawn.append((person.number, hand.firstRecord(of: person)))
                for _ in 0..<hand.furtherRecords() {
                    drawn.append((person.number, hand.furtherRecord(of: person)))
                }
            }
        }
        drawn.removeSubrange(max(0, records)...)
        hand.random.shuffle(&drawn)
        return SampleTable(header: header, drawn: drawn)
    }
}
