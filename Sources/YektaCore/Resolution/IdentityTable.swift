/// Which records make up which identity, and what became of every id ever issued.
package struct IdentityTable: ~Copyable {
    /// By record index: the number of its identity; 0 for a record that has not been resolved yet.
    private var numbers: [UInt64] = []
    /// By identity number: 0 if it does not stand, a record's index plus 1, or a list's place.
    private var contents: [UInt32] = []
    private var pool = ListPool()
    /// Ids that no longer stand.
    private(set) var retired: [IdentityID: IdentityState] = [:]
    private(set) var nextNumber: UInt64 = 1
    /// The number of identities that stand.
    private(set) var liveCount = 0

    private static let listBit: UInt32 = 1 << 31

    package init() {}

    var allocatedBytes: Int {
        numbers.capacity * 8 + contents.capacity * 4 + pool.allocatedBytes
    }

    mutating func addPlace() { numbers.append(0) }

    func identity(of record: RecordIndex) -> IdentityID? {
        let number = numbers[Int(record)]
        return number == 0 ? nil : IdentityID(number)
    }

    /// The records of an identity; none if it does not stand.
    func members(of identity: IdentityID) -> [RecordIndex] {
        guard identity.number < UInt64(contents.count) else { return [] }
        let content = contents[Int(identity.number)]
        if content == 0 { return [] }
        return content & Self.listBit == 0
            ? [content - 1] : Array(pool.view(content & ~Self.listBit))
    }

    /// How many records an identity has.
    func memberCount(of identity: IdentityID) -> Int {
        guard identity.number < UInt64(contents.count) else { return 0 }
        let content = contents[Int(identity.number)]
        if content == 0 { return 0 }
        return content & Self.listBit == 0 ? 1 : pool.count(content & ~Self.listBit)
    }

    mutating func issue() -> IdentityID {
        defer { nextNumber += 1 }
        return IdentityID(nextNumber)
    }

    /// Takes up the ids of a store: those that were issued before stay issued.
    mutating func restore(nextNumber: UInt64, retired: [IdentityID: IdentityState]) {
        self.nextNumber = max(self.nextNumber, nextNumber)
        self.retired = retired
    }

    mutating func assign(_ record: RecordIndex, to identity: IdentityID?) {
        numbers[Int(record)] = identity?.number ?? 0
    }

    mutating func setMembers(_ records: [RecordIndex], of identity: IdentityID) {
        let place = Int(identity.number)
        if place >= contents.count {
            let missing = max(place + 1, min(Int(nextNumber), place + 4_096)) - contents.count
            contents += repeatElement(0, count: missing)
        }
        let old = contents[place]
        if old & Self.listBit != 0 { pool.release(old & ~Self.listBit) }
        liveCount += (records.isEmpty ? 0 : 1) - (old == 0 ? 0 : 1)
        if records.count < 2 {
            contents[place] = records.first.map { $0 + 1 } ?? 0
            return
        }
        var list = pool.make(capacity: records.count)
        for record in records { list = pool.append(record, to: list) }
        contents[place] = list | Self.listBit
    }

    mutating func retire(_ identity: IdentityID, as state: IdentityState) {
        setMembers([], of: identity)
        retired[identity] = state
    }

    /// What the id stands for; nil if it was never issued.
    func state(of identity: IdentityID) -> IdentityState? {
        memberCount(of: identity) > 0 ? .live : retired[identity]
    }

    /// Goes through the identities that stand, in the order of their numbers.
    func eachLive(_ body: (IdentityID, [RecordIndex]) -> Void) {
        for number in contents.indices where contents[number] != 0 {
            let identity = IdentityID(UInt64(number))
            body(identity, members(of: identity))
        }
    }
}

// MARK: - Snapshots

extension IdentityTable {
    /// The places that there are for records.
    var placeCount: Int { numbers.count }

    /// Writes which records make up which identity; what became of the others the store knows.
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try sink.append(.identityNumbers, numbers)
        try sink.append(.identityContents, contents)
        try sink.append(.identityContents, pool.head)
        try pool.write(.identityLists, to: &sink)
    }

    mutating func restore(from source: some SnapshotSource) throws(SnapshotError) {
        numbers = try source.array(.identityNumbers)
        contents = try source.array(.identityContents)
        let head = try source.array(.identityContents, 1, of: UInt32.self)
        try pool.restore(head: head, .identityLists, 0, from: source)
        liveCount = contents.count { $0 != 0 }
    }
}
