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
    ///
    /// Comparisons that cost most come last, and only where the others leave them a chance to
    /// reach it.
    func weightIfReviewed(_ subject: Subject, _ view: RecordView) -> MatchWeight? {
        let isInOrder = subject.view.ranksBefore(view)
        let other = view.content
        let (left, right) = isInOrder ? (subject.content, other) : (other, subject.content)
        var vector = ComparisonVector()
        comparison.compareCheap(left, right, &vector)
        comparison.compareCostly(left, right, words: words, &vector)
        let bounds = isInOrder ? subject.bounds : scorer.nameBounds(of: left, names)
        let most = scorer.weightMax(beforeNames: vector, bounds)
        guard most >= scorer.reviewThreshold else { return nil }
        let isHopeful = comparison.compareNameParts(left, right, names, &vector) {
            scorer.weightMax(most, bounds, exact: $0, $1) >= scorer.reviewThreshold
        }
        guard isHopeful else { return nil }
        comparison.adjustToNames(left, right, names, &vector)
        let weight = scorer.weight(of: vector)
        return weight >= scorer.reviewThreshold ? weight : nil
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
