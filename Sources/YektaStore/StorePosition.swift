/// How far a store has come: what its last commit left behind.
package struct StorePosition: Hashable, Sendable {
    /// Counts the commits from 1; 0 before the first.
    package internal(set) var commit: UInt64 = 0
    /// The sequence number of the last feed event; 0 before the first.
    package internal(set) var lastSequence: UInt64 = 0
    /// The ordinal of the next new record, above all that were ever given.
    package internal(set) var nextOrdinal: UInt64 = 1
    /// The number after the highest identity ever issued.
    package internal(set) var nextIdentity: UInt64 = 1
}

extension StorePosition {
    /// Reads the row of the last commit.
    init(on connection: Connection) throws(StoreError) {
        let select = try Statement(
            """
            SELECT number, last_sequence, next_ordinal, next_identity
            FROM commits ORDER BY number DESC LIMIT 1
            """,
            on: connection
        )
        var position = StorePosition()
        try select.forEachRow { row throws(StoreError) in
            position = try StorePosition(row: row)
            return false
        }
        self = position
    }

    /// A row of number, last sequence number, next ordinal and next identity.
    init(row: Statement) throws(StoreError) {
        commit = try row.number(at: 0)
        lastSequence = try row.number(at: 1)
        nextOrdinal = try row.number(at: 2)
        nextIdentity = try row.number(at: 3)
    }
}
