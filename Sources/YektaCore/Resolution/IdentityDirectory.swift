/// The read side: what look-ups see, which is what has been committed and nothing else.
///
/// Built from change sets after their commit, so a reader never meets half a batch or a change that
/// a crash could still undo.
package struct IdentityDirectory: Sendable {
    /// A stored record and where it belongs.
    package struct StoredRecord: Sendable {
        package let record: Record
        package let ordinal: UInt64
        package fileprivate(set) var identity: IdentityID
        fileprivate let lookupKeys: [BlockingKey]
    }

    private var records: [RecordKey: StoredRecord] = [:]
    private var members: [IdentityID: [RecordKey]] = [:]
    private var retired: [IdentityID: IdentityState] = [:]
    private var holders: [BlockingKey: [RecordKey]] = [:]
    private var doubts: [RecordKey: [ReviewTask]] = [:]
    /// Summaries that were asked for and still hold.
    private var summaries: [IdentityID: IdentitySummary] = [:]
    /// The sequence number of the last feed event applied.
    package private(set) var lastSequence: UInt64 = 0
    package private(set) var openReviewCount = 0

    package init() {}

    package var recordCount: Int { records.count }
    package var identityCount: Int { members.count }

    /// Takes up a committed change set.
    package mutating func apply(_ changes: ChangeSet) {
        for deletion in changes.deletedRecords { remove(deletion.key) }
        for write in changes.writtenRecords { put(write) }
        for move in changes.movedRecords { reassign(move.key, to: move.identity) }
        for identity in changes.identities where identity.state != .live {
            retired[identity.id] = identity.state
        }
        for write in changes.reviewTasks { note(write) }
        if let last = changes.events.last { lastSequence = last.sequence }
    }

    /// Takes up everything that an engine holds; at start, when it is all committed.
    package mutating func restore(from engine: Engine) {
        precondition(records.isEmpty, "only an empty directory can be restored")
        for write in engine.allRecords() { put(write) }
        retired = engine.identities.retired
        lastSequence = engine.lastSequence
        for task in engine.reviews.all() { note(ReviewTaskWrite(task: task, isOpen: true)) }
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
        summaries[write.identity] = nil
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
        summaries[identity] = nil
    }

    private mutating func leave(_ identity: IdentityID, _ key: RecordKey) {
        summaries[identity] = nil
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

extension IdentityDirectory {
    /// The record of a key; nil if it is not stored.
    package func record(_ key: RecordKey) -> StoredRecord? {
        records[key]
    }

    /// What the id stands for; nil if it was never issued.
    package func state(of identity: IdentityID) -> IdentityState? {
        if members[identity] != nil { return .live }
        return retired[identity]
    }

    /// Where the merges of an id have led: itself if it was never merged.
    package func survivor(of identity: IdentityID) -> IdentityID {
        var current = identity
        // Every merge led to an id that stood at the time, so the walk comes to an end.
        while case .mergedInto(let next) = state(of: current) { current = next }
        return current
    }

    /// The records of an identity that stands, oldest first.
    package func records(of identity: IdentityID) -> [StoredRecord] {
        (members[identity] ?? []).compactMap { records[$0] }.sorted { $0.ordinal < $1.ordinal }
    }

    /// The summaries kept at once; beyond it all are dropped and made again as they are asked for.
    static let summariesMax = 65_536

    /// The summary of an identity that stands, made when it is first asked for after a change.
    package mutating func summary(of identity: IdentityID) -> IdentitySummary {
        if let known = summaries[identity] { return known }
        let summary = IdentitySummary(of: records(of: identity).map(\.record))
        if summaries.count >= Self.summariesMax { summaries.removeAll(keepingCapacity: true) }
        summaries[identity] = summary
        return summary
    }

    /// The identities that hold an identifying value: those with more of its records first, then
    /// the older ones.
    package func identities(holding key: BlockingKey) -> [IdentityID] {
        var counts: [IdentityID: Int] = [:]
        for holder in holders[key] ?? [] {
            if let identity = records[holder]?.identity { counts[identity, default: 0] += 1 }
        }
        return counts.sorted { one, other in
            one.value == other.value ? one.key < other.key : one.value > other.value
        }.map(\.key)
    }

    /// The other identities that an identity may be one with, strongest first.
    package func possibleLinks(of identity: IdentityID, limit: Int) -> [PossibleLink] {
        var best: [IdentityID: PossibleLink] = [:]
        for key in members[identity] ?? [] {
            for task in doubts[key] ?? [] {
                let over = task.first == key ? task.second : task.first
                guard let other = records[over]?.identity, other != identity else { continue }
                let link = PossibleLink(identity: other, record: over, weight: task.weight)
                if best[other].map({ $0.weight < link.weight }) ?? true { best[other] = link }
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
    package func partition() -> [(identity: IdentityID, records: [RecordKey])] {
        members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    /// Records and identities per channel, by the channel's name.
    ///
    /// - Complexity: O(records).
    package func channelCounts() -> [(channel: String, records: Int, identities: Int)] {
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
