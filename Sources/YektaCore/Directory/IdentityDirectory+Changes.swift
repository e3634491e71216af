// What a change set does to the directory.
extension IdentityDirectory {
    /// Takes up a committed change set.
    package mutating func apply(_ changes: ChangeSet) {
        for deletion in changes.deletedRecords {
            if let slot = slot(of: deletion.key) { remove(slot, deletion.key) }
        }
        for write in changes.writtenRecords { put(write) }
        for move in changes.movedRecords { reassign(move) }
        for identity in changes.identities where identity.state != .live {
            retire(identity.id, as: identity.state)
        }
        for write in changes.reviewTasks { note(write) }
        if let last = changes.events.last { lastSequence = last.sequence }
        while records.isSparse {
            for (slot, location) in records.compact() { entries[Int(slot)].location = location }
        }
        tidyCards()
    }

    /// Takes up everything that an engine holds; at start, when it is all committed.
    package mutating func restore(from engine: Engine) {
        precondition(recordCount == 0, "only an empty directory can be restored")
        for write in engine.allRecords() { restore(write) }
        restore(
            retired: engine.identities.retired,
            openReviews: engine.openReviews,
            lastSequence: engine.lastSequence
        )
    }

    /// Takes up one stored record; at start, when it is all committed.
    package mutating func restore(_ write: RecordWrite) {
        put(write)
    }

    /// Takes up what a store holds besides its records, after these.
    ///
    /// - Parameters:
    ///   - retired: the ids that no longer stand.
    ///   - openReviews: tasks whose records are unknown or in one identity are passed over.
    ///   - lastSequence: the last event of the feed.
    package mutating func restore(
        retired: [IdentityID: IdentityState],
        openReviews: [ReviewTask],
        lastSequence: UInt64
    ) {
        for (identity, state) in retired { retire(identity, as: state) }
        self.lastSequence = lastSequence
        for task in openReviews {
            guard let first = slot(of: task.first), let second = slot(of: task.second),
                entries[Int(first)].identity != entries[Int(second)].identity
            else { continue }
            note(ReviewTaskWrite(task: task, isOpen: true))
        }
    }
}

// MARK: - Records

extension IdentityDirectory {
    private mutating func put(_ write: RecordWrite) {
        let identity = number(of: write.identity)
        let hashes = write.lookupKeys.map { Self.hash(of: $0) }
        let known = slot(of: write.record.key)
        let slot: UInt32
        if let known {
            slot = known
            discardBlock(of: slot)
            invalidateCards(around: slot)
            if entries[Int(slot)].identity != identity {
                leave(slot)
                join(slot, identity)
            }
            // Its look-up keys are entered anew below, which forgets what was ranked by them.
        } else {
            slot = takeSlot()
            recordCount += 1
            keyIndex.insert(slot, for: hash(of: write.record.key))
            join(slot, identity)
        }
        scratch.removeAll(keepingCapacity: true)
        RecordBlock.encode(
            write.record,
            ordinal: write.ordinal,
            keys: hashes,
            channels: &channels,
            labels: &labels,
            into: &scratch
        )
        entries[Int(slot)].location = records.insert(scratch, owner: slot)
        for hash in hashes { holderIndex.insert(slot, for: hash) }
    }

    /// Takes a record's bytes away, and it out of the index of look-up keys.
    private mutating func discardBlock(of slot: UInt32) {
        let location = entries[Int(slot)].location
        let (hashes, channel, labelsUsed) = records.withBlock(location) { bytes, start in
            let head = RecordBlock.head(bytes, start)
            let hashes = (0..<head.keyCount).map {
                RecordBlock.hash(bytes, head.keysOffset + 8 * $0)
            }
            var at = head.fieldsOffset
            let fields = (0..<head.fieldCount).map { _ in RecordBlock.field(bytes, &at) }
            return (hashes, head.channel, fields.compactMap(\.label))
        }
        for hash in hashes { holderIndex.remove(slot, for: hash) }
        channels.release(channel)
        for label in labelsUsed { labels.release(label) }
        records.remove(location)
        entries[Int(slot)].location = 0
    }

    private mutating func remove(_ slot: UInt32, _ key: RecordKey) {
        invalidateCards(around: slot)
        forgetDoubts(of: slot)
        discardBlock(of: slot)
        keyIndex.remove(slot, for: hash(of: key))
        leave(slot)
        entries[Int(slot)] = Entry()
        entries[Int(slot)].next = firstFree
        firstFree = slot + 1
        recordCount -= 1
    }

    private mutating func takeSlot() -> UInt32 {
        guard firstFree == 0 else {
            let slot = firstFree - 1
            firstFree = entries[Int(slot)].next
            entries[Int(slot)] = Entry()
            return slot
        }
        entries.reserve(usedSlots)
        defer { usedSlots += 1 }
        return UInt32(usedSlots)
    }

    private mutating func reassign(_ move: RecordMove) {
        let identity = number(of: move.identity)
        guard let slot = slot(of: move.key), entries[Int(slot)].identity != identity else {
            return
        }
        invalidateCards(around: slot)
        for hash in hashes(of: slot) { holderIndex.forgetRanking(of: hash) }
        leave(slot)
        join(slot, identity)
    }

    /// The hashes of a record's look-up keys.
    func hashes(of slot: UInt32) -> [UInt64] {
        records.withBlock(entries[Int(slot)].location) { bytes, start in
            let head = RecordBlock.head(bytes, start)
            return (0..<head.keyCount).map { RecordBlock.hash(bytes, head.keysOffset + 8 * $0) }
        }
    }
}

// MARK: - Identities

extension IdentityDirectory {
    /// The number of an id, with room for it.
    private mutating func number(of identity: IdentityID) -> UInt32 {
        precondition(
            identity.number < IdentityWord.numberLimit,
            "a directory holds a billion identities"
        )
        identities.reserve(Int(identity.number))
        return UInt32(identity.number)
    }

    private mutating func join(_ slot: UInt32, _ identity: UInt32) {
        var word = identities[Int(identity)]
        if !word.isLive {
            identityCount += 1
            word = IdentityWord()
        }
        dropCard(of: identity)
        entries[Int(slot)].identity = identity
        entries[Int(slot)].next = word.first
        word.first = slot + 1
        word.card = 0
        identities[Int(identity)] = word
    }

    private mutating func leave(_ slot: UInt32) {
        let identity = Int(entries[Int(slot)].identity)
        dropCard(of: UInt32(identity))
        let next = entries[Int(slot)].next
        if identities[identity].first == slot + 1 {
            identities[identity].first = next
            if next == 0 { identityCount -= 1 }
            return
        }
        var before = identities[identity].first
        while entries[Int(before) - 1].next != slot + 1 { before = entries[Int(before) - 1].next }
        entries[Int(before) - 1].next = next
    }

    private mutating func retire(_ identity: IdentityID, as state: IdentityState) {
        let number = Int(number(of: identity))
        guard !identities[number].isLive else { return }
        switch state {
        case .live: return
        case .erased: identities[number].end = .erased
        case .mergedInto(let survivor):
            precondition(survivor.number < IdentityWord.numberLimit, "no such identity")
            identities[number].end = .merged(UInt32(survivor.number))
        case .splitInto(let parts):
            identities[number].end = .split(splits.count)
            splits.append(parts)
        }
    }
}

// MARK: - Doubts

extension IdentityDirectory {
    private mutating func note(_ write: ReviewTaskWrite) {
        openReviewCount += write.isOpen ? 1 : -1
        // What the doubts of a deleted record were went with it.
        guard let first = slot(of: write.task.first), let second = slot(of: write.task.second)
        else { return }
        for (own, other) in [(first, second), (second, first)] {
            if write.isOpen {
                doubts.insert(other, write.task.weight, at: &entries[Int(own)].doubts)
            } else {
                doubts.remove(other, from: &entries[Int(own)].doubts)
            }
            dropCard(of: entries[Int(own)].identity)
        }
    }

    private mutating func forgetDoubts(of slot: UInt32) {
        for other in others(doubtedBy: slot) {
            doubts.remove(other, from: &entries[Int(slot)].doubts)
            doubts.remove(slot, from: &entries[Int(other)].doubts)
        }
    }

    private func others(doubtedBy slot: UInt32) -> [UInt32] {
        var others: [UInt32] = []
        doubts.forEach(from: entries[Int(slot)].doubts) { others.append($0.other) }
        return others
    }

    /// Drops the cards on which a record is named: its own identity's and those of whoever it may
    /// belong to.
    private mutating func invalidateCards(around slot: UInt32) {
        dropCard(of: entries[Int(slot)].identity)
        guard entries[Int(slot)].doubts != 0 else { return }
        for other in others(doubtedBy: slot) { dropCard(of: entries[Int(other)].identity) }
    }
}

// MARK: - Cards

extension IdentityDirectory {
    private mutating func dropCard(of identity: UInt32) {
        let card = identities[Int(identity)].card
        guard card != 0 else { return }
        cards.arena.remove(card)
        identities[Int(identity)].card = 0
    }

    /// Keeps a card until the identity changes, if there is room.
    ///
    /// - Parameter card: made of what the directory said of the identity and has not changed since.
    package mutating func keep(_ card: [UInt8], of identity: IdentityID) {
        guard card.count <= CardShelf.cardBytesMax, identity.number < identities.count else {
            return
        }
        let number = UInt32(identity.number)
        guard identities[Int(number)].isLive else { return }
        dropCard(of: number)
        let bytesMax = max(CardShelf.bytesMin, CardShelf.bytesPerRecordMax * recordCount)
        var steps = 0
        while cards.arena.liveBytes + card.count > bytesMax {
            guard steps < CardShelf.evictionStepsMax else { return tidyCards() }
            steps += 1
            cards.hand = Int(cards.hand) + 1 < identities.count ? cards.hand + 1 : 0
            dropCard(of: cards.hand)
        }
        identities[Int(number)].card = cards.arena.insert(card, owner: number)
        tidyCards()
    }

    private mutating func tidyCards() {
        while cards.arena.isSparse {
            for (identity, location) in cards.arena.compact() {
                identities[Int(identity)].card = location
            }
        }
    }
}
