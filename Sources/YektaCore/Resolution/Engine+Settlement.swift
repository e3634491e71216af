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
    /// records are marked anew and their links found again.
    func recountHolders() {
        for key in touchedValues {
            let sharing = state.sharing(of: key)
            guard sharing != state.sharedValues[key] else { continue }
            state.sharedValues[key] = sharing
            let shared = state.sharedValues
            for record in state.index.records(key) {
                guard let entry = state.entries[Int(record)] else { continue }
                state.entries[Int(record)] = entry.replacing(
                    entry.normalised.marking { shared[$0]?.holders(in: $1) ?? .one }
                )
                unlinked.insert(record)
                // Its links may stay as they are, but a group's profile weighs the value as well.
                dirty.insert(record)
            }
        }
        touchedValues.removeAll()
    }

    private func relink() {
        for record in unlinked.sorted() where state.entries[Int(record)] != nil {
            setLinks(of: record, to: state.links(of: record, scratch: &scratch))
        }
        unlinked.removeAll()
    }

    /// Replaces a record's links on both sides and marks whoever is touched by a difference.
    func setLinks(of record: RecordIndex, to new: [MatchState.Link]) {
        let old = links[Int(record)]
        var (i, j) = (0, 0)
        var isChanged = false
        while i < old.count || j < new.count {
            if j == new.count || (i < old.count && old[i].other < new[j].other) {
                setLink(from: old[i].other, to: record, weight: nil)
                isChanged = true
                i += 1
            } else if i == old.count || new[j].other < old[i].other {
                setLink(from: new[j].other, to: record, weight: new[j].weight)
                isChanged = true
                j += 1
            } else {
                if old[i].weight != new[j].weight {
                    setLink(from: new[j].other, to: record, weight: new[j].weight)
                    isChanged = true
                }
                i += 1
                j += 1
            }
        }
        guard isChanged else { return }
        links[Int(record)] = new
        dirty.insert(record)
    }

    private func setLink(from record: RecordIndex, to other: RecordIndex, weight: MatchWeight?) {
        dirty.insert(record)
        let list = links[Int(record)]
        let place = list.firstIndex { $0.other >= other } ?? list.count
        let isThere = place < list.count && list[place].other == other
        if let weight {
            let link = MatchState.Link(other: other, weight: weight)
            if isThere {
                links[Int(record)][place] = link
            } else {
                links[Int(record)].insert(link, at: place)
            }
        } else if isThere {
            links[Int(record)].remove(at: place)
        }
    }
}

// MARK: - Regions

extension Engine {
    /// Finds the regions that changed and clusters them again from their content.
    private func recluster() {
        guard !dirty.isEmpty else { return }
        let found = changedRegions()
        var groups: [[RecordIndex]] = []
        for region in found {
            let members = ordered(region.members)
            register(members)
            groups += RegionResolution(engine: self, members: members)
                .groups(isOverflowing: region.isOverflowing)
        }
        let touched = reassign(groups)
        refreshReviews(of: touched)
    }

    /// The new regions of everything that a change may have reached; forgets the old ones.
    private func changedRegions() -> [RegionLadder.Region] {
        var pending = dirty.sorted()
        dirty.removeAll()
        var done: Set<RecordIndex> = []
        var left: Set<Int32> = []
        var found: [RegionLadder.Region] = []
        while let record = pending.popLast() {
            guard !done.contains(record), state.entries[Int(record)] != nil else { continue }
            let region = RegionLadder.region(of: record, rungs: rungs) { neighbours($0, $1) }
            found.append(region)
            for member in region.members {
                done.insert(member)
                // Whoever shared the old region with a member has a new one as well.
                let old = regionOf[Int(member)]
                if old >= 0, left.insert(old).inserted { pending += regions[Int(old)] }
            }
        }
        for old in left {
            for member in regions[Int(old)] { regionOf[Int(member)] = -1 }
            regions[Int(old)] = []
            freeRegions.append(old)
        }
        return found
    }

    func neighbours(_ record: RecordIndex, _ rung: MatchWeight) -> [RecordIndex] {
        var result: [RecordIndex] = []
        for link in links[Int(record)] where link.weight >= rung { result.append(link.other) }
        guard constraints.count > 0 else { return result }
        for other in constraints.mustLinked(with: key(record)) {
            if let other = indexOf[other] { result.append(other) }
        }
        return result
    }

    func ordered(_ members: [RecordIndex]) -> [RecordIndex] {
        members.count < 2 ? members : members.sorted { key($0) < key($1) }
    }

    private func register(_ members: [RecordIndex]) {
        let region: Int32
        if let free = freeRegions.popLast() {
            region = free
        } else {
            region = Int32(regions.count)
            regions.append([])
        }
        regions[Int(region)] = members
        for member in members { regionOf[Int(member)] = region }
    }
}
