/// The links of every record, ascending by the other's index: eight bytes each.
struct LinkTable: ~Copyable {
    /// By record index: the place of its list; 0 for none.
    private var lists: [UInt32] = []
    private var pool = ListPool()

    typealias Link = MatchState.Link

    /// A look at the links of a record, until the next change.
    struct View: RandomAccessCollection {
        fileprivate let words: Words?

        var startIndex: Int { 0 }
        var endIndex: Int { (words?.count ?? 0) / 2 }

        subscript(place: Int) -> Link {
            guard let words else { preconditionFailure("there are no links") }
            return Link(
                other: words[2 * place],
                weight: MatchWeight(units: Int32(bitPattern: words[2 * place + 1]))
            )
        }
    }

    var allocatedBytes: Int { pool.allocatedBytes + lists.capacity * 4 }

    mutating func addPlace() { lists.append(0) }

    subscript(record: RecordIndex) -> View {
        let list = lists[Int(record)]
        return View(words: list == 0 ? nil : pool.view(list))
    }

    /// The weight of a link; nil if there is none.
    func weight(_ record: RecordIndex, _ other: RecordIndex) -> MatchWeight? {
        self[record].first { $0.other == other }?.weight
    }

    /// Replaces the links of one record, on its side alone.
    mutating func replace(_ record: RecordIndex, with links: [Link]) {
        let old = lists[Int(record)]
        if old != 0 { pool.release(old) }
        guard !links.isEmpty else {
            lists[Int(record)] = 0
            return
        }
        var list = pool.make(capacity: links.count * 2)
        for link in links {
            list = pool.append(link.other, to: list)
            list = pool.append(UInt32(bitPattern: link.weight.units), to: list)
        }
        lists[Int(record)] = list
    }

    /// Sets or removes one link, on one side.
    mutating func set(_ record: RecordIndex, _ other: RecordIndex, _ weight: MatchWeight?) {
        let links = self[record]
        let place = links.firstIndex { $0.other >= other } ?? links.count
        let isThere = place < links.count && links[place].other == other
        let list = lists[Int(record)]
        guard let weight else {
            guard isThere else { return }
            pool.remove(2, at: 2 * place, of: list)
            if pool.count(list) == 0 {
                pool.release(list)
                lists[Int(record)] = 0
            }
            return
        }
        let bits = UInt32(bitPattern: weight.units)
        if isThere {
            pool.set(bits, at: 2 * place + 1, of: list)
        } else {
            let own = list == 0 ? pool.make(capacity: 2) : list
            lists[Int(record)] = pool.insert([other, bits], at: 2 * place, of: own)
        }
    }
}

// MARK: - Snapshots

extension LinkTable {
    /// The places that there are for records.
    var placeCount: Int { lists.count }

    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try sink.append(.links, lists)
        try sink.append(.links, pool.head)
        try pool.write(.linkLists, to: &sink)
    }

    mutating func restore(from source: some SnapshotSource) throws(SnapshotError) {
        lists = try source.array(.links)
        try pool.restore(head: source.array(.links, 1), .linkLists, 0, from: source)
    }
}
