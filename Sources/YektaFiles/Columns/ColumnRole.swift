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
    /// A text that is kept with the record, shown and exported, and not compared.
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
    /// The header says so: a number by which a system knows the person.
    case enrolment
    /// This share of the sampled values, in per cent, looks like it.
    case content(percent: Int)
    /// There is nothing else that it could be, and equal values say something.
    case words
    /// The person who ran the command said so.
    case request
    /// Neither name nor content says anything.
    case unknown

    // What follows says why a column is left out.

    /// Fewer than one row in a hundred has a value.
    case empty
    /// This share of the values, in per cent, is one value.
    case constant(percent: Int)
    /// Sentences: two records of one person never hold the same.
    case freeText
    /// Counts the rows.
    case rowNumber
    /// Different in every row, so that it says nothing about two of them.
    case unique
    /// Named like the id of the row, but one value stands in several rows.
    case repeatedID
    /// Another column has this role, of which there is one.
    case spare
    /// May hold the identity that is looked for.
    case answer
    /// Says when the row was made or changed.
    case madeAt
    /// Says when something happened to the person.
    case event
    /// Says which file or run the row came with.
    case batch
    /// A sum or a score, which changes from row to row.
    case amount
    /// Holds the same words as other columns.
    case copy(of: String)

    /// The words of the printed table.
    package var description: String {
        switch self {
        case .name, .enrolment: "by name"
        case .content(let percent): "by content \(percent) %"
        case .words: "by content, no other type"
        case .request: "as asked"
        case .unknown: "not recognised"
        case .empty: "filled in less than 1 % of rows"
        case .constant(let percent): "one value in \(percent) % of rows"
        case .freeText: "free text"
        case .rowNumber: "counts the rows"
        case .unique: "different in every row"
        case .repeatedID: "repeated, so not the id of a row; it may be the answer"
        case .spare: "another column has this role"
        case .answer: "it may be the answer"
        case .madeAt: "when the row was made"
        case .event: "when something happened"
        case .batch: "which file or run the row is of"
        case .amount: "an amount or a score"
        case .copy(let names): "same as \(names)"
        }
    }
}
