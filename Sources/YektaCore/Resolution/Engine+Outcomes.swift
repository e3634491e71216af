extension Engine {
    /// An outcome once its batch is settled.
    func complete(_ pending: PendingOutcome) -> CommandOutcome {
        switch pending {
        case .ready(let outcome): return outcome
        case .resolved(let record, let wasKnown, let isChanged):
            guard let identity = identities.identityOf[Int(record)] else {
                return .refused(.unknownRecord)
            }
            return .resolved(
                resolved(record, in: identity, wasKnown: wasKnown, isChanged: isChanged)
            )
        }
    }

    private func resolved(
        _ record: RecordIndex,
        in identity: IdentityID,
        wasKnown: Bool,
        isChanged: Bool
    ) -> CommandOutcome.Resolved {
        let absorbed = identityStates.filter { $0.value == .mergedInto(identity) }.keys.sorted()
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
        let ordinal = state.entry(record).ordinal
        return (identities.members[identity] ?? []).allSatisfy {
            state.entry($0).ordinal >= ordinal
        }
    }

    /// The other identities in doubt with one, strongest first, at most `possibleLinksMax`.
    package func possibleLinks(of identity: IdentityID) -> [PossibleLink] {
        reviews.tasks(of: identity).prefix(Self.possibleLinksMax).compactMap { other, task in
            let isFirstOver =
                indexOf[task.first].flatMap { identities.identityOf[Int($0)] } == other
            let record = isFirstOver ? task.first : task.second
            return PossibleLink(identity: other, record: record, weight: task.weight)
        }
    }

    /// The possible links that one answer carries.
    package static let possibleLinksMax = 8

    /// Turns what the batch touched into rows, each once, in the order of age.
    func finishChanges() {
        let writes = written.sorted { state.entry($0).ordinal < state.entry($1).ordinal }
        for record in writes {
            guard let identity = identities.identityOf[Int(record)] else { continue }
            changes.writtenRecords.append(write(of: record, in: identity))
        }
        let moves = moved.subtracting(written).sorted {
            state.entry($0).ordinal < state.entry($1).ordinal
        }
        for record in moves {
            guard let identity = identities.identityOf[Int(record)] else { continue }
            changes.movedRecords.append(RecordMove(key: key(record), identity: identity))
        }
        changes.identities = identityStates.sorted { $0.key < $1.key }.map {
            IdentityWrite(id: $0.key, state: $0.value)
        }
        written.removeAll()
        moved.removeAll()
        neverStored.removeAll()
        deletedOrdinals.removeAll()
        identityStates.removeAll()
    }

    private func write(of record: RecordIndex, in identity: IdentityID) -> RecordWrite {
        let entry = state.entry(record)
        return RecordWrite(
            record: entry.record,
            ordinal: entry.ordinal,
            identity: identity,
            lookupKeys: entry.keys.filter {
                if case .representatives = $0.rule.overflow { true } else { false }
            }
        )
    }

    /// Every record with its identity, oldest first.
    package func allRecords() -> [RecordWrite] {
        let present = state.entries.indices.filter { state.entries[$0] != nil }
        return present.compactMap { place in
            let record = RecordIndex(place)
            return identities.identityOf[place].map { write(of: record, in: $0) }
        }.sorted { $0.ordinal < $1.ordinal }
    }
}
