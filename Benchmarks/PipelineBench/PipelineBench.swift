import Foundation
import NIOCore
import NIOPosix
import Synchronization
import YektaClient
import YektaCore
import YektaWire

/// What the way of a write costs beside matching: a closed loop of records that share no blocking
/// key, one or more to a call.
///
///     YEKTA_BENCHMARKS=1 swift run -c release PipelineBench 7441 64 1 5
///
/// with the port of a server on this machine, the connections, the records per call and the
/// seconds. Each connection has one call under way.
@main struct PipelineBench {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard numbers.count == 4 else {
            FileHandle.standardError.write(
                Data("PipelineBench PORT CONNECTIONS BATCH SECONDS\n".utf8)
            )
            exit(64)
        }
        let (connections, batch, seconds) = (numbers[1], numbers[2], numbers[3])
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let run = Run(batch: batch, start: .now(), end: .now() + .seconds(Int64(seconds)))
        for _ in 0..<connections {
            let address = ServerAddress.tcp(host: "127.0.0.1", port: numbers[0])
            let client = try await YektaClient.connect(to: address, on: group)
            run.underWay.add(1, ordering: .relaxed)
            client.eventLoop.execute { run.send(over: client) }
        }
        while run.underWay.load(ordering: .relaxed) > 0 {
            try await Task.sleep(for: .milliseconds(20))
        }
        let rate = Double(run.answered.load(ordering: .relaxed)) / Double(seconds)
        let times = run.times.withLock { $0.sorted() }
        let line = String(
            format: "%4d connections, %4d per call: %8.0f records/s, p50 %6.2f ms, p99 %6.2f ms, "
                + "%d failures\n",
            connections,
            batch,
            rate,
            times[times.count / 2],
            times[times.count * 99 / 100],
            run.failures.load(ordering: .relaxed)
        )
        FileHandle.standardOutput.write(Data(line.utf8))
    }
}

/// One run: every answer sends the next call until the time is over.
final class Run: Sendable {
    let underWay = Atomic<Int>(0)
    let answered = Atomic<Int>(0)
    let failures = Atomic<Int>(0)
    let times = Mutex<[Double]>([])
    private let next = Atomic<Int>(0)
    private let batch: Int
    private let salt = UInt32.random(in: 0 ... .max)
    private let end: NIODeadline

    init(batch: Int, start: NIODeadline, end: NIODeadline) {
        self.batch = batch
        self.end = end
    }

    func send(over client: YektaClient) {
        let begun = NIODeadline.now()
        guard begun < end else {
            underWay.subtract(1, ordering: .relaxed)
            return
        }
        let records = (0..<batch).map { _ in record() }
        let method: YektaWire.Method =
            batch == 1 ? .resolve(records[0]) : .resolveBatch(records.map(BatchRecord.record))
        client.send(method) { [self] result in
            if case .failure = result { failures.add(1, ordering: .relaxed) }
            let spent = Double((NIODeadline.now() - begun).nanoseconds) / 1e6
            times.withLock { $0.append(spent) }
            answered.add(batch, ordering: .relaxed)
            send(over: client)
        }
    }

    private func record() -> Record {
        let number = next.add(1, ordering: .relaxed).newValue
        let value = "\(salt)-\(number)"
        return Record(
            key: RecordKey(channel: "bench", id: value),
            receivedAtMs: 1_700_000_000_000,
            fields: (0..<5).map {
                Field(.text, value + "-some-words-\($0)", label: "note \($0)", isCompared: false)
            }
        )
    }
}
