// Arrays of plain numbers, and of structs of them without gaps, as the bytes that they are. Every
// pattern of bits is a value of such a type, and what a snapshot holds is of this very program.

/// Words of eight bytes as raw memory.
package enum SnapshotWords {
    /// The hash of words under a seed, as this machine has them.
    package static func hash(_ words: [UInt64], seed: UInt64) -> UInt64 {
        Hash64.xxh3(unsafe words.span.bytes, seed: seed)
    }

    /// Hands out the bytes of words.
    package static func read<Failure: Error>(
        _ words: [UInt64],
        _ body: (RawSpan) throws(Failure) -> Void
    ) throws(Failure) {
        try body(unsafe words.span.bytes)
    }

    /// Hands out the bytes of words to be filled.
    package static func fill<Failure: Error>(
        _ words: inout [UInt64],
        _ body: (inout MutableRawSpan) throws(Failure) -> Void
    ) throws(Failure) {
        var span = words.mutableSpan
        var bytes = unsafe span.mutableBytes
        try body(&bytes)
    }
}

extension SnapshotSink {
    /// Takes an array as the next part of a kind.
    mutating func append<Element: BitwiseCopyable>(
        _ part: SnapshotPart,
        _ elements: [Element]
    ) throws(SnapshotError) {
        // Not `span.bytes`: of an array literal it reads as zeroes in a release build (Swift 6.3).
        try unsafe elements.withUnsafeBufferPointer { buffer throws(SnapshotError) in
            let bytes = UnsafeRawBufferPointer(buffer)
            try append(part, unsafe bytes.bytes)
        }
    }
}

extension SnapshotSource {
    /// Reads a part that is an array.
    func array<Element: BitwiseCopyable>(
        _ part: SnapshotPart,
        _ number: Int = 0,
        of _: Element.Type = Element.self
    ) throws(SnapshotError) -> [Element] {
        guard number < count(of: part) else { throw .damaged(part) }
        let (elements, rest) = byteCount(of: part, number)
            .quotientAndRemainder(dividingBy: MemoryLayout<Element>.stride)
        guard rest == 0 else { throw .damaged(part) }
        var failure: SnapshotError?
        // Filled by the read alone: to fill it with anything first takes longer than that. If the
        // read fails, nobody gets to see what is in it.
        let array = unsafe [Element](unsafeUninitializedCapacity: elements) { buffer, count in
            let memory = unsafe UnsafeMutableRawBufferPointer(
                start: buffer.baseAddress,
                count: elements * MemoryLayout<Element>.stride
            )
            var bytes = unsafe memory.mutableBytes
            do throws(SnapshotError) {
                try read(part, number, into: &bytes)
                count = elements
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return array
    }

    /// Reads all parts of a kind, on several threads, in their order.
    func arrays<Element: BitwiseCopyable & Sendable>(
        _ part: SnapshotPart,
        of _: Element.Type = Element.self,
        workers: Int
    ) async throws(SnapshotError) -> [[Element]] {
        try await map(count(of: part), workers: workers) { number throws(SnapshotError) in
            try array(part, number)
        }
    }

    /// Maps numbers from 0 on several threads.
    func map<Result: Sendable>(
        _ count: Int,
        workers: Int,
        _ body: @escaping @Sendable (Int) throws(SnapshotError) -> Result
    ) async throws(SnapshotError) -> [Result] {
        let chunk = max(1, min(64, count / max(1, workers * 8)))
        let results = await ParallelSweep.map(count, workers: workers, chunk: chunk) { range in
            range.map { number in
                Swift.Result { () throws(SnapshotError) in try body(number) }
            }
        }
        var found: [Result] = []
        found.reserveCapacity(count)
        for result in results { found.append(try result.get()) }
        return found
    }
}
