/// Notices about historical persons: a few of some, dozens of others, over long lives.
///
/// What makes it hard: fathers, sons and grandsons of one full name and one birth place, brothers
/// and sisters, titles and ordinals, nicknames and initials, dates that are a year and no more,
/// and a quarter of everything missing or wrong.
enum ArchiveSample {
    static let header = [
        "record_id", "full_name", "first_name", "surname", "birth_date", "birth_place",
        "postcode", "gender", "occupation",
    ]

    static func table(records: Int, seed: UInt64) -> SampleTable {
        var population = ArchivePopulation(seed: seed)
        var random = SplitMix64(seed: seed ^ 0x71C3_9A5E_20D8_6FB4)
        var drawn: [(entity: Int, cells: [String])] = []
        while drawn.count < records {
            for person in population.nextFamily() {
                for _ in 0..<person.notices {
                    var hand = ArchiveHand(person: person, random: random)
                    drawn.append((person.number, hand.notice()))
                    random = hand.random
                }
            }
        }
        drawn.removeSubrange(max(0, records)...)
        random.shuffle(&drawn)
        return SampleTable(header: header, drawn: drawn)
    }
}
