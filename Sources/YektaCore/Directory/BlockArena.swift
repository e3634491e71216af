/// Blocks of bytes of any length behind a 32-bit location each.
///
/// Blocks are laid into chunks one behind the other. A chunk that has nothing left in it is given
/// back at once; one that is more than half empty is handed out as sparse, so that its owner lays
/// its last blocks anew and it can go. What is held is thus at most about twice what is used.
struct BlockArena: Sendable {
    /// Where a block begins, in steps of eight bytes; 0 is nowhere.
    typealias Location = UInt32

    private static let chunkBits = 16
    private static let chunkBytes = 1 << chunkBits
    private static let stepBits = 3
    private static let placesBits = chunkBits - stepBits
    /// Owner plus 1 and payload bytes, four bytes each; an owner of 0 marks a dead block.
    private static let headerBytes = 8

    private struct Chunk: Sendable {
        var bytes: [UInt8] = []
        var liveBytes = 0
    }

    private var chunks: [Chunk] = []
    private var freeChunks: [Int] = []
    private var open = -1
    private var openOffset = 0
    private var sparse: [Int] = []
    /// The bytes of all live blocks, headers and padding included.
    private(set) var liveBytes = 0
    /// The bytes of all chunks.
    private(set) var heldBytes = 0

    init() {}

    /// Lays down a block.
    mutating func insert(_ payload: [UInt8], owner: UInt32) -> Location {
        let bytes = Self.padded(payload.count)
        let (chunk, offset) = room(for: bytes)
        chunks[chunk].liveBytes += bytes
        liveBytes += bytes
        Self.put(owner + 1, at: offset, in: &chunks[chunk].bytes)
        Self.put(UInt32(payload.count), at: offset + 4, in: &chunks[chunk].bytes)
        let start = offset + Self.headerBytes
        chunks[chunk].bytes.replaceSubrange(start..<(start + payload.count), with: payload)
        return Location(chunk << Self.placesBits | offset >> Self.stepBits)
    }

    /// Takes a block out.
    mutating func remove(_ location: Location) {
        let (chunk, offset) = Self.place(of: location)
        let bytes = Self.padded(Int(Self.word(at: offset + 4, in: chunks[chunk].bytes)))
        Self.put(0, at: offset, in: &chunks[chunk].bytes)
        chunks[chunk].liveBytes -= bytes
        liveBytes -= bytes
        guard chunk != open else { return }
        let held = chunks[chunk].bytes.count
        if chunks[chunk].liveBytes == 0 {
            release(chunk)
        } else if chunks[chunk].liveBytes < held / 2, chunks[chunk].liveBytes + bytes >= held / 2 {
            sparse.append(chunk)
        }
    }

    /// The bytes in which a block lies, and where in them its payload begins.
    func withBlock<Result>(
        _ location: Location,
        _ body: (Span<UInt8>, Int) -> Result
    ) -> Result {
        let (chunk, offset) = Self.place(of: location)
        let bytes = chunks[chunk].bytes
        return body(bytes.span, offset + Self.headerBytes)
    }

    /// Reads a byte of each of a block's first lines of cache.
    func touch(_ location: Location) -> UInt64 {
        let (chunk, offset) = Self.place(of: location)
        let bytes = chunks[chunk].bytes
        let last = bytes.count - 1
        return UInt64(bytes[offset]) &+ UInt64(bytes[min(last, offset + 64)])
            &+ UInt64(bytes[min(last, offset + 128)]) &+ UInt64(bytes[min(last, offset + 192)])
    }

    /// Appends a block's payload.
    func append(_ location: Location, to bytes: inout [UInt8]) {
        let (chunk, offset) = Self.place(of: location)
        let count = Int(Self.word(at: offset + 4, in: chunks[chunk].bytes))
        let start = offset + Self.headerBytes
        bytes.append(contentsOf: chunks[chunk].bytes[start..<(start + count)])
    }

    /// How many bytes a block's payload has.
    func count(of location: Location) -> Int {
        let (chunk, offset) = Self.place(of: location)
        return Int(Self.word(at: offset + 4, in: chunks[chunk].bytes))
    }

    /// Lays the blocks of one sparse chunk anew and gives the chunk back.
    ///
    /// - Returns: each block's owner and new location.
    mutating func compact() -> [(owner: UInt32, location: Location)] {
        guard let chunk = sparse.popLast() else { return [] }
        // It may have been emptied, and taken for something else, since it was found sparse.
        let old = chunks[chunk].bytes
        guard chunk != open, !old.isEmpty, chunks[chunk].liveBytes < old.count / 2 else {
            return []
        }
        var moved: [(owner: UInt32, location: Location)] = []
        var offset = Self.headerBytes
        while offset + Self.headerBytes <= old.count {
            let owner = Self.word(at: offset, in: old)
            let count = Int(Self.word(at: offset + 4, in: old))
            let start = offset + Self.headerBytes
            // Behind the last block there are zeroes alone, which read as an empty dead one.
            if owner > 0 {
                let payload = Array(old[start..<(start + count)])
                liveBytes -= Self.padded(count)
                moved.append((owner - 1, insert(payload, owner: owner - 1)))
            }
            offset += Self.padded(count)
        }
        release(chunk)
        return moved
    }

    var isSparse: Bool { !sparse.isEmpty }

    private mutating func room(for bytes: Int) -> (chunk: Int, offset: Int) {
        if bytes > Self.chunkBytes / 2 {
            // A chunk of its own, whose other locations nobody has.
            let chunk = newChunk(bytes: bytes + Self.headerBytes)
            return (chunk, Self.headerBytes)
        }
        if open < 0 || openOffset + bytes > Self.chunkBytes {
            let full = open
            open = newChunk(bytes: Self.chunkBytes)
            // Location 0 is nowhere.
            openOffset = Self.headerBytes
            if full >= 0 { close(full) }
        }
        defer { openOffset += bytes }
        return (open, openOffset)
    }

    /// While it was open a chunk was left alone, however empty it became.
    private mutating func close(_ chunk: Int) {
        if chunks[chunk].liveBytes == 0 {
            release(chunk)
        } else if chunks[chunk].liveBytes < chunks[chunk].bytes.count / 2 {
            sparse.append(chunk)
        }
    }

    private mutating func newChunk(bytes: Int) -> Int {
        heldBytes += bytes
        let fresh = Chunk(bytes: [UInt8](repeating: 0, count: bytes))
        if let chunk = freeChunks.popLast() {
            chunks[chunk] = fresh
            return chunk
        }
        precondition(chunks.count < 1 << (32 - Self.placesBits), "an arena holds 32 GiB at most")
        chunks.append(fresh)
        return chunks.count - 1
    }

    private mutating func release(_ chunk: Int) {
        heldBytes -= chunks[chunk].bytes.count
        chunks[chunk] = Chunk()
        freeChunks.append(chunk)
    }

    private static func place(of location: Location) -> (chunk: Int, offset: Int) {
        (
            Int(location) >> placesBits,
            (Int(location) & ((1 << placesBits) - 1)) << stepBits
        )
    }

    private static func padded(_ payloadBytes: Int) -> Int {
        (headerBytes + payloadBytes + 7) & ~7
    }

    private static func put(_ word: UInt32, at offset: Int, in bytes: inout [UInt8]) {
        for place in 0..<4 {
            bytes[offset + place] = UInt8(truncatingIfNeeded: word >> UInt32(8 * place))
        }
    }

    private static func word(at offset: Int, in bytes: [UInt8]) -> UInt32 {
        var word: UInt32 = 0
        for place in 0..<4 { word |= UInt32(bytes[offset + place]) << UInt32(8 * place) }
        return word
    }

    /// What a block takes with a payload of so many bytes.
    static func bytes(ofPayload count: Int) -> Int { padded(count) }

    /// What contradicts itself; empty unless there is a fault.
    func checkInvariants() -> [String] {
        var found: [String] = []
        if chunks.reduce(0, { $0 + $1.liveBytes }) != liveBytes {
            found.append("live bytes are miscounted")
        }
        if chunks.reduce(0, { $0 + $1.bytes.count }) != heldBytes {
            found.append("held bytes are miscounted")
        }
        let slack = chunks.filter { !$0.bytes.isEmpty }.count * 4 * Self.headerBytes
        let openBytes = open < 0 ? 0 : Self.chunkBytes
        if !isSparse, heldBytes > 2 * liveBytes + openBytes + Self.chunkBytes + slack {
            found.append("chunks are emptier than half")
        }
        return found
    }
}

// MARK: - Snapshots

extension BlockArena {
    /// Writes the chunks, each as a part; nothing of dead blocks.
    func write(
        _ part: SnapshotPart,
        chunks chunkPart: SnapshotPart,
        to sink: inout some SnapshotSink
    ) throws(SnapshotError) {
        var head: [UInt64] = [UInt64(chunks.count), UInt64(bitPattern: Int64(open))]
        head += [UInt64(openOffset), UInt64(freeChunks.count), UInt64(sparse.count)]
        head += chunks.map { UInt64($0.liveBytes) } + chunks.map { UInt64($0.bytes.count) }
        head += freeChunks.map(UInt64.init) + sparse.map(UInt64.init)
        try sink.append(part, head)
        for chunk in chunks {
            var bytes = chunk.bytes
            Self.clearDeadBlocks(of: &bytes)
            try sink.append(chunkPart, bytes)
        }
    }

    private static func clearDeadBlocks(of bytes: inout [UInt8]) {
        var offset = headerBytes
        while offset + headerBytes <= bytes.count {
            let count = Int(word(at: offset + 4, in: bytes))
            let end = min(offset + padded(count), bytes.count)
            if count > 0, word(at: offset, in: bytes) == 0 {
                for place in (offset + headerBytes)..<end { bytes[place] = 0 }
            }
            offset = end
        }
    }

    /// Reads what `write` wrote.
    init(
        _ part: SnapshotPart,
        chunks chunkPart: SnapshotPart,
        from source: some SnapshotSource,
        workers: Int
    ) async throws(SnapshotError) {
        let head = try source.array(part, of: UInt64.self)
        let fixed = 5
        guard head.count >= fixed, head.allSatisfy({ Int64(bitPattern: $0) < 1 << 32 }) else {
            throw .damaged(part)
        }
        let (count, frees, sparses) = (Int(head[0]), Int(head[3]), Int(head[4]))
        guard source.count(of: chunkPart) == count,
            head.count == fixed + 2 * count + frees + sparses,
            (0..<count).allSatisfy({
                UInt64(source.byteCount(of: chunkPart, $0)) == head[fixed + count + $0]
            })
        else { throw .damaged(part) }
        let bytes = try await source.arrays(chunkPart, of: UInt8.self, workers: workers)
        chunks = zip(bytes, head[fixed...]).map { Chunk(bytes: $0, liveBytes: Int($1)) }
        liveBytes = chunks.reduce(0) { $0 + $1.liveBytes }
        heldBytes = chunks.reduce(0) { $0 + $1.bytes.count }
        open = Int(Int64(bitPattern: head[1]))
        openOffset = Int(head[2])
        let lists = head[(fixed + 2 * count)...].map { Int($0) }
        freeChunks = Array(lists.prefix(frees))
        sparse = Array(lists.dropFirst(frees))
        guard open < count, freeChunks.allSatisfy({ $0 < count }),
            sparse.allSatisfy({ $0 < count })
        else { throw .damaged(part) }
    }
}
