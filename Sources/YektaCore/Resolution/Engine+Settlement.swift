/// An engine that several threads read while nothing changes.
struct FrozenEngine: @unchecked Sendable {
    // @unchecked: whoever makes it awaits its readers before the engine is changed again.
    let engine: Engine
}

/// Settlement: from changed records to exact links, regions, groups and identities.
extension Engine {
    /// Brings links, regions and identities up to date with the records.
    func settle() {
        recountHolders()
        relink()
        recluster()
        announceUpdates()
    }

    /// Counts the holders of values whose records changed; where the count's class changed, the
    /// records are marked anew and weighed again.
    ///
    /// While a value is evidence at all, its holders decide what an agreement on it is worth and
    /// nothing else, so only pairs that share it are weighed again.
    func recountHolders() {
        for key in touchedValues {
            let before = state.sharedValues[key]
            let sharing = state.sharing(of: key, scratch.names)
            guard sharing != before else { continue }
            state.sharedValues[key] = sharing
            let records = state.index.records(key)
            let isEvidence = !(before?.isGeneric ?? false) && !(sharing?.isGeneric ?? false)
            let isOpen = isEvidence && records.count <= key.rule.blockRecordsMax
            if isOpen { reweighed.insert(key) }
            for record in records {
                state.mark(record, scratch.names)
                if !isOpen { unlinked.insert(record) }
                // Its links may stay as they are, but a group's profile weighs the value as well.
                dirty.insert(record)
            }
        }
        touchedValues.removeAll()
    }

    /// Weighs the pairs again that share an identifying value; its block is open, which makes them
    /// candidates.
    private func reweigh(_ key: BlockingKey) {
        let block = state.index.records(key).filter { !unlinked.contains($0) }
        for (place, one) in block.enumerated() {
            let subject = scratch.scoring.subject(state.records[one])
            for other in block[(place + 1)...] {
                let weight = scratch.scoring.weightIfReviewed(subject, state.records[other])
                let before = links.weight(one, other)
                guard before != weight else { continue }
                links.set(one, other, weight)
                links.set(other, one, weight)
                noteChange(of: one, other, from: before, to: weight)
            }
        }
    }

    private func relink() {
        for key in reweighed { reweigh(key) }
        reweighed.removeAll()
        for key in narrowed { prune(key) }
        narrowed.removeAll()
        for record in unlinked.sorted() where state.records.contains(record) {
            state.findLinks(of: record, keys: accepted[record]?.keys, &scratch)
            recordsLinked += 1
            candidatesWeighed += UInt64(scratch.candidates.count)
            setLinks(of: record, to: scratch.links)
        }
        unlinked.removeAll()
    }

    /// Removes the links within a block that no open blocks bring together any more.
    ///
    /// A block that comes to pair fewer records makes no new candidates, so nothing is compared.
    private func prune(_ key: BlockingKey) {
        let block = state.index.records(key)
        guard block.contains(where: { !unlinked.contains($0) && !links[$0].isEmpty }) else {
            return
        }
        let members = Set(block)
        for record in block where !unlinked.contains(record) {
            let inside = links[record].map(\.other).filter {
                $0 > record && members.contains($0) && !unlinked.contains($0)
            }
            guard !inside.isEmpty else { continue }
            state.deriveKeys(of: record, into: &scratch.keys)
            for other in inside {
                state.deriveKeys(of: other, into: &scratch.otherKeys)
                if state.isCandidate(record, other, scratch.keys, scratch.otherKeys) { continue }
                let before = links.weight(record, other)
                links.set(record, other, nil)
                links.set(other, record, nil)
                noteChange(of: record, other, from: before, to: nil)
            }
        }
    }

    /// Replaces a record's links on both sides and notes every difference.
    func setLinks(of record: RecordIndex, to new: [MatchState.Link]) {
        let old = Array(links[record])
        var (i, j) = (0, 0)
        var isChanged = false
        while i < old.count || j < new.count {
            var (other, before, after): (RecordIndex, MatchWeight?, MatchWeight?)
            if j == new.count || (i < old.count && old[i].other < new[j].other) {
                (other, before, after) = (old[i].other, old[i].weight, nil)
                i += 1
            } else if i == old.count || new[j].other < old[i].other {
                (other, before, after) = (new[j].other, nil, new[j].weight)
                j += 1
            } else {
                (other, before, after) = (new[j].other, old[i].weight, new[j].weight)
                i += 1
                j += 1
            }
            guard before != after else { continue }
            links.set(other, record, after)
            noteChange(of: record, other, from: before, to: after)
            isChanged = true
        }
        if isChanged { links.replace(record, with: new) }
    }

    /// Marks what a changed link may have changed.
    ///
    /// Regions are found by links that reach the link threshold. A weaker one counts within a
    /// region and nowhere else, so between regions it is a doubt or none, and clusters nothing
    /// anew. The doubt belongs to both identities; finding those of one again is enough.
    private func noteChange(
        of record: RecordIndex,
        _ other: RecordIndex,
        from before: MatchWeight?,
        to after: MatchWeight?
    ) {
        let region = regions.region(of: record)
        let isInside = region.isShared && region == regions.region(of: other)
        let isStrong = [before, after].contains { $0.map { $0 >= rungs[0] } ?? false }
        if isInside || isStrong {
            dirty.insert(record)
            dirty.insert(other)
        } else {
            doubtful.insert(record)
        }
    }
}

// MARK: - Regions

extension Engine {
    /// Finds the regions that changed and clusters them again from their content.
    private func recluster() {
        guard !dirty.isEmpty || !doubtful.isEmpty else { return }
        let changed = dirty.union(doubtful)
        let clustered = changedRegions().map { cluster($0, scratch.scales) }
        take(clustered, changed)
    }

    /// As `settle`, on several threads.
    func settle(workers: Int) async {
        recountHolders()
        relink()
        let changed = dirty.union(doubtful)
        let found = changedRegions()
        let snapshot = FrozenEngine(engine: self)
        let clustered = await ParallelSweep.map(found.count, workers: workers) {
            snapshot.engine.state.makeScratch(remembering: true).scales
        } _: { scales, range in
            range.map { snapshot.engine.cluster(found[$0], scales) }
        }
        take(clustered, changed)
        announceUpdates()
    }

    /// A region with its records in the order of their keys, and its groups.
    private struct ClusteredRegion: Sendable {
        let members: [RecordIndex]
        let groups: [[RecordIndex]]
    }

    private func cluster(
        _ region: RegionLadder.Region,
        _ scales: RegionClustering.Scales
    ) -> ClusteredRegion {
        let members = ordered(region.members)
        let resolution = RegionResolution(engine: self, members: members, scales: scales)
        return ClusteredRegion(
            members: members,
            groups: resolution.groups(isOverflowing: region.isOverflowing)
        )
    }

    private func take(_ clustered: [ClusteredRegion], _ changed: Set<RecordIndex>) {
        doubtful.removeAll()
        for region in clustered { regions.register(region.members) }
        // Who kept members and links has the doubts that it had, but for those about others that
        // are looked at again.
        var touched = reassign(clustered.flatMap(\.groups))
        for record in changed where state.records.contains(record) {
            if let identity = identities.identity(of: record) { touched.insert(identity) }
        }
        refreshReviews(of: touched.sorted())
    }

    /// The new regions of everything that a change may have reached; forgets the old ones.
    private func changedRegions() -> [RegionLadder.Region] {
        var pending = dirty.sorted()
        dirty.removeAll()
        var done: Set<RecordIndex> = []
        var left: Set<RegionTable.Region> = []
        var leaving: [RecordIndex] = []
        var found: [RegionLadder.Region] = []
        while let record = pending.popLast() {
            guard !done.contains(record), state.records.contains(record) else { continue }
            let region = RegionLadder.region(of: record, rungs: rungs) { neighbours($0, $1) }
            found.append(region)
            for member in region.members {
                done.insert(member)
                // Whoever shared the old region with a member has a new one as well.
                let old = regions.region(of: member)
                if old.isShared, left.insert(old).inserted {
                    leaving.append(member)
                    pending += regions.members(with: member)
                }
            }
        }
        for record in leaving { regions.dissolve(with: record) }
        return found
    }

    func neighbours(_ record: RecordIndex, _ rung: MatchWeight) -> [RecordIndex] {
        var result: [RecordIndex] = []
        for link in links[record] where link.weight >= rung { result.append(link.other) }
        guard constraints.count > 0 else { return result }
        for other in constraints.mustLinked(with: key(record)) {
            if let other = find(other) { result.append(other) }
        }
        return result
    }

    func ordered(_ members: [RecordIndex]) -> [RecordIndex] {
        members.count < 2
            ? members : members.sorted { state.records[$0].isBefore(state.records[$1]) }
    }
}
