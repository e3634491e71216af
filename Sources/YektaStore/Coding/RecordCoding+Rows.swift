import YektaCore

extension RecordCoding.Encoder {
    mutating func append(_ identity: IdentityID) {
        append(identity.number)
    }

    mutating func append(_ identities: [IdentityID]) {
        append(count: identities.count)
        for identity in identities { append(identity) }
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
        return try ReviewTaskCoding.task(first, second, restFrom: &self)
    }
}
