@testable import YektaCore

extension Vocabulary {
    /// What the contents that tests write down refer to.
    static let crafted = Vocabulary()
}

extension RecordContent {
    /// The compact form of a normalised record.
    static func crafted(
        _ normalised: NormalisedRecord,
        of record: Record? = nil,
        vocabulary: Vocabulary = .crafted
    ) -> RecordContent {
        RecordContent(normalised.fields, of: record, vocabulary: vocabulary)
    }
}

extension RecordComparison {
    /// Memory of names for these frequencies that has met no name yet.
    func names(vocabulary: Vocabulary = .crafted, slotBits: Int = 4) -> NameMemory {
        NameMemory(vocabulary: vocabulary, frequencies: frequencies, slotBits: slotBits)
    }

    /// As the engine compares: both records are encoded first.
    func compare(_ left: NormalisedRecord, _ right: NormalisedRecord) -> ComparisonVector {
        compare(.crafted(left), .crafted(right), names: names())
    }

    func compare(
        _ left: RecordContent,
        _ right: RecordContent,
        names: NameMemory
    ) -> ComparisonVector {
        left.read { one in right.read { compare(one, $0, names: names) } }
    }
}

extension GroupProfile {
    /// The profile of one record.
    init(_ record: NormalisedRecord) {
        self = RecordContent.crafted(record).read { GroupProfile($0) }
    }

    static func weight(_ left: GroupProfile, _ right: GroupProfile, scorer: Scorer) -> MatchWeight {
        weight(left, right, scorer: scorer, names: scorer.comparison.names())
    }

    static func vector(
        _ left: GroupProfile,
        _ right: GroupProfile,
        scorer: Scorer
    ) -> ComparisonVector {
        vector(left, right, scorer: scorer, names: scorer.comparison.names())
    }
}

extension MatchState {
    func sharing(of key: BlockingKey) -> SharedValue? {
        sharing(of: key, names())
    }

    func pairing(
        _ left: RecordIndex,
        _ right: RecordIndex
    ) -> (rules: [BlockingRule], isCandidate: Bool) {
        var scratch = makeScratch(remembering: false)
        return pairing(left, right, &scratch)
    }
}
