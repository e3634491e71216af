import YektaCore

/// The queue between callers and the engine: bounded, first come first served.
///
/// A value that decides; `ResolutionPipeline` acts.
struct WriteQueue: Sendable {
    /// What became of an offer.
    enum Offer: Equatable {
        case accepted
        case full
        /// The server is stopping and takes no more.
        case closed
        /// The store failed and nothing more can be stored.
        case failed
    }

    private let queuedCommandsMax: Int
    private let batchCommandsMax: Int
    private let uncommittedCommandsMax: Int
    private var requests: [WriteRequest] = []
    private var head = 0
    private(set) var queuedCommands = 0
    private var queuedBytes = 0
    private let queuedBytesMax: Int
    /// Commands that the engine was given and the disk has not got yet.
    private(set) var uncommittedCommands = 0
    private(set) var isDraining = false
    private(set) var isClosed = false
    private(set) var isFailed = false

    init(configuration: ServerConfiguration) {
        queuedCommandsMax = configuration.queuedCommandsMax
        queuedBytesMax = configuration.queuedBytesMax
        batchCommandsMax = configuration.batchCommandsMax
        uncommittedCommandsMax = configuration.uncommittedCommandsMax
    }

    /// Whether everything that was accepted has been answered.
    var isIdle: Bool { queuedCommands == 0 && !isDraining && uncommittedCommands == 0 }

    /// Commands that were accepted and are not on disk.
    var pendingCommands: Int { queuedCommands + uncommittedCommands }

    mutating func offer(_ request: WriteRequest) -> Offer {
        if isFailed { return .failed }
        if isClosed { return .closed }
        // A batch larger than the whole queue is let in when it is alone, or it never would be.
        let isRoomy =
            queuedCommands == 0
            || (queuedCommands + request.commands.count <= queuedCommandsMax
                && queuedBytes + request.bytes <= queuedBytesMax)
        guard isRoomy else { return .full }
        requests.append(request)
        queuedCommands += request.commands.count
        queuedBytes += request.bytes
        return .accepted
    }

    /// Claims the right to drain.
    ///
    /// False if somebody drains already, the disk is behind, or the first request is still being
    /// prepared.
    mutating func beginDraining() -> Bool {
        guard !isDraining, hasWork else { return false }
        isDraining = true
        return true
    }

    private var hasWork: Bool {
        !isFailed && uncommittedCommands < uncommittedCommandsMax && head < requests.count
            && requests[head].commands.commands != nil
    }

    /// The next requests for the engine, at most `batchCommandsMax` commands unless one alone has
    /// more.
    ///
    /// Nil ends the draining.
    mutating func nextBatch() -> Batch? {
        guard hasWork else {
            isDraining = false
            return nil
        }
        var batch = Batch()
        while head < requests.count, let commands = requests[head].commands.commands {
            let isFull = batch.commandCount + commands.count > batchCommandsMax
            if !batch.requests.isEmpty, isFull { break }
            batch.requests.append((requests[head], commands))
            batch.commandCount += commands.count
            queuedBytes -= requests[head].bytes
            head += 1
        }
        if head == requests.count {
            requests.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 256 {
            requests.removeFirst(head)
            head = 0
        }
        queuedCommands -= batch.commandCount
        uncommittedCommands += batch.commandCount
        return batch
    }

    /// Requests that the engine takes at once.
    struct Batch: Sendable {
        var requests: [(request: WriteRequest, commands: [Command])] = []
        var commandCount = 0
    }

    mutating func finish(commands: Int) {
        uncommittedCommands -= commands
    }

    mutating func close() {
        isClosed = true
    }

    /// Gives back everything that still waits; nothing is accepted any more.
    mutating func fail() -> [WriteRequest] {
        isFailed = true
        return abandon()
    }

    /// Gives back everything that still waits.
    mutating func abandon() -> [WriteRequest] {
        isClosed = true
        queuedBytes = 0
        let waiting = Array(requests[head...])
        requests.removeAll()
        head = 0
        queuedCommands = 0
        return waiting
    }
}
