import ArgumentParser
import YektaCore
import YektaFiles

extension VerifyCommand {
    /// What was found over all orders.
    private struct Tally {
        let orders: Int
        let records: Int
        let identities: Int
        /// Nil where no model was learnt.
        var otherModels: Int?
        var otherPartitions = 0

        var isProof: Bool { (otherModels ?? 0) == 0 && otherPartitions == 0 }
    }

    /// Proves that neither the model nor the partition depends on the order of a file's records.
    func verifyOrders(of file: String, orders: Int) async throws {
        let progress = SharedProgress()
        let (_, records) = try FileResolution.read(columns.source(file))
        let preparation = RecordPreparation(secret: 0)
        let prepared = records.map { preparation.prepare($0) }
        let given = try weighing.read()
        let whole = await loaded(prepared, given, preparation)
        let expected = whole.partition()
        let document = ModelFile.encode(whole.model)
        var random = SplitMix64(seed: seed)
        var tally = Tally(orders: orders, records: records.count, identities: expected.count)
        if given == nil { tally.otherModels = 0 }
        for order in 1...orders {
            progress.show(Double(order - 1) / Double(orders), "order \(order) of \(orders)")
            let shuffled = prepared.shuffled(using: &random)
            if given == nil {
                let trained = await loaded(shuffled, nil, preparation)
                if ModelFile.encode(trained.model) != document { tally.otherModels? += 1 }
                if trained.partition() != expected {
                    tally.otherPartitions += 1
                    continue
                }
            }
            let engine = Engine(
                model: whole.model,
                preparation: preparation,
                keepsRecords: false
            )
            var rest = shuffled[...]
            while !rest.isEmpty {
                let size = [1, 7, 64, 500].randomElement(using: &random) ?? 1
                _ = engine.apply(rest.prefix(size).map { .resolve($0) })
                rest = rest.dropFirst(size)
            }
            if engine.partition() != expected { tally.otherPartitions += 1 }
        }
        progress.clear()
        try report(tally)
        if !tally.isProof { throw ExitCode.failure }
    }

    /// All records at once; with no model given, one is learnt from them.
    private func loaded(
        _ prepared: [PreparedRecord],
        _ model: MatchModel?,
        _ preparation: RecordPreparation
    ) async -> Engine {
        let engine = Engine(
            model: model ?? .shipped,
            preparation: preparation,
            keepsRecords: false
        )
        engine.admit(prepared)
        _ = await engine.resolveAdmitted(workers: 2, training: model == nil)
        return engine
    }

    private func report(_ tally: Tally) throws {
        if json {
            let models = tally.otherModels.map { ",\"other_models\":\($0)" } ?? ""
            return try OutputStream.answers.writeLine(
                "{\"records\":\(tally.records),\"identities\":\(tally.identities),"
                    + "\"orders\":\(tally.orders)\(models),"
                    + "\"differing\":\(tally.otherPartitions)}"
            )
        }
        if let others = tally.otherModels {
            try OutputStream.answers.writeLine(
                others == 0
                    ? "\(tally.orders) orders of \(tally.records) records: one and the same model"
                    : "\(others) of \(tally.orders) orders taught another model than the file's own"
            )
        }
        try OutputStream.answers.writeLine(
            tally.otherPartitions == 0
                ? "\(tally.orders) arrival orders of \(tally.records) records: one and the same "
                    + "partition into \(tally.identities) identities"
                : "\(tally.otherPartitions) of \(tally.orders) arrival orders gave another "
                    + "partition than the whole file of \(tally.records) records at once"
        )
    }
}
