package import YektaCore

/// A resolved person, as a look-up shows it.
package struct IdentityView: Hashable, Sendable {
    /// The identity that the rest describes.
    package var id: IdentityID
    /// What became of the requested id, or of `id` where none was requested.
    package var state: IdentityState
    /// The id that was asked for; none when the look-up was not by id.
    package var requestedID: IdentityID?
    /// The number of live records; more than `records` when those were limited.
    package var recordCount: UInt64 = 0
    /// The records, ordered by key, if they were asked for.
    package var records: [Record] = []
    /// The golden record: the best value per type.
    package var golden: [Field] = []
    /// The number of records per channel, ordered by channel.
    package var channels: [ChannelCount] = []
    /// The newest receipt of a record, in milliseconds since 1970-01-01T00:00Z; 0 if unknown.
    package var lastReceivedAtMs: Int64 = 0
    /// Records of other identities that may be the same person, the heaviest first.
    package var possibleLinks: [PossibleLinkView] = []

    package init(id: IdentityID, state: IdentityState = .live, requestedID: IdentityID? = nil) {
        self.id = id
        self.state = state
        self.requestedID = requestedID
    }
}

/// How many records came through one channel.
package struct ChannelCount: Hashable, Sendable {
    package let channel: String
    package let recordCount: UInt64

    package init(channel: String, recordCount: UInt64) {
        self.channel = channel
        self.recordCount = recordCount
    }
}
