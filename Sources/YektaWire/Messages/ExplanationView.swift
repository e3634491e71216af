package import YektaCore

/// On which side of the thresholds a weight lies; the raw values are the contract's.
package enum Grade: UInt32, CaseIterable, Hashable, Sendable {
    case link = 1
    case possibleLink = 2
    case nonLink = 3
}

/// One term of the sum that a match weight is.
package struct LineView: Hashable, Sendable {
    /// The comparison, or `prior`, or the correction it is.
    package let name: String
    /// The comparison level that was reached.
    package let level: String
    /// The first record's value, for people to read.
    package let left: String
    /// The second record's value.
    package let right: String
    package let weight: MatchWeight

    package init(name: String, level: String, left: String, right: String, weight: MatchWeight) {
        self.name = name
        self.level = level
        self.left = left
        self.right = right
        self.weight = weight
    }
}

/// A record that resembles what was searched for.
package struct SearchHitView: Hashable, Sendable {
    package let identity: IdentityID
    package let recordKey: RecordKey
    package let weight: MatchWeight
    package let grade: Grade
    /// What the weight is the sum of, if it was asked for.
    package let lines: [LineView]

    package init(
        identity: IdentityID,
        recordKey: RecordKey,
        weight: MatchWeight,
        grade: Grade,
        lines: [LineView] = []
    ) {
        self.identity = identity
        self.recordKey = recordKey
        self.weight = weight
        self.grade = grade
        self.lines = lines
    }
}

/// Why two records are, or are not, taken for the same person.
package struct PairView: Hashable, Sendable {
    package var first: RecordKey
    package var second: RecordKey
    package var firstIdentity: IdentityID
    package var secondIdentity: IdentityID
    /// The terms of the sum; they add up to `total` exactly.
    package var lines: [LineView] = []
    package var total: MatchWeight
    /// What the sum alone decides.
    package var decision: Grade
    package var linkThreshold: MatchWeight
    package var reviewThreshold: MatchWeight
    /// The blocking rules under which the two met.
    package var sharedBlockingRules: [String] = []
    /// Stewards' decisions and exclusivity rules that bear on the pair, for people to read.
    package var constraintNotes: [String] = []

    package init(
        first: RecordKey,
        second: RecordKey,
        firstIdentity: IdentityID,
        secondIdentity: IdentityID,
        total: MatchWeight,
        decision: Grade,
        linkThreshold: MatchWeight,
        reviewThreshold: MatchWeight
    ) {
        self.first = first
        self.second = second
        self.firstIdentity = firstIdentity
        self.secondIdentity = secondIdentity
        self.total = total
        self.decision = decision
        self.linkThreshold = linkThreshold
        self.reviewThreshold = reviewThreshold
    }
}

/// One step in which two groups of records were joined.
package struct JoinView: Hashable, Sendable {
    package let left: [RecordKey]
    package let right: [RecordKey]
    /// The evidence between the two groups.
    package let evidence: MatchWeight
    /// The pairs that carried it, the heaviest first; may be shortened.
    package let pairs: [PairView]
    /// The evidence term by term; the lines add up to it exactly.
    package let lines: [LineView]

    package init(
        left: [RecordKey],
        right: [RecordKey],
        evidence: MatchWeight,
        pairs: [PairView] = [],
        lines: [LineView] = []
    ) {
        self.left = left
        self.right = right
        self.evidence = evidence
        self.pairs = pairs
        self.lines = lines
    }
}

/// An answer to why.
package enum ExplanationView: Hashable, Sendable {
    case pair(PairView)
    /// How an identity came about, in the order in which the joins are made from the records alone.
    case identity(IdentityID, joins: [JoinView])
}
