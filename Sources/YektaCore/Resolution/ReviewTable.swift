/// The open review tasks: for each two identities in doubt, the strongest pair between them.
package struct ReviewTable: Sendable {
    private var tasks: [IdentityID: [IdentityID: ReviewTask]] = [:]
    private(set) var count = 0

    package init() {}

    /// The open tasks of an identity with the identity on the other side, strongest first.
    func tasks(of identity: IdentityID) -> [(other: IdentityID, task: ReviewTask)] {
        (tasks[identity] ?? [:]).map { (other: $0.key, task: $0.value) }.sorted {
            $0.task.weight == $1.task.weight
                ? $0.other < $1.other : $0.task.weight > $1.task.weight
        }
    }

    /// Every open task once, in no order that may reach an output.
    func all() -> [ReviewTask] {
        tasks.flatMap { identity, others in
            others.compactMap { identity < $0.key ? $0.value : nil }
        }
    }

    /// Replaces the tasks of several identities.
    ///
    /// - Returns: the tasks that this closed and opened, closed first, each by its record keys. A
    ///   task that only passed from one identity to another is neither.
    mutating func replace(_ new: [(identity: IdentityID, tasks: [IdentityID: ReviewTask])])
        -> [ReviewTaskWrite]
    {
        var closed: Set<ReviewTask> = []
        var opened: Set<ReviewTask> = []
        for (identity, tasks) in new {
            replace(of: identity, with: tasks, closed: &closed, opened: &opened)
        }
        let lasting = closed.intersection(opened)
        return Self.ordered(closed.subtracting(lasting)).map {
            ReviewTaskWrite(task: $0, isOpen: false)
        }
            + Self.ordered(opened.subtracting(lasting)).map {
                ReviewTaskWrite(task: $0, isOpen: true)
            }
    }

    private mutating func replace(
        of identity: IdentityID,
        with new: [IdentityID: ReviewTask],
        closed: inout Set<ReviewTask>,
        opened: inout Set<ReviewTask>
    ) {
        let old = tasks[identity] ?? [:]
        for (other, task) in old where new[other] != task {
            closed.insert(task)
            tasks[other]?[identity] = nil
            if tasks[other]?.isEmpty ?? false { tasks[other] = nil }
            count -= 1
        }
        for (other, task) in new where old[other] != task {
            opened.insert(task)
            tasks[other, default: [:]][identity] = task
            count += 1
        }
        tasks[identity] = new.isEmpty ? nil : new
    }

    /// Takes up a task that a store kept.
    mutating func restore(
        _ task: ReviewTask,
        between first: IdentityID,
        _ second: IdentityID
    ) {
        tasks[first, default: [:]][second] = task
        tasks[second, default: [:]][first] = task
        count += 1
    }

    private static func ordered(_ tasks: Set<ReviewTask>) -> [ReviewTask] {
        tasks.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
}
