import YektaCore
import YektaFiles
import YektaWire

/// An identity for people and for programs.
struct OutputIdentity {
    let view: IdentityView

    /// A screen pop: who it is at the top, what else is known below.
    func lines(withRecords: Bool) -> [String] {
        var lines = [[view.id.description, name].filter { !$0.isEmpty }.joined(separator: "  ")]
        if let former { lines.append("  " + former) }
        guard view.recordCount > 0 else { return lines }
        var facts = OutputTable(.left, .left)
        let channels = view.channels.map { "\($0.channel) \($0.recordCount.grouped)" }
        facts.add("records", "\(view.recordCount.grouped): \(channels.joined(separator: ", "))")
        let last = Timestamp.text(view.lastReceivedAtMs)
        facts.add("last contact", last.isEmpty ? "unknown" : last)
        for field in view.golden where !Self.isName(field.type) {
            facts.add(Self.title(field), field.value)
        }
        for link in view.possibleLinks {
            let weight = link.weight.bits.fixed(2)
            facts.add("possible link", "\(link.identity) (\(weight) bits, \(link.recordKey))")
        }
        lines += facts.lines(indent: 2)
        if withRecords { lines += recordLines }
        return lines
    }

    var json: OutputJSON {
        .object([
            ("identity_id", .id(view.id)),
            ("requested_id", view.requestedID.map { .id($0) } ?? .null),
            ("state", .string(view.state.name)),
            ("redirected_to", .ids(view.state.redirects)),
            ("name", .string(name)),
            ("record_count", .count(view.recordCount)),
            ("channels", .object(view.channels.map { ($0.channel, .count($0.recordCount)) })),
            ("last_received_at", .time(Timestamp.text(view.lastReceivedAtMs))),
            ("golden", .array(view.golden.map(Self.json))),
            ("possible_links", .array(view.possibleLinks.map(OutputIdentity.json))),
            ("records", .array(view.records.map(Self.json))),
        ])
    }

    /// The golden name: the full one, or given name and surname.
    private var name: String {
        func value(_ type: FieldType) -> String? {
            view.golden.first { $0.type == type }?.value
        }
        let parts = [value(.givenName), value(.surname)].compactMap { $0 }
        let name = parts.count == 2 ? parts.joined(separator: " ") : value(.fullName)
        return OutputTable.printable(name ?? parts.joined(separator: " "))
    }

    private static func isName(_ type: FieldType) -> Bool {
        [.givenName, .surname, .fullName].contains(type)
    }

    private var former: String? {
        let asked = view.requestedID ?? view.id
        switch view.state {
        case .live: return nil
        case .mergedInto(let survivor): return "\(asked) was merged into \(survivor)"
        case .splitInto(let parts):
            return "\(asked) was split into \(parts.map(\.description).joined(separator: ", "))"
        case .erased: return "\(asked) was erased: its last record was deleted"
        }
    }

    private var recordLines: [String] {
        var lines: [String] = []
        for record in view.records {
            var facts = OutputTable(.left, .left)
            for field in record.fields { facts.add(Self.title(field), field.value) }
            let time = Timestamp.text(record.receivedAtMs)
            lines.append(
                OutputTable.printable("  \(record.key)" + (time.isEmpty ? "" : "  \(time)"))
            )
            lines += facts.lines(indent: 4)
        }
        if UInt64(view.records.count) < view.recordCount {
            lines.append("  and \((view.recordCount - UInt64(view.records.count)).grouped) more")
        }
        return lines
    }

    private static func title(_ field: Field) -> String {
        field.label.isEmpty ? field.type.name : "\(field.type.name):\(field.label)"
    }

    static func json(_ field: Field) -> OutputJSON {
        .object([
            ("type", .string(field.type.name)),
            ("label", .string(field.label)),
            ("value", .string(field.value)),
        ])
    }

    static func json(_ record: Record) -> OutputJSON {
        .object([
            ("key", .key(record.key)),
            ("received_at", .time(Timestamp.text(record.receivedAtMs))),
            ("fields", .array(record.fields.map(json))),
        ])
    }

    static func json(_ link: PossibleLinkView) -> OutputJSON {
        .object([
            ("identity_id", .id(link.identity)),
            ("record_key", .key(link.recordKey)),
            ("weight_bits", .number(link.weight.bits)),
        ])
    }
}

extension IdentityState {
    /// The name used in JSON.
    var name: String {
        switch self {
        case .live: "live"
        case .mergedInto: "merged_into"
        case .splitInto: "split_into"
        case .erased: "erased"
        }
    }

    /// The identities that the records went to.
    var redirects: [IdentityID] {
        switch self {
        case .live, .erased: []
        case .mergedInto(let survivor): [survivor]
        case .splitInto(let parts): parts
        }
    }
}

extension Grade {
    /// The name used in JSON.
    var name: String {
        switch self {
        case .link: "link"
        case .possibleLink: "possible_link"
        case .nonLink: "non_link"
        }
    }

    /// The decision in words.
    var words: String {
        switch self {
        case .link: "link"
        case .possibleLink: "possible link"
        case .nonLink: "non-link"
        }
    }
}

extension ResolveResult.Outcome {
    /// The name used in JSON and in summaries.
    var name: String {
        switch self {
        case .created: "created"
        case .attached: "attached"
        case .merged: "merged"
        case .updated: "updated"
        case .unchanged: "unchanged"
        }
    }
}
