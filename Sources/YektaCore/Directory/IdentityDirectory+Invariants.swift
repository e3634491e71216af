extension IdentityDirectory {
    /// What contradicts itself, in sentences; empty unless there is a fault.
    ///
    /// - Complexity: O(records).
    package func checkInvariants() -> [String] {
        var found = keyIndex.checkInvariants() + holderIndex.checkInvariants()
        found += records.checkInvariants() + cards.arena.checkInvariants()
        var (recordsFound, doubtsFound, keysFound, blockBytes) = (0, 0, 0, 0)
        for slot in 0..<usedSlots where entries[slot].location != 0 {
            recordsFound += 1
            let slot = UInt32(slot)
            if self.slot(of: key(of: slot)) != slot { found.append("a key leads elsewhere") }
            if !isMember(slot) { found.append("an identity does not know its record") }
            let entry = entries[Int(slot)]
            blockBytes += BlockArena.bytes(ofPayload: records.count(of: entry.location))
            doubts.forEach(from: entry.doubts) { doubt in
                doubtsFound += 1
                var isMutual = false
                doubts.forEach(from: entries[Int(doubt.other)].doubts) {
                    if $0.other == slot { isMutual = true }
                }
                if !isMutual { found.append("a doubt is not mutual") }
            }
            for hash in hashes(of: slot) {
                keysFound += 1
                if !isHolder(slot, of: hash) { found.append("a holder is not found") }
                if let kept = holderIndex.ranking(of: hash), kept != ranking(of: hash) {
                    found.append("a ranking is out of date")
                }
            }
        }
        if recordsFound != recordCount || keyIndex.count != recordCount {
            found.append("records are miscounted")
        }
        if keysFound != holderIndex.count { found.append("look-up keys are left over") }
        if doubtsFound > 2 * openReviewCount { found.append("doubts are left over") }
        if blockBytes != records.liveBytes { found.append("blocks are left over") }
        return found + problemsOfIdentities()
    }

    private func problemsOfIdentities() -> [String] {
        var (live, members, cardBytes) = (0, 0, 0)
        for number in 0..<identities.count where identities[number].isLive {
            live += 1
            forEachMember(of: IdentityID(UInt64(number))) { _ in members += 1 }
            let card = identities[number].card
            if card != 0 { cardBytes += BlockArena.bytes(ofPayload: cards.arena.count(of: card)) }
        }
        var found: [String] = []
        if live != identityCount { found.append("identities are miscounted") }
        if members != recordCount { found.append("a record is in no identity, or in two") }
        if cardBytes != cards.arena.liveBytes { found.append("cards are left over") }
        return found
    }

    private func isMember(_ slot: UInt32) -> Bool {
        var isThere = false
        forEachMember(of: IdentityID(UInt64(entries[Int(slot)].identity))) {
            if $0 == slot { isThere = true }
        }
        return isThere
    }

    private func isHolder(_ slot: UInt32, of hash: UInt64) -> Bool {
        var isThere = false
        holderIndex.forEach(hash) {
            if $0 == slot { isThere = true }
            return !isThere
        }
        return isThere
    }

    /// What the directory holds in memory, in bytes, by what it holds it for.
    package var heldBytes: [(part: String, bytes: Int)] {
        [
            ("records", records.heldBytes),
            ("record_entries", entries.heldBytes),
            ("record_keys", keyIndex.heldBytes),
            ("identifiers", holderIndex.heldBytes),
            ("identities", identities.heldBytes),
            ("doubts", doubts.heldBytes),
            ("cards", cards.arena.heldBytes),
        ]
    }
}
