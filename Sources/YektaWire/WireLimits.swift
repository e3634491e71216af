/// The limits of the protocol: what one frame, call or record may hold.
///
/// They are part of the contract: `Protos/README.md` lists them by these names.
package struct WireLimits: Hashable, Sendable {
    /// The longest message of a frame, without its header of five bytes.
    package var frameBytesMax = 4 << 20
    /// The memory that one message may take when it is unpacked: what a frame can be amplified to.
    package var arenaBytesMax = 32 << 20
    /// Fields of one record, and of one search.
    package var fieldsPerRecordMax = 256
    /// UTF-8 bytes of one value.
    package var fieldBytesMax = 8 << 10
    /// UTF-8 bytes of one label.
    package var labelBytesMax = 128
    /// UTF-8 bytes of a record key's channel.
    package var channelBytesMax = 64
    /// UTF-8 bytes of a record key's id.
    package var recordIDBytesMax = 256
    /// Records of one ResolveBatch.
    package var recordsPerBatchMax = 4096
    /// Identities that one Lookup may ask for.
    package var lookupLimitMax = 100
    /// Identities that a Lookup gets when it names no limit.
    package var lookupLimitDefault = 10
    /// Records that a Lookup gets of one identity; the server sees to it.
    package var recordsPerIdentityMax = 1000
    /// Hits that one Search may ask for.
    package var searchLimitMax = 100
    /// Hits that a Search gets when it names no limit.
    package var searchLimitDefault = 10
    /// Identities of one Merge.
    package var identitiesPerMergeMax = 100
    /// Records that one Split takes out.
    package var recordsPerSplitMax = 1000
    /// UTF-8 bytes of the name of who decided.
    package var authorBytesMax = 256
    /// UTF-8 bytes of why it was decided.
    package var reasonBytesMax = 2048
    /// Calls of one connection that are not answered yet; the server sees to it.
    package var callsInFlightMax = 1024

    package init() {}

    /// What a client puts up with from its server: a server may be configured with wider limits
    /// than the client's, so only the memory that a frame can take is bounded.
    var forReplies: WireLimits {
        var limits = self
        limits.fieldsPerRecordMax = .max
        limits.fieldBytesMax = .max
        limits.labelBytesMax = .max
        limits.channelBytesMax = .max
        limits.recordIDBytesMax = .max
        return limits
    }
}
