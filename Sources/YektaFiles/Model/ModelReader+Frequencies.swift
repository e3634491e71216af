import YektaCore

extension ModelReader {
    /// The tables of term frequencies, in the order of the file.
    mutating func readTables() throws(FileError) -> [NamedTable] {
        var tables: [NamedTable] = []
        try json.beginArray()
        while try json.nextItem() { tables.append(try readTable()) }
        return tables
    }

    private mutating func readTable() throws(FileError) -> NamedTable {
        var kind: ComparisonKind?
        var column = ""
        var unlisted: [Double]?
        var shares: [FrequencyTable.Value: FrequencyTable.Share]?
        try json.beginObject()
        while let member = try json.nextMember() {
            switch member {
            case "kind": kind = try self.kind()
            case "column": column = try json.text()
            case "unlisted": unlisted = try readUnlisted()
            case "values": shares = try readShares()
            default: throw json.unknownMember(of: "a table of term frequencies")
            }
        }
        guard let kind else { throw json.missing("kind") }
        guard let unlisted else { throw json.missing("unlisted") }
        guard let shares else { throw json.missing("values") }
        let table = FrequencyTable(shares: shares, unlisted: unlisted)
        return NamedTable(kind: kind, column: column, table: table)
    }

    private mutating func readUnlisted() throws(FileError) -> [Double] {
        var unlisted: [Double] = []
        try json.beginArray()
        while try json.nextItem() {
            guard unlisted.count < FrequencyTable.populationCount else { throw populationCount }
            unlisted.append(try probability())
        }
        guard unlisted.count == FrequencyTable.populationCount else { throw populationCount }
        return unlisted
    }

    private var populationCount: FileError {
        json.failure(
            "there are \(FrequencyTable.populationCount) shares here, one per population",
            remedy: "give as many"
        )
    }

    private mutating func readShares() throws(FileError) -> [FrequencyTable.Value: FrequencyTable
        .Share]
    {
        var shares: [FrequencyTable.Value: FrequencyTable.Share] = [:]
        var hashes: Set<UInt64> = []
        try json.beginArray()
        while try json.nextItem() {
            let (value, share) = try readShare()
            guard hashes.insert(value.hash).inserted else {
                throw json.failure("the value is listed already", remedy: "keep one of the two")
            }
            shares[value] = share
        }
        return shares
    }

    /// One value: `["hash", population, share, share of all that sound like it]`.
    private mutating func readShare() throws(FileError) -> (
        FrequencyTable.Value, FrequencyTable.Share
    ) {
        try json.beginArray()
        try nextPart()
        let hash = try valueHash()
        try nextPart()
        let population = try json.integer(in: 0...(FrequencyTable.populationCount - 1))
        try nextPart()
        let own = try probability()
        try nextPart()
        let sound = try probability()
        guard sound >= own else {
            throw json.failure(
                "is \(sound), less than the \(own) of the value itself, which sounds like itself",
                remedy: "use at least as much"
            )
        }
        guard try !json.nextItem() else { throw partCount }
        return (
            FrequencyTable.Value(hash: hash, population: UInt8(population)),
            FrequencyTable.Share(value: own, sound: sound)
        )
    }

    private mutating func nextPart() throws(FileError) {
        guard try json.nextItem() else { throw partCount }
    }

    private var partCount: FileError {
        json.failure(
            "is not a value's hash, population, share and share of its sound",
            remedy: "give these four"
        )
    }

    private mutating func valueHash() throws(FileError) -> UInt64 {
        let text = try json.text()
        let isHexadecimal = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
            default: false
            }
        }
        guard text.utf8.count == 16, isHexadecimal, let hash = UInt64(text, radix: 16) else {
            throw json.failure(
                "is no hash of a value",
                remedy: "use 16 digits from 0 to 9 and a to f"
            )
        }
        return hash
    }
}
