package import YektaCore
import YektaWire

/// How a server is set up.
///
/// Every bound is named here or in `WireLimits`.
package struct ServerConfiguration: Sendable {
    /// The SQLite file of the store; created if it is missing.
    package var storePath: String
    /// The model to put in force; nil keeps the store's, or takes the program's own where it has
    /// none.
    package var model: MatchModel?
    /// The address to listen on; loopback unless told otherwise, as nothing here authenticates
    /// callers.
    package var host = "127.0.0.1"
    /// The TCP port; 0 lets the system choose one.
    ///
    /// Nil listens on the Unix socket alone.
    package var port: Int? = 7441
    /// The path of a Unix socket to listen on as well.
    package var unixSocketPath: String?
    /// Threads that read sockets and normalise records.
    package var eventLoops = 2
    /// Commands that may wait for the engine; beyond it a call is answered RESOURCE_EXHAUSTED.
    package var queuedCommandsMax = 16_384
    /// Bytes of records that may wait for the engine, with the same answer beyond it.
    package var queuedBytesMax = 256 << 20
    /// Searches, explanations and requests for statistics that may wait; beyond it they are
    /// answered RESOURCE_EXHAUSTED.
    package var readsWaitingMax = 1_024
    /// Commands that the engine takes at once: a search waits for at most one such batch.
    package var batchCommandsMax = 512
    /// Commands that the engine may be ahead of the disk; the writer commits all that wait in one
    /// transaction.
    package var uncommittedCommandsMax = 8_192
    /// Feed events kept in memory for watchers; older ones are read from the store.
    package var feedEventsInMemoryMax = 65_536
    /// Whether the memory is kept in a file beside the store, for a quick start.
    package var keepsSnapshot = true
    /// How long nothing must have been written before the memory is, in milliseconds.
    package var snapshotQuietMs: Int64 = 500
    /// How long a stop waits for answers that are under way, in milliseconds.
    package var stopTimeoutMs: Int64 = 10_000

    package init(storePath: String) {
        self.storePath = storePath
    }
}
