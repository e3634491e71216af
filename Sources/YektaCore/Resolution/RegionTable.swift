/// Which records are clustered together.
struct RegionTable: ~Copyable {
    /// What region a record is in.
    struct Region: Hashable {
        fileprivate let content: UInt32

        /// In none yet.
        static let none = Region(content: 0)
        /// Alone in its own.
        static let alone = Region(content: 1)
        var isShared: Bool { content > 1 }
    }

    /// By record index.
    private var contents: [UInt32] = []
    private var pool = ListPool()

    var allocatedBytes: Int { pool.allocatedBytes + contents.capacity * 4 }

    mutating func addPlace() { contents.append(Region.none.content) }

    func region(of record: RecordIndex) -> Region { Region(content: contents[Int(record)]) }

    /// The members of a record's region, itself included; none if it is in no region.
    func members(with record: RecordIndex) -> [RecordIndex] {
        let region = region(of: record)
        if region == .none { return [] }
        return region == .alone ? [record] : Array(pool.view(region.content))
    }

    /// Makes a region of records that are in none.
    mutating func register(_ members: [RecordIndex]) {
        guard members.count > 1 else {
            if let only = members.first { contents[Int(only)] = Region.alone.content }
            return
        }
        // Places of lists begin at 2.
        var list = pool.make(capacity: members.count)
        for member in members { list = pool.append(member, to: list) }
        for member in members { contents[Int(member)] = list }
    }

    /// Forgets the region of a record; its members are in none then.
    mutating func dissolve(with record: RecordIndex) {
        let region = region(of: record)
        for member in members(with: record) { contents[Int(member)] = Region.none.content }
        if region.isShared { pool.release(region.content) }
    }

    /// Goes through the regions of several members, in the order of their first records' indices.
    func eachShared(_ body: ([RecordIndex]) -> Void) {
        for record in contents.indices where contents[record] > 1 {
            let members = pool.view(contents[record])
            if members.allSatisfy({ $0 >= record }) { body(Array(members)) }
        }
    }
}

// MARK: - Snapshots

extension RegionTable {
    /// The places that there are for records.
    var placeCount: Int { contents.count }

    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try sink.append(.regions, contents)
        try sink.append(.regions, pool.head)
        try pool.write(.regionLists, to: &sink)
    }

    mutating func restore(from source: some SnapshotSource) throws(SnapshotError) {
        contents = try source.array(.regions)
        try pool.restore(head: source.array(.regions, 1), .regionLists, 0, from: source)
    }
}
