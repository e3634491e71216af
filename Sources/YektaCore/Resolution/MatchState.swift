/// What the engine knows about records for the sake of finding links.
///
/// A class, so that no look at it counts the references of its parts: threads that count the same
/// references hold each other up.
package final class MatchState: @unchecked Sendable {
    // @unchecked: the engine's thread changes it; others find links in it while nothing changes.

    /// A candidate pair that reached the review threshold.
    struct Link: Sendable {
        let other: RecordIndex
        let weight: MatchWeight
    }

    var scorer: Scorer
    let blocking: BlockingKeys
    let records: RecordTable
    let index: BlockIndex
    /// The identifying values that more than one person seems to hold.
    var sharedValues: [BlockingKey: SharedValue] = [:]
    /// Of every open identifier block beyond its limit: the records that all others are paired
    /// with.
    var representatives: [BlockingKey: [RecordIndex]] = [:]

    init(scorer: Scorer, blocking: BlockingKeys, keepsRecords: Bool = true) {
        self.scorer = scorer
        self.blocking = blocking
        records = RecordTable(keepsRecords: keepsRecords)
        index = BlockIndex()
    }

    private init(_ state: MatchState, scorer: Scorer) {
        self.scorer = scorer
        blocking = state.blocking
        records = state.records
        index = state.index
        sharedValues = state.sharedValues
        representatives = state.representatives
    }

    /// The same records and blocks, weighed by another scorer, while nothing changes.
    func weighed(by scorer: Scorer) -> MatchState {
        MatchState(self, scorer: scorer)
    }

    /// Memory of one thread that finds links: what a probe has met, keys, and names.
    struct Scratch {
        var probe = Probe()
        var keys = KeyBuffer()
        var otherKeys = KeyBuffer()
        let scoring: PairScoring
        /// For groups of records.
        let scales: RegionClustering.Scales
        var candidates: [RecordIndex] = []
        var links: [Link] = []

        var names: NameMemory { scoring.names }
    }

    /// - Parameter remembering: whether many pairs will be compared with it.
    func makeScratch(remembering: Bool) -> Scratch {
        let names = names(slotBits: remembering ? 18 : 4)
        return Scratch(
            scoring: PairScoring(scorer: scorer, names: names),
            scales: RegionClustering.Scales(
                scorer: scorer,
                names: names,
                memory: GroupWeightMemory(slotBits: remembering ? 15 : 4)
            )
        )
    }

    func names(slotBits: Int = 4) -> NameMemory {
        NameMemory(
            vocabulary: blocking.vocabulary,
            frequencies: scorer.comparison.frequencies,
            slotBits: slotBits
        )
    }

    func weight(_ left: RecordIndex, _ right: RecordIndex, _ names: NameMemory) -> MatchWeight {
        scorer.weight(of: vector(left, right, names))
    }

    /// The comparison vector of a pair, the same whichever record is named first.
    func vector(
        _ one: RecordIndex,
        _ other: RecordIndex,
        _ names: NameMemory
    ) -> ComparisonVector {
        PairScoring(scorer: scorer, names: names).vector(records[one], records[other])
    }

    func ranksBefore(_ left: RecordIndex, _ right: RecordIndex) -> Bool {
        records[left].ranksBefore(records[right])
    }

    /// All records in the order of their ranks.
    func recordsByRank() -> [RecordIndex] {
        // The ranks beside each other: to find them in the records is to wait for memory.
        let ranked = (0..<RecordIndex(records.count)).filter { records.contains($0) }
            .map { (rank: records[$0].rank, record: $0) }
        return ranked.sorted {
            $0.rank == $1.rank ? ranksBefore($0.record, $1.record) : $0.rank < $1.rank
        }.map(\.record)
    }

    /// Puts the keys of a record into a buffer.
    func deriveKeys(of record: RecordIndex, into buffer: inout KeyBuffer) {
        blocking.derive(from: records[record].content, into: &buffer)
    }
}

// MARK: - Candidates and links

/// Remembers which records a probe has met, without clearing between probes.
struct Probe {
    /// By record: the stamp of the probe that met it last, and the points that it found.
    private var marks: [UInt32] = []
    private var places: [UInt32] = []
    private var stamp: UInt32 = 0

    private static let pointBits: UInt32 = 2
    private static let stampMax = UInt32.max >> pointBits

    mutating func begin(count: Int) {
        if marks.count < count {
            marks.append(contentsOf: repeatElement(0, count: count - marks.count))
        }
        stamp += 1
        if stamp > Self.stampMax {
            marks = [UInt32](repeating: 0, count: marks.count)
            stamp = 1
        }
    }

    mutating func isFirst(_ record: RecordIndex) -> Bool {
        guard marks[Int(record)] >> Self.pointBits != stamp else { return false }
        marks[Int(record)] = stamp << Self.pointBits
        return true
    }

    /// The place that a record was given when this probe first met it: now, if it had not.
    mutating func place(of record: RecordIndex, ifFirst place: Int) -> Int {
        if places.count < marks.count {
            places += repeatElement(0, count: marks.count - places.count)
        }
        if isFirst(record) { places[Int(record)] = UInt32(place) }
        return Int(places[Int(record)])
    }

    /// Adds what a shared block says for a candidate.
    ///
    /// Whether it has just become one.
    mutating func reachesCandidacy(_ record: RecordIndex, adding strength: UInt8) -> Bool {
        let mark = marks[Int(record)]
        let before = mark >> Self.pointBits == stamp ? mark & (1 << Self.pointBits - 1) : 0
        let most = UInt32(BlockingLimits.candidacyPoints)
        guard before < most else { return false }
        let points = min(before + UInt32(strength), most)
        marks[Int(record)] = stamp << Self.pointBits | points
        return points == most
    }

    /// Keeps a record from ever becoming a candidate of this probe.
    mutating func exclude(_ record: RecordIndex) {
        marks[Int(record)] = stamp << Self.pointBits | UInt32(BlockingLimits.candidacyPoints)
    }
}

extension MatchState {
    /// Finds the records that share open blocks with the keys of a record: one block of a strong
    /// rule, or two of weak ones.
    ///
    /// - Parameters:
    ///   - own: the record itself if it is in the index, which is never its own candidate.
    ///   - keys: of the record; nil for those in the scratch.
    ///   - above: only records of a higher index.
    func findCandidates(
        own: RecordIndex,
        keys known: [BlockingKey]? = nil,
        above: Bool = false,
        _ scratch: inout Scratch
    ) {
        let keys = known ?? scratch.keys.keys
        let lowest = above ? own : 0
        scratch.probe.begin(count: records.count)
        scratch.probe.exclude(own)
        scratch.candidates.removeAll(keepingCapacity: true)
        for key in keys { index.prefetch(key) }
        for key in keys {
            switch index.block(key) {
            case .none: continue
            case .one(let record):
                let alone = BlockingLimits.candidacyPoints
                if record >= lowest, scratch.probe.reachesCandidacy(record, adding: alone) {
                    scratch.candidates.append(record)
                }
            case .many(let block):
                let isRare = block.count <= key.rule.rareBlockRecordsMax
                let strength =
                    isRare ? BlockingLimits.candidacyPoints : key.rule.candidacyPoints
                eachOpen(key, block, own: own) { record in
                    if record >= lowest, scratch.probe.reachesCandidacy(record, adding: strength) {
                        scratch.candidates.append(record)
                    }
                }
            }
        }
    }

    /// Goes through the records that a block pairs a record with, by the block's state.
    func eachOpen(
        _ key: BlockingKey,
        _ block: Words,
        own: RecordIndex,
        _ body: (RecordIndex) -> Void
    ) {
        let isOverfull = block.count > key.rule.blockRecordsMax
        switch key.rule.overflow {
        case .closes:
            if isOverfull { return }
        case .representatives:
            if !sharedValues.isEmpty, sharedValues[key]?.isGeneric ?? false { return }
            if isOverfull {
                let representatives = representatives[key] ?? []
                if !representatives.contains(own) {
                    for record in representatives { body(record) }
                    return
                }
            }
        }
        for record in block { body(record) }
    }

    /// Finds the links of a record, ascending by the other record's index, into `scratch.links`.
    ///
    /// - Parameters:
    ///   - keys: of the record, if they are known; else they are derived.
    ///   - above: only pairs with a record of a higher index, so that a sweep over all records
    ///     scores every pair once.
    func findLinks(
        of record: RecordIndex,
        keys: [BlockingKey]? = nil,
        above: Bool = false,
        _ scratch: inout Scratch
    ) {
        let own = records[record]
        if keys == nil { blocking.derive(from: own.content, into: &scratch.keys) }
        findCandidates(own: record, keys: keys, above: above, &scratch)
        scratch.links.removeAll(keepingCapacity: true)
        guard !scratch.candidates.isEmpty else { return }
        let scoring = scratch.scoring
        let subject = scoring.subject(own)
        let candidates = scratch.candidates
        records.read { records in
            records.eachAhead(candidates.span) { other, view in
                guard let weight = scoring.weightIfReviewed(subject, view) else { return }
                scratch.links.append(Link(other: other, weight: weight))
            }
        }
        scratch.links.sort { $0.other < $1.other }
    }

    /// The rules whose open blocks pair two records, and whether they make it a candidate pair.
    func pairing(
        _ left: RecordIndex,
        _ right: RecordIndex,
        _ scratch: inout Scratch
    ) -> (rules: [BlockingRule], isCandidate: Bool) {
        deriveKeys(of: left, into: &scratch.keys)
        deriveKeys(of: right, into: &scratch.otherKeys)
        var rules: [BlockingRule] = []
        var points: UInt8 = 0
        for key in scratch.keys.keys where scratch.otherKeys.contains(key) {
            guard let strength = strength(of: key, left, right) else { continue }
            if !rules.contains(key.rule) { rules.append(key.rule) }
            points = min(points + strength, BlockingLimits.candidacyPoints)
        }
        return (rules, points >= BlockingLimits.candidacyPoints)
    }

    /// Whether the open blocks that two records share make them a candidate pair.
    func isCandidate(
        _ left: RecordIndex,
        _ right: RecordIndex,
        _ leftKeys: KeyBuffer,
        _ rightKeys: KeyBuffer
    ) -> Bool {
        var points: UInt8 = 0
        for key in leftKeys.keys where rightKeys.contains(key) {
            points += strength(of: key, left, right) ?? 0
            if points >= BlockingLimits.candidacyPoints { return true }
        }
        return false
    }

    /// What a block says for the candidacy of two of its records; nil if it does not pair them.
    private func strength(
        of key: BlockingKey,
        _ left: RecordIndex,
        _ right: RecordIndex
    ) -> UInt8? {
        guard case .many(let block) = index.block(key) else { return nil }
        var isPaired = false
        eachOpen(key, block, own: left) { if $0 == right { isPaired = true } }
        guard isPaired else { return nil }
        let isRare = block.count <= key.rule.rareBlockRecordsMax
        return isRare ? BlockingLimits.candidacyPoints : key.rule.candidacyPoints
    }

    /// The rules whose open blocks pair two records, for an explanation.
    func sharedRules(_ left: RecordIndex, _ right: RecordIndex) -> [BlockingRule] {
        var scratch = makeScratch(remembering: false)
        return pairing(left, right, &scratch).rules
    }
}
