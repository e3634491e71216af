/// The golden record: the best value of each field over all records of an identity.
///
/// Derived on demand and never stored, so a split or a deletion cannot leave a stale one behind.
package enum GoldenRecord {
    /// One value per field type and label.
    ///
    /// The value that most records agree on wins; among equals the one seen last, then the longer one
    /// (a spelled-out given name over an initial), then the smaller in byte order. Values that read as
    /// defaults are passed over while there is any other.
    package static func fields(of records: [Record]) -> [Field] {
        var order: [Slot] = []
        var candidates: [Slot: [String: Candidate]] = [:]
        for record in records {
            for field in record.fields where !field.value.isEmpty {
                let slot = Slot(type: field.type, label: field.label)
                if candidates[slot] == nil { order.append(slot) }
                let form = TextFolding.key(field.value)
                var candidate =
                    candidates[slot]?[form] ?? Candidate(field: field, count: 0, lastSeenMs: 0)
                candidate.count += 1
                candidate.lastSeenMs = max(candidate.lastSeenMs, record.receivedAtMs)
                candidates[slot, default: [:]][form] = candidate
            }
        }
        order.sort { ($0.type.rawValue, $0.label) < ($1.type.rawValue, $1.label) }
        return order.compactMap { slot in
            candidates[slot]?.values.max { $0.isWorse(than: $1) }?.field
        }
    }

    private struct Slot: Hashable {
        let type: FieldType
        let label: String
    }

    private struct Candidate {
        let field: Field
        var count: Int
        var lastSeenMs: Int64

        func isWorse(than other: Candidate) -> Bool {
            let isJunk = JunkValue.isJunkText(TextFolding.key(field.value))
            let isOtherJunk = JunkValue.isJunkText(TextFolding.key(other.field.value))
            if isJunk != isOtherJunk { return isJunk }
            if count != other.count { return count < other.count }
            if lastSeenMs != other.lastSeenMs { return lastSeenMs < other.lastSeenMs }
            let (own, others) = (field.value.utf8, other.field.value.utf8)
            if own.count != others.count { return own.count < others.count }
            return others.lexicographicallyPrecedes(own)
        }
    }
}
