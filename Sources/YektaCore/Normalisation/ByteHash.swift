import CXXHash

/// XXH3 over bytes wherever they lie.
///
/// Memory is touched by hand here for one call only: the span outlives it, and the function is told
/// its exact length.
enum ByteHash {
    /// The hash of bytes under a seed, as `Hash64.xxh3`.
    @inline(__always)
    static func xxh3(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe yekta_xxh3_64(buffer.baseAddress, buffer.count, seed)
        }
    }

    /// FNV-1a, for short words of fixed lists.
    @inline(__always)
    static func fnv(_ bytes: Span<UInt8>) -> UInt64 {
        var state = fnvStart
        for index in bytes.indices { state = fnv(state, bytes[index]) }
        return state
    }

    static let fnvStart: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The state after one more byte.
    @inline(__always)
    static func fnv(_ state: UInt64, _ byte: UInt8) -> UInt64 {
        (state ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}

extension Span where Element == UInt8 {
    /// Whether two spans hold the same bytes.
    @inline(__always)
    func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// Whether every byte is ASCII.
    @inline(__always)
    var isASCII: Bool {
        var all: UInt8 = 0
        for index in indices { all |= self[index] }
        return all < 0x80
    }
}
