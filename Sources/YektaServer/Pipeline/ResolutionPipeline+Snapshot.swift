import Logging
import NIOCore
import NIOPosix
import Synchronization
import YektaCore
import YektaStore

extension ResolutionPipeline {
    /// Writes a snapshot if one is due; called now and then, and nobody waits for it.
    ///
    /// The engine's thread writes, in a quiet moment, and gives up as soon as there is anything
    /// else for it to do. Another one waits for the disk.
    package func keepSnapshot() {
        writerThread.submit { [self] state in
            guard state == .active, !isFailed, isQuiet else { return }
            do {
                try beginSnapshot()
            } catch {
                room.shelf?.failed(error)
                room.snapshots.ended(isWritten: false, now: .now())
            }
        }
    }

    /// Takes note of what was committed; on the writer's thread.
    func noteForSnapshots(_ changes: [ChangeSet]) {
        // A snapshot has the records that it was made of, and a deleted one must be nowhere.
        if changes.contains(where: { !$0.deletedRecords.isEmpty }) {
            room.shelf?.discard()
            room.snapshots.discarded()
        }
        let records = changes.reduce(0) {
            $0 + $1.writtenRecords.count + $1.movedRecords.count + $1.deletedRecords.count
        }
        room.snapshots.committed(records: records, now: .now())
    }

    /// Whether nobody waits for the engine or the disk.
    private var isQuiet: Bool {
        queue.withLock { $0.isIdle && !$0.isClosed } && readsWaiting.load(ordering: .relaxed) == 0
    }

    private func beginSnapshot() throws {
        guard let shelf = room.shelf else { return }
        let directory = committed.withLock { $0 }
        let isDue = room.snapshots.begins(
            isKept: shelf.commit != nil,
            records: directory.recordCount,
            now: .now()
        )
        guard isDue else { return }
        guard let draft = try room.shelf?.draft(writer: room.writer) else {
            return room.snapshots.ended(isWritten: false, now: .now())
        }
        engineThread.submit { [self] state in
            let file = state == .active ? written(draft, directory) : nil
            guard let file else { return endSnapshot(nil) }
            copyThread.submit { [self] state in
                let isOnDisk = state == .active && (try? file.sync()) != nil
                endSnapshot(isOnDisk ? draft : nil)
            }
        }
    }

    /// Writes a draft on the engine's thread; nil if it was given up or failed.
    private func written(
        _ draft: SnapshotDraft,
        _ directory: IdentityDirectory
    ) -> SnapshotFile? {
        guard isQuiet, draft.isOf(room.engine, directory) else { return nil }
        do throws(SnapshotError) {
            return try draft.write(room.engine, directory) { [self] in isQuiet }
        } catch .interrupted {
            return nil
        } catch {
            logger.warning("no snapshot was written", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private func endSnapshot(_ draft: SnapshotDraft?) {
        writerThread.submit { [self] state in
            guard state == .active else { return }
            var isWritten = false
            if let draft, !isFailed {
                isWritten = room.shelf?.put(draft, writer: room.writer) ?? false
            }
            room.snapshots.ended(isWritten: isWritten, now: .now())
        }
    }

    /// Writes the last snapshot, when all other threads have stopped; on the writer's.
    func writeLastSnapshot() {
        do {
            guard !isFailed, let draft = try room.shelf?.draft(writer: room.writer) else { return }
            let directory = committed.withLock { $0 }
            guard draft.isOf(room.engine, directory) else { return }
            try draft.write(room.engine, directory).sync()
            _ = room.shelf?.put(draft, writer: room.writer)
        } catch {
            room.shelf?.failed(error)
        }
    }
}
