import Synchronization
import YektaCore

/// The slices of one request that several threads prepare.
final class PreparationWork: Sendable {
    private struct State {
        var slices: [[Command]]
        var missing: Int
    }

    private let state: Mutex<State>

    init(slices: Int) {
        state = Mutex(State(slices: [[Command]](repeating: [], count: slices), missing: slices))
    }

    /// Takes a slice that is prepared; gives back all of them with the last.
    func finish(_ place: Int, _ commands: [Command]) -> [Command]? {
        state.withLock { state in
            state.slices[place] = commands
            state.missing -= 1
            return state.missing == 0 ? state.slices.flatMap { $0 } : nil
        }
    }
}
