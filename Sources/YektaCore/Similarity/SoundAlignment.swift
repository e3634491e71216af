/// Why two names are as far apart as they are: which sound was heard for which, and at what cost.
///
/// For people who look into a distance, not for the inner loop: it keeps the whole table that
/// `SoundDistance` forgets row by row.
package struct SoundAlignment: Sendable, Hashable {
    /// One symbol heard for another, or one that the other side lacks.
    struct Step: Sendable, Hashable {
        let left: UInt8?
        let right: UInt8?
        let cost: Int
    }

    let steps: [Step]
    /// The distance that `SoundDistance` gives for the same names.
    package var distance: Int { steps.reduce(0) { $0 + $1.cost } }

    /// The alignment of two names; nil if their scripts have no sounds in common.
    package init?(_ a: NameToken, _ b: NameToken) {
        guard let costs = SoundDistance.costs(a.script, b.script) else { return nil }
        self.init(a.sound, b.sound, costs: costs)
    }

    init(_ a: [UInt8], _ b: [UInt8], costs: SoundCosts) {
        let width = b.count + 1
        var table = [Int](repeating: 0, count: (a.count + 1) * width)
        for row in 0...a.count {
            for column in 0...b.count where row + column > 0 {
                let place = row * width + column
                var best = Int.max
                if row > 0 { best = table[place - width] + costs.omission(a, row - 1) }
                if column > 0 { best = min(best, table[place - 1] + costs.omission(b, column - 1)) }
                if row > 0, column > 0 {
                    let heard = costs.substitution(a[row - 1], b[column - 1])
                    best = min(best, table[place - width - 1] + heard)
                }
                table[place] = best
            }
        }
        steps = Self.steps(through: table, a, b, costs: costs)
    }

    /// The way back through the table, substitutions first.
    private static func steps(
        through table: [Int],
        _ a: [UInt8],
        _ b: [UInt8],
        costs: SoundCosts
    ) -> [Step] {
        let width = b.count + 1
        var steps: [Step] = []
        var (row, column) = (a.count, b.count)
        while row + column > 0 {
            let place = row * width + column
            if row > 0, column > 0 {
                let heard = costs.substitution(a[row - 1], b[column - 1])
                if table[place] == table[place - width - 1] + heard {
                    steps.append(Step(left: a[row - 1], right: b[column - 1], cost: heard))
                    (row, column) = (row - 1, column - 1)
                    continue
                }
            }
            if row > 0, table[place] == table[place - width] + costs.omission(a, row - 1) {
                let omitted = costs.omission(a, row - 1)
                steps.append(Step(left: a[row - 1], right: nil, cost: omitted))
                row -= 1
            } else {
                let omitted = costs.omission(b, column - 1)
                steps.append(Step(left: nil, right: b[column - 1], cost: omitted))
                column -= 1
            }
        }
        return steps.reversed()
    }
}

extension SoundAlignment: CustomStringConvertible {
    /// The steps in the order of the names, `r=r alef=endA +e:30`; what costs nothing has no
    /// figure.
    package var description: String {
        steps.map { step in
            let cost = step.cost == 0 ? "" : ":\(step.cost)"
            return switch (step.left, step.right) {
            case (let left?, let right?): "\(Self.name(left))=\(Self.name(right))\(cost)"
            case (let left?, nil): "-\(Self.name(left))\(cost)"
            case (nil, let right?): "+\(Self.name(right))\(cost)"
            case (nil, nil): ""
            }
        }.joined(separator: " ")
    }

    private static func name(_ symbol: UInt8) -> String {
        SoundSymbol(rawValue: symbol).map { "\($0)" } ?? "?"
    }
}

extension SoundCosts {
    /// What it costs to hear one symbol for another.
    func substitution(_ first: UInt8, _ second: UInt8) -> Int {
        Int(substitution[Int(first) * Self.width + Int(second)])
    }

    /// What it costs to leave the symbol at a place of a code unmatched.
    func omission(_ code: [UInt8], _ place: Int) -> Int {
        Int(place == 0 ? omissionAtStart[Int(code[place])] : omission[Int(code[place])])
    }
}
