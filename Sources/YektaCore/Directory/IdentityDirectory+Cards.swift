// What the answer to a look-up is made of, without a Swift value for each part of it.
extension IdentityDirectory {
    /// Appends the identities that hold an identifying value, in the order of
    /// `identities(holding:)`.
    package mutating func find(_ key: BlockingKey, limit: Int, into found: inout [IdentityID]) {
        let hash = Self.hash(of: key)
        var only: UInt32 = 0
        var isShared = false
        holderIndex.forEach(hash) { slot in
            let entry = entries[Int(slot)]
            // Most values are one person's: then the block of one record is looked at.
            if entry.identity == only || !holds(entry, hash) { return true }
            isShared = only != 0
            only = entry.identity
            return !isShared
        }
        if isShared {
            findAll(hash, limit, &found)
        } else if only != 0 {
            found.append(IdentityID(UInt64(only)))
        }
    }

    /// Reads a little of all that finding some values will need, one kind after the other.
    ///
    /// A record may lie anywhere, and each step of finding it waits for memory. What many look-ups
    /// wait for at the same step the processor fetches at once, if nothing else comes between.
    package mutating func warm(_ keys: [BlockingKey]) {
        var sum: UInt64 = 0
        for key in keys { sum &+= holderIndex.touch(Self.hash(of: key)) }
        warmSlots.removeAll(keepingCapacity: true)
        for key in keys {
            var count = 0
            holderIndex.forEach(Self.hash(of: key)) { slot in
                sum &+= UInt64(entries[Int(slot)].location)
                if count == 0 { warmSlots.append(slot) }
                count += 1
                return count < Self.holdersWarmedMax
            }
        }
        for slot in warmSlots {
            let entry = entries[Int(slot)]
            sum &+= records.touch(entry.location)
            sum &+= UInt64(identities[Int(entry.identity)].first)
        }
        for slot in warmSlots {
            let card = identities[Int(entries[Int(slot)].identity)].card
            if card != 0 { sum &+= cards.arena.touch(card) }
        }
        warmth = sum
    }

    private static let holdersWarmedMax = 8

    private mutating func findAll(_ hash: UInt64, _ limit: Int, _ found: inout [IdentityID]) {
        var ranked = holderIndex.ranking(of: hash) ?? []
        if ranked.isEmpty {
            ranked = ranking(of: hash)
            holderIndex.keep(ranking: ranked, of: hash)
        }
        for identity in ranked.prefix(limit) { found.append(IdentityID(UInt64(identity))) }
    }

    /// Appends the card that is kept of an identity.
    ///
    /// - Returns: whether there is one.
    package func appendCard(of identity: IdentityID, to bytes: inout [UInt8]) -> Bool {
        guard identity.number < identities.count else { return false }
        let card = identities[Int(identity.number)].card
        guard card != 0 else { return false }
        cards.arena.append(card, to: &bytes)
        return true
    }
}

/// A field of a record that is its identity's golden record as it stands.
package struct PlainField: Sendable {
    /// The raw value of its type.
    package let type: UInt8
    package let isCompared: Bool
    /// UTF-8.
    package let label: [UInt8]
    /// Where its value lies.
    package let range: Range<Int>
}

/// The one record of an identity which has no two values for one thing and no doubts: all that a
/// look-up shows of the identity can be read off it.
package struct PlainRecord {
    /// The fields in the order of a golden record.
    package fileprivate(set) var fields: [PlainField] = []
    package fileprivate(set) var channel: [UInt8] = []
    package fileprivate(set) var receivedAtMs: Int64 = 0

    package init() {}
}

extension IdentityDirectory {
    /// Reads the record of an identity that has but one, and that a plain one.
    ///
    /// - Parameters:
    ///   - plain: takes up what is read.
    ///   - body: is given the bytes in which the values lie.
    /// - Returns: whether the record is plain; if not, the body is not called.
    package func readPlainRecord(
        of identity: IdentityID,
        into plain: inout PlainRecord,
        _ body: (borrowing PlainRecord, Span<UInt8>) -> Void
    ) -> Bool {
        guard identity.number < identities.count else { return false }
        let link = identities[Int(identity.number)].first
        guard link != 0 else { return false }
        let entry = entries[Int(link) - 1]
        guard entry.next == 0, entry.doubts == 0 else { return false }
        return records.withBlock(entry.location) { bytes, start in
            let head = RecordBlock.head(bytes, start)
            plain.channel = channels.bytes(head.channel)
            plain.receivedAtMs = head.receivedAtMs
            guard readFields(bytes, head, into: &plain.fields) else { return false }
            body(plain, bytes)
            return true
        }
    }

    private func readFields(
        _ bytes: Span<UInt8>,
        _ head: RecordBlock.Head,
        into fields: inout [PlainField]
    ) -> Bool {
        fields.removeAll(keepingCapacity: true)
        var at = head.fieldsOffset
        var isOrdered = true
        for _ in 0..<head.fieldCount {
            let place = RecordBlock.field(bytes, &at)
            guard place.count > 0 else { continue }
            let field = PlainField(
                type: place.type,
                isCompared: place.isCompared,
                label: place.label.map { labels.bytes($0) } ?? [],
                range: place.offset..<(place.offset + place.count)
            )
            // Labels beyond ASCII are ordered and told apart in Unicode's way.
            if !field.label.allSatisfy({ $0 < 0x80 }) { return false }
            if let last = fields.last, !last.isBefore(field) { isOrdered = false }
            fields.append(field)
        }
        guard !isOrdered else { return true }
        fields.sort { $0.isBefore($1) }
        return zip(fields, fields.dropFirst()).allSatisfy { $0.isBefore($1) }
    }
}

extension PlainField {
    fileprivate func isBefore(_ other: PlainField) -> Bool {
        if type != other.type { return type < other.type }
        return label.lexicographicallyPrecedes(other.label)
    }
}
