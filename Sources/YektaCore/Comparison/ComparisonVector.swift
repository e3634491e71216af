/// What the comparisons of one pair found: a level each, and the frequencies of the names that agreed.
package struct ComparisonVector: Hashable, Sendable {
    /// The level of every comparison, by `ComparisonKind.rawValue`.
    private var levels: (UInt64, UInt64) = (0, 0)
    /// log2 of the frequency of the given name that agreed, for the term-frequency adjustment; else 0.
    package var givenNameFrequency: MatchWeight = .zero
    package var surnameFrequency: MatchWeight = .zero

    package init() {}

    package subscript(kind: ComparisonKind) -> Level {
        get {
            let shift = UInt64(kind.rawValue % 8) * 8
            let word = kind.rawValue < 8 ? levels.0 : levels.1
            return Level(rawValue: UInt8(truncatingIfNeeded: word >> shift)) ?? .missing
        }
        set {
            let shift = UInt64(kind.rawValue % 8) * 8
            let value = UInt64(newValue.rawValue) << shift
            let mask = ~(UInt64(0xFF) << shift)
            if kind.rawValue < 8 {
                levels.0 = (levels.0 & mask) | value
            } else {
                levels.1 = (levels.1 & mask) | value
            }
        }
    }

    package static func == (left: ComparisonVector, right: ComparisonVector) -> Bool {
        left.levels == right.levels && left.givenNameFrequency == right.givenNameFrequency
            && left.surnameFrequency == right.surnameFrequency
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(levels.0)
        hasher.combine(levels.1)
        hasher.combine(givenNameFrequency)
        hasher.combine(surnameFrequency)
    }
}
