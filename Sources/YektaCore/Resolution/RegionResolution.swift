/// Clusters the members of one region with the engine's links, weights and constraints.
struct RegionResolution {
    let engine: Engine
    /// In the order of their record keys.
    let members: [RecordIndex]
    let scales: RegionClustering.Scales

    /// - Parameter scales: of the thread, where it is not the engine's.
    init(
        engine: Engine,
        members: [RecordIndex],
        scales: RegionClustering.Scales? = nil
    ) {
        self.engine = engine
        self.members = members
        self.scales = scales ?? engine.scratch.scales
    }

    /// The groups, as record indices in the order of the record keys.
    func groups(isOverflowing: Bool) -> [[RecordIndex]] {
        if members.count == 1 { return [members] }
        if isOverflowing { return chains().result.map { $0.map { members[$0] } } }
        if members.count == 2, engine.constraints.count == 0 {
            let weight = engine.weight(members[0], members[1], scales.names)
            let isJoined = weight >= engine.scorer.linkThreshold && forbids(0, 1) == .no
            return isJoined ? [members] : [[members[0]], [members[1]]]
        }
        return clustering().result.map { $0.map { members[$0] } }
    }

    /// The clustering with its joins, for an explanation.
    func clustering() -> RegionClustering {
        let keys = engine.constraints.count > 0 ? members.map { engine.key($0) } : []
        let constraints = engine.constraints
        return RegionClustering(
            contents: members.map { engine.state.records[$0].content },
            scales: scales,
            mustLinks: mustLinks(),
            edges: edges(atLeast: engine.scorer.reviewThreshold),
            forbids: { left, right in
                guard !keys.isEmpty else { return false }
                return left.contains { one in
                    right.contains { constraints.forbids(keys[one], keys[$0]) }
                }
            }
        )
    }

    /// The links among the members from a weight on.
    private func edges(atLeast lowest: MatchWeight) -> [RegionClustering.Edge] {
        let position = Dictionary(
            uniqueKeysWithValues: members.enumerated().map { ($1, $0) }
        )
        var edges: [RegionClustering.Edge] = []
        for (left, member) in members.enumerated() {
            for link in engine.links[member] where link.weight >= lowest {
                guard let right = position[link.other], right > left else { continue }
                edges.append(
                    RegionClustering.Edge(left: left, right: right, weight: link.weight)
                )
            }
        }
        return edges
    }

    private func chains() -> ChainClustering {
        ChainClustering(
            count: members.count,
            mustLinks: mustLinks(),
            edges: edges(atLeast: engine.rungs[engine.rungs.count - 1]),
            isConstrained: { place in
                let view = engine.state.records[members[place]]
                return view.content.has(.nationalIDs)
                    || engine.constraints.count > 0 && engine.constraints.isConstrained(view.key)
            },
            forbids: { forbids($0, $1) }
        )
    }

    private func forbids(_ left: Int, _ right: Int) -> RegionClustering.Forbidden {
        engine.forbids(members[left], members[right])
    }

    /// The must-links among the members, in the order of the decisions.
    private func mustLinks() -> [(Int, Int)] {
        guard engine.constraints.count > 0 else { return [] }
        var found: [(id: UInt64, left: Int, right: Int)] = []
        let position = Dictionary(
            uniqueKeysWithValues: members.enumerated().map { (engine.key($1), $0) }
        )
        for (left, member) in members.enumerated() {
            let key = engine.key(member)
            for other in engine.constraints.mustLinked(with: key) {
                guard let right = position[other], right > left,
                    let id = engine.constraints.mustLinkID(key, other)
                else { continue }
                found.append((id, left, right))
            }
        }
        return found.sorted { $0.id < $1.id }.map { ($0.left, $0.right) }
    }
}

extension Engine {
    /// The weight of a pair: of its link if it has one, else scored now.
    func weight(_ left: RecordIndex, _ right: RecordIndex, _ names: NameMemory) -> MatchWeight {
        links.weight(left, right) ?? state.weight(left, right, names)
    }

    /// Why two records may not share an identity.
    func forbids(_ left: RecordIndex, _ right: RecordIndex) -> RegionClustering.Forbidden {
        if constraints.count > 0, constraints.forbids(key(left), key(right)) { return .cannotLink }
        let (one, other) = (state.records[left].content, state.records[right].content)
        let level = RecordComparison.compareNationalIDs(one, other, provenOnly: true)
        return level == .differs ? .exclusiveValue : .no
    }

    /// The profiles of records, each a group of its own.
    func profiles(_ members: [RecordIndex]) -> [GroupProfile] {
        members.map { GroupProfile(state.records[$0].content) }
    }
}
