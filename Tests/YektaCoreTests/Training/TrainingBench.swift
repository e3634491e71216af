@testable import YektaCore
@testable import YektaFiles

/// Records as training finds them in an engine: prepared, in their blocks, their holders counted.
struct TrainingBench {
    let state: MatchState

    init(_ records: [Record], model: MatchModel = .shipped) {
        let preparation = RecordPreparation(secret: 0x5EC2E7)
        state = MatchState(scorer: Scorer(model: model), blocking: preparation.blocking)
        var keys: Set<BlockingKey> = []
        for (place, record) in records.enumerated() {
            let prepared = preparation.prepare(record)
            state.records.addPlace()
            state.records.put(prepared, ordinal: UInt64(place) + 1, at: RecordIndex(place))
            let own = preparation.keys(of: prepared)
            _ = state.insert(RecordIndex(place), own)
            keys.formUnion(own)
        }
        for key in keys { state.sharedValues[key] = state.sharing(of: key) }
        let names = state.names()
        for place in records.indices { state.mark(RecordIndex(place), names) }
    }

    /// The records in the order in which training takes them.
    var byRank: [RecordIndex] {
        (0..<state.records.count).map { RecordIndex($0) }.sorted { state.ranksBefore($0, $1) }
    }

    func model(workers: Int = 1) async throws(ModelError) -> MatchModel {
        try await ModelTraining(state: state, start: .shipped, workers: workers).model()
    }

    func frequencies(
        columns: ComparisonColumns = ComparisonColumns([]),
        recordsPerPerson: Double = 1
    ) -> TermFrequencies {
        FrequencyTraining(
            state: state,
            records: byRank,
            columns: columns,
            recordsPerPerson: recordsPerPerson
        ).result
    }
}

extension RecordSource {
    mutating func shuffled<Element>(_ values: [Element]) -> [Element] {
        values.map { (next(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// A word that no list of names has, and hardly any other draw.
    mutating func word() -> String {
        let consonants = ["b", "d", "g", "k", "l", "m", "n", "p", "r", "t", "z"]
        let vowels = ["a", "e", "i", "o", "u"]
        return (0..<4).map { _ in
            consonants[number(below: consonants.count)] + vowels[number(below: vowels.count)]
        }.joined()
    }
}

extension SampleTable {
    /// The rows as records with their entities: columns are named as the field types are, but for
    /// one.
    var records: [(record: Record, entity: String)] {
        let types = header.map { $0 == "family_name" ? FieldType.surname : FieldType(name: $0) }
        return zip(rows, truth).map { row, truth in
            let fields = zip(types, row).compactMap { type, value in
                value.isEmpty ? nil : type.map { Field($0, value) }
            }
            let key = RecordKey(channel: "sample", id: truth.record)
            return (Record(key: key, fields: fields), truth.entity)
        }
    }
}
