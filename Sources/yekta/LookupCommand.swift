import ArgumentParser
import YektaClient
import YektaCore
import YektaWire

/// `yekta lookup`: finds identities exactly and prints them as a screen pop.
struct LookupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Find an identity by its id, a record, a phone, an e-mail address and so on.",
        discussion: """
            An id that no longer stands is followed to where its records are now. Values are \
            normalised before they are looked up, so any spelling of a phone number will do, and \
            Persian digits are digits.

              yekta lookup y42
              yekta lookup --phone ۰۹۱۲۷۶۵۴۳۲۱
              yekta lookup --record crm:1007 --records
            """
    )

    @Argument(help: "An identity id, for instance y42.")
    var identity: String?

    @Option(help: ArgumentHelp("A record.", valueName: "channel:id"))
    var record: String?

    @Option(help: "A phone number.")
    var phone: String?

    @Option(help: "An e-mail address.")
    var email: String?

    @Option(help: "A national id.")
    var nationalID: String?

    @Option(help: "A loyalty card.")
    var loyalty: String?

    @Option(help: "A device id.")
    var device: String?

    @Option(help: "A chat handle.")
    var handle: String?

    @Option(help: "A cookie id.")
    var cookie: String?

    @Flag(help: "Print the records as well.")
    var records = false

    @Option(help: "The most identities to print.")
    var limit: UInt32 = 10

    @OptionGroup var options: ServerOptions

    func validate() throws {
        guard identifiers.count + [identity, record].compactMap({ $0 }).count == 1 else {
            throw ValidationError(
                "name one thing to look up: an identity id, --record, --phone, --email, "
                    + "--national-id, --loyalty, --device, --handle or --cookie"
            )
        }
    }

    func run() async throws {
        let target = try target()
        let client = try await options.connect()
        var views = try await client.lookup(target, withRecords: records, limit: limit)
        // What was split is shown where it went; a part may have moved on in its turn.
        for case .splitInto(let parts) in views.map(\.state) {
            for part in parts {
                views += try await client.lookup(.identity(part), withRecords: records)
            }
        }
        await client.close()
        for view in views {
            let identity = OutputIdentity(view: view)
            let lines =
                options.json ? [identity.json.text] : identity.lines(withRecords: records)
            for line in lines { try OutputStream.answers.writeLine(line) }
        }
    }

    private var identifiers: [(type: FieldType, value: String)] {
        let given: [(FieldType, String?)] = [
            (.phone, phone), (.email, email), (.nationalID, nationalID), (.loyaltyID, loyalty),
            (.deviceID, device), (.handle, handle), (.cookieID, cookie),
        ]
        return given.compactMap { type, value in value.map { (type, $0) } }
    }

    private func target() throws -> LookupRequest.Target {
        if let identity { return .identity(try Typed.identity(identity)) }
        if let record { return .record(try Typed.key(record)) }
        guard let identifier = identifiers.first else {
            throw ValidationError("nothing is named to look up")
        }
        return .identifier(identifier.type, identifier.value)
    }
}
