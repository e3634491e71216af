/// One value of a record, as the channel sent it.
package struct Field: Hashable, Sendable {
    package let type: FieldType
    /// Which of several fields of one type this is (a column's name); empty where the type says it
    /// all.
    package let label: String
    /// The raw value, kept as it came.
    package let value: String
    /// Whether a `text` or `number` field takes part in the comparison.
    ///
    /// Ignored for other types.
    package let isCompared: Bool

    package init(_ type: FieldType, _ value: String, label: String = "", isCompared: Bool = false) {
        self.type = type
        self.label = label
        self.value = value
        self.isCompared = isCompared
    }
}

/// A contact record as one channel knows the customer: typed, multi-valued, raw.
///
/// A field type may occur several times (two phones); no field is required.
package struct Record: Hashable, Sendable {
    package let key: RecordKey
    /// When the channel received it, in milliseconds since 1970-01-01T00:00Z; 0 if unknown.
    package let receivedAtMs: Int64
    package let fields: [Field]

    package init(key: RecordKey, receivedAtMs: Int64 = 0, fields: [Field]) {
        self.key = key
        self.receivedAtMs = receivedAtMs
        self.fields = fields
    }

    /// The raw values of one type, in the order they came.
    package func values(of type: FieldType) -> [String] {
        fields.lazy.filter { $0.type == type }.map(\.value)
    }
}
