import Glibc
import Logging
import NIOCore
import NIOPosix
import Synchronization
import YektaCore
import YektaStore

/// The way of a write: bounded queue, engine thread, writer thread, answer.
///
/// The engine works on one thread and the writer on another, so the next batch is matched while the
/// last one is synced. Callers are answered, and readers see a change, only after its commit. If a
/// commit fails, nothing more is accepted and nobody is answered for what is not on disk.
package final class ResolutionPipeline: Sendable {
    let preparation: RecordPreparation
    let feed: ChangeFeed
    let counters = ServerCounters()
    let configuration: ServerConfiguration
    /// What look-ups see: the committed state.
    let committed: Mutex<IdentityDirectory>

    let queue: Mutex<WriteQueue>
    private let waiting = Mutex<[Commit]>([])
    private let preparationThreads: NIOThreadPool
    let engineThread = NIOThreadPool(numberOfThreads: 1)
    let writerThread = NIOThreadPool(numberOfThreads: 1)
    let copyThread = NIOThreadPool(numberOfThreads: 1)
    let room: EngineRoom
    let logger: Logger
    let readsWaiting = Atomic<Int>(0)
    private let onFailure = Mutex<(@Sendable () -> Void)?>(nil)

    /// A batch that the engine has finished and the disk has not.
    private struct Commit: Sendable {
        /// How many commands the engine was given for it.
        let commandCount: Int
        let changes: ChangeSet
        let answers: [@Sendable (Result<UInt64, WriteRequest.Failure>) -> Void]
    }

    init(
        engine: Engine,
        writer: StoreWriter,
        shelf: SnapshotShelf? = nil,
        directory: IdentityDirectory,
        feed: ChangeFeed,
        configuration: ServerConfiguration,
        logger: Logger
    ) {
        preparation = engine.preparation
        room = EngineRoom(
            engine: engine,
            writer: writer,
            shelf: shelf,
            snapshots: SnapshotSchedule(
                quiet: .milliseconds(configuration.snapshotQuietMs),
                changedRecords: shelf?.recordsBehind ?? 0
            )
        )
        committed = Mutex(directory)
        queue = Mutex(WriteQueue(configuration: configuration))
        self.feed = feed
        self.configuration = configuration
        self.logger = logger
        preparationThreads = NIOThreadPool(numberOfThreads: max(1, configuration.eventLoops))
        // The directory has every record as it came; the engine, which needs them for explanations
        // only, asks it.
        engine.recordSource = { [weak self] key in
            self?.committed.withLock { $0.record(key)?.record }
        }
        for pool in [preparationThreads, engineThread, writerThread, copyThread] { pool.start() }
    }

    /// What is called once when the store fails.
    package func setFailureHandler(_ handler: @escaping @Sendable () -> Void) {
        onFailure.withLock { $0 = handler }
        // It may have failed before anybody listened.
        if isFailed { handler() }
    }

    package var queuedCommands: Int { queue.withLock { $0.queuedCommands } }
    package var isFailed: Bool { queue.withLock { $0.isFailed } }

    /// Puts commands into the queue.
    ///
    /// Unless accepted, the request's completion is never called. If its commands are still to be
    /// prepared, `prepare` comes next.
    func offer(_ request: WriteRequest) -> WriteQueue.Offer {
        let (offer, drains) = queue.withLock { queue in
            let offer = queue.offer(request)
            return (offer, queue.beginDraining())
        }
        if drains { submitDrain() }
        if offer == .full { counters.increment(counters.queueFull) }
        return offer
    }

    /// Prepares the records of an accepted request, in slices that share the threads with others.
    func prepare(_ records: [Record], into slot: CommandSlot) {
        let slices = stride(from: 0, to: records.count, by: Self.recordsPerSlice).map {
            $0..<min($0 + Self.recordsPerSlice, records.count)
        }
        let work = PreparationWork(slices: slices.count)
        for (place, slice) in slices.enumerated() {
            preparationThreads.submit { [self] _ in
                let commands = preparation.prepareWithKeys(records[slice])
                    .map { Command.resolve($0) }
                guard let all = work.finish(place, commands) else { return }
                slot.fill(all)
                if queue.withLock({ $0.beginDraining() }) { submitDrain() }
            }
        }
    }

    /// About a millisecond's work.
    private static let recordsPerSlice = 64

    // MARK: The engine's thread

    private func drain() {
        // One batch a turn: reads that were submitted meanwhile come between two batches.
        guard let batch = queue.withLock({ $0.nextBatch() }) else { return }
        let now = NIODeadline.now()
        var commands: [Command] = []
        commands.reserveCapacity(batch.commandCount)
        var requests: [(request: WriteRequest, commandCount: Int)] = []
        for (request, own) in batch.requests {
            if let deadline = request.deadline, deadline < now {
                counters.increment(counters.deadlinesExceeded)
                request.complete(.failure(.deadlineExceeded))
            } else {
                requests.append((request, own.count))
                commands += own
            }
        }
        room.access.beginChange()
        let (changes, outcomes) = room.engine.apply(commands)
        counters.increment(counters.batches)
        counters.increment(counters.commands, by: UInt64(outcomes.count))
        let commit = Commit(
            commandCount: batch.commandCount,
            changes: changes,
            answers: Self.answers(to: requests, outcomes)
        )
        waiting.withLock { $0.append(commit) }
        writerThread.submit { [self] _ in commitWaiting() }
        // Not before: who reads ahead of the disk gets in the writer's line behind this batch.
        room.access.endChange()
        submitDrain()
    }

    /// Has the engine's thread take the next batch.
    ///
    /// A stopped pool runs its leftovers on whatever thread stops it: the engine is not theirs.
    private func submitDrain() {
        engineThread.submit { [self] state in
            if state == .active { drain() }
        }
    }

    private static func answers(
        to requests: [(request: WriteRequest, commandCount: Int)],
        _ outcomes: [CommandOutcome]
    ) -> [@Sendable (Result<UInt64, WriteRequest.Failure>) -> Void] {
        var next = 0
        return requests.map { request, count in
            let own = outcomes[next..<(next + count)]
            next += count
            return { result in
                request.complete(
                    result.map { WriteRequest.Committed(outcomes: Array(own), sequence: $0) }
                )
            }
        }
    }

    // MARK: The writer's thread

    /// Commits everything that waits in one transaction, then answers.
    private func commitWaiting() {
        gather()
        let commits = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
        guard !commits.isEmpty else { return }
        guard !isFailed else { return answer(commits, .failure(.storeFailed)) }
        let start = NIODeadline.now()
        do {
            try room.writer.commit(commits.map(\.changes))
        } catch {
            logger.critical(
                "the store failed; nothing more is written",
                metadata: ["error": "\(error)"]
            )
            return fail(commits)
        }
        let spent = NIODeadline.now() - start
        noteForSnapshots(commits.map(\.changes))
        counters.increment(counters.commits)
        counters.increment(counters.commitNanoseconds, by: UInt64(spent.nanoseconds))
        // The engine goes on while the callers are answered.
        let commandCount = commits.reduce(0) { $0 + $1.commandCount }
        if commits.contains(where: { !$0.changes.isEmpty }) {
            room.gathering.committed(commands: commandCount, nanoseconds: spent.nanoseconds)
        }
        resumeDraining(after: commandCount)
        // One at a time, so that a look-up waits for one of them at most.
        for commit in commits { committed.withLock { $0.apply(commit.changes) } }
        room.access.committed(batches: commits.count)
        let sequence = committed.withLock { $0.lastSequence }
        // Published first, so that who has an answer finds its events in the feed.
        feed.publish(commits.flatMap(\.changes.events))
        answer(commits, .success(sequence))
        copyLog()
    }

    private func resumeDraining(after commands: Int) {
        let drains = queue.withLock { queue in
            queue.finish(commands: commands)
            return queue.beginDraining()
        }
        if drains { submitDrain() }
    }

    /// Waits a little where that lets more callers share the sync that is about to begin.
    private func gather() {
        guard waiting.withLock({ $0.contains { !$0.changes.isEmpty } }) else { return }
        while let pause = room.gathering.pause(
            pending: queue.withLock { $0.pendingCommands },
            finished: waiting.withLock { $0.reduce(0) { $0 + $1.commandCount } }
        ) {
            usleep(UInt32(clamping: pause / 1_000))
        }
    }

    private func answer(_ commits: [Commit], _ result: Result<UInt64, WriteRequest.Failure>) {
        for commit in commits {
            for reply in commit.answers { reply(result) }
        }
    }

    private func fail(_ commits: [Commit]) {
        let unserved = queue.withLock { queue in
            queue.finish(commands: commits.reduce(0) { $0 + $1.commandCount })
            return queue.fail()
        }
        answer(commits, .failure(.storeFailed))
        for request in unserved { request.complete(.failure(.storeFailed)) }
        onFailure.withLock { $0 }?()
    }

    // MARK: Stopping

    /// Takes no more writes, waits until all that were accepted are committed and answered, then
    /// closes the store.
    package func stop() async throws {
        queue.withLock { $0.close() }
        let deadline = NIODeadline.now() + .milliseconds(configuration.stopTimeoutMs)
        while !queue.withLock({ $0.isIdle || $0.isFailed }), NIODeadline.now() < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await preparationThreads.shutdownGracefully()
        try await engineThread.shutdownGracefully()
        for request in queue.withLock({ $0.abandon() }) { request.complete(.failure(.stopping)) }
        try await feed.stop()
        let room = self.room
        try await copyThread.shutdownGracefully()
        try await writerThread.runIfActive { [self] in
            writeLastSnapshot()
            // The log goes with the last connection to the store.
            room.copier = nil
            try room.writer.close()
        }
        try await writerThread.shutdownGracefully()
    }
}
