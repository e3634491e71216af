package import YektaCore

/// Rows of records as they are stored: their payloads in one piece of memory, not decoded yet.
package struct RecordRows: Sendable {
    private var ordinals: [UInt64] = []
    private var identities: [IdentityID] = []
    /// Where each payload ends among the bytes.
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    init() {}

    /// How many records they are.
    package var count: Int { ordinals.count }

    var byteCount: Int { bytes.count }

    /// Takes up a row of ordinal, identity and payload.
    mutating func append(_ row: Statement) throws(StoreError) {
        ordinals.append(try row.number(at: 0))
        identities.append(IdentityID(try row.number(at: 1)))
        row.appendBytes(at: 2, to: &bytes)
        ends.append(bytes.count)
    }

    /// The record at a place, from 0, with its ordinal and identity.
    package func record(at place: Int) throws(StoreError) -> RecordWrite {
        let payload = Array(bytes[(place > 0 ? ends[place - 1] : 0)..<ends[place]])
        return try RecordWrite(
            payload: payload,
            ordinal: ordinals[place],
            identity: identities[place]
        )
    }
}
