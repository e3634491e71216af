/// What the engine knows about records for the sake of finding links: a pure value.
///
/// A copy is a snapshot: worker threads find links in it while nothing changes.
package struct MatchState: Sendable {
    /// One record as the engine holds it.
    ///
    /// A class, so that reading one field does not retain them all.
    final class Entry: Sendable {
        let record: Record
        let normalised: NormalisedRecord
        let keys: [BlockingKey]
        /// Orders the records of a block by chance but alike everywhere: a hash of the record key.
        let rank: UInt64
        /// The order of first acceptance, from 1.
        let ordinal: UInt64

        init(_ prepared: PreparedRecord, normalised: NormalisedRecord, ordinal: UInt64) {
            record = prepared.record
            self.normalised = normalised
            keys = prepared.keys
            rank = Hash64.xxh3(Array(prepared.record.key.description.utf8), seed: 0)
            self.ordinal = ordinal
        }

        private init(_ entry: Entry, normalised: NormalisedRecord) {
            record = entry.record
            self.normalised = normalised
            keys = entry.keys
            rank = entry.rank
            ordinal = entry.ordinal
        }

        func replacing(_ normalised: NormalisedRecord) -> Entry {
            Entry(self, normalised: normalised)
        }
    }

    /// A candidate pair that reached the review threshold.
    struct Link: Sendable {
        let other: RecordIndex
        let weight: MatchWeight
    }

    var scorer: Scorer
    /// By record index; nil where a record was deleted.
    var entries: [Entry?] = []
    var index = BlockIndex()
    /// The identifying values that more than one person seems to hold.
    var sharedValues: [BlockingKey: SharedValue] = [:]
    /// Of every open identifier block beyond its limit: the records that all others are paired
    /// with.
    var representatives: [BlockingKey: [RecordIndex]] = [:]

    init(scorer: Scorer) {
        self.scorer = scorer
    }

    func entry(_ record: RecordIndex) -> Entry {
        guard let entry = entries[Int(record)] else {
            preconditionFailure("a deleted record was asked for")
        }
        return entry
    }

    func weight(_ left: RecordIndex, _ right: RecordIndex) -> MatchWeight {
        scorer.weight(of: vector(left, right))
    }

    /// The weight of a pair if it reaches the review threshold.
    ///
    /// The names, which cost most, are compared only where the rest leaves them a chance to reach
    /// it.
    private func weightIfReviewed(_ one: Entry, _ other: Entry) -> MatchWeight? {
        let isInOrder = Self.ranksBefore(one, other)
        let left = isInOrder ? one.normalised : other.normalised
        let right = isInOrder ? other.normalised : one.normalised
        var vector = scorer.comparison.compareAllButNames(left, right)
        guard scorer.weightMax(withoutNames: vector) >= scorer.reviewThreshold else { return nil }
        scorer.comparison.compareNames(left, right, &vector)
        let weight = scorer.weight(of: vector)
        return weight >= scorer.reviewThreshold ? weight : nil
    }

    /// The comparison vector of a pair, the same whichever record is named first: a comparison
    /// takes the frequency of an agreeing name from its left side, so the sides are settled by
    /// rank.
    func vector(_ one: RecordIndex, _ other: RecordIndex) -> ComparisonVector {
        let (left, right) = ranksBefore(one, other) ? (one, other) : (other, one)
        return scorer.comparison.compare(entry(left).normalised, entry(right).normalised)
    }
}

// MARK: - Candidates and links

extension MatchState {
    /// Remembers which records a probe has met, without clearing between probes.
    struct Scratch {
        private var stamps: [UInt32] = []
        private var points: [UInt8] = []
        private var stamp: UInt32 = 0

        mutating func begin(count: Int) {
            if stamps.count < count {
                points.append(contentsOf: repeatElement(0, count: count - stamps.count))
                stamps.append(contentsOf: repeatElement(0, count: count - stamps.count))
            }
            stamp &+= 1
            if stamp == 0 {
                stamps = [UInt32](repeating: 0, count: stamps.count)
                stamp = 1
            }
        }

        mutating func isFirst(_ record: RecordIndex) -> Bool {
            guard stamps[Int(record)] != stamp else { return false }
            stamps[Int(record)] = stamp
            return true
        }

        /// Adds what a shared block says for a candidate.
        ///
        /// Whether it has just become one.
        mutating func reachesCandidacy(_ record: RecordIndex, adding strength: UInt8) -> Bool {
            let place = Int(record)
            let before = stamps[place] == stamp ? points[place] : 0
            guard before < BlockingLimits.candidacyPoints else { return false }
            stamps[place] = stamp
            points[place] = before + strength
            return before + strength >= BlockingLimits.candidacyPoints
        }

        /// Keeps a record from ever becoming a candidate of this probe.
        mutating func exclude(_ record: RecordIndex) {
            stamps[Int(record)] = stamp
            points[Int(record)] = BlockingLimits.candidacyPoints
        }
    }

    /// The records that share open blocks with the keys of a record: one block of a strong rule, or
    /// two of weak ones.
    ///
    /// - Parameter own: the record itself if it is in the index, which is never its own candidate.
    func candidates(
        keys: [BlockingKey],
        own: RecordIndex?,
        scratch: inout Scratch
    ) -> [RecordIndex] {
        scratch.begin(count: entries.count)
        if let own { scratch.exclude(own) }
        var result: [RecordIndex] = []
        for key in keys {
            let strength = key.rule.candidacyPoints
            switch index.block(key) {
            case .none: continue
            case .one(let record):
                let alone = BlockingLimits.candidacyPoints
                if scratch.reachesCandidacy(record, adding: alone) { result.append(record) }
            case .many(let block):
                let strength =
                    block.count <= key.rule.rareBlockRecordsMax
                    ? BlockingLimits.candidacyPoints : strength
                for record in open(key, block, own: own)
                where scratch.reachesCandidacy(record, adding: strength) {
                    result.append(record)
                }
            }
        }
        return result
    }

    /// The records that a block pairs a record with, by the block's state.
    func open(
        _ key: BlockingKey,
        _ block: [RecordIndex],
        own: RecordIndex?
    ) -> [RecordIndex] {
        let isOverfull = block.count > key.rule.blockRecordsMax
        switch key.rule.overflow {
        case .closes: return isOverfull ? [] : block
        case .representatives:
            if sharedValues[key]?.isGeneric ?? false { return [] }
            guard isOverfull else { return block }
            let representatives = representatives[key] ?? []
            if let own, representatives.contains(own) { return block }
            return representatives
        }
    }

    /// The links of a record, ascending by the other record's index.
    ///
    /// - Parameter above: only pairs with a record of a higher index, so that a sweep over all
    ///   records scores every pair once.
    func links(of record: RecordIndex, above: Bool = false, scratch: inout Scratch) -> [Link] {
        let own = entry(record)
        var links: [Link] = []
        for other in candidates(keys: own.keys, own: record, scratch: &scratch) {
            if above && other <= record { continue }
            if let weight = weightIfReviewed(own, entry(other)) {
                links.append(Link(other: other, weight: weight))
            }
        }
        return links.sorted { $0.other < $1.other }
    }

    /// The rules whose open blocks pair two records, and whether they make it a candidate pair.
    func pairing(
        _ left: RecordIndex,
        _ right: RecordIndex
    ) -> (rules: [BlockingRule], isCandidate: Bool) {
        let others = Set(entry(right).keys)
        var rules: [BlockingRule] = []
        var points: UInt8 = 0
        for key in entry(left).keys where others.contains(key) {
            let block = index.records(key)
            guard open(key, block, own: left).contains(right) else { continue }
            if !rules.contains(key.rule) { rules.append(key.rule) }
            let isRare = block.count <= key.rule.rareBlockRecordsMax
            points += isRare ? BlockingLimits.candidacyPoints : key.rule.candidacyPoints
            points = min(points, BlockingLimits.candidacyPoints)
        }
        return (rules, points >= BlockingLimits.candidacyPoints)
    }

    /// The rules whose open blocks pair two records, for an explanation.
    func sharedRules(_ left: RecordIndex, _ right: RecordIndex) -> [BlockingRule] {
        pairing(left, right).rules
    }
}

// MARK: - The state of blocks

extension MatchState {
    /// Puts a record into its blocks.
    ///
    /// - Returns: the blocks whose state this changed, so that the links of all their records have
    ///   to be found again.
    mutating func insert(_ record: RecordIndex) -> [BlockingKey] {
        var changed: [BlockingKey] = []
        for key in entry(record).keys {
            let count = index.insert(record, for: key)
            let limit = key.rule.blockRecordsMax
            if count == limit + 1 || isRareBoundary(key, above: count) { changed.append(key) }
            if case .representatives = key.rule.overflow, count > limit {
                if refreshRepresentatives(key, joining: record), count > limit + 1 {
                    changed.append(key)
                }
            }
        }
        return changed
    }

    /// Takes a record out of its blocks.
    ///
    /// Returns the blocks whose state this changed.
    mutating func remove(_ record: RecordIndex) -> [BlockingKey] {
        var changed: [BlockingKey] = []
        for key in entry(record).keys {
            index.remove(record, for: key)
            let count = index.count(key)
            let limit = key.rule.blockRecordsMax
            if count == limit || isRareBoundary(key, above: count + 1) { changed.append(key) }
            guard case .representatives = key.rule.overflow else { continue }
            if count <= limit {
                representatives[key] = nil
            } else if representatives[key]?.contains(record) ?? false {
                representatives[key] = chosenRepresentatives(key)
                changed.append(key)
            }
        }
        return changed
    }

    /// Whether a block of this size is the smallest that no longer makes candidates by itself.
    private func isRareBoundary(_ key: BlockingKey, above count: Int) -> Bool {
        count == key.rule.rareBlockRecordsMax + 1
            && key.rule.candidacyPoints < BlockingLimits.candidacyPoints
    }

    /// Brings the representatives of an overfull block up to date.
    ///
    /// Returns whether one was displaced.
    private mutating func refreshRepresentatives(
        _ key: BlockingKey,
        joining record: RecordIndex
    ) -> Bool {
        if let current = representatives[key], let last = current.last,
            !ranksBefore(record, last)
        {
            return false
        }
        representatives[key] = chosenRepresentatives(key)
        return true
    }

    /// The first records of a block by rank, in that order.
    private func chosenRepresentatives(_ key: BlockingKey) -> [RecordIndex] {
        let ordered = index.records(key).sorted { ranksBefore($0, $1) }
        return Array(ordered.prefix(BlockingLimits.representativesMax))
    }

    func ranksBefore(_ left: RecordIndex, _ right: RecordIndex) -> Bool {
        Self.ranksBefore(entry(left), entry(right))
    }

    private static func ranksBefore(_ one: Entry, _ other: Entry) -> Bool {
        one.rank == other.rank
            ? one.record.key < other.record.key : one.rank < other.rank
    }
}
