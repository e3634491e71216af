package import YektaCore

/// How well the sound of names tells whether two spellings are of one name.
package struct NamePairScore: Sendable {
    /// What the matcher says of one pair.
    package struct Judgement: Sendable {
        package let pair: NamePair
        package let first: NameToken
        package let second: NameToken
        package let level: SoundLevel
        /// The distance of the two codes, whatever the level; nil without sounds in common.
        package let distance: Int?
        /// Whether blocking would bring the two together.
        package let sharesKey: Bool

        /// How far the distance is above what is one sound; negative below.
        ///
        /// Pairs that the lists of common names decide against it are beyond all others.
        package var excess: Int {
            let excess = (distance ?? 10_000) - SoundDistance.ceiling(first, second)
            switch level {
            case .equal: return excess <= 0 ? excess : -10_000
            case .similar, .different: return excess > 0 ? excess : 10_000
            }
        }
    }

    /// Hits, false matches and misses.
    package struct Counts: Hashable, Sendable {
        /// Pairs of one name that were found.
        package private(set) var hits = 0
        /// Pairs of two names that were taken for one.
        package private(set) var falseMatches = 0
        /// Pairs of one name that were not found.
        package private(set) var misses = 0
        /// All pairs.
        package private(set) var pairs = 0

        mutating func add(isSame: Bool, isFound: Bool) {
            pairs += 1
            if isSame, isFound { hits += 1 }
            if !isSame, isFound { falseMatches += 1 }
            if isSame, !isFound { misses += 1 }
        }

        /// The share of the found pairs that are of one name; 1 if none was found.
        package var precision: Double {
            hits + falseMatches == 0 ? 1 : Double(hits) / Double(hits + falseMatches)
        }
        /// The share of the pairs of one name that were found; 1 if there are none.
        package var recall: Double {
            hits + misses == 0 ? 1 : Double(hits) / Double(hits + misses)
        }
        /// The harmonic mean of the two.
        package var f1: Double {
            precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
        }
    }

    /// Every pair that has letters on both sides, in the order given.
    package let judgements: [Judgement]
    /// At the decision of the matcher.
    package private(set) var equal = Counts()
    /// If similar sounds were taken for equal ones.
    package private(set) var similar = Counts()
    /// The same as `equal`, by kind and by provenance, sorted by name.
    package private(set) var kinds: [(name: String, counts: Counts)] = []
    package private(set) var provenances: [(name: String, counts: Counts)] = []
    /// Pairs that share a blocking key.
    package private(set) var keys = Counts()

    package init(_ pairs: [NamePair]) {
        judgements = pairs.compactMap(Self.judge)
        for judgement in judgements {
            let isSame = judgement.pair.isSame
            equal.add(isSame: isSame, isFound: judgement.level == .equal)
            similar.add(isSame: isSame, isFound: judgement.level != .different)
            keys.add(isSame: isSame, isFound: judgement.sharesKey)
        }
        kinds = grouped(by: \.kind)
        provenances = grouped(by: \.provenance)
    }

    private static func judge(_ pair: NamePair) -> Judgement? {
        guard let first = NameToken(TextFolding.key(pair.first)),
            let second = NameToken(TextFolding.key(pair.second))
        else { return nil }
        return Judgement(
            pair: pair,
            first: first,
            second: second,
            level: SoundDistance.level(first, second),
            distance: SoundDistance.distance(first, second, ceiling: .max >> 40),
            sharesKey: first.sharesSkeleton(with: second)
        )
    }

    private func grouped(by name: KeyPath<NamePair, String>) -> [(name: String, counts: Counts)] {
        var groups: [String: Counts] = [:]
        for judgement in judgements {
            groups[judgement.pair[keyPath: name], default: Counts()].add(
                isSame: judgement.pair.isSame,
                isFound: judgement.level == .equal
            )
        }
        return groups.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
            .map { (name: $0.key, counts: $0.value) }
    }

    /// The share of different pairs that share a blocking key all the same.
    package var keysOnDifferentNames: Double {
        let different = keys.pairs - keys.hits - keys.misses
        return different == 0 ? 0 : Double(keys.falseMatches) / Double(different)
    }

    /// The largest recall at which at least this share of the found pairs is right, whatever the
    /// ceiling.
    package func recall(atPrecision precision: Double) -> Double {
        let ranked = judgements.sorted { $0.excess < $1.excess }
        var (hits, found, best) = (0, 0, 0.0)
        let same = Double(max(equal.hits + equal.misses, 1))
        for (place, judgement) in ranked.enumerated() {
            found += 1
            if judgement.pair.isSame { hits += 1 }
            // Pairs of one excess stand or fall together.
            let isLast = place + 1 == ranked.count || ranked[place + 1].excess != judgement.excess
            if isLast, Double(hits) >= precision * Double(found) {
                best = max(best, Double(hits) / same)
            }
        }
        return best
    }

    /// The different names that sound most alike, the surest first.
    package func worstFalseMatches(_ count: Int) -> ArraySlice<Judgement> {
        judgements.filter { !$0.pair.isSame && $0.level == .equal }
            .sorted { $0.excess < $1.excess }.prefix(count)
    }

    /// The spellings of one name that are furthest apart, the furthest first.
    package func worstMisses(_ count: Int) -> ArraySlice<Judgement> {
        judgements.filter { $0.pair.isSame && $0.level != .equal }
            .sorted { $0.excess > $1.excess }.prefix(count)
    }
}
