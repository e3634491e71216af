/// Why bytes are no frame, a frame no message, or a message no call.
///
/// It names the place, the limit and the remedy, never the value: a value may be a person's data.
package struct WireError: Error, Sendable {
    /// The kinds of errors.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        /// The header announces more than `frameBytesMax`, or a reply grew beyond it.
        case frameTooLarge
        /// The header's flag is not 0.
        case frameFlagUnsupported
        /// The bytes are not a protobuf message of the kind that was expected.
        case messageMalformed
        /// Unpacked, the message would take more than `arenaBytesMax`.
        case messageTooLarge
        /// A field is missing, is no UTF-8, is beyond a limit or has a value that means nothing.
        case fieldInvalid
        /// The call names no method, or one that came later than this program.
        case methodUnknown
        /// The method is part of the contract but not of this program.
        case methodNotServed
    }

    package let code: Code
    /// What is wrong, the limit and the remedy; of a field, what follows its name in a sentence.
    package let message: String
    /// The path from the message to the field that is wrong.
    package var field: String?
    /// The call, where its id could be read.
    package var callID: UInt64?
    package let underlying: (any Error)?

    package init(
        _ code: Code,
        _ message: String,
        field: String? = nil,
        callID: UInt64? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.field = field
        self.callID = callID
        self.underlying = underlying
    }

    /// What to answer the caller.
    package var status: Status {
        let details = field.map { [FieldViolation(field: $0, description: message)] } ?? []
        return Status(statusCode, sentence, details: details)
    }

    private var statusCode: StatusCode {
        switch code {
        case .frameTooLarge, .messageTooLarge: .resourceExhausted
        case .messageMalformed, .fieldInvalid: .invalidArgument
        case .frameFlagUnsupported, .methodUnknown, .methodNotServed: .unimplemented
        }
    }

    private var sentence: String {
        guard let field else { return message }
        return "\(field) \(message)"
    }
}

extension WireError: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(sentence)" }
}

extension WireError {
    static func invalid(_ field: String, _ message: String) -> WireError {
        WireError(.fieldInvalid, message, field: field)
    }

    /// The same error seen from the message that holds the place where it happened.
    func within(_ place: String) -> WireError {
        var error = self
        error.field = field.map { "\(place).\($0)" } ?? place
        return error
    }

    func ofCall(_ id: UInt64?) -> WireError {
        var error = self
        error.callID = id
        return error
    }
}
