import CYektaProto

extension MessageReader {
    func status(_ message: Yekta__Status) throws(WireError) -> Status {
        // gRPC's rule: a code that the receiver does not know counts as UNKNOWN.
        Status(
            StatusCode(rawValue: unsafe message.code.rawValue) ?? .unknown,
            try unsafe text(message.message, "message"),
            details: try unsafe list(message.details, message.n_details, "details", fieldViolation)
        )
    }

    private func fieldViolation(
        _ message: Yekta__FieldViolation
    ) throws(WireError) -> FieldViolation {
        FieldViolation(
            field: try unsafe text(message.field, "field"),
            description: try unsafe text(message.description, "description")
        )
    }
}

extension MessageWriter {
    func message(_ status: Status) -> UnsafeMutablePointer<Yekta__Status> {
        unsafe make(yekta__status__init) { message in
            unsafe message.code = Yekta__StatusCode(status.code.rawValue)
            unsafe message.message = text(status.message)
            unsafe (message.n_details, message.details) = list(status.details) { detail in
                unsafe self.message(detail)
            }
        }
    }

    private func message(
        _ violation: FieldViolation
    ) -> UnsafeMutablePointer<Yekta__FieldViolation> {
        unsafe make(yekta__field_violation__init) { message in
            unsafe message.field = text(violation.field)
            unsafe message.description = text(violation.description)
        }
    }
}
