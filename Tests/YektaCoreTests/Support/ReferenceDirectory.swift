@testable import YektaCore

/// What an `IdentityDirectory` must answer, kept in dictionaries: its slow twin.
struct ReferenceDirectory: Sendable {
    /// A stored record and where it belongs.
    struct StoredRecord: Sendable {
        let record: Record
        let ordinal: UInt64
        var identity: IdentityID
        let lookupKeys: [BlockingKey]
    }

    private var records: [RecordKey: StoredRecord] = [:]
    private var members: [IdentityID: [RecordKey]] = [:]
    private var retired: [IdentityID: IdentityState] = [:]
    private var holders: [BlockingKey: [RecordKey]] = [:]
    private var doubts: [RecordKey: [ReviewTask]] = [:]
    /// The sequence number of the last feed event applied.
    var lastSequence: UInt64 = 0
    var openReviewCount = 0

    init() {}

    var recordCount: Int { records.count }
    var identityCount: Int { members.count }

    /// Takes up a committed change set.
    mutating func apply(_ changes: ChangeSet) {
        for deletion in changes.deletedRecords { remove(deletion.key) }
        for write in changes.writtenRecords { put(write) }
        for move in changes.movedRecords { reassign(move.key, to: move.identity) }
        for identity in changes.identities where identity.state != .live {
            retired[identity.id] = identity.state
        }
        for write in changes.reviewTasks { note(write) }
        if let last = changes.events.last { lastSequence = last.sequence }
    }

    private mutating func put(_ write: RecordWrite) {
        let key = write.record.key
        remove(key)
        records[key] = StoredRecord(
            record: write.record,
            ordinal: write.ordinal,
            identity: write.identity,
            lookupKeys: write.lookupKeys
        )
        members[write.identity, default: []].append(key)
        for lookup in write.lookupKeys { holders[lookup, default: []].append(key) }
    }

    private mutating func remove(_ key: RecordKey) {
        guard let stored = records.removeValue(forKey: key) else { return }
        leave(stored.identity, key)
        for lookup in stored.lookupKeys {
            let rest = (holders[lookup] ?? []).filter { $0 != key }
            holders[lookup] = rest.isEmpty ? nil : rest
        }
    }

    private mutating func reassign(_ key: RecordKey, to identity: IdentityID) {
        guard let stored = records[key], stored.identity != identity else { return }
        leave(stored.identity, key)
        records[key]?.identity = identity
        members[identity, default: []].append(key)
    }

    private mutating func leave(_ identity: IdentityID, _ key: RecordKey) {
        let rest = (members[identity] ?? []).filter { $0 != key }
        members[identity] = rest.isEmpty ? nil : rest
    }

    private mutating func note(_ write: ReviewTaskWrite) {
        openReviewCount += write.isOpen ? 1 : -1
        for key in [write.task.first, write.task.second] {
            if write.isOpen {
                doubts[key, default: []].append(write.task)
            } else {
                let rest = (doubts[key] ?? []).filter {
                    $0.first != write.task.first || $0.second != write.task.second
                }
                doubts[key] = rest.isEmpty ? nil : rest
            }
        }
    }
}

// MARK: - Look-ups

extension ReferenceDirectory {
    /// The record of a key; nil if it is not stored.
    func record(_ key: RecordKey) -> StoredRecord? {
        records[key]
    }

    /// What the id stands for; nil if it was never issued.
    func state(of identity: IdentityID) -> IdentityState? {
        if members[identity] != nil { return .live }
        return retired[identity]
    }

    /// Where the merges of an id have led: itself if it was never merged.
    func survivor(of identity: IdentityID) -> IdentityID {
        var current = identity
        // Every merge led to an id that stood at the time, so the walk comes to an end.
        while case .mergedInto(let next) = state(of: current) { current = next }
        return current
    }

    /// The records of an identity that stands, oldest first.
    func records(of identity: IdentityID) -> [StoredRecord] {
        (members[identity] ?? []).compactMap { records[$0] }.sorted { $0.ordinal < $1.ordinal }
    }

    func summary(of identity: IdentityID) -> IdentitySummary {
        IdentitySummary(of: records(of: identity).map(\.record))
    }

    /// The identities that hold an identifying value: those with more of its records first, then
    /// the older ones.
    func identities(holding key: BlockingKey) -> [IdentityID] {
        var counts: [IdentityID: Int] = [:]
        for holder in holders[key] ?? [] {
            if let identity = records[holder]?.identity { counts[identity, default: 0] += 1 }
        }
        return counts.sorted { one, other in
            one.value == other.value ? one.key < other.key : one.value > other.value
        }.map(\.key)
    }

    /// The other identities that an identity may be one with, strongest first.
    func possibleLinks(of identity: IdentityID, limit: Int) -> [PossibleLink] {
        var best: [IdentityID: PossibleLink] = [:]
        for key in members[identity] ?? [] {
            for task in doubts[key] ?? [] {
                let over = task.first == key ? task.second : task.first
                guard let other = records[over]?.identity, other != identity else { continue }
                let link = PossibleLink(identity: other, record: over, weight: task.weight)
                if best[other].map({ ($0.weight, over) < (link.weight, $0.record) }) ?? true {
                    best[other] = link
                }
            }
        }
        let ordered = best.values.sorted {
            $0.weight == $1.weight ? $0.identity < $1.identity : $0.weight > $1.weight
        }
        return Array(ordered.prefix(limit))
    }

    /// Every standing identity with the keys of its records, ascending by id; for exports and
    /// proofs.
    ///
    /// - Complexity: O(n log n).
    func partition() -> [(identity: IdentityID, records: [RecordKey])] {
        members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    /// Records and identities per channel, by the channel's name.
    ///
    /// - Complexity: O(records).
    func channelCounts() -> [(channel: String, records: Int, identities: Int)] {
        var recordCounts: [String: Int] = [:]
        var identities: [String: Set<IdentityID>] = [:]
        for (key, stored) in records {
            recordCounts[key.channel, default: 0] += 1
            identities[key.channel, default: []].insert(stored.identity)
        }
        return recordCounts.sorted { $0.key < $1.key }.map {
            ($0.key, $0.value, identities[$0.key]?.count ?? 0)
        }
    }
}
