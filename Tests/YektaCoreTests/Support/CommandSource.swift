@testable import YektaCore

/// Draws commands that make sense for what an engine holds, and some that do not.
struct CommandSource {
    var population: CraftedPopulation
    let preparation: RecordPreparation
    private let note = DecisionNote(author: "steward", reason: "drawn", timeMs: 7)
    /// How many of a hundred commands are each a deletion, a merge and a split.
    var shares = (delete: 15, merge: 5, split: 5)

    init(population: CraftedPopulation, preparation: RecordPreparation) {
        self.population = population
        self.preparation = preparation
    }

    mutating func batch(_ count: Int, for engine: Engine) -> [Command] {
        (0..<count).compactMap { _ in command(for: engine) }
    }

    private mutating func command(for engine: Engine) -> Command? {
        let groups = engine.partition()
        let die = population.number(below: 100)
        guard die < shares.delete + shares.merge + shares.split, groups.count > 3 else {
            return population.draw().map { .resolve(preparation.prepare($0)) }
        }
        if die < shares.delete {
            let group = groups[population.number(below: groups.count)]
            return .delete(group[population.number(below: group.count)])
        }
        if die < shares.delete + shares.merge {
            let one = groups[population.number(below: groups.count)]
            let other = groups[population.number(below: groups.count)]
            return .merge([one, other].compactMap { engine.identity(of: $0[0]) }, note)
        }
        return split(groups, engine)
    }

    private mutating func split(_ groups: [[RecordKey]], _ engine: Engine) -> Command? {
        let several = groups.filter { $0.count > 1 }
        guard !several.isEmpty else { return nil }
        let group = several[population.number(below: several.count)]
        let leaving = group.filter { _ in population.number(below: 2) == 0 }
        return engine.identity(of: group[0]).map { .split($0, leaving, note) }
    }
}
