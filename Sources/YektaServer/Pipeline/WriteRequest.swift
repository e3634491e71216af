import NIOCore
import YektaCore

/// Commands of one call on their way to the engine, with whoever waits for the answer.
struct WriteRequest: Sendable {
    /// Why commands were not carried out.
    enum Failure: Error, Sendable {
        /// The deadline passed while they waited; nothing was changed.
        case deadlineExceeded
        /// The store failed; what was not acknowledged may or may not be on disk.
        case storeFailed
        /// The server stopped before it came to them; nothing was changed.
        case stopping
    }

    /// What the caller is told after the commit.
    struct Committed: Sendable {
        let outcomes: [CommandOutcome]
        /// The last feed event of the batch.
        let sequence: UInt64
    }

    let commands: [Command]
    /// About how much memory the commands' records take, in bytes.
    let bytes: Int
    let deadline: NIODeadline?
    /// Called once, on the writer's thread or the engine's.
    let complete: @Sendable (Result<Committed, Failure>) -> Void
}

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
    private let commitsInFlightMax: Int
    private var requests: [WriteRequest] = []
    private var head = 0
    private(set) var queuedCommands = 0
    private var queuedBytes = 0
    private let queuedBytesMax: Int
    private(set) var commitsInFlight = 0
    private var isDraining = false
    private var isClosed = false
    private(set) var isFailed = false

    init(configuration: ServerConfiguration) {
        queuedCommandsMax = configuration.queuedCommandsMax
        queuedBytesMax = configuration.queuedBytesMax
        batchCommandsMax = configuration.batchCommandsMax
        commitsInFlightMax = configuration.commitsInFlightMax
    }

    /// Whether everything that was accepted has been answered.
    var isIdle: Bool { queuedCommands == 0 && !isDraining && commitsInFlight == 0 }

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
    /// False if somebody drains already, or the disk is behind.
    mutating func beginDraining() -> Bool {
        guard !isDraining, !isFailed, head < requests.count,
            commitsInFlight < commitsInFlightMax
        else { return false }
        isDraining = true
        return true
    }

    /// The next requests for the engine, at most `batchCommandsMax` commands unless one alone has
    /// more.
    ///
    /// Nil ends the draining.
    mutating func nextBatch() -> [WriteRequest]? {
        guard head < requests.count, commitsInFlight < commitsInFlightMax, !isFailed else {
            isDraining = false
            return nil
        }
        var batch: [WriteRequest] = []
        var commands = 0
        while head < requests.count {
            let next = requests[head].commands.count
            if !batch.isEmpty, commands + next > batchCommandsMax { break }
            batch.append(requests[head])
            commands += next
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
        queuedCommands -= commands
        commitsInFlight += 1
        return batch
    }

    mutating func finishCommits(_ count: Int) {
        commitsInFlight -= count
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
