extension Engine {
    /// The partition as sets of record keys: groups ascending by their smallest key, keys
    /// ascending.
    ///
    /// - Complexity: O(n log n).
    package func partition() -> [[RecordKey]] {
        identities.members.values.map { $0.map { key($0) }.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// What is wrong with the engine's tables, in sentences; empty if nothing is.
    ///
    /// - Complexity: O(n · candidates): every link is found again.
    package func checkInvariants() -> [String] {
        var problems: [String] = []
        for (place, entry) in state.entries.enumerated() {
            guard let entry else { continue }
            let record = RecordIndex(place)
            if indexOf[entry.record.key] != record {
                problems.append("record #\(place) is not found under its key")
            }
            let found = state.links(of: record, scratch: &scratch)
            let isSame = found.elementsEqual(links[place]) {
                $0.other == $1.other && $0.weight == $1.weight
            }
            if !isSame { problems.append("record #\(place) has other links than its content says") }
            guard let identity = identities.identityOf[place] else {
                problems.append("record #\(place) belongs to no identity")
                continue
            }
            if !(identities.members[identity] ?? []).contains(record) {
                problems.append("record #\(place) is missing from identity \(identity)")
            }
            let region = regionOf[place]
            if region < 0 || !regions[Int(region)].contains(record) {
                problems.append("record #\(place) is missing from its region")
            }
        }
        let counted = identities.members.values.reduce(0) { $0 + $1.count }
        if counted != recordCount {
            problems.append("identities have \(counted) records, the engine \(recordCount)")
        }
        return problems
    }
}
