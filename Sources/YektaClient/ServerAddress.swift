/// Where a server listens.
package enum ServerAddress: Hashable, Sendable {
    case tcp(host: String, port: Int)
    case unix(path: String)

    /// Where a server listens unless it was told otherwise.
    package static let standard = ServerAddress.tcp(host: "127.0.0.1", port: 7441)

    /// Reads `host:port`, `[::1]:port`, `host` (with the standard port) or `unix:/path`.
    package init(parsing text: String) throws(ClientError) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            guard !path.isEmpty else { throw Self.malformed(text) }
            self = .unix(path: path)
            return
        }
        let (host, port) = try Self.parts(of: text)
        guard !host.isEmpty, (1...65_535).contains(port) else { throw Self.malformed(text) }
        self = .tcp(host: host, port: port)
    }

    private static func parts(of text: String) throws(ClientError) -> (host: String, port: Int) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let host = String(text[text.index(after: text.startIndex)..<end])
            return (host, try port(text[text.index(after: end)...], of: text))
        }
        guard let colon = text.lastIndex(of: ":") else {
            return (text, try port("", of: text))
        }
        let host = String(text[..<colon])
        // Several colons without brackets could be an address with or without a port.
        guard !host.contains(":") else { throw malformed(text) }
        return (host, try port(text[colon...], of: text))
    }

    /// The port of `:7441`; the standard one of nothing.
    private static func port(_ rest: Substring, of text: String) throws(ClientError) -> Int {
        if rest.isEmpty { return 7441 }
        guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()) else { throw malformed(text) }
        return port
    }

    private static func malformed(_ text: String) -> ClientError {
        ClientError(
            .badAddress,
            "'\(text)' is no server address; write host:port, for instance 127.0.0.1:7441, or "
                + "unix:/path/to/socket"
        )
    }
}

extension ServerAddress: CustomStringConvertible {
    /// The form that `init(parsing:)` reads.
    package var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
