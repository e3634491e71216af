import NIOCore
import Testing
import YektaCore
import YektaWire

@Suite struct LookupScanTests {
    private let codec = CallCodec()
    private let scan = LookupScan(limits: WireLimits())

    private func frame(_ call: Call) throws -> [UInt8] {
        var stream = ByteBuffer()
        try codec.append(call, to: &stream)
        return try Array(stream.messageOfOnlyFrame().readableBytesView)
    }

    /// What the scan reads is what the codec reads.
    private func check(_ bytes: [UInt8]) -> Bool {
        let padded = [9] + bytes + [9, 9]
        guard let lookup = scan.lookup(padded.span, 1..<(bytes.count + 1)) else { return false }
        let value = String(validating: padded[lookup.value], as: UTF8.self)
        let call = try? codec.decode(ByteBuffer(bytes: bytes))
        if let value {
            #expect(call?.id == lookup.id)
            #expect(
                call?.method
                    == .lookup(
                        LookupRequest(.identifier(lookup.type, value), limit: lookup.limit)
                    )
            )
        } else {
            #expect(call == nil)
        }
        return true
    }

    @Test(arguments: Samples.calls)
    func itReadsLookUpsByIdentifierAndNothingElse(call: Call) throws {
        let isPlain =
            switch call.method {
            case .lookup(let request):
                if case .identifier = request.target { !request.withRecords } else { false }
            default: false
            }
        #expect(try check(frame(call)) == isPlain)
    }

    @Test(arguments: FieldType.allCases)
    func everyTypeAndLimitIsRead(type: FieldType) throws {
        for (id, limit) in [(1, 0), (300, 1), (1 << 40, 100)] as [(UInt64, UInt32)] {
            let request = LookupRequest(.identifier(type, "۰۹۱۲ x"), limit: limit)
            #expect(try check(frame(Call(id: id, deadlineMs: 70_000, method: .lookup(request)))))
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func mutatedBytesAreReadAlikeOrLeftAlone(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let request = LookupRequest(.identifier(.phone, "09123456789"), limit: 5)
        let whole = try frame(Call(id: 77, deadlineMs: 5, method: .lookup(request)))
        var read = 0
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
            }
            if check(bytes) { read += 1 }
        }
        #expect(read > 100)
    }
}
