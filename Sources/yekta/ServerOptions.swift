import ArgumentParser
import YektaClient
import YektaCore

/// How a command finds its server, and how it answers.
struct ServerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where the server listens: host:port or unix:/path.",
            discussion: "Without it YEKTA_ADDRESS is taken, or else 127.0.0.1:7441.",
            valueName: "address"
        )
    )
    var server: String?

    @Flag(name: .long, help: "Answer with JSON, one object per line.")
    var json = false

    func address() throws(ClientError) -> ServerAddress {
        if let server { return try ServerAddress(parsing: server) }
        if let address = Environment.value(of: "YEKTA_ADDRESS"), !address.isEmpty {
            return try ServerAddress(parsing: address)
        }
        return .standard
    }

    func connect() async throws(ClientError) -> YektaClient {
        try await YektaClient.connect(to: address())
    }
}

/// Who decided, and why: kept with the decision for ever.
struct DecisionOptions: ParsableArguments {
    @Option(name: .long, help: "Why; kept with the decision.")
    var reason: String

    @Option(name: .long, help: "Who decided; unless given, who USER says you are.")
    var author: String?

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("a decision is kept for ever; say why with --reason")
        }
    }

    func authorName() throws -> String {
        if let author, !author.isEmpty { return author }
        if let user = Environment.value(of: "USER"), !user.isEmpty { return user }
        throw ValidationError("nobody is named as the author; use --author NAME")
    }
}

/// Reads what people type.
enum Typed {
    /// An identity id; Persian and Arabic digits count as digits.
    static func identity(_ text: String) throws -> IdentityID {
        guard let identity = IdentityID(asciiDigits(text)) else {
            throw ValidationError("that is no identity id; write y and a number, as in y42")
        }
        return identity
    }

    /// A record key, `channel:id`, byte by byte as it was sent.
    static func key(_ text: String) throws -> RecordKey {
        guard let key = RecordKey(text) else {
            throw ValidationError("that is no record key; write channel:id, as in crm:1007")
        }
        return key
    }

    /// A field, `type=value` or `type:label=value`.
    static func field(_ text: String) throws -> Field {
        guard let equals = text.firstIndex(of: "=") else {
            throw ValidationError("a field has no '='; write field=value, as in phone=09121234567")
        }
        let name = text[..<equals]
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let type = FieldType(name: String(parts[0])) else {
            let names = FieldType.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no field '\(parts[0])'; use one of: \(names)")
        }
        let label = parts.count == 2 ? String(parts[1]) : ""
        return Field(type, String(text[text.index(after: equals)...]), label: label)
    }

    /// The text with Persian and Arabic digits as ASCII ones.
    static func asciiDigits(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let base: UInt32? =
                switch scalar.value {
                case 0x06F0...0x06F9: 0x06F0
                case 0x0660...0x0669: 0x0660
                default: nil
                }
            let digit = base.flatMap { Unicode.Scalar(scalar.value - $0 + 0x30) }
            result.unicodeScalars.append(digit ?? scalar)
        }
        return result
    }
}
