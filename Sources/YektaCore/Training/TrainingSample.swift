/// A pair of records as training sees it: its levels, and how many pairs it stands for.
struct TrainingPair: Sendable {
    let levels: SIMD32<UInt8>
    /// Σ log2 of the frequencies of the values that agreed, where the level's weight follows them:
    /// for one person, and for one household.
    let matchFrequency: MatchWeight
    let householdFrequency: MatchWeight
    /// How many pairs it stands for, in pairs of the sample of candidates.
    var weight: Double
    /// The comparisons, as bits by place, that some blocking rule which found the pair is not
    /// about.
    let usable: UInt32
}

/// The pairs from which a model is learnt: the candidates of some records, and random pairs for all
/// the rest of the pair space.
///
/// Chosen by hashes of record keys, so the same records give the same sample in any order.
struct TrainingSample: Sendable {
    private(set) var candidates: [TrainingPair] = []
    /// Random pairs that are no candidates.
    private(set) var others: [TrainingPair] = []
    /// All pairs of records, in the unit of the weights.
    private(set) var pairCount = 0.0
    /// How many records one record of the sample stands for.
    private(set) var recordsPerSampled = 1.0

    /// The records whose candidates are looked at, and the random pairs.
    struct Size {
        let records: Int
        let randomPairs: Int

        /// Enough for the number of records per person.
        static let small = Size(records: 1_500, randomPairs: 20_000)
        /// Enough for the probabilities of all levels.
        static let full = Size(records: 10_000, randomPairs: 80_000)
    }

    init(_ state: MatchState, scorer: Scorer, byRank: [RecordIndex], size: Size, workers: Int) async
    {
        let drawing = Drawing(state, scorer: scorer, byRank: byRank)
        let sampled = min(byRank.count, size.records)
        guard byRank.count > 1 else { return }
        recordsPerSampled = Double(byRank.count) / Double(sampled)
        candidates = await ParallelSweep.map(sampled, workers: workers) {
            drawing.state.makeScratch(remembering: true)
        } _: { scratch, range in
            range.flatMap { drawing.candidates(of: $0, sampled: sampled, &scratch) }
        }
        let all = Double(byRank.count) * Double(byRank.count - 1) / 2
        pairCount = all / recordsPerSampled
        let drawn = min(size.randomPairs, Int(all))
        others = await ParallelSweep.map(drawn, workers: workers) {
            drawing.state.makeScratch(remembering: true)
        } _: { scratch, range in
            range.compactMap { drawing.randomPair($0, &scratch) }
        }
        let compared = candidates.reduce(0) { $0 + $1.weight }
        let weight = max(pairCount - compared, 0) / Double(max(others.count, 1))
        for place in others.indices { others[place].weight = weight }
    }

    /// Draws pairs of one state; a value, so that threads share it.
    private struct Drawing: Sendable {
        let state: MatchState
        let scorer: Scorer
        let byRank: [RecordIndex]
        /// By record index: the position in `byRank`.
        let position: [Int32]

        init(_ state: MatchState, scorer: Scorer, byRank: [RecordIndex]) {
            self.state = state
            self.scorer = scorer
            self.byRank = byRank
            var position = [Int32](repeating: -1, count: state.records.count)
            for (place, record) in byRank.enumerated() { position[Int(record)] = Int32(place) }
            self.position = position
        }

        /// The candidates of a sampled record; a pair of two sampled records comes from the first.
        func candidates(
            of place: Int,
            sampled: Int,
            _ scratch: inout MatchState.Scratch
        ) -> [TrainingPair] {
            let record = byRank[place]
            let found = state.tallies(of: record, &scratch).filter(\.tally.isCandidate).sorted {
                position[Int($0.record)] < position[Int($1.record)]
            }
            return found.compactMap { other, tally in
                let otherPlace = Int(position[Int(other)])
                guard otherPlace >= sampled || otherPlace > place else { return nil }
                let weight = otherPlace >= sampled ? 0.5 : 1
                return pair(record, other, weight: weight, usable: tally.usable, scratch.names)
            }
        }

        /// A random pair; nil if it is a candidate, which the other half of the sample stands for.
        func randomPair(
            _ number: Int,
            _ scratch: inout MatchState.Scratch
        ) -> TrainingPair? {
            let one = byRank[random(number, 1)]
            let other = byRank[random(number, 2)]
            guard one != other else { return nil }
            let drawn = pair(one, other, weight: 1, usable: .max, scratch.names)
            // Blocks are made of what agrees, so most pairs need not be looked for in them.
            if Self.agreesAnywhere(drawn), state.pairing(one, other, &scratch).isCandidate {
                return nil
            }
            return drawn
        }

        private static func agreesAnywhere(_ pair: TrainingPair) -> Bool {
            (0..<ComparisonPlace.countMax).contains { place in
                Level(rawValue: pair.levels[place])?.isAgreement ?? false
            }
        }

        private func random(_ number: Int, _ side: UInt64) -> Int {
            let hash = Hash64.xxh3(UInt64(number), side, 0, seed: 0)
            return Int(hash % UInt64(byRank.count))
        }

        private func pair(
            _ one: RecordIndex,
            _ other: RecordIndex,
            weight: Double,
            usable: UInt32,
            _ names: NameMemory
        ) -> TrainingPair {
            let vector = state.vector(one, other, names)
            let (match, household) = scorer.agreedFrequencies(vector)
            return TrainingPair(
                levels: vector.levels,
                matchFrequency: match,
                householdFrequency: household,
                weight: weight,
                usable: usable
            )
        }
    }
}

extension MatchState {
    /// What the blocks that a record shares with another add up to.
    struct Tally {
        private var points: UInt8 = 0
        /// The points of those rules that are not about the comparison of the lane.
        private var others = SIMD32<UInt8>(repeating: 0)

        var isCandidate: Bool { points >= BlockingLimits.candidacyPoints }

        /// The comparisons without whose rules the pair would be a candidate as well, as bits.
        var usable: UInt32 {
            var bits: UInt32 = 0
            for lane in 0..<32 where others[lane] >= BlockingLimits.candidacyPoints {
                bits |= 1 << UInt32(lane)
            }
            return bits
        }

        mutating func add(_ strength: UInt8, unrelated: SIMD32<UInt8>) {
            let most = BlockingLimits.candidacyPoints
            points = min(points + strength, most)
            others = pointwiseMin(
                others &+ unrelated &* SIMD32(repeating: strength),
                SIMD32(repeating: most)
            )
        }
    }

    /// The records that share open blocks with a record.
    func tallies(
        of record: RecordIndex,
        _ scratch: inout Scratch
    ) -> [(record: RecordIndex, tally: Tally)] {
        var tallies: [(record: RecordIndex, tally: Tally)] = []
        scratch.probe.begin(count: records.count)
        deriveKeys(of: record, into: &scratch.keys)
        for key in scratch.keys.keys {
            guard case .many(let block) = index.block(key) else { continue }
            let isRare = block.count <= key.rule.rareBlockRecordsMax
            let strength = isRare ? BlockingLimits.candidacyPoints : key.rule.candidacyPoints
            eachOpen(key, block, own: record) { other in
                guard other != record else { return }
                let place = scratch.probe.place(of: other, ifFirst: tallies.count)
                if place == tallies.count { tallies.append((other, Tally())) }
                tallies[place].tally.add(strength, unrelated: key.rule.unrelated)
            }
        }
        return tallies
    }
}
