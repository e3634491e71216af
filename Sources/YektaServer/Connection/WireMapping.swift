import YektaCore
import YektaWire

// The core's answers in the words of the protocol.

extension ResolveResult {
    init(_ resolved: CommandOutcome.Resolved, sequence: UInt64) {
        let outcome: Outcome =
            switch resolved.kind {
            case .created: .created
            case .attached: .attached
            case .merged: .merged
            case .updated: .updated
            case .unchanged: .unchanged
            }
        self.init(
            identity: resolved.identity,
            outcome: outcome,
            mergedIDs: resolved.absorbed,
            possibleLinks: resolved.possibleLinks.map { PossibleLinkView($0) },
            sequence: sequence
        )
    }
}

extension PossibleLinkView {
    init(_ link: PossibleLink) {
        self.init(identity: link.identity, recordKey: link.record, weight: link.weight)
    }
}

extension Grade {
    init(_ decision: Decision) {
        self =
            switch decision {
            case .link: .link
            case .possibleLink: .possibleLink
            case .nonLink: .nonLink
            }
    }
}

extension LineView {
    init(_ line: Explanation.Line) {
        self.init(
            name: line.name,
            level: line.level,
            left: line.left,
            right: line.right,
            weight: line.weight
        )
    }
}

extension PairView {
    init(_ first: RecordKey, _ second: RecordKey, _ pair: PairExplanation, scorer: Scorer) {
        self.init(
            first: first,
            second: second,
            firstIdentity: pair.leftIdentity,
            secondIdentity: pair.rightIdentity,
            total: pair.explanation.total,
            decision: Grade(pair.explanation.decision),
            linkThreshold: scorer.linkThreshold,
            reviewThreshold: scorer.reviewThreshold
        )
        lines = pair.explanation.lines.map { LineView($0) }
        sharedBlockingRules = pair.sharedRules.map(\.name)
        if let write = pair.constraint {
            let kind = write.constraint.kind == .mustLink ? "must-link" : "cannot-link"
            constraintNotes.append("\(kind) by \(write.note.author): \(write.note.reason)")
        }
        if pair.isExclusive {
            constraintNotes.append("two different valid national ids forbid one identity")
        }
    }
}

extension Status {
    /// Why a command was refused, with what the caller can do about it.
    init(_ refusal: CommandRefusal) {
        switch refusal {
        case .unknownRecord:
            self.init(.notFound, "no such record is stored")
        case .recordsOfAnother:
            self.init(.failedPrecondition, "some of the records are not of this identity")
        case .unknownIdentity(let id):
            self.init(.notFound, "identity \(id) was never issued")
        case .notLive(let id, let state):
            self.init(.failedPrecondition, "identity \(id) no longer stands: \(state.sentence)")
        case .nothingToMerge:
            self.init(.invalidArgument, "a merge needs at least two different identities")
        case .nothingToSplit:
            self.init(
                .failedPrecondition,
                "a split takes out some but not all records of the identity"
            )
        case .tooManyConstraints(let count):
            self.init(
                .failedPrecondition,
                "the decision would need \(count) constraints; the limit is "
                    + "\(Engine.constraintsPerDecisionMax): take fewer records at a time"
            )
        case .contradiction:
            self.init(
                .failedPrecondition,
                "other decisions keep some of these records apart; look at the review tasks"
            )
        }
    }
}

extension IdentityState {
    /// What became of an identity, for people.
    var sentence: String {
        switch self {
        case .live: "it stands"
        case .mergedInto(let id): "merged into \(id)"
        case .splitInto(let ids):
            "split into \(ids.map(\.description).joined(separator: ", "))"
        case .erased: "its last record was deleted"
        }
    }
}

extension IdentityView {
    /// The view of an identity that stands, without its records.
    init(_ id: IdentityID, _ summary: IdentitySummary, possibleLinks: [PossibleLink]) {
        self.init(id: id)
        recordCount = UInt64(summary.recordCount)
        golden = summary.golden
        lastReceivedAtMs = summary.lastReceivedAtMs
        channels = summary.channels.map {
            ChannelCount(channel: $0.channel, recordCount: UInt64($0.records))
        }
        self.possibleLinks = possibleLinks.map { PossibleLinkView($0) }
    }
}
