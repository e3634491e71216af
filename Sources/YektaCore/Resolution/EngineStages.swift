/// The stages of resolution one at a time, over all records of an engine: what is measured when a
/// stage is measured.
///
/// Each does what resolution does and keeps nothing but a sum, so that nothing can be left out. The
/// loops are here and not with whoever takes the time, because a pair is compared in less time than
/// it takes to call another module a few times.
package struct EngineStages {
    /// What a stage went through, and a sum over what it found.
    package struct Sum: Sendable {
        package var count = 0
        package var checksum: UInt64 = 0

        package init() {}

        mutating func add(_ value: some BinaryInteger) {
            checksum = (checksum << 7 | checksum >> 57) &+ UInt64(truncatingIfNeeded: value)
        }
    }

    /// The comparisons of a pair, in the order in which they are made.
    package enum Part: String, CaseIterable, Sendable {
        /// Phones, dates, genders and identifiers.
        case cheap
        /// Mailboxes, places and columns.
        case costly
        case names
        /// All of them.
        case whole
        /// All of them, and the weight of what they found.
        case weighed
    }

    private let engine: Engine
    private let state: MatchState
    private var scratch: MatchState.Scratch
    private let records: [RecordIndex]
    /// Of each record in turn: where its candidates end.
    private var ends: [Int] = []
    private var candidates: [RecordIndex] = []

    /// - Parameter engine: one that is loaded, and does nothing else meanwhile.
    package init(_ engine: Engine) {
        self.engine = engine
        state = engine.state
        scratch = state.makeScratch(remembering: true)
        records = engine.present
    }

    /// Derives the blocking keys of all records; counts the records.
    package mutating func deriveKeys() -> Sum {
        var sum = Sum()
        for record in records {
            state.deriveKeys(of: record, into: &scratch.keys)
            for key in scratch.keys.keys { sum.add(key.hash) }
            sum.count += 1
        }
        return sum
    }

    /// The blocking keys of all records.
    package mutating func allKeys() -> [(BlockingKey, RecordIndex)] {
        var all: [(BlockingKey, RecordIndex)] = []
        for record in records {
            state.deriveKeys(of: record, into: &scratch.keys)
            for key in scratch.keys.keys { all.append((key, record)) }
        }
        return all
    }

    /// Puts keys into an index of their own; counts the keys.
    package func fillBlocks(_ keys: [(BlockingKey, RecordIndex)]) -> Sum {
        var sum = Sum()
        let index = BlockIndex()
        for place in keys.indices {
            if place + 8 < keys.count { index.prefetch(keys[place + 8].0) }
            sum.add(index.insert(keys[place].1, for: keys[place].0))
        }
        sum.count = keys.count
        return sum
    }

    /// Finds the candidates of every record among those after it; counts the records.
    ///
    /// As a sweep over a file does, which derives the keys meanwhile.
    package mutating func findCandidates() -> Sum {
        var sum = Sum()
        candidates.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for record in records {
            state.deriveKeys(of: record, into: &scratch.keys)
            state.findCandidates(own: record, &scratch)
            for candidate in scratch.candidates where candidate > record {
                candidates.append(candidate)
                sum.add(candidate)
            }
            ends.append(candidates.count)
            sum.count += 1
        }
        return sum
    }

    /// Pairs of a record and a candidate that `findCandidates` found last.
    package var pairCount: Int { candidates.count }

    /// What resolution asks of every candidate pair: its weight if it reaches the review threshold.
    package func weighIfReviewed() -> Sum {
        sumOverPairs {
            $0.subject($1)
        } pair: { scoring, one, other, sum in
            guard let weight = scoring.weightIfReviewed(one, other) else { return }
            sum.add(weight.units)
        }
    }

    /// Compares all candidate pairs, however hopeless; counts the pairs.
    package func compare(_ part: Part) -> Sum {
        switch part {
        case .cheap:
            sumOverPairs { scoring, one, other, sum in
                var vector = ComparisonVector()
                scoring.comparison.compareCheap(one.content, other.content, &vector)
                sum.add(vector.compared)
            }
        case .costly:
            sumOverPairs { scoring, one, other, sum in
                var vector = ComparisonVector()
                let words = scoring.names.vocabulary.words
                scoring.comparison.compareCostly(
                    one.content,
                    other.content,
                    words: words,
                    &vector
                )
                sum.add(vector.compared)
            }
        case .names:
            sumOverPairs { scoring, one, other, sum in
                var vector = ComparisonVector()
                let names = scoring.names
                scoring.comparison.compareNames(one.content, other.content, names, &vector)
                sum.add(vector.compared)
            }
        case .whole:
            sumOverPairs { scoring, one, other, sum in
                sum.add(scoring.vector(one, other).compared)
            }
        case .weighed:
            sumOverPairs { scoring, one, other, sum in
                sum.add(scoring.scorer.weight(of: scoring.vector(one, other)).units)
            }
        }
    }

    private func sumOverPairs(
        _ body: (PairScoring, RecordView, RecordView, inout Sum) -> Void
    ) -> Sum {
        sumOverPairs({ $1 }, pair: body)
    }

    /// - Parameter own: what is made of a record once for all its candidates.
    @inline(__always)
    private func sumOverPairs<Own>(
        _ own: (PairScoring, RecordView) -> Own,
        pair body: (PairScoring, Own, RecordView, inout Sum) -> Void
    ) -> Sum {
        var sum = Sum()
        let scoring = PairScoring(scorer: state.scorer, names: scratch.names)
        let candidates = candidates
        state.records.read { reader in
            var start = 0
            for (record, end) in zip(records, ends) {
                let own = own(scoring, reader[record])
                reader.eachAhead(candidates.span.extracting(start..<end)) { _, other in
                    body(scoring, own, other, &sum)
                }
                start = end
            }
        }
        sum.count = candidates.count
        return sum
    }

    /// Clusters all regions of several records; counts their records.
    package func clusterRegions() -> Sum {
        var sum = Sum()
        // Next to nothing is remembered of groups, as if each region came for the first time.
        let scales = RegionClustering.Scales(
            scorer: state.scorer,
            names: scratch.names,
            memory: GroupWeightMemory(slotBits: 1)
        )
        for record in records {
            let members = engine.regions.members(with: record)
            guard members.count > 1, members.allSatisfy({ $0 >= record }) else { continue }
            let ordered = engine.ordered(members)
            let isOverflowing = members.count > RegionLadder.regionRecordsMax
            let groups = RegionResolution(engine: engine, members: ordered, scales: scales)
                .groups(isOverflowing: isOverflowing)
            for group in groups { sum.add(group.count) }
            sum.count += members.count
        }
        return sum
    }

    /// Finds the review tasks of all identities again; counts the identities.
    package func findDoubts() -> Sum {
        var sum = Sum()
        engine.identities.eachLive { identity, _ in
            // Tasks come without an order.
            for doubt in engine.doubts(of: identity).values {
                sum.checksum &+= UInt64(bitPattern: Int64(doubt.weight.units))
            }
            sum.count += 1
        }
        return sum
    }
}
