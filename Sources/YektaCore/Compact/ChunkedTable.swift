/// A table that only grows, read by threads without a lock while another appends.
///
/// Elements never move. A reader has got the number of an element through something that orders
/// memory (a lock, a queue) after the element was appended.
@safe final class ChunkedTable<Element: Sendable>: @unchecked Sendable {
    // @unchecked: appending is under the owner's lock, and what was appended never changes.

    private static var chunkBits: Int { 12 }
    private static var chunkCount: Int { 1 << chunkBits }
    /// Chunks are found in a directory that never moves either.
    private static var chunksMax: Int { 1 << 15 }

    /// The most elements that the table takes.
    static var elementsMax: Int { chunksMax << chunkBits }

    private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>
    private(set) var count = 0

    init() {
        unsafe chunks = .allocate(capacity: Self.chunksMax)
        unsafe chunks.initialize(repeating: nil, count: Self.chunksMax)
    }

    deinit {
        var left = count
        for chunk in 0..<Self.chunksMax {
            guard let elements = unsafe chunks[chunk] else { break }
            unsafe elements.deinitialize(count: min(left, Self.chunkCount))
            unsafe elements.deallocate()
            left -= Self.chunkCount
        }
        unsafe chunks.deallocate()
    }

    /// Appends an element, under the owner's lock; answers its number.
    func append(_ element: Element) -> UInt32 {
        precondition(count < Self.elementsMax, "the table is full")
        let (chunk, place) = (count >> Self.chunkBits, count & (Self.chunkCount - 1))
        if unsafe chunks[chunk] == nil {
            unsafe chunks[chunk] = .allocate(capacity: Self.chunkCount)
        }
        unsafe chunks[chunk]?.advanced(by: place).initialize(to: element)
        count += 1
        return UInt32(count - 1)
    }

    subscript(number: UInt32) -> Element {
        assert(number < count, "an element that was never appended was asked for")
        guard let elements = unsafe chunks[Int(number) >> Self.chunkBits] else {
            preconditionFailure("an element that was never appended was asked for")
        }
        return unsafe elements[Int(number) & (Self.chunkCount - 1)]
    }
}
