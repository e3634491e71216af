/// How well a clustering of records agrees with the truth.
///
/// Counted over the records of the truth. A record that the prediction lacks is an identity of its
/// own and is counted as missing; a record that the truth lacks is ignored and counted as unknown.
/// B-cubed is the mean over records (Bagga and Baldwin, 1998). A ratio over nothing is 1.
package struct ClusteringScore: Hashable, Sendable {
    /// A figure of the report.
    package enum Figure: Hashable, Sendable {
        case count(Int)
        case ratio(Double)
    }

    /// Records, true entities and identities found.
    package private(set) var records = 0, entities = 0, identities = 0
    /// Records of the truth that the prediction lacks, and the reverse.
    package private(set) var missing = 0, unknown = 0
    /// The share of pairs put together that belong together.
    package private(set) var pairPrecision = 1.0
    /// The share of pairs that belong together that were put together.
    package private(set) var pairRecall = 1.0
    /// The mean over records of the share of its identity that belongs to its entity.
    package private(set) var b3Precision = 1.0
    /// The mean over records of the share of its entity that is in its identity.
    package private(set) var b3Recall = 1.0
    /// The share of true entities recovered exactly as one whole identity.
    package private(set) var exact = 1.0
    /// Identities that hold records of two or more entities.
    package private(set) var mergedWrongly = 0
    /// Entities spread over two or more identities.
    package private(set) var split = 0

    /// Scores a prediction.
    ///
    /// A record that is named twice counts once, with its last value.
    ///
    /// - Parameters:
    ///   - truth: Each record and its entity.
    ///   - predicted: Each record and its identity.
    package init(
        truth: [(record: String, entity: String)],
        predicted: [(record: String, identity: String)]
    ) {
        let identityOf = Dictionary(predicted.map { ($0.record, $0.identity) }) { $1 }
        let entityOf = Dictionary(truth.map { ($0.record, $0.entity) }) { $1 }
        var order: [String] = []
        var seen: Set<String> = []
        for (record, _) in truth where seen.insert(record).inserted { order.append(record) }

        var cells = CellCounts()
        for record in order {
            guard let entity = entityOf[record] else { continue }
            let identity = identityOf[record]
            if identity == nil { missing += 1 }
            cells.add(entity: entity, identity: identity.map(Cluster.named) ?? .alone(record))
        }
        unknown = identityOf.keys.count { entityOf[$0] == nil }
        records = order.count
        read(cells)
    }

    /// The harmonic mean of pair precision and pair recall.
    package var pairF1: Double { Self.harmonicMean(pairPrecision, pairRecall) }

    /// The harmonic mean of B-cubed precision and recall.
    package var b3F1: Double { Self.harmonicMean(b3Precision, b3Recall) }

    private mutating func read(_ counts: CellCounts) {
        entities = counts.entities.count
        identities = counts.identities.count
        mergedWrongly = counts.entitiesPerIdentity.count { $0 > 1 }
        split = counts.identitiesPerEntity.count { $0 > 1 }
        guard records > 0 else { return }
        let hits = counts.cells.reduce(0) { $0 + Self.pairs($1.count) }
        let said = counts.identities.reduce(0) { $0 + Self.pairs($1) }
        let real = counts.entities.reduce(0) { $0 + Self.pairs($1) }
        if said > 0 { pairPrecision = Double(hits) / Double(said) }
        if real > 0 { pairRecall = Double(hits) / Double(real) }
        b3Precision = mean(counts.cells) { counts.identities[$0.identity] }
        b3Recall = mean(counts.cells) { counts.entities[$0.entity] }
        let whole = counts.cells.count {
            counts.identitiesPerEntity[$0.entity] == 1
                && counts.entitiesPerIdentity[$0.identity] == 1
        }
        exact = Double(whole) / Double(entities)
    }

    private func mean(_ cells: [CellCounts.Cell], size: (CellCounts.Cell) -> Int) -> Double {
        let sum = cells.reduce(into: CompensatedSum()) { sum, cell in
            sum.add(Double(cell.count * cell.count) / Double(size(cell)))
        }
        return sum.value / Double(records)
    }

    private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

    private static func harmonicMean(_ left: Double, _ right: Double) -> Double {
        left + right > 0 ? 2 * left * right / (left + right) : 0
    }
}

/// The cluster that a record was put in.
private enum Cluster: Hashable {
    case named(String)
    case alone(String)
}

/// How many records each entity and each identity has, and each pair of the two that meet.
///
/// Numbered in the order of first sight, so that sums never depend on a hash.
private struct CellCounts {
    struct Cell: Hashable {
        let entity: Int
        let identity: Int
        var count: Int
    }

    private struct Place: Hashable {
        let entity: Int
        let identity: Int
    }

    private(set) var cells: [Cell] = []
    private(set) var entities: [Int] = []
    private(set) var identities: [Int] = []
    private(set) var identitiesPerEntity: [Int] = []
    private(set) var entitiesPerIdentity: [Int] = []
    private var cellOf: [Place: Int] = [:]
    private var entityOf: [String: Int] = [:]
    private var identityOf: [Cluster: Int] = [:]

    mutating func add(entity name: String, identity cluster: Cluster) {
        let entity = entityOf[name] ?? entities.count
        if entity == entities.count {
            entityOf[name] = entity
            entities.append(0)
            identitiesPerEntity.append(0)
        }
        let identity = identityOf[cluster] ?? identities.count
        if identity == identities.count {
            identityOf[cluster] = identity
            identities.append(0)
            entitiesPerIdentity.append(0)
        }
        entities[entity] += 1
        identities[identity] += 1
        let place = Place(entity: entity, identity: identity)
        if let cell = cellOf[place] {
            cells[cell].count += 1
        } else {
            cellOf[place] = cells.count
            cells.append(Cell(entity: entity, identity: identity, count: 1))
            identitiesPerEntity[entity] += 1
            entitiesPerIdentity[identity] += 1
        }
    }
}

/// Neumaier's sum, which loses nothing over a million small terms.
private struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    var value: Double { sum + lost }

    mutating func add(_ term: Double) {
        let next = sum + term
        lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
        sum = next
    }
}
