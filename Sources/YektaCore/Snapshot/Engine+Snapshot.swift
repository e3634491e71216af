/// The engine in a snapshot.
///
/// What stands in the store in few rows is not in it: constraints and what became of old identities
/// are taken from there (`catchUp`).
extension Engine {
    /// Writes all that the engine has found out about its records, between two batches.
    ///
    /// Nothing of it comes from records that are deleted.
    package func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        let isSettled = dirty.isEmpty && doubtful.isEmpty && unlinked.isEmpty
        precondition(isSettled, "a batch is not settled yet")
        try sink.append(.counts, [recordCount, identityCount, linkCount, reviews.count])
        try state.write(to: &sink)
        try keyIndex.write(to: &sink)
        try sink.append(.freeIndices, freeIndices)
        try links.write(to: &sink)
        try regions.write(to: &sink)
        try identities.write(to: &sink)
        try reviews.write(to: &sink)
        try preparation.vocabulary.write(try vocabularyUse(&sink), to: &sink)
    }

    private func vocabularyUse(
        _ sink: inout some SnapshotSink
    ) throws(SnapshotError) -> VocabularyUse {
        var use = VocabularyUse(preparation.vocabulary)
        for record in present {
            if record % 16_384 == 0 { try sink.pause() }
            use.add(state.records[record].content)
        }
        for value in state.sharedValues.values {
            if let owner = value.owner { Bytes.with(owner) { use.add(names: $0) } }
        }
        return use
    }

    /// Fills an empty engine with what another of the same secret, model and program wrote.
    ///
    /// `catchUp` has to follow. If it throws the engine is of no use any more.
    package func restore(
        from source: some SnapshotSource,
        workers: Int
    ) async throws(SnapshotError) {
        precondition(
            recordCount == 0 && preparation.vocabulary.counts.nameParts == 0,
            "only an empty engine can be restored"
        )
        try await preparation.vocabulary.restore(from: source, workers: workers)
        try await state.records.restore(from: source, workers: workers)
        try await state.index.restore(from: source, workers: workers)
        try state.restoreBlockStates(from: source)
        try keyIndex.restore(from: source)
        freeIndices = try source.array(.freeIndices)
        try links.restore(from: source)
        try regions.restore(from: source)
        try identities.restore(from: source)
        let counts = try source.array(.counts, of: Int.self)
        try reviews.restore(from: source, count: counts.last ?? 0)
        try checkRestored(counts)
    }

    /// Whether the parts belong together.
    private func checkRestored(_ counts: [Int]) throws(SnapshotError) {
        let places = state.records.count
        var reviewCount = 0
        reviews.each { _ in reviewCount += 1 }
        let isWhole =
            counts == [recordCount, identityCount, linkCount, reviewCount]
            && links.placeCount == places && regions.placeCount == places
            && identities.placeCount == places
            && freeIndices.count + recordCount == places
            && freeIndices.allSatisfy { $0 < places && !state.records.contains($0) }
        guard isWhole else { throw .damaged(.counts) }
    }
}
