import YektaCore
import YektaFiles

/// Records of invented people.
enum People {
    /// A record of a person; the same number is the same person, with the same details.
    static func record(_ id: String, person: Int, channel: String = "crm") -> Record {
        let names = [
            ("Narges", "Tavakoli"), ("Bahram", "Salehi"), ("Mina", "Rostami"),
            ("Kaveh", "Daneshvar"),
            ("Laleh", "Ghasemi"), ("Siavash", "Parsa"), ("Golnar", "Zarrin"), ("Houman", "Vakili"),
        ]
        let (given, surname) = names[person % names.count]
        let digits = String(1_000_000 + person * 7_919 % 9_000_000)
        return Record(
            key: RecordKey(channel: channel, id: id),
            receivedAtMs: 1_700_000_000_000 + Int64(person),
            fields: [
                Field(.givenName, given), Field(.surname, surname),
                Field(.phone, "0912" + digits), Field(.email, "\(given).\(digits)@example.com"),
            ]
        )
    }

    /// A record of somebody whom no other record resembles.
    static func stranger(_ number: Int) -> Record {
        Record(
            key: RecordKey(channel: "app", id: "\(number)"),
            fields: [Field(.deviceID, "device-\(number * 7_919 + 1_000_003)")]
        )
    }

    /// The records of a sample with all its hard cases.
    static func sample(_ count: Int) throws -> [Record] {
        let sample = SampleData(records: count)
        let bytes = CSVWriter.bytes([SampleData.header] + sample.rows)
        var reader = try RecordReader(
            CSVReader(bytes: bytes, name: "sample"),
            defaultChannel: "sample"
        )
        var records: [Record] = []
        while let row = try reader.next() { records.append(row.record) }
        return records
    }
}
