@testable import YektaCore

/// The slow twin of a search: every block by a look at every record, every candidate compared in
/// full.
///
/// The question is prepared as a record that is stored would be, so its words get numbers.
struct ReferenceSearch {
    private let engine: Engine
    private let names: NameMemory
    private let stored: [RecordIndex]
    private let blocks: [BlockingKey: Set<RecordIndex>]

    init(_ engine: Engine) {
        self.engine = engine
        let state = engine.state
        names = state.names(slotBits: 12)
        stored = (0..<RecordIndex(state.records.count)).filter { state.records.contains($0) }
        var blocks: [BlockingKey: Set<RecordIndex>] = [:]
        for record in stored {
            for key in state.blocking.derive(from: state.records[record].content) {
                blocks[key, default: []].insert(record)
            }
        }
        self.blocks = blocks
    }

    /// The hits as record keys and weights.
    func hits(for probe: Record, limit: Int) -> [Hit] {
        let prepared = engine.preparation.prepare(probe)
        let marked = engine.state.marked(prepared.content, names)
        return marked.read { content in
            let keys = engine.state.blocking.derive(from: content)
            return hits(among: candidates(keys, content), for: content, limit: limit)
        }
    }

    struct Hit: Equatable {
        let record: RecordKey
        let weight: MatchWeight
    }

    func hits(among candidates: Set<RecordIndex>, for probe: ContentView, limit: Int) -> [Hit] {
        let found = candidates.map { record in
            let other = engine.state.records[record].content
            let vector = engine.scorer.comparison.compare(probe, other, names: names)
            return Hit(record: engine.key(record), weight: engine.scorer.weight(of: vector))
        }
        return Array(
            found.filter { $0.weight > engine.scorer.prior }
                .sorted { ($1.weight, $0.record) < ($0.weight, $1.record) }
                .prefix(min(limit, Engine.searchHitsMax))
        )
    }

    // MARK: - Candidates

    func candidates(_ keys: [BlockingKey], _ probe: ContentView) -> Set<RecordIndex> {
        let filled = keys.filter { blocks[$0] != nil }
        let ordered = filled.enumerated()
            .sorted { (size($0.element), $0.offset) < (size($1.element), $1.offset) }
            .map(\.element)
        var points: [RecordIndex: Int] = [:]
        var read = 0
        for key in ordered {
            read += size(key)
            if read > SearchCandidates.recordsReadMax { break }
            for record in blocks[key] ?? [] {
                points[record, default: 0] += max(1, 24 - String(size(key), radix: 2).count)
            }
        }
        guard !points.isEmpty else {
            guard let smallest = ordered.first else { return [] }
            return tied(blocks[smallest] ?? [], room: SearchCandidates.comparedMax, probe)
        }
        var chosen: Set<RecordIndex> = []
        for level in Set(points.values).sorted(by: >)
        where chosen.count < SearchCandidates.comparedMin {
            let group = Set(points.filter { $0.value == level }.keys)
            let room = SearchCandidates.comparedMax - chosen.count
            guard group.count <= room else {
                chosen.formUnion(tied(group, room: room, probe))
                break
            }
            chosen.formUnion(group)
        }
        return chosen
    }

    private func size(_ key: BlockingKey) -> Int { blocks[key]?.count ?? 0 }

    private func tied(
        _ records: Set<RecordIndex>,
        room: Int,
        _ probe: ContentView
    ) -> Set<RecordIndex> {
        let looked = part(records, SearchCandidates.spellingsReadMax)
        var chosen: Set<RecordIndex> = []
        for equal in [2, 1, 0] where chosen.count < room {
            let group = looked.filter { equalParts($0, probe) == equal }
            let byRank = group.sorted { engine.state.ranksBefore($0, $1) }
            chosen.formUnion(byRank.prefix(room - chosen.count))
        }
        return chosen
    }

    private func part(_ records: Set<RecordIndex>, _ room: Int) -> Set<RecordIndex> {
        guard records.count > room else { return records }
        let share = UInt64(UInt32.max) * UInt64(room) / UInt64(records.count)
        return records.filter { engine.state.records[$0].rank >> 32 <= share }
    }

    private func equalParts(_ record: RecordIndex, _ probe: ContentView) -> Int {
        let wanted = Self.parts(probe).joined()
        return Self.parts(engine.state.records[record].content).map { own in
            min(2, own.reduce(0) { sum, part in sum + wanted.count { $0 == part } })
        }.max() ?? 0
    }

    private static func parts(_ content: ContentView) -> [[UInt32]] {
        var parts: [[UInt32]] = []
        NameElement.each(content.elements(.names)) { name in
            parts.append([name.given, name.surname, name.lone].filter { $0 != 0 })
        }
        return parts
    }
}
