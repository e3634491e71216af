/// The state of blocks as records come and go.
extension MatchState {
    /// What a record's coming changed about the blocks that it came into.
    struct BlockChanges {
        /// Blocks that pair fewer of the records that were in them before.
        var narrowed: [BlockingKey] = []
        /// Identifier blocks.
        var identifying: [BlockingKey] = []
    }

    /// Puts a record into the blocks of its keys.
    func insert(_ record: RecordIndex, _ keys: [BlockingKey]) -> BlockChanges {
        var changes = BlockChanges()
        for key in keys { index.prefetch(key) }
        for key in keys {
            let count = index.insert(record, for: key)
            let limit = key.rule.blockRecordsMax
            if count == limit + 1 || isRareBoundary(key, above: count) {
                changes.narrowed.append(key)
            }
            guard case .representatives = key.rule.overflow else { continue }
            changes.identifying.append(key)
            if count > limit, refreshRepresentatives(key, joining: record), count > limit + 1 {
                changes.narrowed.append(key)
            }
        }
        return changes
    }

    /// Takes a record out of the blocks of its keys.
    ///
    /// - Returns: the blocks that pair more records now, so that the links of all their records
    ///   have to be found again.
    func remove(_ record: RecordIndex, _ keys: [BlockingKey]) -> [BlockingKey] {
        var changed: [BlockingKey] = []
        for key in keys {
            index.remove(record, for: key)
            let count = index.count(key)
            let limit = key.rule.blockRecordsMax
            if count == limit || isRareBoundary(key, above: count + 1) { changed.append(key) }
            guard case .representatives = key.rule.overflow else { continue }
            if count <= limit {
                representatives[key] = nil
            } else if representatives[key]?.contains(record) ?? false {
                representatives[key] = chosenRepresentatives(key)
                changed.append(key)
            }
        }
        return changed
    }

    /// Whether a block of this size is the smallest that no longer makes candidates by itself.
    private func isRareBoundary(_ key: BlockingKey, above count: Int) -> Bool {
        count == key.rule.rareBlockRecordsMax + 1
            && key.rule.candidacyPoints < BlockingLimits.candidacyPoints
    }

    /// Brings the representatives of an overfull block up to date.
    ///
    /// Returns whether one was displaced.
    private func refreshRepresentatives(
        _ key: BlockingKey,
        joining record: RecordIndex
    ) -> Bool {
        if let current = representatives[key], let last = current.last,
            !ranksBefore(record, last)
        {
            return false
        }
        representatives[key] = chosenRepresentatives(key)
        return true
    }

    /// The first records of a block by rank, in that order.
    func chosenRepresentatives(_ key: BlockingKey) -> [RecordIndex] {
        let ordered = index.records(key).sorted { ranksBefore($0, $1) }
        return Array(ordered.prefix(BlockingLimits.representativesMax))
    }

    /// Notes in a record how many people hold its values, as far as more than one does.
    func mark(_ record: RecordIndex, _ names: NameMemory) {
        let content = records[record].content
        content.eachIdentifyingValue(secret: blocking.secret) { key, known, place in
            let holders = sharedValues[key]?.holders(in: content, names) ?? .one
            if holders != known { records.setHolders(holders, at: place, of: record) }
        }
    }
}
