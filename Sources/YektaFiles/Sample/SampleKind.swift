/// What a sample is made of.
///
/// The same seed gives the same bytes of a kind on every machine.
///
/// Three kinds of files that have little in common, so that what is found to be right for one can
/// be tried on the others. The rates at which people err in them belong here: nothing that decides
/// who is who may know them.
package enum SampleKind: String, CaseIterable, Sendable {
    /// Contact records of seven channels, Persian and Latin.
    case contacts
    /// A register of names and birth dates, in German habit.
    case registry
    /// Historical persons of whom many notices were kept, with relatives of equal names.
    case archive

    /// The fewest records in which every promised case occurs.
    package var recordsMin: Int { 1_000 }

    /// How many records a sample has unless asked otherwise.
    package var recordsDefault: Int {
        switch self {
        case .contacts: 6_000
        case .registry: 10_000
        case .archive: 12_000
        }
    }

    /// Makes a sample of this kind.
    ///
    /// - Parameters:
    ///   - records: How many records; fewer than `recordsMin` may lack some of the cases.
    ///   - seed: Another seed, other people.
    package func table(records: Int, seed: UInt64) -> SampleTable {
        switch self {
        case .contacts:
            let sample = SampleData(records: records, seed: seed)
            return SampleTable(
                header: SampleData.header,
                rows: sample.rows,
                truth: sample.truth
            )
        case .registry: return RegistrySample.table(records: records, seed: seed)
        case .archive: return ArchiveSample.table(records: records, seed: seed)
        }
    }
}
