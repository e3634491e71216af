package import YektaCore

/// What the server sends: an answer, or one message of a stream of answers.
package struct Reply: Hashable, Sendable {
    /// The id of the call; 0 when the server could not read one, and then it hangs up.
    package let id: UInt64
    package let status: Status
    /// What the method answers; none when the status is not OK and in the last reply of a stream.
    package let result: ReplyResult?
    /// Whether this is the last reply to its call.
    package let isEndOfStream: Bool

    package init(id: UInt64, status: Status, result: ReplyResult?, isEndOfStream: Bool) {
        self.id = id
        self.status = status
        self.result = result
        self.isEndOfStream = isEndOfStream
    }

    /// The only reply to a call that went well.
    package init(id: UInt64, _ result: ReplyResult) {
        self.init(id: id, status: .ok, result: result, isEndOfStream: true)
    }

    /// The last reply to a call, without a result: an error, or the end of a stream.
    package init(id: UInt64, ending status: Status) {
        self.init(id: id, status: status, result: nil, isEndOfStream: true)
    }

    /// One event of a stream that goes on.
    package init(id: UInt64, streaming event: FeedEvent) {
        self.init(id: id, status: .ok, result: .watch(event), isEndOfStream: false)
    }

    /// The answer to bytes that are no call.
    package init(refusing error: WireError) {
        self.init(id: error.callID ?? 0, ending: error.status)
    }
}

/// What the methods answer.
package enum ReplyResult: Hashable, Sendable {
    case resolve(ResolveResult)
    /// One answer per record, in the order of the records.
    case resolveBatch([BatchAnswer])
    case lookup([IdentityView])
    case search([SearchHitView])
    case explain(ExplanationView)
    case deleteRecord(DeleteRecordResult)
    case merge(MergeResult)
    case split(SplitResult)
    case watch(FeedEvent)
    case stats(ServerStats)
    case health(ServerHealth)
}

/// The answer to one record of a batch.
package enum BatchAnswer: Hashable, Sendable {
    case resolved(ResolveResult)
    case refused(Status)
}
