/// Which records make up which identity, and what became of every id ever issued.
package struct IdentityTable: Sendable {
    /// By record index; nil for a record that has not been resolved yet.
    private(set) var identityOf: [IdentityID?] = []
    private(set) var members: [IdentityID: [RecordIndex]] = [:]
    /// Ids that no longer stand.
    private(set) var retired: [IdentityID: IdentityState] = [:]
    private(set) var nextNumber: UInt64 = 1

    package init() {}

    /// The number of identities that stand.
    var liveCount: Int { members.count }

    mutating func reserve(count: Int) {
        guard identityOf.count < count else { return }
        identityOf.append(contentsOf: repeatElement(nil, count: count - identityOf.count))
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
        identityOf[Int(record)] = identity
    }

    mutating func setMembers(_ records: [RecordIndex], of identity: IdentityID) {
        members[identity] = records.isEmpty ? nil : records
    }

    mutating func retire(_ identity: IdentityID, as state: IdentityState) {
        members[identity] = nil
        retired[identity] = state
    }

    /// What the id stands for; nil if it was never issued.
    func state(of identity: IdentityID) -> IdentityState? {
        if members[identity] != nil { return .live }
        return retired[identity]
    }
}
