import CXXHash

/// A run of bytes that somebody else keeps in place for as long as it is looked at.
///
/// What a comparison reads lies in arenas that never move what they hold. A view of it costs a
/// pointer and a length, and no reference count; every access is checked against the length.
@safe package struct Bytes: @unchecked Sendable {
    // @unchecked: the bytes are written before the view is made and not changed while it is used.
    private let start: UnsafePointer<UInt8>
    package let count: Int

    package init(start: UnsafePointer<UInt8>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    package subscript(place: Int) -> UInt8 {
        precondition(place >= 0 && place < count, "a byte beyond the end was asked for")
        return unsafe start[place]
    }

    /// The number in two bytes, the lowest first.
    package func uint16(_ place: Int) -> Int {
        precondition(place >= 0 && place <= count - 2, "a word beyond the end was asked for")
        return unsafe Int(
            UnsafeRawPointer(start + place).loadUnaligned(as: UInt16.self).littleEndian
        )
    }

    /// The number in four bytes, the lowest first.
    package func uint32(_ place: Int) -> UInt32 {
        precondition(place >= 0 && place <= count - 4, "a word beyond the end was asked for")
        return unsafe UnsafeRawPointer(start + place).loadUnaligned(as: UInt32.self).littleEndian
    }

    /// The number in eight bytes, the lowest first.
    package func uint64(_ place: Int) -> UInt64 {
        precondition(place >= 0 && place <= count - 8, "a word beyond the end was asked for")
        return unsafe UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self).littleEndian
    }

    /// Eight bytes from a place on, the first the lowest; zeros beyond the end.
    func word(from place: Int) -> UInt64 {
        if place <= count - 8 { return uint64(place) }
        var word: UInt64 = 0
        for next in stride(from: count - 1, through: place, by: -1) {
            word = word << 8 | UInt64(self[next])
        }
        return word
    }

    /// A part of the bytes.
    package func slice(_ place: Int, _ length: Int) -> Bytes {
        precondition(
            place >= 0 && length >= 0 && place <= count - length,
            "bytes beyond the end were asked for"
        )
        return unsafe Bytes(start: start + place, count: length)
    }

    /// A copy.
    package var array: [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// XXH3 of the bytes.
    package func hash(seed: UInt64) -> UInt64 {
        unsafe yekta_xxh3_64(start, count, seed)
    }

    package static func == (left: Bytes, right: Bytes) -> Bool {
        guard left.count == right.count else { return false }
        var place = 0
        while place + 8 <= left.count {
            let (one, other) = unsafe (
                UnsafeRawPointer(left.start + place).loadUnaligned(as: UInt64.self),
                UnsafeRawPointer(right.start + place).loadUnaligned(as: UInt64.self)
            )
            if one != other { return false }
            place += 8
        }
        while place < left.count {
            if unsafe left.start[place] != right.start[place] { return false }
            place += 1
        }
        return true
    }

    package static func != (left: Bytes, right: Bytes) -> Bool { !(left == right) }

    /// Whether the bytes come first in the order of their values.
    package func precedes(_ other: Bytes) -> Bool {
        let common = min(count, other.count)
        for place in 0..<common {
            let (one, another) = unsafe (start[place], other.start[place])
            if one != another { return one < another }
        }
        return count < other.count
    }

    /// Calls a closure with a view of an array, which lasts for the call.
    package static func with<Result>(_ array: [UInt8], _ body: (Bytes) -> Result) -> Result {
        unsafe array.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return body(Bytes.empty) }
            return unsafe body(Bytes(start: start, count: buffer.count))
        }
    }

    /// A copy that lies where it is for as long as the process lives: for tables made once.
    static func kept(_ array: [UInt8]) -> Bytes {
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, array.count))
        for (place, byte) in array.enumerated() { unsafe start[place] = byte }
        return unsafe Bytes(start: UnsafePointer(start), count: array.count)
    }

    /// No bytes.
    package static let empty = unsafe Bytes(start: ("" as StaticString).utf8Start, count: 0)
}
