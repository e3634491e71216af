import YektaCore

extension RecordCoding.Encoder {
    mutating func append(_ identity: IdentityID) {
        append(identity.number)
    }

    mutating func append(_ identities: [IdentityID]) {
        append(count: identities.count)
        for identity in identities { append(identity) }
    }

    mutating func append(_ task: ReviewTask) {
        append(task.first)
        append(task.second)
        append(signed: Int64(task.weight.units))
        append(byte: task.reason.rawValue)
    }
}

extension RecordCoding.Decoder {
    mutating func identity() throws(RecordCodingError) -> IdentityID {
        IdentityID(try number())
    }

    mutating func identities() throws(RecordCodingError) -> [IdentityID] {
        let count = try count(elementBytesMin: 1)
        var identities: [IdentityID] = []
        identities.reserveCapacity(count)
        for _ in 0..<count { identities.append(try identity()) }
        return identities
    }

    mutating func reviewTask() throws(RecordCodingError) -> ReviewTask {
        let first = try recordKey()
        let second = try recordKey()
        let weightOffset = offset
        guard let units = Int32(exactly: try signed()) else {
            throw RecordCodingError(.numberTooLarge, offset: weightOffset)
        }
        let reasonOffset = offset
        guard let reason = ReviewTask.Reason(rawValue: try byte()) else {
            throw RecordCodingError(.notCanonical, offset: reasonOffset)
        }
        return ReviewTask(
            first: first,
            second: second,
            weight: MatchWeight(units: units),
            reason: reason
        )
    }
}
