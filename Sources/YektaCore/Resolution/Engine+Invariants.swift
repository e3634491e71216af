extension Engine {
    /// The partition as sets of record keys: groups ascending by their smallest key, keys
    /// ascending.
    ///
    /// - Complexity: O(n log n).
    package func partition() -> [[RecordKey]] {
        var groups: [[RecordKey]] = []
        identities.eachLive { _, members in groups.append(members.map { key($0) }.sorted()) }
        return groups.sorted { $0[0] < $1[0] }
    }

    /// What is wrong with the engine's tables, in sentences; empty if nothing is.
    ///
    /// - Complexity: O(n · candidates): every link is found again.
    package func checkInvariants() -> [String] {
        var problems: [String] = []
        for record in present {
            if find(key(record)) != record {
                problems.append("record #\(record) is not found under its key")
            }
            state.findLinks(of: record, &scratch)
            let isSame = scratch.links.elementsEqual(links[record]) {
                $0.other == $1.other && $0.weight == $1.weight
            }
            if !isSame {
                problems.append("record #\(record) has other links than its content says")
            }
            guard let identity = identities.identity(of: record) else {
                problems.append("record #\(record) belongs to no identity")
                continue
            }
            if !identities.members(of: identity).contains(record) {
                problems.append("record #\(record) is missing from identity \(identity)")
            }
            if !regions.members(with: record).contains(record) {
                problems.append("record #\(record) is missing from its region")
            }
        }
        var counted = 0
        identities.eachLive { identity, members in
            counted += members.count
            let tasks = reviews.tasks(of: identity).map { ($0.other, $0.doubt) }
            if Dictionary(tasks, uniquingKeysWith: { $1 }) != doubts(of: identity)
                || Set(tasks.map(\.0)).count != tasks.count
            {
                problems.append("identity \(identity) has other doubts than its links say")
            }
        }
        if counted != recordCount {
            problems.append("identities have \(counted) records, the engine \(recordCount)")
        }
        return problems
    }

    /// What the engine holds in memory, in bytes, by what it holds it for.
    package var heldBytes: [(part: String, bytes: Int)] {
        let (records, blocks) = (state.records.allocatedBytes, state.index.size)
        return [
            ("compact_records", records.compact),
            ("raw_records", records.raw),
            ("keys", keyIndex.allocatedBytes),
            ("block_keys", blocks.bytes - blocks.listBytes),
            ("block_lists", blocks.listBytes),
            ("links", links.allocatedBytes),
            ("regions", regions.allocatedBytes),
            ("members", identities.allocatedBytes),
            ("reviews", reviews.allocatedBytes),
        ]
    }
}
