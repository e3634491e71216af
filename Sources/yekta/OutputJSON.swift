import YektaCore

/// A JSON value, written on one line with its members in the order given.
enum OutputJSON {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([OutputJSON])
    case object([(String, OutputJSON)])

    static func count(_ count: some BinaryInteger) -> OutputJSON {
        .integer(Int64(clamping: count))
    }
    static func id(_ id: IdentityID) -> OutputJSON { .string(id.description) }
    static func ids(_ ids: [IdentityID]) -> OutputJSON { .array(ids.map(id)) }
    static func key(_ key: RecordKey) -> OutputJSON { .string(key.description) }
    /// A time as ISO 8601; null where it is unknown.
    static func time(_ text: String) -> OutputJSON { text.isEmpty ? .null : .string(text) }

    /// The value as text.
    var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        // JSON has no infinity and no NaN.
        case .number(let value): text += value.isFinite ? "\(value)" : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let items):
            text += "["
            for (place, item) in items.enumerated() {
                if place > 0 { text += ", " }
                item.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (place, member) in members.enumerated() {
                if place > 0 { text += ", " }
                Self.write(member.0, to: &text)
                text += ": "
                member.1.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }
}
