import Logging
import NIOPosix
import Synchronization
import YektaStore

extension ResolutionPipeline {
    /// Has the log copied into the database when it is time; on the writer's thread.
    func copyLog() {
        let isCopying = room.isCopying.load(ordering: .acquiring)
        switch room.copying.step(logPages: room.writer.logPages, isCopying: isCopying) {
        case .nothing: break
        case .copyHere: attempt { () throws(StoreError) in try room.writer.copyLog() }
        case .copyBeside: copyLogBeside()
        }
    }

    private func copyLogBeside() {
        attempt { () throws(StoreError) in
            if room.copier == nil { room.copier = try room.writer.logCopier() }
            room.isCopying.store(true, ordering: .releasing)
            copyThread.submit { [self] state in
                if state == .active {
                    attempt { () throws(StoreError) in try room.copier?.copy() }
                }
                room.isCopying.store(false, ordering: .releasing)
            }
        }
    }

    /// What is committed is safe in the log, so a copy that fails is said and tried again later.
    private func attempt(_ copy: () throws(StoreError) -> Void) {
        do throws(StoreError) {
            try copy()
        } catch {
            logger.warning(
                "the log could not be copied into the database",
                metadata: ["error": "\(error)"]
            )
        }
    }
}
