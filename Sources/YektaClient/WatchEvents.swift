import NIOCore
package import YektaCore
package import YektaWire

/// The events of a watch, in order and without gaps, at the pace of whoever reads them.
///
/// While more than `eventsWaitingMax` events wait nothing is read from the connection, and its
/// other calls wait as well: give a watch that follows the feed a connection of its own. To stop
/// following, close the connection.
package struct WatchEvents: AsyncSequence, Sendable {
    package typealias Element = FeedEvent

    /// Events that may wait for the reader.
    package static let eventsWaitingMax = 1_024

    typealias Pace = NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark
    typealias Producer = NIOThrowingAsyncSequenceProducer<
        FeedEvent, any Error, Pace, Delegate
    >

    private let producer: Producer

    /// Reads one event after the other.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let iterator: Producer.AsyncIterator

        /// The next event; nil at the end of the stream.
        @concurrent
        package mutating func next() async throws -> FeedEvent? {
            try await iterator.next()
        }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(iterator: producer.makeAsyncIterator())
    }

    /// Makes a stream and the source that feeds it.
    static func make(client: NIOLoopBound<ClientHandler>, on loop: any EventLoop) -> (
        WatchEvents, Source
    ) {
        let delegate = Delegate(client: client, loop: loop)
        let made = Producer.makeSequence(
            backPressureStrategy: Pace(
                lowWatermark: eventsWaitingMax / 4,
                highWatermark: eventsWaitingMax
            ),
            finishOnDeinit: true,
            delegate: delegate
        )
        return (
            WatchEvents(producer: made.sequence),
            Source(source: made.source, identifier: ObjectIdentifier(delegate))
        )
    }

    /// Where the connection puts the events.
    struct Source: Sendable {
        fileprivate let source: Producer.Source
        let identifier: ObjectIdentifier

        func yield(_ event: FeedEvent) -> Producer.Source.YieldResult {
            source.yield(event)
        }

        func finish(_ error: ClientError?) {
            if let error { source.finish(error) } else { source.finish() }
        }
    }

    /// Tells the connection of the reader's pace.
    final class Delegate: NIOAsyncSequenceProducerDelegate {
        private let client: NIOLoopBound<ClientHandler>
        private let loop: any EventLoop

        init(client: NIOLoopBound<ClientHandler>, loop: any EventLoop) {
            self.client = client
            self.loop = loop
        }

        func produceMore() {
            loop.execute { self.client.value.resume(watch: ObjectIdentifier(self)) }
        }

        func didTerminate() {
            loop.execute { self.client.value.abandon(watch: ObjectIdentifier(self)) }
        }
    }
}

extension YektaClient {
    /// Follows the change feed.
    package func watch(_ request: WatchRequest = WatchRequest()) -> WatchEvents {
        let (events, source) = WatchEvents.make(client: handler, on: eventLoop)
        let handler = handler
        eventLoop.execute { handler.value.watch(request, source) }
        return events
    }
}
