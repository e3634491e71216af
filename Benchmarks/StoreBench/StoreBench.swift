import Foundation
import YektaCore
import YektaFiles
import YektaStore

/// What a record costs the writer of a store: CPU time by batch, bytes on disk, and the time to
/// read everything back.
///
///     YEKTA_BENCHMARKS=1 swift run -c release StoreBench records.csv 500 20 /tmp/bench.yekta
///
/// The change sets are those that the engine makes of the file, in batches of so many records; the
/// whole is repeated so many times under other keys, so that the store grows large without the
/// engine having to.
@main struct StoreBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let batch = Int(arguments[2]), let rounds = Int(arguments[3])
        else {
            FileHandle.standardError.write(Data("StoreBench FILE.csv BATCH ROUNDS STORE\n".utf8))
            exit(64)
        }
        let sets = try changeSets(of: arguments[1], batch: batch)
        try write(sets, rounds: rounds, to: arguments[4])
        try read(arguments[4])
    }

    private static func changeSets(of path: String, batch: Int) throws -> [ChangeSet] {
        var reader = try RecordReader(path: path)
        let preparation = RecordPreparation(secret: 1)
        let engine = Engine(model: .shipped, preparation: preparation)
        var commands: [Command] = []
        var sets: [ChangeSet] = []
        while let row = try reader.next() {
            commands.append(.resolve(preparation.prepare(row.record)))
            if commands.count == batch {
                sets.append(engine.apply(commands).changes)
                commands.removeAll()
            }
        }
        sets.append(engine.apply(commands).changes)
        return sets
    }

    private static func write(_ sets: [ChangeSet], rounds: Int, to path: String) throws {
        let writer = try StoreWriter.create(path: path, secret: 1)
        var shift = Shift()
        for round in 1...rounds {
            let shifted = sets.map { shift.apply(to: $0) }
            let records = shifted.reduce(0) { $0 + $1.writtenRecords.count }
            let (cpu, wall) = (cpuSeconds(), ProcessInfo.processInfo.systemUptime)
            for set in shifted { try writer.commit([set]) }
            let spent = cpuSeconds() - cpu
            let elapsed = ProcessInfo.processInfo.systemUptime - wall
            if round == 1 { say(described(sets)) }
            if round == 1 || round % max(1, rounds / 5) == 0 {
                let perRecord = spent / Double(records) * 1e6
                let rate = Double(records) / elapsed
                say(
                    String(
                        format: "round %3d: %6.2f us CPU per record, %8.0f records/s, %d commits",
                        round,
                        perRecord,
                        rate,
                        shifted.count
                    )
                )
            }
            shift.advance(past: sets)
        }
        try writer.close()
        let records = rounds * sets.reduce(0) { $0 + $1.writtenRecords.count }
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        say(String(format: "%d bytes, %.1f per record", bytes, Double(bytes) / Double(records)))
    }

    private static func read(_ path: String) throws {
        let reader = try StoreReader(path: path)
        try timed("raw rows") {
            var count = 0
            try reader.forEachRecordRows { count += $0.count }
            return count
        }
        try timed("decoded records") {
            var count = 0
            try reader.forEachRecord {
                count += $0.record.fields.isEmpty ? 0 : 1
                return true
            }
            return count
        }
        try timed("all but records") {
            let contents = try reader.loadAllButRecords()
            return contents.openReviewTasks.count
        }
        try timed("events") {
            let last = try reader.lastSequence()
            var sequence: UInt64 = 0
            while sequence < last {
                sequence = try reader.events(after: sequence, limit: 10_000).last?.sequence ?? last
            }
            return Int(last)
        }
    }

    private static func timed(_ name: String, _ body: () throws -> Int) throws {
        let cpu = cpuSeconds()
        let count = try body()
        say(String(format: "%@: %.3f s CPU for %d", name, cpuSeconds() - cpu, count))
    }

    private static func described(_ sets: [ChangeSet]) -> String {
        let records = Double(sets.reduce(0) { $0 + $1.writtenRecords.count })
        func share(_ count: (ChangeSet) -> Int) -> String {
            String(format: "%.2f", Double(sets.reduce(0) { $0 + count($1) }) / records)
        }
        return "per record: \(share { $0.events.count }) events, \(share { $0.movedRecords.count })"
            + " moves, \(share { $0.identities.count { $0.state != .live } }) retired,"
            + " \(share { $0.reviewTasks.count }) review tasks"
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// User and system time of this process.
    private static func cpuSeconds() -> Double {
        Double(clock()) / 1e6
    }
}

/// Moves change sets behind those that were written: other keys, higher numbers.
struct Shift {
    private var round = 0
    private var ordinal: UInt64 = 0
    private var identity: UInt64 = 0
    private var sequence: UInt64 = 0

    mutating func advance(past sets: [ChangeSet]) {
        round += 1
        for set in sets {
            for write in set.writtenRecords {
                highest.ordinal = max(highest.ordinal, write.ordinal)
            }
            for write in set.identities {
                highest.identity = max(highest.identity, write.id.number)
            }
            if let last = set.events.last { highest.sequence = last.sequence }
        }
        ordinal += highest.ordinal
        identity += highest.identity
        sequence += highest.sequence
    }

    private var highest: (ordinal: UInt64, identity: UInt64, sequence: UInt64) = (0, 0, 0)

    func apply(to set: ChangeSet) -> ChangeSet {
        guard round > 0 else { return set }
        var shifted = ChangeSet()
        shifted.writtenRecords = set.writtenRecords.map {
            let old = $0.record
            let record = Record(
                key: key(old.key),
                receivedAtMs: old.receivedAtMs,
                fields: old.fields
            )
            return RecordWrite(
                record: record,
                ordinal: $0.ordinal + ordinal,
                identity: id($0.identity)
            )
        }
        shifted.movedRecords = set.movedRecords.map {
            RecordMove(key: key($0.key), ordinal: $0.ordinal + ordinal, identity: id($0.identity))
        }
        shifted.identities = set.identities.map {
            IdentityWrite(id: id($0.id), state: state($0.state))
        }
        shifted.reviewTasks = set.reviewTasks.map {
            ReviewTaskWrite(task: task($0.task), isOpen: $0.isOpen)
        }
        shifted.events = set.events.map {
            FeedEvent(sequence: $0.sequence + sequence, kind: kind($0.kind))
        }
        return shifted
    }

    private func key(_ key: RecordKey) -> RecordKey {
        RecordKey(channel: key.channel, id: "\(key.id)-\(round)")
    }

    private func id(_ id: IdentityID) -> IdentityID { IdentityID(id.number + identity) }

    private func state(_ state: IdentityState) -> IdentityState {
        switch state {
        case .live, .erased: state
        case .mergedInto(let survivor): .mergedInto(id(survivor))
        case .splitInto(let parts): .splitInto(parts.map(id))
        }
    }

    private func task(_ task: ReviewTask) -> ReviewTask {
        ReviewTask(
            first: key(task.first),
            second: key(task.second),
            weight: task.weight,
            reason: task.reason
        )
    }

    private func kind(_ kind: FeedEvent.Kind) -> FeedEvent.Kind {
        switch kind {
        case .created(let one): .created(id(one))
        case .recordAdded(let key, let one): .recordAdded(self.key(key), to: id(one))
        case .recordUpdated(let key, let one): .recordUpdated(self.key(key), of: id(one))
        case .recordMoved(let key, let from, let to):
            .recordMoved(self.key(key), from: id(from), to: id(to))
        case .recordDeleted(let key, let one): .recordDeleted(self.key(key), from: id(one))
        case .merged(let one, let survivor): .merged(id(one), into: id(survivor))
        case .split(let one, let parts): .split(id(one), parts: parts.map(id))
        case .erased(let one): .erased(id(one))
        case .reviewOpened(let one): .reviewOpened(task(one))
        case .reviewClosed(let one): .reviewClosed(task(one))
        }
    }
}
