import NIOCore
import YektaWire

/// One connection of a load: frames out, heads of replies in.
///
/// Confined to its event loop. A call's id is its slot's number, and a slot is free again once its
/// call is answered: so an answer finds its call without a table of ids.
final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// A call that is under way, or was.
    private struct Slot {
        var intended: Int64
        var method: LoadMethod
        var isUnderWay: Bool
    }

    /// What the server takes of one connection.
    private static let callsInFlightMax = WireLimits().callsInFlightMax

    private let lane: LoadLane
    private var heads = ReplyHeads()
    private var slots: [Slot] = []
    private var free: [Int] = []
    private var outbound = ByteBuffer()
    private var context: ChannelHandlerContext?

    init(_ lane: LoadLane) {
        self.lane = lane
    }

    /// Whether another call may be sent now.
    var hasRoom: Bool {
        context != nil && slots.count - free.count < Self.callsInFlightMax
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        lane.add(self)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // One time for the whole burst: its answers were there when it was read.
        let now = Int64(NIODeadline.now().uptimeNanoseconds)
        do {
            try heads.read(unwrapInboundIn(data)) { answered($0, at: now, context) }
        } catch {
            context.close(promise: nil)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush()
        lane.burstEnded()
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        lane.lost(self, slots.filter(\.isUnderWay).map(\.method))
        slots.removeAll()
        free.removeAll()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answered(_ head: ReplyHead, at now: Int64, _ context: ChannelHandlerContext) {
        // An id that is nobody's, or 0: the server is about to hang up, or it is no such server.
        guard head.id > 0, head.id <= UInt64(slots.count), slots[Int(head.id) - 1].isUnderWay
        else { return context.close(promise: nil) }
        let place = Int(head.id) - 1
        slots[place].isUnderWay = false
        free.append(place)
        let slot = slots[place]
        lane.answered(slot.method, intended: slot.intended, at: now, statusCode: head.statusCode)
        if let number = lane.nextInClosedLoop(at: now) { send(number, intended: now) }
    }

    /// Takes a call to be sent with the others of this turn.
    func send(_ number: UInt64, intended: Int64) {
        let slot = Slot(
            intended: intended,
            method: lane.schedule.entry(number).method,
            isUnderWay: true
        )
        let place: Int
        if let last = free.popLast() {
            place = last
            slots[place] = slot
        } else {
            place = slots.count
            slots.append(slot)
        }
        lane.schedule.writeFrame(number, id: UInt64(place + 1), to: &outbound)
    }

    /// Writes what was taken.
    func flush() {
        guard outbound.readableBytes > 0, let context else { return }
        context.writeAndFlush(wrapOutboundOut(outbound), promise: nil)
        // Once written the buffer is ours alone again, and cleared without being allocated anew.
        outbound.clear()
    }

    func close() {
        context?.close(promise: nil)
    }
}
