/// The golden record: the best value of each field over all records of an identity.
///
/// Derived on demand and never stored, so a split or a deletion cannot leave a stale one behind.
package enum GoldenRecord {
    /// One value per field type and label.
    ///
    /// The value that most records agree on wins; among equals the one seen last, then the longer
    /// one (a spelled-out given name over an initial), then the smaller in byte order. Values that
    /// read as defaults are passed over while there is any other.
    ///
    /// - Complexity: O(fields) where the records agree to the letter; folding is for where they do
    ///   not.
    package static func fields(of records: [Record]) -> [Field] {
        var slots: [(slot: Slot, candidates: [Candidate])] = []
        for record in records {
            for field in record.fields where !field.value.isEmpty {
                let slot = Slot(type: field.type, label: field.label)
                let place = slots.firstIndex { $0.slot == slot } ?? slots.count
                if place == slots.count { slots.append((slot, [])) }
                count(field, seenAtMs: record.receivedAtMs, in: &slots[place].candidates)
            }
        }
        slots.sort {
            ($0.slot.type.rawValue, $0.slot.label) < ($1.slot.type.rawValue, $1.slot.label)
        }
        return slots.compactMap { best(of: $0.candidates)?.field }
    }

    private static func count(
        _ field: Field,
        seenAtMs: Int64,
        in candidates: inout [Candidate]
    ) {
        let place = candidates.firstIndex { $0.field.value == field.value } ?? candidates.count
        if place == candidates.count {
            candidates.append(Candidate(field: field, count: 0, lastSeenMs: seenAtMs))
        }
        candidates[place].count += 1
        candidates[place].lastSeenMs = max(candidates[place].lastSeenMs, seenAtMs)
    }

    /// The best candidate, spellings of one value counted together.
    private static func best(of spellings: [Candidate]) -> Candidate? {
        guard spellings.count > 1 else { return spellings.first }
        var order: [String] = []
        var candidates: [String: Candidate] = [:]
        for spelling in spellings {
            let form = form(of: spelling.field)
            guard var known = candidates[form] else {
                var first = spelling
                first.isJunk = JunkValue.isJunkText(TextFolding.key(spelling.field.value))
                candidates[form] = first
                order.append(form)
                continue
            }
            known.count += spelling.count
            known.lastSeenMs = max(known.lastSeenMs, spelling.lastSeenMs)
            // «خانم توکلی» and «توکلی» are one name, and the plain one is hers; of equally plain
            // ones the one that more records have.
            if spelling.isShownBefore(known.shown) { known.shown = Shown(spelling) }
            candidates[form] = known
        }
        return order.compactMap { candidates[$0] }.max { $0.isWorse(than: $1) }?.asShown
    }

    /// What spellings of one value have in common: for names the name without titles.
    private static func form(of field: Field) -> String {
        let key = TextFolding.key(field.value)
        let name: PersonName? =
            switch field.type {
            case .givenName: PersonNameParser.parse(given: field.value, surname: nil, full: nil)
            case .surname: PersonNameParser.parse(given: nil, surname: field.value, full: nil)
            case .fullName: PersonNameParser.parse(given: nil, surname: nil, full: field.value)
            default: nil
            }
        guard let name else { return key }
        let tokens = name.given + name.surname + name.unplaced
        return tokens.map { String($0.textHash, radix: 36) }.joined(separator: " ")
    }

    private struct Slot: Hashable {
        let type: FieldType
        let label: String
    }

    private struct Candidate {
        var field: Field
        var count: Int
        var lastSeenMs: Int64
        /// Reads as a default value.
        var isJunk = false

        /// The spelling that stands for all that were counted together.
        lazy var shown = Shown(self)

        var asShown: Candidate {
            var changed = self
            changed.field = changed.shown.field
            return changed
        }

        func isShownBefore(_ other: Shown) -> Bool {
            let (own, others) = (field.value.utf8.count, other.field.value.utf8.count)
            if own != others { return own < others }
            if count != other.count { return count > other.count }
            return field.value.utf8.lexicographicallyPrecedes(other.field.value.utf8)
        }

        func isWorse(than other: Candidate) -> Bool {
            if isJunk != other.isJunk { return isJunk }
            if count != other.count { return count < other.count }
            if lastSeenMs != other.lastSeenMs { return lastSeenMs < other.lastSeenMs }
            let (own, others) = (field.value.utf8, other.field.value.utf8)
            if own.count != others.count { return own.count < others.count }
            return others.lexicographicallyPrecedes(own)
        }
    }

    /// One spelling and how many records have it.
    private struct Shown {
        let field: Field
        let count: Int

        init(_ candidate: Candidate) {
            field = candidate.field
            count = candidate.count
        }
    }
}
