import Testing
import YektaClient

@Suite struct ServerAddressTests {
    @Test(arguments: [
        ("127.0.0.1:7441", ServerAddress.tcp(host: "127.0.0.1", port: 7441)),
        ("db.example:1", .tcp(host: "db.example", port: 1)),
        ("localhost", .tcp(host: "localhost", port: 7441)),
        ("[::1]:80", .tcp(host: "::1", port: 80)), ("[::1]", .tcp(host: "::1", port: 7441)),
        ("unix:/run/yekta.sock", .unix(path: "/run/yekta.sock")),
    ])
    func anAddressIsRead(text: String, address: ServerAddress) throws {
        #expect(try ServerAddress(parsing: text) == address)
        #expect(try ServerAddress(parsing: address.description) == address)
    }

    @Test(arguments: [
        "", ":7441", "host:", "host:port", "host:0", "host:65536", "::1", "unix:", "[::1",
    ])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(throws: ClientError.self) { try ServerAddress(parsing: text) }
    }
}
