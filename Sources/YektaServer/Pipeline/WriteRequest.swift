import NIOCore
import Synchronization
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

    let commands: CommandSlot
    /// About how much memory the commands' records take, in bytes.
    let bytes: Int
    let deadline: NIODeadline?
    /// Called once, on the writer's thread or the engine's.
    let complete: @Sendable (Result<Committed, Failure>) -> Void
}

/// The commands of a request: there from the beginning, or still being prepared.
///
/// A request takes its place in the queue when it comes, so that preparing many records on other
/// threads neither changes the order nor lets more wait than the limits say.
final class CommandSlot: Sendable {
    /// How many commands they are.
    let count: Int
    private let state: Mutex<[Command]?>

    init(_ commands: [Command]) {
        count = commands.count
        state = Mutex(commands)
    }

    /// A slot for commands that are still to come.
    init(count: Int) {
        self.count = count
        state = Mutex(nil)
    }

    /// The commands, or nil while they are being prepared.
    var commands: [Command]? { state.withLock { $0 } }

    func fill(_ commands: [Command]) {
        precondition(commands.count == count, "a slot is filled with what it was made for")
        state.withLock { $0 = commands }
    }
}
