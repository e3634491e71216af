/// gRPC's status codes, with gRPC's numbers; `Protos/README.md` says when each is used.
package enum StatusCode: UInt32, CaseIterable, Hashable, Sendable {
    case ok = 0
    case cancelled = 1
    case unknown = 2
    case invalidArgument = 3
    case deadlineExceeded = 4
    case notFound = 5
    case alreadyExists = 6
    case permissionDenied = 7
    case resourceExhausted = 8
    case failedPrecondition = 9
    case aborted = 10
    case outOfRange = 11
    case unimplemented = 12
    case `internal` = 13
    case unavailable = 14
    case dataLoss = 15
    case unauthenticated = 16

    /// The name as gRPC writes it, for instance `INVALID_ARGUMENT`.
    package var name: String {
        switch self {
        case .ok: "OK"
        case .cancelled: "CANCELLED"
        case .unknown: "UNKNOWN"
        case .invalidArgument: "INVALID_ARGUMENT"
        case .deadlineExceeded: "DEADLINE_EXCEEDED"
        case .notFound: "NOT_FOUND"
        case .alreadyExists: "ALREADY_EXISTS"
        case .permissionDenied: "PERMISSION_DENIED"
        case .resourceExhausted: "RESOURCE_EXHAUSTED"
        case .failedPrecondition: "FAILED_PRECONDITION"
        case .aborted: "ABORTED"
        case .outOfRange: "OUT_OF_RANGE"
        case .unimplemented: "UNIMPLEMENTED"
        case .internal: "INTERNAL"
        case .unavailable: "UNAVAILABLE"
        case .dataLoss: "DATA_LOSS"
        case .unauthenticated: "UNAUTHENTICATED"
        }
    }
}

/// How a call, or one record of a batch, went.
package struct Status: Hashable, Sendable {
    package var code: StatusCode
    /// For people: what was wrong, the limit, the remedy; never a person's data.
    package var message: String
    package var details: [FieldViolation]

    package init(_ code: StatusCode, _ message: String = "", details: [FieldViolation] = []) {
        self.code = code
        self.message = message
        self.details = details
    }

    package static let ok = Status(.ok)

    package var isOK: Bool { code == .ok }
}

/// One field of a call that was wrong.
package struct FieldViolation: Hashable, Sendable {
    /// The path from the call to the field, for instance `resolve.record.fields[2].value`.
    package let field: String
    /// What was wrong with it, without its value.
    package let description: String

    package init(field: String, description: String) {
        self.field = field
        self.description = description
    }
}
