import Testing

@testable import YektaCore

@Suite struct IdentityDirectoryTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func itAnswersAsItsSlowTwinWhateverHappens(seed: UInt64) {
        var source = ChangeSetSource(seed: seed)
        var directory = IdentityDirectory(secret: seed)
        var twin = ReferenceDirectory()
        for step in 0..<60 {
            let changes = source.changeSet()
            directory.apply(changes)
            twin.apply(changes)
            let problems =
                directory.checkInvariants() + differences(&directory, twin, source)
            #expect(problems.isEmpty, "seed \(seed), step \(step)")
            if !problems.isEmpty { return }
            keepCards(in: &directory, &source)
        }
    }

    private func differences(
        _ directory: inout IdentityDirectory,
        _ twin: ReferenceDirectory,
        _ source: ChangeSetSource
    ) -> [String] {
        var found: [String] = []
        for key in source.records.keys {
            let (own, other) = (directory.record(key), twin.record(key))
            if own?.record != other?.record || own?.ordinal != other?.ordinal
                || own?.identity != other?.identity
            {
                found.append("a record differs")
            }
        }
        for number in 0...(source.issued + 1) {
            let identity = IdentityID(number)
            if directory.state(of: identity) != twin.state(of: identity) {
                found.append("the state of \(identity) differs")
            }
            if directory.records(of: identity).map(\.record)
                != twin.records(of: identity).map(\.record)
            {
                found.append("the records of \(identity) differ")
            }
            if directory.possibleLinks(of: identity, limit: 3)
                != twin.possibleLinks(of: identity, limit: 3)
            {
                found.append("the possible links of \(identity) differ")
            }
            found += problemsOfCard(of: identity, in: directory)
        }
        for value in source.values {
            let held = twin.identities(holding: value)
            if directory.identities(holding: value) != held { found.append("holders differ") }
            for limit in [1, 3, 100] {
                var some: [IdentityID] = []
                directory.warm([value])
                directory.find(value, limit: limit, into: &some)
                if some != Array(held.prefix(limit)) { found.append("\(limit) holders differ") }
            }
        }
        let isSame =
            directory.recordCount == twin.recordCount
            && directory.identityCount == twin.identityCount
            && directory.openReviewCount == twin.openReviewCount
            && directory.lastSequence == twin.lastSequence
        if !isSame { found.append("the counts differ") }
        let partition = twin.partition()
        if !directory.partition().elementsEqual(partition, by: { $0 == $1 }) {
            found.append("the partitions differ")
        }
        if !directory.channelCounts().elementsEqual(twin.channelCounts(), by: { $0 == $1 }) {
            found.append("the channels differ")
        }
        return found
    }

    /// A card in words; what it says must hold for as long as it is kept.
    private func words(about identity: IdentityID, in directory: IdentityDirectory) -> [UInt8] {
        let summary = directory.summary(of: identity)
        let links = directory.possibleLinks(of: identity, limit: 8)
        return Array("\(summary) \(links)".utf8)
    }

    private func keepCards(in directory: inout IdentityDirectory, _ source: inout ChangeSetSource) {
        for number in 1...(source.issued + 1) where source.random.number(below: 2) == 0 {
            let identity = IdentityID(number)
            directory.keep(words(about: identity, in: directory), of: identity)
        }
    }

    private func problemsOfCard(
        of identity: IdentityID,
        in directory: IdentityDirectory
    ) -> [String] {
        var found: [String] = []
        var card: [UInt8] = []
        if directory.appendCard(of: identity, to: &card),
            card != words(about: identity, in: directory)
        {
            found.append("the card of \(identity) is out of date")
        }
        var plain = PlainRecord()
        var fields: [Field] = []
        let isPlain = directory.readPlainRecord(of: identity, into: &plain) { plain, bytes in
            fields = plain.fields.compactMap { field in
                FieldType(rawValue: field.type).map {
                    Field(
                        $0,
                        RecordBlock.text(bytes, field.range.lowerBound, field.range.count),
                        label: String(decoding: field.label, as: UTF8.self),
                        isCompared: field.isCompared
                    )
                }
            }
        }
        guard isPlain else { return found }
        let summary = directory.summary(of: identity)
        let isSame =
            summary.golden == fields && summary.lastReceivedAtMs == plain.receivedAtMs
            && summary.recordCount == 1
            && summary.channels.map(\.channel)
                == [String(decoding: plain.channel, as: UTF8.self)]
        if !isSame { found.append("the plain record of \(identity) is not what it comes to") }
        return found
    }

    @Test func whatIsDeletedGivesItsMemoryBack() {
        var random = RecordSource(seed: 5)
        var directory = IdentityDirectory()
        var changes = ChangeSet()
        for number in 1...4_000 {
            let record = random.record()
            changes.writtenRecords.append(
                RecordWrite(
                    record: Record(
                        key: RecordKey(channel: "c\(number % 5)", id: "\(number)"),
                        fields: record.fields
                    ),
                    ordinal: UInt64(number),
                    identity: IdentityID(UInt64(number)),
                    lookupKeys: [BlockingKey(rule: .phone, hash: random.next())]
                )
            )
        }
        directory.apply(changes)
        #expect(directory.checkInvariants() == [])
        let full = directory.heldBytes
        // Again and again the same content: the blocks are new each time.
        for _ in 0..<5 { directory.apply(changes) }
        #expect(directory.checkInvariants() == [])
        for (before, after) in zip(full, directory.heldBytes) {
            #expect(after.bytes <= 2 * before.bytes + 1 << 17, "\(before.part)")
        }
        var deletion = ChangeSet()
        deletion.deletedRecords = changes.writtenRecords.dropFirst(40).map {
            RecordDeletion(key: $0.record.key, ordinal: $0.ordinal)
        }
        directory.apply(deletion)
        #expect(directory.checkInvariants() == [])
        #expect(directory.recordCount == 40)
        for (part, bytes) in directory.heldBytes where ["records", "identifiers"].contains(part) {
            #expect(bytes <= 1 << 17, "\(part)")
        }
        directory.apply(changes)
        #expect(directory.checkInvariants() == [])
        #expect(directory.recordCount == 4_000)
    }

    @Test func cardsAreGivenUpGraduallyWhenTheyTakeTooMuch() {
        var directory = IdentityDirectory()
        var changes = ChangeSet()
        for number in 1...200 {
            changes.writtenRecords.append(
                RecordWrite(
                    record: .crafted("a:\(number)", [.city: "Yazd"]),
                    ordinal: UInt64(number),
                    identity: IdentityID(UInt64(number))
                )
            )
        }
        directory.apply(changes)
        let card = [UInt8](repeating: 7, count: 16 << 10)
        for number in 1...200 { directory.keep(card, of: IdentityID(UInt64(number))) }
        #expect(directory.checkInvariants() == [])
        let kept = (1...200).filter { number in
            var bytes: [UInt8] = []
            return directory.appendCard(of: IdentityID(UInt64(number)), to: &bytes)
        }
        #expect(kept.count > 50 && kept.count <= CardShelf.bytesMin / card.count)
        directory.keep([UInt8](repeating: 7, count: CardShelf.cardBytesMax + 1), of: IdentityID(1))
        #expect(directory.checkInvariants() == [])
    }

    @Test func itIsFilledFromStoredRowsAsFromAnEngine() {
        var source = ChangeSetSource(seed: 9)
        var twin = IdentityDirectory()
        var retired: [IdentityID: IdentityState] = [:]
        for _ in 0..<30 {
            let changes = source.changeSet()
            twin.apply(changes)
            for write in changes.identities where write.state != .live {
                retired[write.id] = write.state
            }
        }
        var directory = IdentityDirectory()
        for (identity, _) in twin.partition() {
            for stored in twin.records(of: identity) {
                directory.restore(
                    RecordWrite(
                        record: stored.record,
                        ordinal: stored.ordinal,
                        identity: identity
                    )
                )
            }
        }
        directory.restore(
            retired: retired,
            openReviews: source.tasks,
            lastSequence: twin.lastSequence
        )
        #expect(directory.checkInvariants() == [])
        #expect(directory.lastSequence == twin.lastSequence)
        for number in 0...(source.issued + 1) {
            let identity = IdentityID(number)
            #expect(directory.state(of: identity) == twin.state(of: identity))
            #expect(
                directory.possibleLinks(of: identity, limit: 9)
                    == twin.possibleLinks(of: identity, limit: 9)
            )
        }
    }
}
