/// The directory in a snapshot: its records and where they belong.
///
/// Cards are made again when they are asked for.
extension IdentityDirectory {
    /// Writes all that look-ups see.
    package func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        let counts = [
            usedSlots, Int(firstFree), recordCount, identityCount, openReviewCount,
            identities.count,
        ]
        try sink.append(.directoryCounts, counts.map(Int64.init))
        try doubts.write(.directoryDoubts, to: &sink)
        var encoder = RecordCoding.Encoder()
        channels.encode(into: &encoder)
        labels.encode(into: &encoder)
        encoder.append(count: splits.count)
        for parts in splits {
            encoder.append(count: parts.count)
            for part in parts { encoder.append(part.number) }
        }
        try sink.append(.directoryNames, encoder.bytes)
        try entries.write(.directoryEntries, to: &sink)
        try identities.write(.directoryIdentities, to: &sink)
        try records.write(.directoryBlocks, chunks: .directoryChunks, to: &sink)
        try keyIndex.write(.directoryKeys, slots: .directoryKeySlots, to: &sink)
        try holderIndex.write(.directoryHolders, slots: .directoryHolderSlots, to: &sink)
    }

    /// Reads what `write` wrote.
    ///
    /// - Parameter secret: that of the directory which was written.
    package init(
        secret: UInt64,
        from source: some SnapshotSource,
        workers: Int
    ) async throws(SnapshotError) {
        self.init(secret: secret)
        records = try await BlockArena(
            .directoryBlocks,
            chunks: .directoryChunks,
            from: source,
            workers: workers
        )
        let indices = try await source.map(2, workers: workers) { place throws(SnapshotError) in
            place == 0
                ? try TagIndex(.directoryKeys, slots: .directoryKeySlots, from: source)
                : try TagIndex(.directoryHolders, slots: .directoryHolderSlots, from: source)
        }
        (keyIndex, holderIndex) = (indices[0], indices[1])
        try entries.restore(.directoryEntries, from: source)
        try identities.restore(.directoryIdentities, from: source)
        try restoreNames(from: source)
        try doubts.restore(.directoryDoubts, from: source)
        let counts = try source.array(.directoryCounts, of: Int64.self).map(Int.init)
        guard counts.count == 6, counts.allSatisfy({ $0 >= 0 }), counts[0] <= entries.count,
            counts[1] <= counts[0], counts[2] <= counts[0], counts[5] == identities.count
        else { throw .damaged(.directoryCounts) }
        usedSlots = counts[0]
        firstFree = Link(counts[1])
        recordCount = counts[2]
        identityCount = counts[3]
        openReviewCount = counts[4]
        for number in 0..<identities.count where identities[number].isLive {
            identities[number].card = 0
        }
    }

    /// Says how far the feed is that brought the directory to where it is; at start.
    package mutating func restore(lastSequence: UInt64) {
        self.lastSequence = lastSequence
    }

    private mutating func restoreNames(from source: some SnapshotSource) throws(SnapshotError) {
        let bytes = try source.array(.directoryNames, of: UInt8.self)
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(bytes)
            channels = try NamePool(from: &decoder)
            labels = try NamePool(from: &decoder)
            for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
                var parts: [IdentityID] = []
                for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
                    parts.append(IdentityID(try decoder.number()))
                }
                splits.append(parts)
            }
            try decoder.finish()
        } catch {
            throw .damaged(.directoryNames)
        }
    }
}
