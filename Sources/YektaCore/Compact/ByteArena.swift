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
    private static let chunkBits = 22

    private var chunks: [UnsafeMutablePointer<UInt8>]
    private var usedOfLast = ByteArena.chunkBytes
    /// Bytes of runs that were released.
    package private(set) var deadBytes = 0
    /// Bytes of all runs, the released ones included.
    package private(set) var usedBytes = 0

    package init() {
        unsafe chunks = []
    }

    deinit {
        for place in unsafe chunks.indices { unsafe chunks[place].deallocate() }
    }

    /// Bytes that the arena has taken from the system.
    package private(set) var allocatedBytes = 0

    /// Puts a run of bytes into the arena.
    package func append(_ bytes: [UInt8]) -> Place {
        let length = Self.rounded(bytes.count)
        if unsafe chunks.isEmpty || usedOfLast + length > Self.chunkBytes {
            let capacity = max(Self.chunkBytes, length)
            unsafe chunks.append(.allocate(capacity: capacity))
            allocatedBytes += capacity
            usedOfLast = 0
        }
        let last = unsafe chunks.count - 1
        let offset = usedOfLast
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
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
    package func prefetch(_ place: Place) {
        let whole = Int(place) * Self.alignment
        let start = unsafe chunks[whole >> Self.chunkBits] + whole & (Self.chunkBytes - 1)
        // About as long as the content of one record.
        for line in 0..<4 { unsafe yekta_prefetch(start + 64 * line) }
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

    private static func rounded(_ count: Int) -> Int {
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
