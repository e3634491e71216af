import Synchronization

/// What the server counts.
///
/// Names and numbers only: no value of a record ever gets here.
final class ServerCounters: Sendable {
    let calls = Atomic<UInt64>(0)
    let refusedCalls = Atomic<UInt64>(0)
    let malformedFrames = Atomic<UInt64>(0)
    let connections = Atomic<Int64>(0)
    let batches = Atomic<UInt64>(0)
    let commands = Atomic<UInt64>(0)
    let commits = Atomic<UInt64>(0)
    let commitNanoseconds = Atomic<UInt64>(0)
    let queueFull = Atomic<UInt64>(0)
    let deadlinesExceeded = Atomic<UInt64>(0)

    func increment(_ counter: borrowing Atomic<UInt64>, by amount: UInt64 = 1) {
        counter.add(amount, ordering: .relaxed)
    }
}
