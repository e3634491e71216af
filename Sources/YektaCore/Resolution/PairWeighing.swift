/// Weighs candidate pairs one after the other, on one thread.
///
/// Whatever a pair needs beside the two contents is held here, so that no pair counts references:
/// threads that count the same references hold each other up.
final class PairWeighing {
    let names: NameMemory
    private let scorer: Scorer
    private let comparison: RecordComparison
    private let words: WordTable

    init(scorer: Scorer, names: NameMemory) {
        self.scorer = scorer
        self.names = names
        comparison = scorer.comparison
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
    /// reach it. The sides of a comparison are settled by rank, see `MatchState.vector`.
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
}
