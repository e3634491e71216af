package import YektaCore

/// What a column of a file is for.
package enum ColumnRole: Hashable, Sendable {
    /// The channel's own id for the record.
    case recordID
    /// The channel through which the record came.
    case channel
    /// When the channel received the record.
    case receivedAt
    /// A field of the record that takes part in the comparison.
    case field(FieldType)
    /// A text that is kept with the record and not compared.
    case kept
    /// A column that is not read at all; only a person can ask for this.
    case ignored

    /// The name used by `--map` and in the printed table.
    package var name: String {
        switch self {
        case .recordID: "record_id"
        case .channel: "channel"
        case .receivedAt: "received_at"
        case .field(let type): type.name
        case .kept: "kept"
        case .ignored: "ignore"
        }
    }

    init?(name: String) {
        let named = Self.all.first { HeaderName.fold($0.name) == HeaderName.fold(name) }
        guard let named else { return nil }
        self = named
    }

    /// Every role that a person can ask for.
    static let all: [ColumnRole] =
        [.recordID, .channel, .receivedAt, .kept, .ignored] + FieldType.allCases.map(Self.field)
}

/// Why a column has its role.
package enum ColumnReason: Hashable, Sendable {
    /// The header says so.
    case name
    /// This share of the sampled values, in per cent, looks like it.
    case content(percent: Int)
    /// The person who ran the command said so.
    case request
    /// Neither name nor content says anything.
    case unknown

    /// The words of the printed table.
    package var description: String {
        switch self {
        case .name: "by name"
        case .content(let percent): "by content \(percent) %"
        case .request: "as asked"
        case .unknown: "not recognised"
        }
    }
}
