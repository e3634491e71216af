/// What the engine knows for the sake of finding links, in a snapshot.
extension MatchState {
    func write(to sink: inout some SnapshotSink) throws(SnapshotError) {
        try records.write(to: &sink)
        try index.write(to: &sink)
        var encoder = RecordCoding.Encoder()
        encoder.append(count: sharedValues.count)
        for (place, (key, value)) in sharedValues.enumerated() {
            if place % 4_096 == 0 { try sink.pause() }
            encoder.append(key)
            encoder.append(byte: (value.isGeneric ? 1 : 0) | (value.owner == nil ? 0 : 2))
            if let owner = value.owner { encoder.append(bytes: owner) }
        }
        try sink.append(.sharedValues, encoder.bytes)
        encoder.removeAll()
        encoder.append(count: representatives.count)
        for (place, (key, records)) in representatives.enumerated() {
            if place % 4_096 == 0 { try sink.pause() }
            encoder.append(key)
            encoder.append(count: records.count)
            for record in records { encoder.append(UInt64(record)) }
        }
        try sink.append(.representatives, encoder.bytes)
    }

    /// Takes up the values that several people hold, and who stands for overfull blocks.
    func restoreBlockStates(from source: some SnapshotSource) throws(SnapshotError) {
        let shared = try source.array(.sharedValues, of: UInt8.self)
        let chosen = try source.array(.representatives, of: UInt8.self)
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(shared)
            for _ in 0..<(try decoder.count(elementBytesMin: 10)) {
                let key = try decoder.blockingKey()
                let traits = try decoder.byte()
                let owner = traits & 2 == 0 ? nil : try decoder.run()
                sharedValues[key] = SharedValue(isGeneric: traits & 1 != 0, owner: owner)
            }
            try decoder.finish()
        } catch {
            throw .damaged(.sharedValues)
        }
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(chosen)
            for _ in 0..<(try decoder.count(elementBytesMin: 10)) {
                let key = try decoder.blockingKey()
                var own: [RecordIndex] = []
                for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
                    own.append(RecordIndex(truncatingIfNeeded: try decoder.number()))
                }
                representatives[key] = own
            }
            try decoder.finish()
        } catch {
            throw .damaged(.representatives)
        }
    }
}

extension RecordCoding.Encoder {
    fileprivate mutating func append(_ key: BlockingKey) {
        append(UInt64(key.rule.rawValue))
        append(word: key.hash)
    }
}

extension RecordCoding.Decoder {
    fileprivate mutating func blockingKey() throws(RecordCodingError) -> BlockingKey {
        let start = offset
        let number = try number()
        guard let code = BlockingRule.RawValue(exactly: number),
            let rule = BlockingRule(rawValue: code)
        else { throw RecordCodingError(.numberTooLarge, offset: start) }
        return BlockingKey(rule: rule, hash: try word())
    }
}
