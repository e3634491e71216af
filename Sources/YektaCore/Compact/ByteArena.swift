import CXXHash

/// Memory for many runs of bytes of any length, which stay where they are put.
///
/// Chunks are never moved or given back while the arena lives, so a view of a run stays good
/// although others are added. Runs that are released are counted; the owner moves what lives into a
/// new arena when too much of an old one is dead.
@safe package final class ByteArena: @unchecked Sendable {
    // @unchecked: one thread changes it, and others read only while nothing changes.

    /// Where a run lies: in units of `alignment` from the first chunk's beginning.
    package typealias Place = UInt32

    /// Runs begin at multiples of this, so that a place of 32 bits reaches 32 GiB.
    package static let alignment = 8
    /// One chunk, in bytes.
    ///
    /// A run never crosses its end; a longer one has a chunk of its own.
    package static let chunkBytes = 1 << chunkBits
    fileprivate static let chunkBits = 22

    private var chunks: [UnsafeMutablePointer<UInt8>]
    private var usedOfLast: Int
    private let capacity: Int
    /// Bytes in use of each chunk but the last.
    private var usedOfFull: [Int] = []
    /// Bytes of runs that were released.
    package private(set) var deadBytes = 0
    /// Bytes of all runs, the released ones included.
    package private(set) var usedBytes = 0

    /// - Parameter chunkBytes: how much is taken from the system at a time, `chunkBytes` at most.
    package init(chunkBytes capacity: Int = ByteArena.chunkBytes) {
        unsafe chunks = []
        self.capacity = min(capacity, Self.chunkBytes)
        usedOfLast = self.capacity
    }

    deinit {
        for place in unsafe chunks.indices { unsafe chunks[place].deallocate() }
    }

    /// Bytes that the arena has taken from the system.
    package private(set) var allocatedBytes = 0

    /// Puts a run of bytes into the arena.
    package func append(_ bytes: [UInt8]) -> Place {
        let length = Self.rounded(bytes.count)
        if unsafe chunks.isEmpty || usedOfLast + max(length, 1) > capacity {
            let bytes = max(capacity, length)
            if unsafe !chunks.isEmpty { usedOfFull.append(usedOfLast) }
            unsafe chunks.append(.allocate(capacity: bytes))
            allocatedBytes += bytes
            usedOfLast = 0
        }
        let last = unsafe chunks.count - 1
        let offset = usedOfLast
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress, source.count > 0 else { return }
            // What lies between two runs says nothing about who had the memory before.
            unsafe (chunks[last] + offset + length - Self.alignment)
                .update(repeating: 0, count: Self.alignment)
            unsafe (chunks[last] + offset).update(from: start, count: source.count)
        }
        usedOfLast += length
        usedBytes += length
        return Place((last << Self.chunkBits + offset) / Self.alignment)
    }

    /// Marks a run as no longer used; views of it stay good.
    package func release(count: Int) {
        deadBytes += Self.rounded(count)
    }

    /// The bytes from a place on.
    package func bytes(_ place: Place, count: Int) -> Bytes {
        let whole = Int(place) * Self.alignment
        return unsafe Bytes(
            start: UnsafePointer(chunks[whole >> Self.chunkBits] + whole & (Self.chunkBytes - 1)),
            count: count
        )
    }

    /// Calls a closure with a look at what the arena holds; nothing is added meanwhile.
    func read<Result>(_ body: (ArenaReader) -> Result) -> Result {
        unsafe chunks.withUnsafeBufferPointer { unsafe body(ArenaReader($0)) }
    }

    /// Asks for the beginning of a run ahead of its use.
    ///
    /// - Parameter lines: how many cache lines of it; four are about the content of one record.
    package func prefetch(_ place: Place, lines: Int = 4) {
        let whole = Int(place) * Self.alignment
        let start = unsafe chunks[whole >> Self.chunkBits] + whole & (Self.chunkBytes - 1)
        for line in 0..<lines { unsafe yekta_prefetch(start + 64 * line) }
    }

    /// Replaces one byte of a run, while nobody else reads it.
    package func set(_ place: Place, _ offset: Int, to byte: UInt8) {
        let start = Int(place) * Self.alignment
        // A run lies in one chunk, even one that is longer than others.
        unsafe chunks[start >> Self.chunkBits][start & (Self.chunkBytes - 1) + offset] = byte
    }

    /// The chunk of a place, and where in it.
    @inline(__always)
    static func position(_ place: Place) -> (chunk: Int, offset: Int) {
        let whole = Int(place) * alignment
        return (whole >> chunkBits, whole & (chunkBytes - 1))
    }

    fileprivate static func rounded(_ count: Int) -> Int {
        (count + alignment - 1) / alignment * alignment
    }
}

/// A look at an arena, for as long as nothing is added: `ByteArena.read`.
@safe struct ArenaReader {
    // A view of the arena's list of chunks, which the closure that has the reader does not outlive.
    private let chunks: UnsafeBufferPointer<UnsafeMutablePointer<UInt8>>

    fileprivate init(_ chunks: UnsafeBufferPointer<UnsafeMutablePointer<UInt8>>) {
        unsafe self.chunks = chunks
    }

    /// As `ByteArena.bytes`.
    @inline(__always)
    func bytes(_ place: ByteArena.Place, count: Int) -> Bytes {
        unsafe Bytes(start: start(place), count: count)
    }

    /// As `ByteArena.prefetch`.
    @inline(__always)
    func prefetch(_ place: ByteArena.Place) {
        let start = unsafe start(place)
        for line in 0..<4 { unsafe yekta_prefetch(start + 64 * line) }
    }

    @inline(__always)
    private func start(_ place: ByteArena.Place) -> UnsafePointer<UInt8> {
        let (chunk, offset) = ByteArena.position(place)
        unsafe precondition(chunk < chunks.count, "a run of another arena was asked for")
        return unsafe UnsafePointer(chunks[chunk] + offset)
    }
}

// MARK: - Snapshots

extension ByteArena {
    /// Writes the chunks, as far as they are used, each as a part.
    func write(_ part: SnapshotPart, to sink: inout some SnapshotSink) throws(SnapshotError) {
        for place in unsafe chunks.indices {
            let used = place < usedOfFull.count ? usedOfFull[place] : usedOfLast
            let bytes = unsafe UnsafeRawBufferPointer(start: chunks[place], count: used)
            try sink.append(part, unsafe bytes.bytes)
        }
    }

    /// Writes runs as an arena would have them that has nothing else, a chunk at a time.
    struct Copy {
        private let part: SnapshotPart
        private var bytes: [UInt8] = []
        private var chunk = 0

        init(_ part: SnapshotPart) {
            self.part = part
            bytes.reserveCapacity(ByteArena.chunkBytes)
        }

        /// Where the run lies in the arena that is written.
        mutating func append(
            _ run: Bytes,
            to sink: inout some SnapshotSink
        ) throws(SnapshotError) -> Place {
            let length = ByteArena.rounded(run.count)
            if !bytes.isEmpty, bytes.count + length > ByteArena.chunkBytes {
                try sink.append(part, bytes)
                bytes.removeAll(keepingCapacity: true)
                chunk += 1
            }
            let place = Place((chunk << ByteArena.chunkBits + bytes.count) / ByteArena.alignment)
            bytes += run.array
            bytes += repeatElement(0, count: length - run.count)
            return place
        }

        mutating func finish(_ sink: inout some SnapshotSink) throws(SnapshotError) {
            if !bytes.isEmpty { try sink.append(part, bytes) }
        }
    }

    /// Takes up the chunks that were written.
    func restore(
        _ part: SnapshotPart,
        from source: some SnapshotSource,
        workers: Int
    ) async throws(SnapshotError) {
        precondition(usedBytes == 0, "only an empty arena can be restored")
        let count = source.count(of: part)
        for number in 0..<count {
            let used = source.byteCount(of: part, number)
            guard used % Self.alignment == 0 else { throw .damaged(part) }
            let capacity = max(Self.chunkBytes, used)
            unsafe chunks.append(.allocate(capacity: capacity))
            allocatedBytes += capacity
            usedBytes += used
            if number + 1 < count { usedOfFull.append(used) }
            usedOfLast = used
        }
        // Each is filled by one thread, before anybody else can know of it.
        _ = try await source.map(count, workers: workers) {
            [self] (number) throws(SnapshotError) in
            let used = source.byteCount(of: part, number)
            let buffer = unsafe UnsafeMutableRawBufferPointer(start: chunks[number], count: used)
            var bytes = unsafe buffer.mutableBytes
            try source.read(part, number, into: &bytes)
        }
    }

    /// Whether a run lies within what is used.
    func holds(_ place: Place, count: Int) -> Bool {
        let whole = Int(place) * Self.alignment
        let (chunk, offset) = (whole >> Self.chunkBits, whole & (Self.chunkBytes - 1))
        guard unsafe chunk < chunks.count else { return false }
        return offset + count <= (chunk < usedOfFull.count ? usedOfFull[chunk] : usedOfLast)
    }
}
