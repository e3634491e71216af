import NIOCore
import Testing
import YektaCore
import YektaWire

@Suite struct PackedCallsTests {
    private let codec = CallCodec()

    private func frame(of call: Call) throws -> ByteBuffer {
        var frame = ByteBuffer()
        try codec.append(call, to: &frame)
        return frame
    }

    /// The same bytes as those of a call that is packed as a whole.
    @Test(arguments: [1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), UInt64.max])
    func everyCallIsWrittenAsThePackerWouldHaveWrittenIt(id: UInt64) throws {
        var packed = PackedCalls()
        for call in Samples.calls { try packed.append(call.method, codec: codec) }
        #expect(packed.count == Samples.calls.count)
        for (place, call) in Samples.calls.enumerated() {
            var written = ByteBuffer()
            packed.writeFrame(place, id: id, number: 7, to: &written)
            #expect(try written == frame(of: Call(id: id, method: call.method)))
        }
    }

    @Test(arguments: [
        (UInt64(0), "000000000000"), (42, "000000000042"), (999_999_999_999, "999999999999"),
        (1_000_000_000_001, "000000000001"),
    ])
    func aNumberedCallCarriesItsNumber(number: UInt64, digits: String) throws {
        func method(_ digits: String) -> Method {
            let fields = [Field(.phone, "0912 000000000000"), Field(.surname, "رضایی")]
            let key = RecordKey(channel: "load", id: "run-\(digits)")
            return .resolve(Record(key: key, fields: fields))
        }
        var packed = PackedCalls()
        try packed.append(.health, codec: codec)
        let mark = "run-\(PackedCalls.numberPlace)"
        try packed.append(method(PackedCalls.numberPlace), numberMark: mark, codec: codec)
        var written = ByteBuffer()
        packed.writeFrame(1, id: 9, number: number, to: &written)
        #expect(try written == frame(of: Call(id: 9, method: method(digits))))
    }

    @Test func aCallWithoutThePlaceOfItsNumberIsRefused() {
        var packed = PackedCalls()
        #expect(throws: WireError.self) {
            try packed.append(.health, numberMark: PackedCalls.numberPlace, codec: codec)
        }
        #expect(packed.count == 0)
    }
}
