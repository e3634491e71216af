import ArgumentParser
import YektaCore
import YektaFiles
import YektaStore

/// `yekta export`: writes the records of a store with their identities as a CSV file.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the records of a store, with their identities, as a CSV file.",
        discussion: """
            Reads the store's file, beside a running server or without one, and sees one moment of \
            it. A field with several values has them in one cell, joined by " | ".

              yekta export --store people.yekta -o people-resolved.csv
            """
    )

    @Option(help: "The store's file.")
    var store: String

    @Option(name: [.customShort("o"), .long], help: "The CSV file to write.")
    var output: String

    @Flag(name: .long, help: "Print the summary as JSON.")
    var json = false

    func run() async throws {
        let reader = try StoreReader(path: store)
        var written = 0
        var writer = try CSVWriter(path: output)
        var failure: FileError?
        try reader.snapshot { () throws(StoreError) in
            let columns = try ExportColumns(of: reader)
            do throws(FileError) {
                try writer.write(columns.header)
            } catch {
                failure = error
                return
            }
            try reader.forEachRecord { write in
                do throws(FileError) {
                    try writer.write(columns.cells(of: write))
                } catch {
                    failure = error
                    return false
                }
                written += 1
                return true
            }
        }
        if let failure { throw failure }
        try writer.finish()
        let line =
            json
            ? OutputJSON.object([("records", .count(written)), ("file", .string(output))]).text
            : "\(written.grouped) records written to \(output)"
        try (json ? OutputStream.answers : .notes).writeLine(line)
    }
}

/// The columns of an export: those for which some record has a value.
struct ExportColumns {
    /// The most labels that get a column of their own; the values of others go to their type's
    /// column.
    static let labelsMax = 1_000

    private struct Slot: Hashable {
        let type: FieldType
        let label: String
    }

    private static let fixed = ["identity_id", "channel", "record_id", "received_at"]
    private let slots: [Slot]
    private let placeOf: [Slot: Int]

    /// Reads every record once to see which columns there are; call it within a snapshot.
    init(of reader: StoreReader) throws(StoreError) {
        var found: Set<Slot> = []
        try reader.forEachRecord { write in
            for field in write.record.fields {
                let slot = Self.slot(of: field)
                found.insert(
                    found.count < Self.labelsMax ? slot : Slot(type: field.type, label: "")
                )
            }
            return true
        }
        slots = found.sorted { ($0.type.rawValue, $0.label) < ($1.type.rawValue, $1.label) }
        placeOf = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
    }

    /// The columns' names: the type's, or the label's where the type does not say which field it
    /// is.
    var header: [String] {
        var taken = Set(Self.fixed + FieldType.allCases.map(\.name))
        return Self.fixed
            + slots.map { slot in
                if slot.label.isEmpty { return slot.type.name }
                var name = slot.label
                while !taken.insert(name).inserted { name = "\(slot.type.name)_\(name)" }
                return name
            }
    }

    func cells(of write: RecordWrite) -> [String] {
        let record = write.record
        var values = [[String]](repeating: [], count: slots.count)
        for field in record.fields {
            let place =
                placeOf[Self.slot(of: field)] ?? placeOf[Slot(type: field.type, label: "")]
            if let place { values[place].append(field.value) }
        }
        return [
            write.identity.description, record.key.channel, record.key.id,
            Timestamp.text(record.receivedAtMs),
        ] + values.map { $0.joined(separator: " | ") }
    }

    private static func slot(of field: Field) -> Slot {
        switch field.type {
        case .identifier, .text, .number: Slot(type: field.type, label: field.label)
        case .givenName, .surname, .fullName, .phone, .email, .nationalID, .birthDate, .gender,
            .address, .city, .postalCode, .loyaltyID, .deviceID, .handle, .cookieID:
            Slot(type: field.type, label: "")
        }
    }
}
