import Synchronization
import YektaCore
import YektaStore

/// The engine and the writer, each on its own thread.
///
/// @unchecked: only work items of the engine's single thread touch `engine`, searches through
/// `access` excepted, and only those of the writer's single thread `writer`, `shelf`, `snapshots`,
/// `gathering` and `copying`; all are handed over once, before the threads start. When the engine's
/// thread has stopped, the writer's has the engine. The writer's thread touches `copier` while
/// `isCopying` is false, and the copying thread while it is true.
final class EngineRoom: @unchecked Sendable {
    var engine: Engine { access.engine }
    let access: EngineAccess
    let writer: StoreWriter
    var shelf: SnapshotShelf?
    var snapshots: SnapshotSchedule
    var gathering = CommitGathering()
    var copying = LogCopying()
    var copier: StoreLogCopier?
    /// Whether a copy of the log is under way: the writer's thread says so before it hands one
    /// over, and the copying thread clears it afterwards.
    let isCopying = Atomic<Bool>(false)

    init(
        engine: Engine,
        writer: StoreWriter,
        shelf: SnapshotShelf?,
        snapshots: SnapshotSchedule
    ) {
        self.shelf = shelf
        self.snapshots = snapshots
        access = EngineAccess(engine: engine)
        self.writer = writer
    }
}
