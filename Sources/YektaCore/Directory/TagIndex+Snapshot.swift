// What a snapshot keeps of an index.
extension TagIndex {
    /// Segments that one part of a snapshot holds.
    private static let segmentsPerPart = 64

    /// Writes segments and lists; what was found out about lists is found out again.
    func write(
        _ part: SnapshotPart,
        slots: SnapshotPart,
        to sink: inout some SnapshotSink
    ) throws(SnapshotError) {
        var encoder = RecordCoding.Encoder()
        encoder.append(count: count)
        encoder.append(count: depth)
        encoder.append(count: segments.count)
        for segment in segments {
            encoder.append(count: segment.used)
            encoder.append(count: segment.depth)
        }
        encoder.append(count: freeSegments.count)
        for segment in freeSegments { encoder.append(count: segment) }
        encoder.append(count: lists.count)
        for list in lists {
            encoder.append(count: list.numbers.count)
            for number in list.numbers { encoder.append(UInt64(number)) }
        }
        encoder.append(count: freeLists.count)
        for list in freeLists { encoder.append(count: list) }
        try sink.append(part, encoder.bytes)
        try sink.append(part, directory)
        let free = [UInt64](repeating: 0, count: Self.segmentSlots)
        for start in stride(from: 0, to: segments.count, by: Self.segmentsPerPart) {
            let end = min(start + Self.segmentsPerPart, segments.count)
            let own = segments[start..<end].map { $0.slots.isEmpty ? free : $0.slots }
            try sink.append(slots, Array(own.joined()))
        }
    }

    /// Reads what `write` wrote.
    init(
        _ part: SnapshotPart,
        slots: SnapshotPart,
        from source: some SnapshotSource
    ) throws(SnapshotError) {
        self.init()
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(try Self.bytes(part, from: source))
            try restore(from: &decoder)
            try decoder.finish()
        } catch {
            throw .damaged(part)
        }
        directory = try source.array(part, 1)
        guard directory.count == 1 << depth, directory.allSatisfy({ $0 < segments.count }) else {
            throw .damaged(part)
        }
        var next = 0
        for number in 0..<source.count(of: slots) {
            let own = try source.array(slots, number, of: UInt64.self)
            guard own.count % Self.segmentSlots == 0 else { throw .damaged(slots) }
            for start in stride(from: 0, to: own.count, by: Self.segmentSlots) {
                guard next < segments.count else { throw .damaged(slots) }
                segments[next].slots = Array(own[start..<start + Self.segmentSlots])
                next += 1
            }
        }
        guard next == segments.count else { throw .damaged(slots) }
        for free in freeSegments { segments[free].slots = [] }
    }

    private static func bytes(
        _ part: SnapshotPart,
        from source: some SnapshotSource
    ) throws(RecordCodingError) -> [UInt8] {
        do throws(SnapshotError) {
            return try source.array(part, 0, of: UInt8.self)
        } catch {
            throw RecordCodingError(.truncated, offset: 0)
        }
    }

    private mutating func restore(
        from decoder: inout RecordCoding.Decoder
    ) throws(RecordCodingError) {
        func number(below limit: Int) throws(RecordCodingError) -> Int {
            let offset = decoder.offset
            let number = try decoder.number()
            guard number < UInt64(limit) else {
                throw RecordCodingError(.numberTooLarge, offset: offset)
            }
            return Int(number)
        }
        count = try number(below: 1 << 32)
        depth = try number(below: Self.depthMax + 1)
        segments = []
        for _ in 0..<(try decoder.count(elementBytesMin: 2)) {
            var segment = Segment()
            segment.slots = []
            segment.used = try number(below: Self.segmentSlots)
            segment.depth = try number(below: depth + 1)
            segments.append(segment)
        }
        for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
            freeSegments.append(try number(below: segments.count))
        }
        for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
            var list = NumberList()
            for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
                list.numbers.append(UInt32(try number(below: 1 << 31)))
            }
            lists.append(list)
        }
        for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
            freeLists.append(try number(below: lists.count))
        }
    }
}
