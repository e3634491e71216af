extension Engine {
    /// Outcomes once their batch is settled.
    func completeAll(_ pending: [PendingOutcome]) -> [CommandOutcome] {
        var absorbed: [IdentityID: [IdentityID]] = [:]
        for (identity, state) in identityStates {
            if case .mergedInto(let survivor) = state {
                absorbed[survivor, default: []].append(identity)
            }
        }
        return pending.map { complete($0, absorbed) }
    }

    private func complete(
        _ pending: PendingOutcome,
        _ absorbed: [IdentityID: [IdentityID]]
    ) -> CommandOutcome {
        switch pending {
        case .ready(let outcome): return outcome
        case .resolved(let record, let wasKnown, let isChanged):
            guard let identity = identities.identity(of: record) else {
                return .refused(.unknownRecord)
            }
            return .resolved(
                resolved(
                    record,
                    in: identity,
                    absorbing: absorbed[identity]?.sorted() ?? [],
                    wasKnown: wasKnown,
                    isChanged: isChanged
                )
            )
        }
    }

    private func resolved(
        _ record: RecordIndex,
        in identity: IdentityID,
        absorbing absorbed: [IdentityID],
        wasKnown: Bool,
        isChanged: Bool
    ) -> CommandOutcome.Resolved {
        let kind: CommandOutcome.Resolved.Kind
        if wasKnown {
            kind = isChanged ? .updated : .unchanged
        } else if !absorbed.isEmpty {
            kind = .merged
        } else {
            kind = isFounder(record, of: identity) ? .created : .attached
        }
        return CommandOutcome.Resolved(
            kind: kind,
            identity: identity,
            absorbed: isChanged ? absorbed : [],
            possibleLinks: possibleLinks(of: identity)
        )
    }

    /// Whether the batch created the identity and the record is its oldest.
    private func isFounder(_ record: RecordIndex, of identity: IdentityID) -> Bool {
        guard identityStates[identity] == .live else { return false }
        let ordinal = state.records[record].ordinal
        return identities.members(of: identity).allSatisfy {
            state.records[$0].ordinal >= ordinal
        }
    }

    /// The other identities in doubt with one, strongest first, at most `possibleLinksMax`.
    package func possibleLinks(of identity: IdentityID) -> [PossibleLink] {
        let strongest = reviews.tasks(of: identity).sorted {
            $0.doubt.weight == $1.doubt.weight
                ? $0.other < $1.other : $0.doubt.weight > $1.doubt.weight
        }
        return strongest.prefix(Self.possibleLinksMax).map { other, doubt in
            let isFirstOver = identities.identity(of: doubt.first) == other
            return PossibleLink(
                identity: other,
                record: key(isFirstOver ? doubt.first : doubt.second),
                weight: doubt.weight
            )
        }
    }

    /// The possible links that one answer carries.
    package static let possibleLinksMax = 8

    /// Turns what the batch touched into rows, each once, in the order of age.
    func finishChanges() {
        let writes = written.sorted { state.records[$0].ordinal < state.records[$1].ordinal }
        for record in writes {
            guard let identity = identities.identity(of: record) else { continue }
            if let write = write(of: record, in: identity) { changes.writtenRecords.append(write) }
        }
        let moves = moved.subtracting(written).sorted {
            state.records[$0].ordinal < state.records[$1].ordinal
        }
        for record in moves {
            guard let identity = identities.identity(of: record) else { continue }
            let ordinal = state.records[record].ordinal
            changes.movedRecords.append(
                RecordMove(key: key(record), ordinal: ordinal, identity: identity)
            )
        }
        changes.identities = identityStates.sorted { $0.key < $1.key }.map {
            IdentityWrite(id: $0.key, state: $0.value)
        }
        written.removeAll()
        accepted.removeAll()
        moved.removeAll()
        neverStored.removeAll()
        deletedOrdinals.removeAll()
        identityStates.removeAll()
    }

    /// The row of a record; nil if the engine does not know how it came.
    func write(of record: RecordIndex, in identity: IdentityID) -> RecordWrite? {
        guard let raw = accepted[record]?.record ?? state.records.record(record) else { return nil }
        return RecordWrite(
            record: raw,
            ordinal: state.records[record].ordinal,
            identity: identity,
            lookupKeys: lookupKeys(of: record)
        )
    }

    private func lookupKeys(of record: RecordIndex) -> [BlockingKey] {
        var keys: [BlockingKey] = []
        let content = state.records[record].content
        content.eachIdentifyingValue(secret: state.blocking.secret) { key, _, _ in
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// The row of a record that the engine holds, given as it came; nil if it does not hold it.
    package func row(of record: Record) -> RecordWrite? {
        guard let index = find(record.key), let identity = identities.identity(of: index) else {
            return nil
        }
        return RecordWrite(
            record: record,
            ordinal: state.records[index].ordinal,
            identity: identity,
            lookupKeys: lookupKeys(of: index)
        )
    }

    /// Ids that no longer stand, and the open review tasks.
    package var standing: (retired: [IdentityID: IdentityState], openReviews: [ReviewTask]) {
        (identities.retired, openReviews)
    }

    /// Every record with its identity, oldest first; none if the engine does not keep records.
    package func allRecords() -> [RecordWrite] {
        present.compactMap { record in
            identities.identity(of: record).flatMap { write(of: record, in: $0) }
        }.sorted { $0.ordinal < $1.ordinal }
    }

    /// The indices of the records that are stored.
    var present: [RecordIndex] {
        (0..<RecordIndex(state.records.count)).filter { state.records.contains($0) }
    }
}
