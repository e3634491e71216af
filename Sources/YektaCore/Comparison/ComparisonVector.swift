/// What the comparisons of one pair found: a level each, and the frequencies of the names that
/// agreed.
package struct ComparisonVector: Hashable, Sendable {
    /// The level of every comparison, by `ComparisonKind.rawValue`.
    private var levels = SIMD16<UInt8>(repeating: 0)
    /// log2 of the frequency of the given name that agreed, for the term-frequency adjustment; else
    /// 0.
    package var givenNameFrequency: MatchWeight = .zero
    package var surnameFrequency: MatchWeight = .zero

    package init() {}

    package subscript(kind: ComparisonKind) -> Level {
        get { Level(rawValue: levels[kind.rawValue]) ?? .missing }
        set { levels[kind.rawValue] = newValue.rawValue }
    }

    /// The raw value of a comparison's level, for tables indexed by it.
    func rawLevel(_ kind: Int) -> Int { Int(levels[kind]) }
}
