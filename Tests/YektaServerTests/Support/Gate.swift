import Dispatch

@testable import YektaServer

/// Holds the engine's thread until it is opened, so that a test decides what waits.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    /// Closes the gate behind whatever the engine does now.
    init(before pipeline: ResolutionPipeline) {
        let semaphore = semaphore
        _ = pipeline.read { _ in
            semaphore.wait()
        } complete: { _ in
        }
    }

    func open() {
        semaphore.signal()
    }
}
