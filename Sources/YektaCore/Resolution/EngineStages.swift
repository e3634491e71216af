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

    private static let recordsAhead = 4

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
    package mutating func weighIfReviewed() -> Sum {
        sumOverPairs { state, one, other, scratch, sum in
            guard let weight = state.weightIfReviewed(one, other, scratch.names) else { return }
            sum.add(weight.units)
        }
    }

    /// Compares all candidate pairs, however hopeless; counts the pairs.
    package mutating func compare(_ part: Part) -> Sum {
        let comparison = state.scorer.comparison
        switch part {
        case .cheap:
            return sumOverContents { left, right, _, sum in
                var vector = ComparisonVector()
                comparison.compareCheap(left, right, &vector)
                sum.add(vector.levels.wrappedSum())
            }
        case .costly:
            return sumOverContents { left, right, names, sum in
                var vector = ComparisonVector()
                comparison.compareCostly(left, right, words: names.vocabulary.words, &vector)
                sum.add(vector.levels.wrappedSum())
            }
        case .names:
            return sumOverContents { left, right, names, sum in
                var vector = ComparisonVector()
                comparison.compareNames(left, right, names, &vector)
                sum.add(vector.levels.wrappedSum())
            }
        case .whole:
            return sumOverPairs { state, one, other, scratch, sum in
                let vector = state.vector(one, other, scratch.names)
                sum.add(vector.levels.wrappedSum())
            }
        case .weighed:
            return sumOverPairs { state, one, other, scratch, sum in
                sum.add(state.weight(one, other, scratch.names).units)
            }
        }
    }

    private mutating func sumOverPairs(
        _ body: (MatchState, RecordIndex, RecordIndex, inout MatchState.Scratch, inout Sum) -> Void
    ) -> Sum {
        var sum = Sum()
        var place = 0
        for (one, end) in zip(records, ends) {
            while place < end {
                if place + Self.recordsAhead < candidates.count {
                    state.records.prefetch(candidates[place + Self.recordsAhead])
                }
                body(state, one, candidates[place], &scratch, &sum)
                place += 1
            }
        }
        sum.count = candidates.count
        return sum
    }

    private mutating func sumOverContents(
        _ body: (ContentView, ContentView, NameMemory, inout Sum) -> Void
    ) -> Sum {
        sumOverPairs { state, one, other, scratch, sum in
            body(state.records[one].content, state.records[other].content, scratch.names, &sum)
        }
    }

    /// Clusters all regions of several records; counts their records.
    package func clusterRegions() -> Sum {
        var sum = Sum()
        for record in records {
            let members = engine.regions.members(with: record)
            guard members.count > 1, members.allSatisfy({ $0 >= record }) else { continue }
            let ordered = engine.ordered(members)
            let isOverflowing = members.count > RegionLadder.regionRecordsMax
            let groups = RegionResolution(engine: engine, members: ordered)
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
            for task in engine.doubts(of: identity).values {
                sum.checksum &+= UInt64(bitPattern: Int64(task.weight.units))
            }
            sum.count += 1
        }
        return sum
    }
}
