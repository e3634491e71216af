package import YektaWire

/// Why a call came to nothing.
///
/// It never holds a person's data.
package struct ClientError: Error, Hashable, Sendable {
    /// The kinds of errors.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        /// The text names no server.
        case badAddress
        /// Nobody answers at the address.
        case cannotConnect
        /// The connection ended before the reply came: the call may or may not have been carried
        /// out.
        case connectionLost
        /// The call is beyond a limit of the protocol and was not sent.
        case badCall
        /// More calls wait than `callsWaitingMax`; this one was not sent.
        case tooManyCalls
        /// The server's reply cannot be read, or is of another method.
        case badReply
        /// The server answered with a status that is not OK.
        case refused
    }

    package let code: Code
    /// What is wrong, the limit and the remedy.
    package let message: String
    /// The server's answer, of a call that it refused.
    package let status: Status?

    package init(_ code: Code, _ message: String, status: Status? = nil) {
        self.code = code
        self.message = message
        self.status = status
    }

    init(refusal status: Status) {
        self.init(.refused, status.message, status: status)
    }

    init(unreachable address: ServerAddress) {
        self.init(
            .cannotConnect,
            "no server answers at \(address); start one with `yekta serve`, or name another "
                + "with --server"
        )
    }

    /// Whether the server was only busy: the same call may go well in a moment.
    package var isBusy: Bool { status?.code == .resourceExhausted }
}

extension ClientError: CustomStringConvertible {
    /// The status and the message, with the fields that were wrong.
    package var description: String {
        guard let status else { return message }
        let fields = status.details.filter { !status.message.hasPrefix($0.field) }
            .map { "\($0.field) \($0.description)" }
        return ([status.code.name + (message.isEmpty ? "" : ": " + message)] + fields)
            .joined(separator: "; ")
    }
}
