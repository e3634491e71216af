/// Weighs pairs of records: what one thread needs for it, taken up once for many pairs.
struct PairScoring {
    let scorer: Scorer
    let comparison: RecordComparison
    let names: NameMemory
    private let words: WordTable

    init(scorer: Scorer, names: NameMemory) {
        self.scorer = scorer
        comparison = scorer.comparison
        self.names = names
        words = names.vocabulary.words
    }

    /// A record that is compared with several others, with what does not depend on them.
    struct Subject {
        let view: RecordView
        fileprivate let content: ContentView
        fileprivate let bounds: (given: MatchWeight, surname: MatchWeight)
    }

    func subject(_ view: RecordView) -> Subject {
        let content = view.content
        return Subject(
            view: view,
            content: content,
            bounds: scorer.nameBounds(of: content, names)
        )
    }

    /// The weight of a pair if it reaches the review threshold.
    func weightIfReviewed(_ subject: Subject, _ view: RecordView) -> MatchWeight? {
        let isInOrder = subject.view.ranksBefore(view)
        let other = view.content
        let (left, right) = isInOrder ? (subject.content, other) : (other, subject.content)
        return weight(
            left,
            right,
            bounds: isInOrder ? subject.bounds : scorer.nameBounds(of: left, names),
            atLeast: scorer.reviewThreshold
        )
    }

    /// The weight of two contents if it reaches a threshold.
    ///
    /// Comparisons that cost most come last, and only where the others leave them a chance.
    ///
    /// - Parameter bounds: the most that the names of the left can add, see `Scorer.nameBounds`.
    @inline(__always)
    func weight(
        _ left: ContentView,
        _ right: ContentView,
        bounds: (given: MatchWeight, surname: MatchWeight),
        atLeast least: MatchWeight
    ) -> MatchWeight? {
        var vector = ComparisonVector()
        comparison.compareCheap(left, right, &vector)
        comparison.compareCostly(left, right, words: words, &vector)
        let most = scorer.weightMax(beforeNames: vector, bounds)
        guard most >= least else { return nil }
        let isHopeful = comparison.compareNameParts(left, right, names, &vector) {
            scorer.weightMax(most, bounds, exact: $0, $1) >= least
        }
        guard isHopeful else { return nil }
        comparison.adjustToNames(left, right, names, &vector)
        let weight = scorer.weight(of: vector)
        return weight >= least ? weight : nil
    }

    /// The comparison vector of a pair, the same whichever record is named first: a comparison
    /// takes the frequency of an agreeing name from its left side, so the sides are settled by
    /// rank.
    func vector(_ one: RecordView, _ other: RecordView) -> ComparisonVector {
        let isInOrder = one.ranksBefore(other)
        return comparison.compare(
            (isInOrder ? one : other).content,
            (isInOrder ? other : one).content,
            names: names
        )
    }
}
