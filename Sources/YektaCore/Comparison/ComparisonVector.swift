/// The place of a comparison in vectors and tables: the fixed kinds first, then the columns that a
/// model gives comparisons of their own.
package struct ComparisonPlace: Hashable, Comparable, Sendable {
    /// From 0; the fixed kinds by their raw values.
    package let index: Int

    package init(index: Int) {
        self.index = index
    }

    package init(_ kind: ComparisonKind) {
        index = kind.rawValue
    }

    /// Places in a vector.
    static let countMax = 32
    /// Comparisons of single columns that a model can have.
    package static let columnsMax = countMax - ComparisonKind.allCases.count

    package static func < (left: ComparisonPlace, right: ComparisonPlace) -> Bool {
        left.index < right.index
    }
}

/// What the comparisons of one pair found: a level each, and the frequencies of the values that
/// agreed.
package struct ComparisonVector: Hashable, Sendable {
    /// The level of every comparison, by `ComparisonPlace`.
    private(set) var levels = SIMD32<UInt8>(repeating: 0)
    /// log2 of the frequency of the value that agreed, for the term-frequency adjustment; else 0.
    private(set) var frequencies = SIMD32<Int32>(repeating: 0)
    /// The places whose level is not `missing`, as bits: most are, and need not be looked at.
    private(set) var compared: UInt32 = 0

    package init() {}

    package subscript(kind: ComparisonKind) -> Level {
        get { self[ComparisonPlace(kind)] }
        set { self[ComparisonPlace(kind)] = newValue }
    }

    package subscript(place: ComparisonPlace) -> Level {
        get { Level(rawValue: levels[place.index]) ?? .missing }
        set {
            levels[place.index] = newValue.rawValue
            let bit = UInt32(1) << UInt32(place.index)
            compared = newValue == .missing ? compared & ~bit : compared | bit
        }
    }

    /// log2 of the frequency of the value that agreed; 0 where it plays no part.
    package func frequency(_ place: ComparisonPlace) -> MatchWeight {
        MatchWeight(units: frequencies[place.index])
    }

    mutating func setFrequency(_ frequency: MatchWeight, at place: ComparisonPlace) {
        frequencies[place.index] = frequency.units
    }

    /// The raw value of a comparison's level, for tables indexed by it.
    func rawLevel(_ place: Int) -> Int { Int(levels[place]) }

    /// Calls a closure with each place whose level is not `missing`, ascending.
    @inline(__always)
    func eachCompared(_ body: (Int) -> Void) {
        var rest = compared
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest &- 1
        }
    }

    /// The raw frequency of a comparison's value.
    func rawFrequency(_ place: Int) -> Int32 { frequencies[place] }
}
