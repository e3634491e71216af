import YektaCore

/// Makes records from a seed: the same seed gives the same records on every machine.
struct RecordSource {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next number of SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    mutating func byte() -> UInt8 {
        UInt8(truncatingIfNeeded: next())
    }

    mutating func record() -> Record {
        let fields = (0..<number(below: 9)).map { _ in field() }
        return Record(
            key: RecordKey(channel: text(), id: text()),
            receivedAtMs: Int64(bitPattern: next() >> UInt64(number(below: 64))),
            fields: fields
        )
    }

    private mutating func field() -> Field {
        Field(
            FieldType.allCases[number(below: FieldType.allCases.count)],
            text(),
            label: number(below: 3) == 0 ? text() : "",
            isCompared: number(below: 2) == 0
        )
    }

    /// Empty, ASCII, Persian, decomposed, astral and control characters, and lengths over 127
    /// bytes.
    private mutating func text() -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "Z", "0", " ", ":", "\0", "\n", "م", "ی", "\u{200c}", "é", "e", "\u{301}", "李",
            "😀",
            "\u{10ffff}", "\u{feff}",
        ]
        let count = number(below: 12) == 0 ? 200 : number(below: 12)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<count {
            scalars.append(alphabet[number(below: alphabet.count)])
        }
        return String(scalars)
    }
}
