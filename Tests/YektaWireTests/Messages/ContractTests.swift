import Foundation
import NIOCore
import Testing
import YektaCore
import YektaWire

/// What `Protos/README.md` tells the authors of clients must be true.
@Suite struct ContractTests {
    private static let readme = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Protos/README.md")

    private func hex(_ buffer: ByteBuffer) -> String {
        buffer.readableBytesView.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: " ")
    }

    @Test func theWorkedExampleIsWhatTravels() throws {
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        var call = ByteBuffer()
        try CallCodec().append(Call(id: 1, method: .health), to: &call)
        #expect(hex(call) == "00 00 00 00 05 08 01 e2 01 00")
        #expect(text.contains(hex(call)))
        var reply = ByteBuffer()
        let health = ServerHealth(isServing: true, version: "0.1.0", lastSequence: 42, store: .open)
        try ReplyCodec().append(Reply(id: 1, .health(health)), to: &reply)
        #expect(text.contains(hex(reply)))
    }

    @Test func everyLimitIsListedWithItsValue() throws {
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        for limit in Mirror(reflecting: WireLimits()).children {
            let name = try #require(limit.label)
            #expect(
                text.contains("| `\(name)` | \(limit.value) |"),
                "\(name) is not listed as it is"
            )
        }
    }

    @Test func everyStatusCodeIsListed() throws {
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        for code in StatusCode.allCases {
            #expect(
                text.contains("| \(code.rawValue) | `\(code.name)` |"),
                "\(code.name) is missing"
            )
        }
    }
}
