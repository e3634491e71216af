import YektaCore

/// The stages between a record's coming and its identity, over a population that was resolved.
struct EngineStageRun {
    let population: Population

    init(_ population: Population) {
        self.population = population
    }

    func measure(_ report: inout Report) {
        var stages = EngineStages(population.engine)
        let (records, preparation) = (population.records, population.engine.preparation)
        report.measure("normalise and encode (values known)", of: "record") {
            var sum = EngineStages.Sum()
            for record in records { sum.checksum &+= preparation.prepare(record).rank }
            sum.count = records.count
            return sum
        }
        report.measure("derive blocking keys", of: "record") { stages.deriveKeys() }
        let keys = stages.allKeys()
        report.measure("insert into blocks", of: "key") { stages.fillBlocks(keys) }
        report.measure("derive keys and find candidates", of: "record") {
            stages.findCandidates()
        }
        if stages.pairCount == 0 { _ = stages.findCandidates() }
        report.measure("pairs: phones, dates, identifiers", of: "pair") { stages.compare(.cheap) }
        report.measure("pairs: mailboxes, places, columns", of: "pair") { stages.compare(.costly) }
        report.measure("pairs: names", of: "pair") { stages.compare(.names) }
        report.measure("pairs: full vector", of: "pair") { stages.compare(.whole) }
        report.measure("pairs: full vector and weight", of: "pair") { stages.compare(.weighed) }
        report.measure("pairs: weight if reviewed", of: "pair") { stages.weighIfReviewed() }
        report.measure("cluster regions of several", of: "record") { stages.clusterRegions() }
        report.measure("find review tasks", of: "identity") { stages.findDoubts() }
    }
}
