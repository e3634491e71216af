/// The vocabulary in a snapshot: words and parts of names under their numbers, with what is derived
/// from them.
extension Vocabulary {
    /// What one thread reads at a time.
    private static let entriesPerPart = 4_096

    /// Writes the words and parts of names that are used.
    ///
    /// - Complexity: O(n) time and memory.
    func write(_ use: VocabularyUse, to sink: inout some SnapshotSink) throws(SnapshotError) {
        try writeWords(use.words, to: &sink)
        var tokens = TokenNumbers()
        try Self.write(.nameParts, use.parts.count, to: &sink) { number, encoder in
            guard use.parts[number] else { return encoder.append(byte: NamePartEntry.unused) }
            let part = parts[UInt32(number) + 1]
            encoder.append(byte: part.traits)
            encoder.append(count: part.tokens.count)
            for token in part.tokens { encoder.append(UInt64(tokens.number(of: token))) }
            // Zero for none: lone words and single ones are joined as they are.
            encoder.append(part.joined.map { UInt64(tokens.number(of: $0)) + 1 } ?? 0)
            encoder.append(bytes: part.sieve)
        }
        let all = tokens.all
        try Self.write(.nameTokens, all.count, to: &sink) { all[$0].encode(into: &$1) }
        let counts = [use.words.count, use.parts.count, all.count]
        try sink.append(.vocabulary, counts.map(UInt64.init))
    }

    private func writeWords(
        _ use: [Bool],
        to sink: inout some SnapshotSink
    ) throws(SnapshotError) {
        try Self.write(.words, use.count, to: &sink) { number, encoder in
            guard use[number] else { return encoder.append(count: 0) }
            let word = words[UInt32(number)].bytes
            encoder.append(count: word.count + 1)
            for place in 0..<word.count { encoder.append(byte: word[place]) }
        }
    }

    /// Writes elements, so many to a part.
    private static func write(
        _ part: SnapshotPart,
        _ count: Int,
        to sink: inout some SnapshotSink,
        _ encode: (Int, inout RecordCoding.Encoder) -> Void
    ) throws(SnapshotError) {
        var encoder = RecordCoding.Encoder()
        for start in stride(from: 0, to: count, by: entriesPerPart) {
            encoder.removeAll()
            for number in start..<min(start + entriesPerPart, count) { encode(number, &encoder) }
            try sink.append(part, encoder.bytes)
        }
    }

    /// Fills an empty vocabulary with what was written.
    func restore(from source: some SnapshotSource, workers: Int) async throws(SnapshotError) {
        let counts = try source.array(.vocabulary, of: UInt64.self)
        guard counts.count == 3 else { throw .damaged(.vocabulary) }
        let known = try await Self.read(.words, counts[0], from: source, workers: workers) {
            (decoder) throws(RecordCodingError) in try decoder.word(orUnused: ())
        }
        words.restore(known)
        let tokens = try await Self.read(.nameTokens, counts[2], from: source, workers: workers) {
            (decoder) throws(RecordCodingError) in try NameToken(from: &decoder)
        }
        let entries = try await Self.read(.nameParts, counts[1], from: source, workers: workers) {
            (decoder) throws(RecordCodingError) in try NamePartEntry.read(from: &decoder, tokens)
        }
        parts.restore(entries)
    }

    /// Reads all elements of a kind.
    private static func read<Element: Sendable>(
        _ part: SnapshotPart,
        _ count: UInt64,
        from source: some SnapshotSource,
        workers: Int,
        _ element:
            @escaping @Sendable (
                inout RecordCoding.Decoder
            ) throws(RecordCodingError) -> Element
    ) async throws(SnapshotError) -> [Element] {
        let pieces = try await source.map(source.count(of: part), workers: workers) {
            (number) throws(SnapshotError) in
            let bytes = try source.array(part, number, of: UInt8.self)
            do throws(RecordCodingError) {
                var decoder = RecordCoding.Decoder(bytes)
                var found: [Element] = []
                found.reserveCapacity(entriesPerPart)
                while decoder.offset < bytes.count { found.append(try element(&decoder)) }
                return found
            } catch {
                throw SnapshotError.damaged(part)
            }
        }
        let all = Array(pieces.joined())
        guard UInt64(all.count) == count else { throw .damaged(part) }
        return all
    }
}

/// Numbers for tokens that several parts of names share.
private struct TokenNumbers {
    private(set) var all: [NameToken] = []
    private var numbers: [NameToken: UInt32] = [:]

    mutating func number(of token: NameToken) -> UInt32 {
        if !token.isWhole, let known = numbers[token] { return known }
        let number = UInt32(all.count)
        all.append(token)
        if !token.isWhole { numbers[token] = number }
        return number
    }
}

extension RecordCoding.Decoder {
    /// Reads a word; nil for one that nobody used.
    fileprivate mutating func word(orUnused: Void) throws(RecordCodingError) -> [UInt8]? {
        let count = Int(clamping: try number())
        return count == 0 ? nil : try run(count - 1)
    }
}

extension NamePartEntry {
    /// Stands in place of the traits of a part that nobody used.
    fileprivate static let unused: UInt8 = 4

    /// Reads a part whose tokens are given; nil for one that nobody used.
    fileprivate static func read(
        from decoder: inout RecordCoding.Decoder,
        _ tokens: [NameToken]
    ) throws(RecordCodingError) -> NamePartEntry? {
        func token(_ number: UInt64) throws(RecordCodingError) -> NameToken {
            guard number < UInt64(tokens.count) else {
                throw RecordCodingError(.numberTooLarge, offset: decoder.offset)
            }
            return tokens[Int(number)]
        }
        let traits = try decoder.byte()
        if traits == unused { return nil }
        var own: [NameToken] = []
        for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
            own.append(try token(try decoder.number()))
        }
        let joined = try decoder.number()
        return NamePartEntry(
            restored: traits,
            tokens: own,
            joined: joined == 0 ? nil : try token(joined - 1),
            sieve: try decoder.run()
        )
    }
}
