import YektaCore

extension Record {
    /// A record written down in a test: the key as `channel:id`, then its fields.
    static func crafted(
        _ key: String,
        atMs: Int64 = 0,
        _ fields: KeyValuePairs<FieldType, String>
    ) -> Record {
        Record(
            key: RecordKey(key) ?? RecordKey(channel: "test", id: key),
            receivedAtMs: atMs,
            fields: fields.map { Field($0.key, $0.value) }
        )
    }

    /// The same content under another key.
    func under(_ key: String) -> Record {
        Record(
            key: RecordKey(key) ?? RecordKey(channel: "test", id: key),
            receivedAtMs: receivedAtMs,
            fields: fields
        )
    }
}

/// Makes Iranian national ids whose check digit is right.
enum ValidNationalID {
    /// The id whose first nine digits are the number's.
    static func of(_ number: Int) -> String {
        let digits = (0..<9).map { place in
            number / (0..<(8 - place)).reduce(1) { power, _ in power * 10 } % 10
        }
        let sum = digits.enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) } % 11
        let check = sum < 2 ? sum : 11 - sum
        return (digits + [check]).map(String.init).joined()
    }
}
