import NIOCore
import NIOPosix

/// Loads a server over many connections.
///
/// A closed loop keeps a number of calls under way and sends the next when one is answered. An open
/// loop sends on a fixed schedule, however slow the answers are, and counts the latency from the
/// time at which the call should have been sent: a server that stalls cannot hide the calls that
/// would have come meanwhile (G. Tene's "coordinated omission").
package enum LoadRun {
    /// How long a connection attempt may take, in seconds.
    private static let connectTimeoutSeconds: Int64 = 10

    /// Carries a plan out.
    package static func run(
        _ plan: LoadPlan,
        against address: ServerAddress
    ) async throws(ClientError) -> LoadResult {
        // A lane without a connection would have a part of the schedule that nobody sends.
        let threads = max(1, min(plan.threads, plan.connections))
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        do {
            let result = try await run(plan, against: address, on: group)
            try? await group.shutdownGracefully()
            return result
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    private static func run(
        _ plan: LoadPlan,
        against address: ServerAddress,
        on group: MultiThreadedEventLoopGroup
    ) async throws(ClientError) -> LoadResult {
        var lanes: [NIOLoopBound<LoadLane>] = []
        let loops = Array(group.makeIterator())
        for (place, loop) in loops.enumerated() {
            let turn = LoadLane.Turn(place: place, of: loops.count)
            do {
                let made = loop.submit {
                    NIOLoopBound(LoadLane(plan, turn, eventLoop: loop), eventLoop: loop)
                }
                lanes.append(try await made.get())
            } catch {
                throw ClientError(unreachable: address)
            }
        }
        for place in 0..<plan.connections {
            try await connect(to: address, lanes[place % lanes.count])
        }
        return try await measure(lanes)
    }

    private static func connect(
        to address: ServerAddress,
        _ lane: NIOLoopBound<LoadLane>
    ) async throws(ClientError) {
        let bootstrap = ClientBootstrap(group: lane.eventLoop)
            .connectTimeout(.seconds(connectTimeoutSeconds))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = LoadConnection(lane.value)
                    try channel.pipeline.syncOperations.addHandler(connection)
                }
            }
        do {
            switch address {
            case .tcp(let host, let port):
                _ = try await bootstrap.connect(host: host, port: port).get()
            case .unix(let path):
                _ = try await bootstrap.connect(unixDomainSocketPath: path).get()
            }
        } catch {
            throw ClientError(unreachable: address)
        }
    }

    private static func measure(
        _ lanes: [NIOLoopBound<LoadLane>]
    ) async throws(ClientError) -> LoadResult {
        let start = Int64(NIODeadline.now().uptimeNanoseconds)
        let finished = lanes.map { lane in
            lane.eventLoop.flatSubmit { lane.value.begin(at: start) }
        }
        var sum = LoadResult()
        for future in finished {
            guard let result = try? await future.get() else { continue }
            sum.add(result)
        }
        return sum
    }
}
