/// Rows of text in aligned columns.
struct OutputTable {
    enum Side { case left, right }

    private let sides: [Side]
    private var rows: [[String]] = []

    /// - Parameter sides: on which side each column is flush.
    init(_ sides: Side...) {
        self.sides = sides
    }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: String...) {
        rows.append(cells.map(Self.printable))
    }

    /// The rows as lines, two blanks between the columns and none at the end.
    func lines(indent: Int = 0) -> [String] {
        let widths = sides.indices.map { column in
            rows.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - Self.width(cell))
                return sides[column] == .left ? cell + blanks : blanks + cell
            }
            let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
            let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) }
            return String(line[..<(end ?? line.startIndex)])
        }
    }

    /// The columns of a terminal that a text takes: marks and joiners take none.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.count { scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format, .control: false
            default: true
            }
        }
    }

    /// A stored text may hold anything; line ends and control characters would break the table, or
    /// steer the terminal.
    static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result
    }
}

extension Double {
    /// With a fixed number of decimals and the halves to even, `12.50`.
    func fixed(_ decimals: Int) -> String {
        guard isFinite, abs(self) < 1e15 else { return "\(self)" }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(self) * Double(scale)).rounded(.toNearestOrEven))
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(scaled)" }
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
    }
}

extension BinaryInteger {
    /// With commas between the thousands, `12,345`.
    var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}
