/// Values of unequal frequency to draw from: the one at rank r weighs 1 / (r + head).
///
/// Names and places of real populations follow such a law; a small `head` makes the first few
/// very common. In integers, like all of the sample.
struct SampleFrequencies: Sendable {
    private var values: [String] = []
    private var sums: [Int] = []

    init(_ values: [String], head: Int) {
        add(values, head: head)
    }

    /// Adds rarer values, which begin at a rank of their own.
    mutating func add(_ more: [String], head: Int) {
        var sum = sums.last ?? 0
        for (rank, value) in more.enumerated() {
            sum += 1_000_000_000 / (rank + head)
            values.append(value)
            sums.append(sum)
        }
    }

    /// How many values there are.
    var count: Int { values.count }

    func pick(_ random: inout SplitMix64) -> String {
        guard let total = sums.last else { return "" }
        let place = random.below(total)
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > place { high = middle } else { low = middle + 1 }
        }
        return values[low]
    }

    /// Words of a text, separated by commas or line ends.
    static func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == "\n" }.map { $0.trimmed }
    }
}
