/// Learns a model for an epoch from the records of an engine, without labels.
///
/// A function of the set of records and of the starting model: samples are drawn by hashes of
/// record keys, sums are taken in one order, so neither arrival nor threads matter.
struct ModelTraining {
    /// The fewest records from which anything can be learnt.
    static let recordsMin = 20

    let state: MatchState
    let start: MatchModel
    let workers: Int

    /// The model; the starting one if there are too few records.
    func model() async throws(ModelError) -> MatchModel {
        let byRank = state.recordsByRank()
        guard byRank.count >= Self.recordsMin else { return start }
        let columns = ColumnTraining(state: state, records: byRank).comparisons
        var model = try start.replacing(
            comparisons: start.comparisons.filter(\.column.isEmpty) + columns
        )
        // A first look tells how many records a person has, which frequencies depend on.
        var recordsPerPerson = 2.0
        for size in [TrainingSample.Size.small, .full] {
            let frequencies = await FrequencyTraining(
                state: state,
                records: byRank,
                columns: model.columns,
                recordsPerPerson: recordsPerPerson
            ).result(workers: workers)
            model = try model.replacing(termFrequencies: frequencies)
            let sampling = state.weighed(by: Scorer(model: model))
            let sample = await TrainingSample(
                sampling,
                scorer: sampling.scorer,
                byRank: byRank,
                size: size,
                workers: workers
            )
            let learnt = ExpectationMaximisation(
                sample,
                model: model,
                recordCount: byRank.count
            )
            recordsPerPerson = 1 + learnt.matchesPerRecord
            guard size.records == TrainingSample.Size.full.records else { continue }
            model = try model.replacing(
                match: learnt.match,
                household: learnt.household,
                comparisons: DependenceTraining(
                    sample: sample,
                    comparisons: learnt.comparisons,
                    columns: model.columns
                ).damped
            )
        }
        return try model.named(byContent: .trained)
    }
}

extension MatchModel {
    /// The model with some parts replaced.
    func replacing(
        match: Double? = nil,
        household: Double? = nil,
        comparisons: [Comparison]? = nil,
        termFrequencies: TermFrequencies? = nil
    ) throws(ModelError) -> MatchModel {
        try MatchModel(
            epoch: epoch,
            probabilityTwoRandomRecordsMatch: match ?? probabilityTwoRandomRecordsMatch,
            probabilityTwoRandomRecordsShareHousehold: household
                ?? probabilityTwoRandomRecordsShareHousehold,
            comparisons: comparisons ?? self.comparisons,
            termFrequencies: termFrequencies ?? self.termFrequencies,
            linkThreshold: linkThreshold,
            reviewThreshold: reviewThreshold
        )
    }
}

extension Engine {
    /// Learns a model from the records that the engine holds.
    package func train(workers: Int) async throws(ModelError) -> MatchModel {
        try await ModelTraining(state: state, start: .shipped, workers: workers).model()
    }
}
