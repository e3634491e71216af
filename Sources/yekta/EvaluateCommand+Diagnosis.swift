import YektaCore
import YektaFiles

extension EvaluateCommand {
    /// Pairs of one kind: the levels they have in common.
    private struct Kind {
        var count = 0
        var candidates = 0
        var bits = 0.0
    }

    /// How many kinds of pairs a report lists.
    private static let kindsShown = 25

    /// Resolves the file and reports on pairs: true ones by blocking rule, wrong ones by kind.
    func diagnose() async throws {
        let resolution = try await FileResolution(
            columns.source(file),
            model: try weighing.read(),
            workers: 2,
            progress: SharedProgress()
        )
        let entityOf = Dictionary(
            try truthRows().map { ($0.record, $0.entity) },
            uniquingKeysWith: { first, _ in first }
        )
        let entities = resolution.keys.map { entityOf[$0.id] ?? "\($0)" }
        let identities = resolution.identities.map(\.description)
        if blocking { try await reportBlocking(resolution, entities) }
        if calibration { try reportCalibration(resolution, entityOf) }
        guard errors else { return }
        try report("lost pairs", resolution, pairs(within: entities, apartIn: identities))
        try report("false pairs", resolution, pairs(within: identities, apartIn: entities))
    }

    private func reportBlocking(_ resolution: FileResolution, _ entities: [String]) async throws {
        var reached: [BlockingRule: Int] = [:]
        var missed: [(Int, Int)] = []
        let truePairs = pairs(within: entities, apartIn: nil)
        for (left, right) in truePairs {
            guard let found = diagnosis(resolution, left, right) else { continue }
            for rule in found.rules { reached[rule, default: 0] += 1 }
            if !found.isCandidate { missed.append((left, right)) }
        }
        let share = { (count: Int) in
            let permille = truePairs.isEmpty ? 0 : count * 1_000 / truePairs.count
            return "\(permille / 10).\(permille % 10) %"
        }
        let candidates = await resolution.engine.candidateCount(workers: 2)
        let perRecord = Double(candidates) / Double(max(resolution.keys.count, 1))
        for (rule, count) in reached.sorted(by: {
            ($1.value, $0.key.name) < ($0.value, $1.key.name)
        }) {
            try OutputStream.answers.writeLine("\(share(count))\t\(rule.name)")
        }
        try OutputStream.answers.writeLine(
            "\(share(truePairs.count - missed.count)) of \(truePairs.count) true pairs are "
                + "candidates; \((perRecord * 10).rounded() / 10) candidates per record"
        )
        try report("missed pairs", resolution, missed)
    }

    /// Pairs of one weight or one pattern: what the weight promises, and what is true.
    private struct Promise {
        var count = 0
        var expected = 0.0
        var right = 0

        mutating func add(_ weight: MatchWeight, _ isRight: Bool) {
            count += 1
            expected += weight.probability
            if isRight { right += 1 }
        }

        /// By how many pairs promise and truth differ.
        var gap: Double { abs(expected - Double(right)) }

        var words: String {
            let share = { (part: Double) in (part / Double(count) * 1_000).rounded() / 10 }
            return "\(count) pairs\t\(share(expected)) % expected\t\(share(Double(right))) % right"
        }
    }

    private func reportCalibration(
        _ resolution: FileResolution,
        _ entityOf: [String: String]
    ) throws {
        var byWeight: [Int: Promise] = [:]
        var byPattern: [String: Promise] = [:]
        for (left, right, weight) in resolution.engine.linkedPairs {
            guard let found = resolution.engine.diagnose(left, right) else { continue }
            let isRight = entityOf[left.id] == entityOf[right.id]
            let bin = min(max(Int(weight.bits.rounded(.down)), -3), 16)
            byWeight[bin, default: Promise()].add(weight, isRight)
            byPattern[found.pattern, default: Promise()].add(weight, isRight)
        }
        for (bin, promise) in byWeight.sorted(by: { $0.key < $1.key }) {
            try OutputStream.answers.writeLine("\(bin) bits\t\(promise.words)")
        }
        let ordered = byPattern.sorted { $0.value.gap > $1.value.gap }
        for (pattern, promise) in ordered.prefix(Self.kindsShown) {
            try OutputStream.answers.writeLine("\(promise.words)\t\(pattern)")
        }
    }

    private func diagnosis(
        _ resolution: FileResolution,
        _ left: Int,
        _ right: Int
    ) -> PairDiagnosis? {
        resolution.engine.diagnose(resolution.keys[left], resolution.keys[right])
    }

    private func pairs(within: [String], apartIn: [String]?) -> [(Int, Int)] {
        var groups: [String: [Int]] = [:]
        for (place, group) in within.enumerated() { groups[group, default: []].append(place) }
        var result: [(Int, Int)] = []
        for members in groups.values {
            for (place, left) in members.enumerated() {
                for right in members[(place + 1)...] where apartIn?[left] != apartIn?[right] {
                    result.append((left, right))
                }
                if apartIn == nil {
                    for right in members[(place + 1)...] { result.append((left, right)) }
                }
            }
        }
        return result
    }

    private func report(
        _ title: String,
        _ resolution: FileResolution,
        _ pairs: [(Int, Int)]
    ) throws {
        var kinds: [String: Kind] = [:]
        for (left, right) in pairs {
            guard let found = diagnosis(resolution, left, right) else { continue }
            kinds[found.pattern, default: Kind()].count += 1
            kinds[found.pattern, default: Kind()].bits += found.weight.bits
            if found.isCandidate { kinds[found.pattern, default: Kind()].candidates += 1 }
        }
        try OutputStream.answers.writeLine("\(pairs.count) \(title)")
        let ordered = kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        for (pattern, kind) in ordered.prefix(Self.kindsShown) {
            let mean = (kind.bits / Double(kind.count) * 10).rounded() / 10
            try OutputStream.answers.writeLine(
                "\(kind.count)\t\(kind.candidates) compared\t\(mean) bits\t\(pattern)"
            )
        }
    }
}
