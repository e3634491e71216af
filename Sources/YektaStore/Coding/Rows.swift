import YektaCore

extension RecordWrite {
    /// A row of ordinal, identity and payload.
    init(row: Statement) throws(StoreError) {
        try self.init(
            payload: row.bytes(at: 2),
            ordinal: try row.number(at: 0),
            identity: IdentityID(try row.number(at: 1))
        )
    }

    /// A row's columns, of which the payload is still to be decoded.
    init(
        payload: [UInt8],
        ordinal: UInt64,
        identity: IdentityID
    ) throws(StoreError) {
        let record: Record
        do throws(RecordCodingError) {
            record = try RecordCoding.decode(payload)
        } catch {
            throw .corrupt("record of ordinal \(ordinal), \(payload.count) bytes", error)
        }
        self.init(record: record, ordinal: ordinal, identity: identity)
    }
}

extension IdentityWrite {
    /// A row of id, state and target.
    init(row: Statement) throws(StoreError) {
        let id = try row.number(at: 0)
        let state = try IdentityStateCoding.decode(
            id: id,
            code: row.integer(at: 1),
            target: row.bytes(at: 2)
        )
        self.init(id: IdentityID(id), state: state)
    }
}

extension ConstraintWrite {
    /// A row of id, kind, the two keys, author, reason, time and whether it is in force.
    init(row: Statement) throws(StoreError) {
        let id = try row.number(at: 0)
        guard let code = UInt8(exactly: row.integer(at: 1)),
            let kind = LinkConstraint.Kind(rawValue: code)
        else {
            throw .corrupt("constraint \(id) of unknown kind", nil)
        }
        self.init(
            constraint: LinkConstraint(
                id: id,
                kind: kind,
                try RecordKey(row: row, at: 2),
                try RecordKey(row: row, at: 4)
            ),
            note: DecisionNote(
                author: try row.text(at: 6),
                reason: try row.text(at: 7),
                timeMs: row.integer(at: 8)
            ),
            isActive: row.integer(at: 9) != 0
        )
    }
}

extension ReviewTask {
    /// A row of the two keys, weight and reason.
    init(row: Statement) throws(StoreError) {
        guard let units = Int32(exactly: row.integer(at: 4)),
            let code = UInt8(exactly: row.integer(at: 5)),
            let reason = Reason(rawValue: code)
        else {
            throw .corrupt("an open review task of unknown reason or weight", nil)
        }
        self.init(
            first: try RecordKey(row: row, at: 0),
            second: try RecordKey(row: row, at: 2),
            weight: MatchWeight(units: units),
            reason: reason
        )
    }
}

extension RecordKey {
    /// Two columns: the channel, then the id.
    fileprivate init(row: Statement, at column: Int32) throws(StoreError) {
        self.init(channel: try row.text(at: column), id: try row.text(at: column + 1))
    }
}
