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
