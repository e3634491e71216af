package import YektaCore

/// What a client sends: one method to be run, named by the id that its replies will carry.
package struct Call: Hashable, Sendable {
    /// Chosen by the client, above 0.
    package let id: UInt64
    /// Milliseconds that the client will wait, counted from the call's arrival; 0 means no
    /// deadline.
    package let deadlineMs: UInt32
    package let method: Method

    package init(id: UInt64, deadlineMs: UInt32 = 0, method: Method) {
        self.id = id
        self.deadlineMs = deadlineMs
        self.method = method
    }
}

/// The methods that are served, with their arguments.
package enum Method: Hashable, Sendable {
    case resolve(Record)
    case resolveBatch([BatchRecord])
    case lookup(LookupRequest)
    case search(SearchRequest)
    case explain(ExplainRequest)
    case deleteRecord(RecordKey)
    case merge(MergeRequest)
    case split(SplitRequest)
    case watch(WatchRequest)
    case stats
    case health
}

/// One record of a batch: a bad one does not keep the others out.
package enum BatchRecord: Hashable, Sendable {
    case record(Record)
    /// It could not be read: the answer to it. To send it again is to send an empty record.
    case refused(Status)
}

/// Finds identities exactly.
package struct LookupRequest: Hashable, Sendable {
    /// What to look up by.
    package enum Target: Hashable, Sendable {
        case identity(IdentityID)
        case record(RecordKey)
        case identifier(FieldType, String)
    }

    package let target: Target
    package let withRecords: Bool
    /// The most identities to answer, 1 to `lookupLimitMax`; as sent, 0 stands for the default.
    package let limit: UInt32

    package init(_ target: Target, withRecords: Bool = false, limit: UInt32 = 0) {
        self.target = target
        self.withRecords = withRecords
        self.limit = limit
    }
}

/// Finds records that resemble some fields.
package struct SearchRequest: Hashable, Sendable {
    package let fields: [Field]
    /// The most hits to answer, 1 to `searchLimitMax`; as sent, 0 stands for the default.
    package let limit: UInt32
    /// Whether each hit brings the lines that its weight is the sum of.
    package let withLines: Bool

    package init(fields: [Field], limit: UInt32 = 0, withLines: Bool = false) {
        self.fields = fields
        self.limit = limit
        self.withLines = withLines
    }
}

/// Asks why.
package enum ExplainRequest: Hashable, Sendable {
    case pair(RecordKey, RecordKey)
    case identity(IdentityID)
}

/// Makes several identities one.
package struct MergeRequest: Hashable, Sendable {
    /// At least two, all different.
    package let identities: [IdentityID]
    package let author: String
    package let reason: String

    package init(identities: [IdentityID], author: String, reason: String) {
        self.identities = identities
        self.author = author
        self.reason = reason
    }
}

/// Takes records out of an identity.
package struct SplitRequest: Hashable, Sendable {
    package let identity: IdentityID
    /// The part to take out: at least one, all different.
    package let recordKeys: [RecordKey]
    package let author: String
    package let reason: String

    package init(identity: IdentityID, recordKeys: [RecordKey], author: String, reason: String) {
        self.identity = identity
        self.recordKeys = recordKeys
        self.author = author
        self.reason = reason
    }
}

/// Follows the change feed.
package struct WatchRequest: Hashable, Sendable {
    /// Events after this one are sent; 0 begins at the beginning.
    package let fromSequence: UInt64
    /// Whether to wait for more at the end of the feed.
    package let follow: Bool
    /// End after so many events; 0 means no such end.
    package let limit: UInt32

    package init(fromSequence: UInt64 = 0, follow: Bool = false, limit: UInt32 = 0) {
        self.fromSequence = fromSequence
        self.follow = follow
        self.limit = limit
    }
}
