/// An array that grows by a page at a time.
///
/// A flat array copies all of itself when it grows and has up to twice the room that it needs; a
/// look-up that waits behind that would wait for milliseconds.
struct PagedArray<Element: Sendable>: Sendable {
    private static var pageBits: Int { 10 }
    private static var pageCount: Int { 1 << pageBits }

    private let filler: Element
    private var pages: [[Element]] = []

    /// - Parameter filler: what elements are before they are set.
    init(filler: Element) {
        self.filler = filler
    }

    /// How many elements there is room for.
    var count: Int { pages.count << Self.pageBits }

    var heldBytes: Int { count * MemoryLayout<Element>.stride }

    /// Makes room for an index.
    mutating func reserve(_ index: Int) {
        while index >= count {
            pages.append([Element](repeating: filler, count: Self.pageCount))
        }
    }

    subscript(_ index: Int) -> Element {
        get { pages[index >> Self.pageBits][index & (Self.pageCount - 1)] }
        set { pages[index >> Self.pageBits][index & (Self.pageCount - 1)] = newValue }
    }
}

// MARK: - Snapshots

extension PagedArray where Element: BitwiseCopyable {
    /// Pages that one part of a snapshot holds.
    private static var pagesPerPart: Int { 64 }

    func write(_ part: SnapshotPart, to sink: inout some SnapshotSink) throws(SnapshotError) {
        for start in stride(from: 0, to: pages.count, by: Self.pagesPerPart) {
            let end = min(start + Self.pagesPerPart, pages.count)
            try sink.append(part, Array(pages[start..<end].joined()))
        }
    }

    mutating func restore(
        _ part: SnapshotPart,
        after others: Int = 0,
        from source: some SnapshotSource
    ) throws(SnapshotError) {
        pages = []
        for number in others..<max(others, source.count(of: part)) {
            let elements = try source.array(part, number, of: Element.self)
            guard elements.count % Self.pageCount == 0 else { throw .damaged(part) }
            for start in stride(from: 0, to: elements.count, by: Self.pageCount) {
                pages.append(Array(elements[start..<start + Self.pageCount]))
            }
        }
    }
}
