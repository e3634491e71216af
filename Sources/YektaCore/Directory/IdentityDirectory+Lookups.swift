// What can be asked.
extension IdentityDirectory {
    /// The record of a key; nil if it is not stored.
    package func record(_ key: RecordKey) -> StoredRecord? {
        slot(of: key).map { stored($0) }
    }

    /// The identity that a record belongs to; nil if it is not stored.
    package func identity(ofRecord key: RecordKey) -> IdentityID? {
        slot(of: key).map { IdentityID(UInt64(entries[Int($0)].identity)) }
    }

    /// What the id stands for; nil if it was never issued.
    package func state(of identity: IdentityID) -> IdentityState? {
        guard identity.number < identities.count else { return nil }
        let word = identities[Int(identity.number)]
        if word.isLive { return .live }
        return switch word.end {
        case .neverIssued: nil
        case .erased: .erased
        case .merged(let survivor): .mergedInto(IdentityID(UInt64(survivor)))
        case .split(let place): .splitInto(splits[place])
        }
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
        var found: [StoredRecord] = []
        forEachMember(of: identity) { found.append(stored($0)) }
        return found.sorted { $0.ordinal < $1.ordinal }
    }

    /// The summary of an identity that stands.
    ///
    /// - Complexity: O(fields of its records), more where they do not agree.
    package func summary(of identity: IdentityID) -> IdentitySummary {
        IdentitySummary(of: records(of: identity).map(\.record))
    }

    /// The identities that hold an identifying value: those with more of its records first, then
    /// the older ones.
    ///
    /// - Complexity: O(records that hold it).
    package func identities(holding key: BlockingKey) -> [IdentityID] {
        ranking(of: Self.hash(of: key)).map { IdentityID(UInt64($0)) }
    }

    /// The identities of the records that have a hash, in the order of `identities(holding:)`.
    func ranking(of hash: UInt64) -> [UInt32] {
        var held: [UInt32] = []
        forEachHolder(of: hash) { held.append($0) }
        held.sort()
        // Ascending, so those of one identity are together.
        var counts: [(identity: UInt32, count: Int)] = []
        for identity in held {
            if let last = counts.last, last.identity == identity {
                counts[counts.count - 1].count += 1
            } else {
                counts.append((identity, 1))
            }
        }
        if counts.count > 1 {
            counts.sort {
                $0.count == $1.count ? $0.identity < $1.identity : $0.count > $1.count
            }
        }
        return counts.map(\.identity)
    }

    /// The other identities that an identity may be one with, strongest first.
    package func possibleLinks(of identity: IdentityID, limit: Int) -> [PossibleLink] {
        var best: [UInt32: (record: UInt32, weight: MatchWeight)] = [:]
        forEachMember(of: identity) { slot in
            doubts.forEach(from: entries[Int(slot)].doubts) { doubt in
                let other = entries[Int(doubt.other)].identity
                guard UInt64(other) != identity.number else { return }
                if let known = best[other] {
                    guard known.weight <= doubt.weight else { return }
                    let isTied = known.weight == doubt.weight
                    if isTied, key(of: known.record) < key(of: doubt.other) { return }
                }
                best[other] = (doubt.other, doubt.weight)
            }
        }
        guard !best.isEmpty else { return [] }
        let ordered = best.sorted { one, other in
            one.value.weight == other.value.weight
                ? one.key < other.key : one.value.weight > other.value.weight
        }
        return ordered.prefix(limit).map { identity, link in
            PossibleLink(
                identity: IdentityID(UInt64(identity)),
                record: key(of: link.record),
                weight: link.weight
            )
        }
    }

    /// Every standing identity with the keys of its records, ascending by id; for exports and
    /// proofs.
    ///
    /// - Complexity: O(n log n).
    package func partition() -> [(identity: IdentityID, records: [RecordKey])] {
        var found: [(identity: IdentityID, records: [RecordKey])] = []
        for number in 0..<identities.count where identities[number].isLive {
            let identity = IdentityID(UInt64(number))
            var keys: [RecordKey] = []
            forEachMember(of: identity) { keys.append(key(of: $0)) }
            found.append((identity, keys.sorted()))
        }
        return found
    }
}

// MARK: - Counting

extension IdentityDirectory {
    /// Records and identities of channels, counted over some identities.
    package struct ChannelCounts: Sendable {
        fileprivate var next = 0
        fileprivate var counts: [String: (records: Int, identities: Int)] = [:]
        /// Whether all identities were counted.
        package fileprivate(set) var isComplete = false

        package init() {}

        /// By the channel's name, ascending.
        package var ordered: [(channel: String, records: Int, identities: Int)] {
            counts.sorted { $0.key < $1.key }.map {
                ($0.key, $0.value.records, $0.value.identities)
            }
        }
    }

    /// Identities that are counted at a time.
    private static let identitiesPerCountMax = 1_024

    /// Counts the channels of the next identities, so that nobody has to wait for all of them.
    package func count(_ channelCounts: inout ChannelCounts) {
        let end = min(channelCounts.next + Self.identitiesPerCountMax, identities.count)
        var found: [UInt32: (records: Int, identities: Int)] = [:]
        var own: [UInt32] = []
        for number in channelCounts.next..<end where identities[number].isLive {
            own.removeAll(keepingCapacity: true)
            forEachMember(of: IdentityID(UInt64(number))) { slot in
                let channel = records.withBlock(entries[Int(slot)].location) {
                    RecordBlock.head($0, $1).channel
                }
                found[channel, default: (0, 0)].records += 1
                if !own.contains(channel) {
                    own.append(channel)
                    found[channel, default: (0, 0)].identities += 1
                }
            }
        }
        for (channel, count) in found {
            let name = channels.text(channel)
            channelCounts.counts[name, default: (0, 0)].records += count.records
            channelCounts.counts[name, default: (0, 0)].identities += count.identities
        }
        channelCounts.next = end
        channelCounts.isComplete = end == identities.count
    }

    /// Records and identities per channel, by the channel's name.
    ///
    /// - Complexity: O(records).
    package func channelCounts() -> [(channel: String, records: Int, identities: Int)] {
        var counts = ChannelCounts()
        repeat { count(&counts) } while !counts.isComplete
        return counts.ordered
    }
}

// MARK: - Slots

extension IdentityDirectory {
    /// One hash for a look-up key and its rule.
    static func hash(of key: BlockingKey) -> UInt64 {
        key.hash &+ UInt64(key.rule.rawValue) &* 0xD6E8_FEB8_6659_FD93
    }

    /// The bytes of channel and id, with one between that UTF-8 does not have.
    func hash(of key: RecordKey) -> UInt64 {
        Hash64.xxh3(Array(key.channel.utf8) + [0xFF] + Array(key.id.utf8), seed: seed)
    }

    func slot(of key: RecordKey) -> UInt32? {
        guard let channel = channels.number(of: Array(key.channel.utf8)) else { return nil }
        let id = Array(key.id.utf8)
        var found: UInt32?
        keyIndex.forEach(hash(of: key)) { slot in
            let isIt = records.withBlock(entries[Int(slot)].location) { bytes, start in
                let head = RecordBlock.head(bytes, start)
                guard head.channel == channel, head.idCount == id.count else { return false }
                return id.indices.allSatisfy { bytes[head.idOffset + $0] == id[$0] }
            }
            if isIt { found = slot }
            return !isIt
        }
        return found
    }

    /// Calls the body with the identity of every record that holds a value.
    func forEachHolder(of hash: UInt64, _ body: (UInt32) -> Void) {
        holderIndex.forEach(hash) { slot in
            let entry = entries[Int(slot)]
            if holds(entry, hash) { body(entry.identity) }
            return true
        }
    }

    func holds(_ entry: Entry, _ hash: UInt64) -> Bool {
        records.withBlock(entry.location) { RecordBlock.holds(hash, $0, $1) }
    }

    func forEachMember(of identity: IdentityID, _ body: (UInt32) -> Void) {
        guard identity.number < identities.count else { return }
        var link = identities[Int(identity.number)].first
        while link != 0 {
            body(link - 1)
            link = entries[Int(link) - 1].next
        }
    }

    func key(of slot: UInt32) -> RecordKey {
        records.withBlock(entries[Int(slot)].location) { bytes, start in
            let head = RecordBlock.head(bytes, start)
            return RecordKey(
                channel: channels.text(head.channel),
                id: RecordBlock.text(bytes, head.idOffset, head.idCount)
            )
        }
    }

    private func stored(_ slot: UInt32) -> StoredRecord {
        let entry = entries[Int(slot)]
        return records.withBlock(entry.location) { bytes, start in
            let head = RecordBlock.head(bytes, start)
            var fields: [Field] = []
            fields.reserveCapacity(head.fieldCount)
            var at = head.fieldsOffset
            for _ in 0..<head.fieldCount {
                let place = RecordBlock.field(bytes, &at)
                guard let type = FieldType(rawValue: place.type) else {
                    preconditionFailure("a stored field has a type that is none")
                }
                fields.append(
                    Field(
                        type,
                        RecordBlock.text(bytes, place.offset, place.count),
                        label: place.label.map { labels.text($0) } ?? "",
                        isCompared: place.isCompared
                    )
                )
            }
            let key = RecordKey(
                channel: channels.text(head.channel),
                id: RecordBlock.text(bytes, head.idOffset, head.idCount)
            )
            return StoredRecord(
                record: Record(key: key, receivedAtMs: head.receivedAtMs, fields: fields),
                ordinal: head.ordinal,
                identity: IdentityID(UInt64(entry.identity))
            )
        }
    }
}
