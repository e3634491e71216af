/// The stewards' active decisions about pairs of records.
///
/// They speak about record keys, not about records: a decision outlives the deletion and the return
/// of a record.
package struct ConstraintTable: Sendable {
    private struct Pair: Hashable, Sendable {
        let first: RecordKey
        let second: RecordKey

        init(_ one: RecordKey, _ other: RecordKey) {
            first = min(one, other)
            second = max(one, other)
        }
    }

    private var active: [Pair: ConstraintWrite] = [:]
    private var partners: [RecordKey: [RecordKey]] = [:]
    private(set) var nextID: UInt64 = 1

    package init() {}

    var count: Int { active.count }

    /// Whether any decision speaks about a record.
    func isConstrained(_ key: RecordKey) -> Bool {
        partners[key] != nil
    }

    func forbids(_ one: RecordKey, _ other: RecordKey) -> Bool {
        guard partners[one] != nil else { return false }
        return active[Pair(one, other)]?.constraint.kind == .cannotLink
    }

    /// The active decision about a pair.
    func constraint(_ one: RecordKey, _ other: RecordKey) -> ConstraintWrite? {
        active[Pair(one, other)]
    }

    /// The records that must be in one identity with a record, in the order of their keys.
    func mustLinked(with key: RecordKey) -> [RecordKey] {
        guard let partners = partners[key] else { return [] }
        return partners.filter { active[Pair(key, $0)]?.constraint.kind == .mustLink }.sorted()
    }

    /// The records that are kept apart from a record, in the order of their keys.
    func cannotLinked(with key: RecordKey) -> [RecordKey] {
        guard let partners = partners[key] else { return [] }
        return partners.filter { active[Pair(key, $0)]?.constraint.kind == .cannotLink }.sorted()
    }

    /// The id of the must-link between two records, for ordering; nil if there is none.
    func mustLinkID(_ one: RecordKey, _ other: RecordKey) -> UInt64? {
        guard let write = active[Pair(one, other)], write.constraint.kind == .mustLink else {
            return nil
        }
        return write.constraint.id
    }

    /// Adds a decision; the one that it replaces is returned as retracted, before the new one.
    mutating func add(
        _ kind: LinkConstraint.Kind,
        _ one: RecordKey,
        _ other: RecordKey,
        _ note: DecisionNote
    ) -> [ConstraintWrite] {
        if active[Pair(one, other)]?.constraint.kind == kind { return [] }
        var writes = retract(one, other)
        let constraint = LinkConstraint(id: nextID, kind: kind, one, other)
        let write = ConstraintWrite(constraint: constraint, note: note, isActive: true)
        nextID += 1
        restore(write)
        writes.append(write)
        return writes
    }

    /// Withdraws the decision about a pair, if there is one.
    mutating func retract(_ one: RecordKey, _ other: RecordKey) -> [ConstraintWrite] {
        guard let write = active.removeValue(forKey: Pair(one, other)) else { return [] }
        for (key, partner) in [(one, other), (other, one)] {
            let rest = (partners[key] ?? []).filter { $0 != partner }
            partners[key] = rest.isEmpty ? nil : rest
        }
        return [ConstraintWrite(constraint: write.constraint, note: write.note, isActive: false)]
    }

    /// Takes up a decision that a store kept.
    mutating func restore(_ write: ConstraintWrite) {
        let (first, second) = (write.constraint.first, write.constraint.second)
        active[Pair(first, second)] = write
        partners[first, default: []].append(second)
        partners[second, default: []].append(first)
        nextID = max(nextID, write.constraint.id + 1)
    }

    /// Takes up the number of the next decision, which retracted ones have used up as well.
    mutating func restore(nextID: UInt64) {
        self.nextID = max(self.nextID, nextID)
    }
}
