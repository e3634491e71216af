/// What a look-up tells of an identity besides its records: the golden record and where it was
/// seen.
package struct IdentitySummary: Sendable {
    /// How many records the identity has.
    package let recordCount: Int
    /// The best value of each field.
    package let golden: [Field]
    /// How many records came through each channel, by the channel's name.
    package let channels: [(channel: String, records: Int)]
    /// When the last record was received, in milliseconds since 1970; 0 if unknown.
    package let lastReceivedAtMs: Int64

    package init(of records: [Record]) {
        recordCount = records.count
        golden = GoldenRecord.fields(of: records)
        lastReceivedAtMs = records.map(\.receivedAtMs).max() ?? 0
        var counts: [String: Int] = [:]
        for record in records { counts[record.key.channel, default: 0] += 1 }
        channels = counts.sorted { $0.key < $1.key }.map { (channel: $0.key, records: $0.value) }
    }
}
