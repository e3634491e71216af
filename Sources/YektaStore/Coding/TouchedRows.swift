import YektaCore

/// Which rows a commit touched: the ordinals of records that it wrote, moved or deleted, and the
/// identities that it retired.
///
/// Both are stored as runs of consecutive numbers, since nearly all records of a commit are new.
struct TouchedRows {
    private(set) var ordinals: [UInt64] = []
    private(set) var identities: [UInt64] = []

    mutating func add(ordinal: UInt64) {
        ordinals.append(ordinal)
    }

    mutating func add(identity: UInt64) {
        identities.append(identity)
    }

    mutating func removeAll() {
        ordinals.removeAll(keepingCapacity: true)
        identities.removeAll(keepingCapacity: true)
    }

    /// Appends the row's blob.
    mutating func encode(into encoder: inout RecordCoding.Encoder) {
        Self.encode(&ordinals, into: &encoder)
        Self.encode(&identities, into: &encoder)
    }

    /// Adds what the blob of a row says.
    mutating func add(
        _ bytes: [UInt8],
        ofCommit number: UInt64
    ) throws(StoreError) {
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(bytes)
            try Self.decode(from: &decoder, onto: &ordinals)
            try Self.decode(from: &decoder, onto: &identities)
            try decoder.finish()
        } catch {
            throw .corrupt("commit \(number), \(bytes.count) bytes", error)
        }
    }

    /// The number of runs, then for each how far it begins after the end of the one before, and how
    /// many numbers follow its first.
    private static func encode(
        _ numbers: inout [UInt64],
        into encoder: inout RecordCoding.Encoder
    ) {
        numbers.sort()
        var runs: [(first: UInt64, last: UInt64)] = []
        for number in numbers {
            if let run = runs.last, number <= run.last + 1 {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        encoder.append(count: runs.count)
        var end: UInt64 = 0
        for run in runs {
            encoder.append(run.first - end)
            encoder.append(run.last - run.first)
            end = run.last
        }
    }

    /// The most numbers that the rows of a tail may name.
    ///
    /// A damaged row must not make its reader reserve memory without end.
    private static let numbersMax = 1 << 28

    private static func decode(
        from decoder: inout RecordCoding.Decoder,
        onto numbers: inout [UInt64]
    ) throws(RecordCodingError) {
        let count = try decoder.count(elementBytesMin: 2)
        var end: UInt64 = 0
        for _ in 0..<count {
            let place = decoder.offset
            let (first, isBeyond) = end.addingReportingOverflow(try decoder.number())
            let (last, isFarBeyond) = first.addingReportingOverflow(try decoder.number())
            guard !isBeyond, !isFarBeyond, last < UInt64(Int64.max),
                last - first < UInt64(numbersMax - min(numbers.count, numbersMax))
            else {
                throw RecordCodingError(.numberTooLarge, offset: place)
            }
            numbers.append(contentsOf: first...last)
            end = last
        }
    }
}
